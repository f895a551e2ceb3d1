"""What helps the matching beside the sample utterances: words that mean the same, and what is not covered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.catalogue.model.base import Authored, Id, Translated, Words


class ConceptWords(Authored):
    """One idea of the field and the words for it in each language."""

    id: Id = Field(description="A short name that is used once in this file.")
    en: tuple[Words, ...] = Field((), description="English words for it.")
    da: tuple[Words, ...] = Field((), description="Danish words for it.")
    nl: tuple[Words, ...] = Field((), description="Dutch words for it.")


class Thesaurus(Authored):
    """Words that mean the same."""

    concepts: tuple[ConceptWords, ...] = Field(description="One block for each idea.")


class UncoveredText(Authored):
    """A topic that is not covered, in one language."""

    name: Words = Field(description="The topic in a few words.")
    utterances: Annotated[tuple[Words, ...], Field(min_length=1)] = Field(
        description="What people type about it; about six."
    )


class Uncovered(Translated[UncoveredText]):
    """A topic that people ask about and that the assistant does not cover."""

    id: Id = Field(description="A short name that is used once in this file.")


class NotCovered(Authored):
    """All such topics; their samples teach the matching what it does not know."""

    topics: tuple[Uncovered, ...] = Field(description="One block for each topic.")
