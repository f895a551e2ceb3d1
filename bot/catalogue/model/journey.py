"""Whole conversations that must hold, as partners write them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from bot.catalogue.model.base import Authored, Language, Words


class JourneyStep(Authored):
    """One thing that the person does, or one thing that must come back; exactly one key."""

    says: Words | None = Field(None, description="What the person types.")
    presses: Words | None = Field(None, description="The button the person presses, by its words.")
    commands: Words | None = Field(None, description="A command without its slash, such as: start check")
    sends: Words | None = Field(
        None, description="Something that is not text: photo, voice, sticker, location..."
    )
    hears: Words | None = Field(None, description="Words that must stand in what comes back.")
    hears_not: Words | None = Field(None, description="Words that may not stand in what comes back.")
    sees: Words | None = Field(None, description="The words of a button that must be there.")

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("a step has exactly one key, such as says, presses, hears or sees")
        return self

    @property
    def kind(self) -> str:
        """The step's one key."""
        return next(iter(self.model_fields_set))

    @property
    def words(self) -> str:
        """What stands behind the key."""
        return str(getattr(self, self.kind))


class Journey(Authored):
    """One conversation."""

    title: Words = Field(description="What this conversation shows, in a sentence.")
    language: Language = Field(Language.EN, description="The language in which the person begins.")
    today: date = Field(date(2026, 11, 22), description="The day on which it takes place.")
    steps: Annotated[tuple[JourneyStep, ...], Field(min_length=1)] = Field(
        description="What the person does, and what must come back."
    )
