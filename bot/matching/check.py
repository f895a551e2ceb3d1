"""Slips in the thesaurus that can wait: a word that means two things, and a concept that helps no question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.model import Entry, Language
from bot.matching.normalise import sample_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.problem import Problem
    from bot.catalogue.source import Place

_HELPS_FROM = 2
"""A concept that samples use in one way only leads nobody to them who would not get there by that word."""

Vocabulary = dict[Language, frozenset[str]]


def thesaurus_problems(draft: Draft) -> Iterator[Problem]:
    """Words that stand in two concepts of one language, and concepts whose words no sample uses; none blocks."""
    written = draft.one("thesaurus.yaml")
    if written is not None:
        yield from _shared(written)
        if not any(problem.path.startswith("entries/") for problem in draft.problems):
            yield from _idle(written, _vocabulary(draft))


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


def _idle(written: Written, vocabulary: Mapping[Language, frozenset[str]]) -> Iterator[Problem]:
    used: dict[tuple[str, Language], int] = {}
    for language, phrase, concept, _ in _named(written):
        helps = vocabulary[language].issuperset(phrase)
        used[concept, language] = used.get((concept, language), 0) + helps
    for at, concept in enumerate(written.value.concepts):
        if max(used.get((concept.id, language), 0) for language in Language) < _HELPS_FROM:
            what = f'the concept "{concept.id}" helps no question: entries use fewer than two of its words'
            hint = "add the words that entries use for it, or remove it"
            yield written.problem(("concepts", at), what, hint, "idle-concept", blocking=False)


def _vocabulary(draft: Draft) -> Vocabulary:
    """The words of all entries' questions, buttons and utterances, language by language."""
    entries = [written.value for written in draft.of(Entry)]
    found: Vocabulary = {}
    for language in Language:
        texts = [getattr(entry, language) for entry in entries]
        asked = [line for text in texts if text for line in (text.question, text.short, *text.utterances)]
        found[language] = frozenset(word for line in asked for word in sample_words(line))
    return found
