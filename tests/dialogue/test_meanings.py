"""'Why do you ask?' and 'what does that word mean?', without losing the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Language
from bot.dialogue.session import Scene

from .knowing import ByHeart, Taught
from .talking import person

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

    from .talking import Person


@pytest.mark.parametrize("typed", ["Why do you ask?", "why", "why are you asking", "why do you ask that"])
def test_why_is_answered_and_the_item_comes_again(anna: Person, typed: str):
    """By the button's words or one's own."""
    anna.begins()
    anna.gives(1)
    anna.says(typed)
    assert anna.hears(anna.knowledge.catalogue.instrument.named("S1").en.why)
    assert (anna.asked, anna.answers) == ("S1", {"D1": 1})


def test_why_is_answered_for_an_item_that_is_changed(anna: Person):
    """It is about the item on the screen, not about the next."""
    anna.begins()
    anna.gives(1)
    anna.presses(anna.b.back)
    anna.presses(anna.b.why_asked)
    assert anna.hears(anna.knowledge.catalogue.instrument.named("D1").en.why)
    assert anna.asked == "D1"


@pytest.mark.parametrize("language", list(Language))
def test_every_way_to_ask_why_is_understood(known: Catalogue, language: Language):
    """In every language."""
    for typed in known.wording(language).phrases.why:
        anna = person(Taught(ByHeart()), language)
        anna.begins()
        anna.says(typed)
        assert anna.hears(known.instrument.named("D1").text(language).why), typed


def test_why_outside_the_check_has_nothing_to_explain(anna: Person):
    """As a forged button, it is old."""
    anna.commands("start")
    anna.presses_data(f"1:{anna.session.nonce}:why")
    assert anna.hears(anna.s.old_button)


@pytest.mark.parametrize(
    "typed",
    [
        "What does metadata mean?",
        "what is metadata",
        "define metadata",
        "what do you mean by 'metadata'?",
        "explain metdata",
        "meaning of METADATA",
    ],
)
def test_a_word_is_explained_in_the_middle_of_the_check(anna: Person, typed: str):
    """With a slip, in quotes, in capitals; then the same item again."""
    anna.begins()
    anna.gives(2)
    anna.says(typed)
    term = next(each for each in anna.knowledge.catalogue.glossary.terms if each.id == "metadata").en
    assert f"Metadata: {term.meaning}" in anna.heard
    assert anna.asked == "S1"


def test_that_word_means_the_terms_on_the_screen(anna: Person, known: Catalogue):
    """All of the glossary's words that stand in the item."""
    anna.begins()
    anna.gives(1, 1)
    anna.says("what does that word mean?")
    shown = anna.heard.split(known.instrument.named("A1").en.question)[0]
    assert "main group" in known.instrument.named("A1").en.options[2].text
    assert next(each for each in known.glossary.terms if each.id == "target-group").en.meaning in shown
    assert anna.asked == "A1"


def test_that_word_where_no_term_stands_says_so(anna: Person):
    """With an example of how to ask."""
    anna.commands("privacy")
    anna.says("what does that mean")
    assert anna.hears(anna.s.no_term_here)
    assert anna.session.scene is Scene.PRIVACY


@pytest.mark.parametrize("language", list(Language))
def test_every_term_is_explained_by_each_of_its_names(known: Catalogue, language: Language):
    """In every language, by the first pattern that names a term."""
    pattern = next(each for each in known.wording(language).phrases.meaning if "{term}" in each)
    anna = person(Taught(ByHeart()), language)
    anna.begins()
    for term in known.glossary.terms:
        for name in term.text(language).names:
            anna.says(pattern.format(term=name))
            assert term.text(language).meaning in anna.heard, name


@pytest.mark.parametrize("language", list(Language))
def test_every_pattern_for_a_meaning_is_understood(known: Catalogue, language: Language):
    """With a term, or for what is on the screen."""
    term = next(each for each in known.glossary.terms if each.id == "metadata").text(language)
    for pattern in known.wording(language).phrases.meaning:
        anna = person(Taught(ByHeart()), language)
        anna.begins()
        anna.says(pattern.format(term=term.term))
        wanted = term.meaning if "{term}" in pattern else ""
        assert wanted in anna.heard, pattern
        assert anna.asked == "D1", pattern
        assert anna.turns[-1].kept is None, pattern


def test_a_word_that_is_no_term_is_a_question(anna: Person, heart: ByHeart):
    """The knowledge base may know it."""
    anna.begins()
    anna.says("what is a flibbertigibbet")
    assert heart.heard[-1][0] == "what is a flibbertigibbet"
    assert anna.asked == "D1"
