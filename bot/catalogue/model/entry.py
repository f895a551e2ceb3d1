"""One question of the knowledge base with its answer in every language."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.model.base import Authored, ButtonLabel, Id, Level, Source, Translated, Words

ANSWER_LIMIT = 700
"""Longest answer in characters: what a phone shows without much scrolling."""

LEVEL_LINE_LIMIT = 240
"""Longest line of advice for one level, in characters."""

FEWEST_UTTERANCES = 8
"""Fewest sample utterances an entry needs in a language to be found."""


class EntryText(Authored):
    """An entry in one language."""

    question: Annotated[str, StringConstraints(min_length=1, max_length=120)] = Field(
        description="The question, as a museum worker would ask it."
    )
    label: ButtonLabel | None = Field(
        None, description="The question in few words, for a button (30 characters)."
    )
    utterances: Annotated[tuple[Words, ...], Field(min_length=FEWEST_UTTERANCES)] = Field(
        description="What people type when they want this answer; 8 or more."
    )
    near_misses: tuple[Words, ...] = Field(
        (), description="What people type that sounds like this but is not."
    )
    answer: Annotated[str, StringConstraints(min_length=1, max_length=ANSWER_LIMIT)] = Field(
        description="The answer itself first; at most 700 characters. *Emphasis* and [links](https://...)."
    )
    for_level: dict[Level, Annotated[str, StringConstraints(min_length=1, max_length=LEVEL_LINE_LIMIT)]] = (
        Field(default_factory=dict, description="What differs for a museum of one level.")
    )

    @property
    def short(self) -> str:
        """The words for a button."""
        return self.label or self.question


class Entry(Translated[EntryText]):
    """One question, whom it matters to, its neighbours, its sources, and its texts."""

    id: Id = Field(description="The file's name without .yaml.")
    group: Id = Field(description="The folder's name.")
    levels: Annotated[tuple[Level, ...], Field(min_length=1)] = Field(description="Whom it matters most to.")
    related: Annotated[tuple[Id, ...], Field(max_length=3)] = Field(
        (), description="Up to three entries to read next."
    )
    not_for: tuple[Id, ...] = Field((), description="Neighbours that this entry is easily taken for.")
    review_by: date | None = Field(
        None, description="When a person must check it again; only if time-sensitive."
    )
    sources: tuple[Source, ...] = Field((), description="Where the facts were read.")
