"""Terms of art with a plain meaning each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.model.base import Authored, Id, Translated, Words


class TermText(Authored):
    """A term in one language."""

    term: Words = Field(description="The word itself.")
    also: tuple[Words, ...] = Field((), description="Other words that people use for it.")
    meaning: Annotated[str, StringConstraints(min_length=1, max_length=220)] = Field(
        description="What it means, in plain words; at most 220 characters."
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Every word for it, the preferred one first."""
        return (self.term, *self.also)


class Term(Translated[TermText]):
    """A term of art."""

    id: Id = Field(description="A short name that is used once in this file.")


class Glossary(Authored):
    """All terms."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)] = Field(description="One block for each term.")
