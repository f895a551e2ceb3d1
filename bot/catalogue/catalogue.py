"""All that partners wrote, checked and ready to serve: one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.catalogue.model import Entry, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.catalogue.model import (
        Eligibility,
        Glossary,
        Instrument,
        Module,
        Modules,
        NotCovered,
        Thesaurus,
        Wording,
    )
    from bot.catalogue.model.base import Level


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The checked knowledge.

    Attributes:
        version: 12 hexadecimal digits that change when any file changes.
        entries: by id, in the order of groups and files.
        wordings: by language; a language without its own wording is not offered.
    """

    version: str
    entries: Mapping[str, Entry]
    instrument: Instrument
    modules: Modules
    eligibility: Eligibility
    glossary: Glossary
    thesaurus: Thesaurus
    not_covered: NotCovered
    wordings: Mapping[Language, Wording]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of entries, in order."""
        return tuple(dict.fromkeys(entry.group for entry in self.entries.values()))

    def in_group(self, group: str) -> tuple[Entry, ...]:
        """The entries of a group, in order."""
        return tuple(entry for entry in self.entries.values() if entry.group == group)

    def module_for(self, level: Level) -> Module:
        """The module that is aimed at a level."""
        return next(module for module in self.modules.modules if module.level is level)

    def module(self, name: str) -> Module | None:
        """The module of that id, if there is one."""
        return next((module for module in self.modules.modules if module.id == name), None)

    def wording(self, language: Language) -> Wording:
        """A language's wording, or the English one."""
        return self.wordings.get(language, self.wordings[Language.EN])
