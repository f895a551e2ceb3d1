"""Slips in the thesaurus that can wait: a word that means two things, and a concept that helps no question."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.catalogue.model import Entry, Language
from bot.matching.language import stemmer
from bot.matching.normalise import sample_words
from bot.matching.thesaurus import Concept, Thesaurus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.model import ConceptWords
    from bot.catalogue.problem import Problem
    from bot.catalogue.source import Place

_HELPS_FROM = 2
"""A concept that samples use in one way only leads nobody to them who would not get there by that word."""


def thesaurus_problems(draft: Draft) -> Iterator[Problem]:
    """Words that stand in two concepts of one language, and concepts whose words no sample uses; none blocks."""
    written = draft.one("thesaurus.yaml")
    if written is not None:
        yield from _shared(written)
        if not any(problem.path.startswith("entries/") for problem in draft.problems):
            yield from _idle(written, [each.value for each in draft.of(Entry)])


def _named(written: Written) -> Iterator[tuple[Language, tuple[str, ...], str, Place]]:
    """Each word or phrase: its language, its words, its concept and its place."""
    for at, concept in enumerate(written.value.concepts):
        for language in Language:
            for place, text in enumerate(getattr(concept, language)):
                yield language, sample_words(text), concept.id, ("concepts", at, language.value, place)


def _shared(written: Written) -> Iterator[Problem]:
    owners: dict[tuple[Language, tuple[str, ...]], str] = {}
    for language, phrase, concept, place in _named(written):
        owner = owners.setdefault((language, phrase), concept)
        if owner != concept:
            what = f'"{" ".join(phrase)}" stands in two concepts, "{owner}" and "{concept}"'
            hint = "keep it where it fits best, or join the two"
            yield written.problem(place, what, hint, "shared-word", blocking=False)


def _idle(written: Written, entries: Sequence[Entry]) -> Iterator[Problem]:
    idle = {concept.id for concept in written.value.concepts}
    for language in Language:
        if idle:
            used = _names_used(
                [each for each in written.value.concepts if each.id in idle], entries, language
            )
            idle -= {concept for concept, names in used.items() if len(names) >= _HELPS_FROM}
    for at, concept in enumerate(written.value.concepts):
        if concept.id in idle:
            what = f'the concept "{concept.id}" helps no question: entries use fewer than two of its words'
            hint = "add the words that entries use for it, or remove it"
            yield written.problem(("concepts", at), what, hint, "idle-concept", blocking=False)


def _names_used(
    authored: Sequence[ConceptWords], entries: Sequence[Entry], language: Language
) -> dict[str, set[str]]:
    """In how many ways the entries' questions, buttons and utterances name concepts, found as the matching does."""
    concepts = [Concept(each.id, {name.value: getattr(each, name) for name in Language}) for each in authored]
    texts = [text for entry in entries if (text := getattr(entry, language))]
    lines = chain.from_iterable((text.question, text.short, *text.utterances) for text in texts)
    rows = list(map(sample_words, lines))
    thesaurus = Thesaurus.of(concepts, language, set(chain.from_iterable(rows)))
    stem = stemmer(language)
    used: dict[str, set[str]] = {}
    for row in rows:
        for number, name in thesaurus.find(row, tuple(map(stem, row))):
            used.setdefault(thesaurus.ids[number], set()).add(name)
    return used
