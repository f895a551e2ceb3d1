"""The three workshops of the project and who gives them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.catalogue.model.base import Authored, ButtonLabel, Id, Level, Source, Translated, Words


class ModuleText(Authored):
    """A module in one language."""

    subject: Words = Field(description="What it is about, in a few words.")
    label: ButtonLabel = Field(description="The module on a button.")
    place: Words = Field(description="Where it was held.")
    what: Words = Field(description="What was done there, in two or three sentences.")
    for_whom: Words = Field(description="For which museums.")
    contact: Words = Field(description="Where to ask today.")


class Module(Translated[ModuleText]):
    """One workshop of three days."""

    id: Id = Field(description="A short name that is used once in this file.")
    number: int = Field(ge=1, le=3, description="1, 2 or 3.")
    level: Level = Field(description="The level it is aimed at.")
    host: Words = Field(description="The partner's name today.")
    url: Words = Field(description="The partner's address.")
    entry: Id = Field(description="The entry that tells more.")
    sources: tuple[Source, ...] = Field((), description="Where this was read.")


class Modules(Authored):
    """The modules, one for each level."""

    modules: Annotated[tuple[Module, ...], Field(min_length=3, max_length=3)] = Field(
        description="The three workshops."
    )
