"""The real knowledge base: complete, readable, and without anything that stands in the way of serving it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.assessment.check import fairness_problems
from bot.catalogue.catalogue import Catalogue
from bot.catalogue.load import catalogue_of, read_folder
from bot.catalogue.model import Language, Level, StepStage
from bot.catalogue.model.entry import FEWEST_UTTERANCES
from bot.catalogue.problem import Problem
from bot.catalogue.text import parse_markup
from bot.settings import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.model import Item

Loaded = tuple[Catalogue, list[Problem]]

JOINING = {Language.EN: "and|or", Language.DA: "og|eller", Language.NL: "en|of"}
IDIOMS = "now and then|here and there|one or two|nu og da|hist og her|en eller to|af en toe|hier en daar|een of twee"
HARDEST = 40
"""Highest LIX of the check in any language: 40 is the upper end of what is easy to read for adults."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """The catalogue of the real base, and what can wait."""
    catalogue, problems = catalogue_of(read_folder(PROJECT / "knowledge"), [fairness_problems])
    assert catalogue is not None, [str(problem) for problem in problems if problem.blocking]
    return catalogue, problems


@pytest.fixture(scope="module")
def catalogue(loaded: Loaded) -> Catalogue:
    """The catalogue alone."""
    return loaded[0]


def test_nothing_stands_in_the_way(loaded: Loaded):
    """The base is served; what can wait may be there."""
    assert [str(problem) for problem in loaded[1] if problem.blocking] == []


def test_it_has_all_its_entries(catalogue: Catalogue):
    """None of the first 199 entries in 14 groups is lost, and each group has a name in each language."""
    assert len(catalogue.entries) >= 199
    assert len(catalogue.groups) >= 14
    for language in Language:
        assert set(catalogue.wordings[language].groups) >= set(catalogue.groups)


@pytest.mark.parametrize("language", Language)
def test_every_entry_is_there_in_every_language(catalogue: Catalogue, language: Language):
    """Each has its own text, eight ways of asking or more, and an answer that says something."""
    for entry in catalogue.entries.values():
        text = getattr(entry, language)
        assert text is not None, entry.id
        assert len(set(text.utterances)) >= FEWEST_UTTERANCES, entry.id
        assert len(parse_markup(text.answer).plain) > 80, entry.id
        assert text.question.endswith("?"), entry.id


def test_every_entry_names_where_its_facts_were_read(catalogue: Catalogue):
    """Each has a source with its date, at least one neighbour to read next, and matters to some level."""
    for entry in catalogue.entries.values():
        assert entry.sources, entry.id
        assert entry.related, entry.id
        assert entry.levels, entry.id
    assert {level for entry in catalogue.entries.values() for level in entry.levels} == set(Level)


def test_the_instrument_is_complete(catalogue: Catalogue):
    """18 items in seven dimensions, two of them only for a collection, with a version on it."""
    instrument = catalogue.instrument
    assert instrument.version >= 1
    assert len(instrument.items) == 18
    assert len(instrument.dimensions) == 7
    assert [item.id for item in instrument.items if item.needs_collection] == ["C1", "C2"]
    assert all(item.id.startswith(item.dimension) for item in instrument.items)
    assert [level.level for level in instrument.levels] == list(Level)
    assert "".join(instrument.step_order) == "DTPASCE"


@pytest.mark.parametrize("language", Language)
def test_the_instrument_speaks_every_language(catalogue: Catalogue, language: Language):
    """Each item, dimension and level has its own text, with a next step for each of three stages."""
    instrument = catalogue.instrument
    for part in (*instrument.items, *instrument.dimensions, *instrument.levels):
        assert getattr(part, language) is not None, part
    steps = [
        getattr(dimension, language).steps[stage]
        for dimension in instrument.dimensions
        for stage in StepStage
    ]
    assert len(set(steps)) == 21


def _options(catalogue: Catalogue) -> Iterator[tuple[Item, Language, list[str]]]:
    for item in catalogue.instrument.items:
        for language in Language:
            yield item, language, [option.text for option in getattr(item, language).options]


def test_the_options_of_an_item_differ(catalogue: Catalogue):
    """Four different anchors and four different buttons, none of them longer than a phone shows."""
    for item, language, texts in _options(catalogue):
        labels = [option.label for option in getattr(item, language).options]
        assert len({text.casefold() for text in texts}) == 4, (item.id, language)
        assert len({label.casefold() for label in labels}) == 4, (item.id, language)
        assert max(map(len, texts)) <= 90, (item.id, language)
        assert len(getattr(item, language).question) <= 140, (item.id, language)


def test_an_option_asks_for_one_thing(catalogue: Catalogue):
    """No option leaves open which of two it means, and none joins more than two things."""
    for item, language, texts in _options(catalogue):
        for text in texts:
            bare = re.sub(IDIOMS, "", text, flags=re.IGNORECASE)
            assert not re.search(r"\w/\w", bare), (item.id, language, text)
            joined = re.findall(rf"\b(?:{JOINING[language]})\b", bare)
            assert len(joined) <= 2, (item.id, language, text)


@pytest.mark.parametrize("language", Language)
def test_the_check_is_easy_to_read(catalogue: Catalogue, language: Language):
    """By LIX: words a sentence, plus the share of words with more than six letters."""
    texts = []
    for item in catalogue.instrument.items:
        text = getattr(item, language)
        texts += [text.question, text.why, *(option.text for option in text.options)]
    words = [word for text in texts for word in re.findall(r"\w+", text)]
    sentences = sum(max(1, len(re.findall(r"[.?!:;]", text))) for text in texts)
    long_words = sum(len(word) > 6 for word in words)
    assert len(words) / sentences + 100 * long_words / len(words) <= HARDEST


def test_the_modules_are_those_of_the_project(catalogue: Catalogue):
    """One for each level, lowest first, each with an entry that tells more."""
    modules = catalogue.modules.modules
    assert [(module.number, module.level) for module in modules] == list(enumerate(Level, 1))
    assert all(module.entry in catalogue.entries for module in modules)


def test_the_glossary_is_rich_enough(catalogue: Catalogue):
    """Forty terms or more, each in every language."""
    assert len(catalogue.glossary.terms) >= 40
    for term in catalogue.glossary.terms:
        assert all(getattr(term, language) is not None for language in Language), term.id


def test_the_assistant_speaks_every_language(catalogue: Catalogue):
    """Each language has its own wording, with the commands of the menu in each."""
    assert list(catalogue.wordings) == list(Language)
    commands = {language: set(wording.commands) for language, wording in catalogue.wordings.items()}
    assert len(set(map(frozenset, commands.values()))) == 1


def test_no_country_stands_in_two_groups_or_in_none_by_mistake(catalogue: Catalogue):
    """All members of the European Union are in its group, and codes are two capital letters."""
    groups = {group.outcome: group.countries for group in catalogue.eligibility.country_groups}
    members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
    assert sorted(groups["eu"]) == members.split()
    codes = [code for countries in groups.values() for code in countries]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
