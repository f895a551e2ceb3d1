"""What helps the matching beside the sample utterances: words that mean the same, and what is not covered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.catalogue.model.base import Authored, Id, Translated, Words


class ConceptWords(Authored):
    """One idea of the field and the words for it in each language."""

    id: Id
    en: tuple[Words, ...] = ()
    da: tuple[Words, ...] = ()
    nl: tuple[Words, ...] = ()


class Thesaurus(Authored):
    """Words that mean the same."""

    concepts: tuple[ConceptWords, ...]


class UncoveredText(Authored):
    """A topic that is not covered, in one language."""

    name: Words
    utterances: Annotated[tuple[Words, ...], Field(min_length=1)]


class Uncovered(Translated[UncoveredText]):
    """A topic that people ask about and that the assistant does not cover."""

    id: Id


class NotCovered(Authored):
    """All such topics; their samples teach the matching what it does not know."""

    topics: tuple[Uncovered, ...]
