"""The knowledge as it stands in the files: read and typed, not yet known to fit together."""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.catalogue.model import (
    Authored,
    Eligibility,
    Entry,
    Glossary,
    Hosts,
    Instrument,
    Journey,
    Language,
    Modules,
    NotCovered,
    Thesaurus,
    Wording,
)
from bot.catalogue.problem import Problem
from bot.catalogue.remembered import Remembered
from bot.catalogue.source import Document, Place, read_yaml
from bot.catalogue.translations import complete_wordings
from bot.catalogue.typed import typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KINDS: Mapping[str, type[Authored]] = {
    "entries/*/*.yaml": Entry,
    "maturity.yaml": Instrument,
    "modules.yaml": Modules,
    "eligibility.yaml": Eligibility,
    "glossary.yaml": Glossary,
    "hosts.yaml": Hosts,
    "not_covered.yaml": NotCovered,
    "thesaurus.yaml": Thesaurus,
    "wording/*.yaml": Wording,
    "journeys/*.yaml": Journey,
}
"""Which kind of file stands where."""

SINGLE_FILES = tuple(pattern for pattern in KINDS if "*" not in pattern)

WORDINGS = tuple(f"wording/{language}.yaml" for language in Language)

JOURNEYS = "journeys/"
"""The folder of recorded conversations, which nobody is told anything from."""

FOLDERS = ("entries/", "wording/", JOURNEYS)
"""Folders in which every YAML file must be one that is read."""


OTHER_NAMES = re.compile(r"\.ya?ml\b|\.(docx?|odt|rtf|txt)$", re.IGNORECASE)
"""How files are called that were meant to be read, and are not: Notepad's ``.yaml.txt``, or a letter."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was read and typed."""

    document: Document
    value: Any

    def problem(
        self, place: Place, what: str, hint: str, kind: str, *, blocking: bool = True, words: str = ""
    ) -> Problem:
        """A problem at a place of this file, or at the first line from there that has certain words in it."""
        line = self.document.line_with(place, words)
        return Problem(self.document.path, line, what, hint, kind, blocking)


@dataclass(frozen=True, slots=True)
class Draft:
    """Every readable file by its path, and the problems of those that are not."""

    written: Mapping[str, Written]
    problems: list[Problem] = field(default_factory=list)

    def of(self, kind: type[Authored]) -> Iterator[Written]:
        """The files of one kind, in the order of their paths."""
        return (written for written in self.written.values() if isinstance(written.value, kind))

    @property
    def hosts(self) -> Hosts:
        """The hosts that are treated apart, or none where that file cannot be read."""
        written = self.one("hosts.yaml")
        return written.value if written else Hosts()

    def one(self, path: str) -> Written | None:
        """The file at a path, if it could be read."""
        return self.written.get(path)


def kind_of(path: str) -> type[Authored] | None:
    """The kind of file that belongs at a path."""
    as_deep = (pattern for pattern in KINDS if pattern.count("/") == path.count("/"))
    return next((KINDS[pattern] for pattern in as_deep if fnmatch.fnmatchcase(path, pattern)), None)


def is_yaml(path: str) -> bool:
    """Whether a file is called as one that is read."""
    return path.endswith((".yaml", ".yml"))


def is_written(path: str) -> bool:
    """Whether somebody wrote a file here; what editors hide or keep beside it is nobody's."""
    if path.endswith("~") or any(part.startswith(".") for part in path.split("/")):
        return False
    return is_yaml(path) or (path.startswith(FOLDERS) and bool(OTHER_NAMES.search(path)))


def _stray(path: str) -> Problem:
    what = "no file is read from this place, or by this name"
    places = "entries/<group>/<id>.yaml, wording/<language>.yaml or journeys/<name>.yaml"
    hint = f"move it, to stand as {places}" if path.endswith(".yaml") else "end its name in .yaml"
    return Problem(path, 1, what, hint, "stray-file", blocking=is_yaml(path))


def draft_of(files: Mapping[str, bytes]) -> Draft:
    """Reads and types every file; files of no known kind are none of ours.

    Args:
        files: contents by path relative to the knowledge folder.
    """
    documents: dict[str, Document] = {}
    entries: dict[str, Written] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in files if kind_of(path)):
        if kind_of(path) is Entry:
            entry, told = written_entry(path, files[path])
            problems += told
            entries |= {path: entry} if entry else {}
            continue
        document, new = read_document(path, files[path])
        problems += new
        if document is not None:
            documents[path] = document
    problems += complete_wordings(documents)
    missing = (path for path in (*SINGLE_FILES, *WORDINGS) if path not in files)
    problems += [Problem(path, 1, "the file is missing", "put it back", "missing-file") for path in missing]
    problems += [_stray(path) for path in files if path.startswith(FOLDERS) and kind_of(path) is None]
    written = entries | dict(_typed(documents, problems))
    return Draft(dict(sorted(written.items())), problems)


read_document = Remembered(read_yaml)


@Remembered
def written_entry(path: str, content: bytes) -> tuple[Written | None, tuple[Problem, ...]]:
    """Reads and types one entry."""
    document, problems = read_yaml(path, content)
    if document is None:
        return None, tuple(problems)
    value, new = typed(document, Entry)
    return Written(document, value) if value is not None else None, (*problems, *new)


def _typed(documents: Mapping[str, Document], problems: list[Problem]) -> Iterator[tuple[str, Written]]:
    for path, document in documents.items():
        kind = kind_of(path)
        if kind is not None:
            value, new = typed(document, kind)
            problems += new
            if value is not None:
                yield path, Written(document, value)
