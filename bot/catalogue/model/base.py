"""What every kind of file has in common: languages, levels, sources, and strictness."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Language(StrEnum):
    """The languages the assistant speaks; English is complete, the others may fall back to it."""

    EN = "en"
    DA = "da"
    NL = "nl"

    @property
    def called(self) -> str:
        """The language's English name."""
        return {Language.EN: "English", Language.DA: "Danish", Language.NL: "Dutch"}[self]


class Level(StrEnum):
    """Digital maturity in the words of the project's founding text, lowest first."""

    RUDIMENTARY = "rudimentary"
    MEDIUM = "medium"
    HIGHER = "higher"

    @property
    def rank(self) -> int:
        """1, 2 or 3."""
        return list(Level).index(self) + 1


class Authored(BaseModel):
    """Something a partner writes: frozen, and with no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Words = Annotated[str, StringConstraints(min_length=1)]
"""Text that may not be empty."""

ID_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_ID = 40

Id = Annotated[str, StringConstraints(pattern=ID_FORM, max_length=LONGEST_ID)]
"""A name for machines: small letters, digits and hyphens, at most 40 characters."""

ButtonLabel = Annotated[str, StringConstraints(min_length=1, max_length=30)]
"""Words on a button; longer ones are cut off on a phone."""


class Source(Authored):
    """Where a fact was read, and when that was last checked."""

    title: Words = Field(description="Who says it, and what it is called.")
    url: Words = Field(description="Its address, beginning with https://.")
    checked: date = Field(description="The day on which a person last read it, such as 2026-11-22.")


T = TypeVar("T", bound=Authored)


class Translated(Authored, Generic[T]):
    """Something with a text in English and, where it is written, in the other languages."""

    en: T = Field(description="The English text; it stands in for a language that is missing.")
    da: T | None = Field(None, description="The Danish text.")
    nl: T | None = Field(None, description="The Dutch text.")

    def text(self, language: Language) -> T:
        """The text in a language, or in English where that language is not written yet."""
        chosen: T | None = getattr(self, language.value)
        return self.en if chosen is None else chosen
