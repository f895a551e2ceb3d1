"""Every sample of every entry of the real base finds its own entry first, when somebody types exactly that."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import catalogue
from bot.dialogue.knowledge import Knowledge
from bot.matching.audit import lost
from bot.matching.matchers import Matchers

if TYPE_CHECKING:
    from bot.dialogue.knowledge import Lessons


SOME = 10


@cache
def lessons() -> Lessons:
    """What the matchers of the real base learn from."""
    return Knowledge(catalogue()).lessons


def matchers_of(*languages: str) -> Matchers:
    """Built from the real base, in some languages."""
    base = lessons()
    return Matchers.build(
        {language: base.samples[language] for language in languages},
        thesaurus=base.thesaurus,
        not_for=base.not_for,
        not_covered={language: base.not_covered[language] for language in languages},
    )


@pytest.mark.parametrize("language", ["en", "da", "nl"])
def test_a_sample_finds_its_own_entry_in_its_own_language(language: str):
    """Two or three of each entry, as to type them all takes its time."""
    some = {entry: texts[::SOME] for entry, texts in lessons().samples[language].items()}
    found = lost(matchers_of(language), language, some)
    assert [(each.entry, each.sample, each.nearest) for each in found] == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "da", "nl"])
def test_each_sample_finds_its_own_entry_among_all_languages(language: str):
    """No other language takes it for its own, either."""
    found = lost(matchers_of("en", "da", "nl"), language, lessons().samples[language])
    assert [(each.entry, each.sample, each.nearest) for each in found] == []


def test_a_sample_that_two_entries_share_is_lost_to_one_of_them():
    """And the audit says which, and where people would get instead."""
    samples = {
        "costs": ["what does a podcast cost", "price of a podcast", "podcast budget"],
        "podcast": ["What does a podcast cost?", "how to begin with a podcast", "podcast first steps"],
    }
    found = lost(Matchers.build({"en": samples}), "en", samples)
    assert [(each.entry, each.sample, each.nearest) for each in found] == [
        ("podcast", "What does a podcast cost?", "costs")
    ]
