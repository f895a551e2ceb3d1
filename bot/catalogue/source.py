"""Strict reading of one YAML file: every scalar a string, every key with its line, nothing clever let in.

Plain YAML turns ``no`` into False, ``12:30`` into 750 and lets the second of two equal keys win in
silence. A partner means what stands in the file, so here every value stays the text that was written.
The values are built from the parser's events, so that depth is bounded before anything is nested.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from bot.catalogue.model import Language
from bot.catalogue.problem import Problem
from bot.catalogue.slips import explain_slip
from bot.catalogue.swallowed import swallowed

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 400_000
"""Largest file that is read, in bytes; the largest honest file of the base has about half of it."""

MAX_DEPTH = 12
"""Deepest nesting that is read; the deepest honest file has seven levels."""

Place = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the file."""

Lines = dict[Place, int]

_CURLY = "“”„‟«»"


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: plain dicts, lists and strings, and the line of every place in it.

    Attributes:
        text: the file's lines as they stand.
    """

    path: str
    value: Any
    lines: Lines = field(repr=False)
    text: tuple[str, ...] = field(default=(), repr=False)

    @property
    def first_line(self) -> str:
        """As it stands in the file; a comment there points an editor to the file's schema."""
        return self.text[0].rstrip() if self.text else ""

    def line_of(self, place: Place) -> int:
        """The line of a place, or of the nearest enclosing place that stands in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def line_with(self, place: Place, words: str) -> int:
        """The line from a place on that has some words in it; the place's own where none has."""
        first = self.line_of(place)
        found = (number for number, line in enumerate(self.text[first - 1 :], first) if words in line)
        return next(found, first)


def read_yaml(path: str, content: bytes) -> tuple[Document | None, list[Problem]]:
    """Reads a file's bytes; a syntax error ends the reading, every other mistake is collected.

    Args:
        path: the file's name as problems shall show it.
        content: its bytes, UTF-8.

    Returns:
        The document and no problems, or None and at least one problem.
    """
    text, problem = _decode(path, content)
    if problem is not None:
        return None, [problem]
    builder = _Builder(path, text)
    try:
        document = builder.document()
    except _StopReadingError:
        return None, builder.problems
    except yaml.MarkedYAMLError as error:
        return None, [explain_slip(path, text, error)]
    except yaml.reader.ReaderError as error:
        return None, [_invisible(path, text, error)]
    if builder.problems:
        return None, builder.problems
    return document, []


def _decode(path: str, content: bytes) -> tuple[str, Problem | None]:
    if len(content) > MAX_BYTES:
        what = f"the file has {len(content):,} bytes, more than the {MAX_BYTES:,} that are read"
        return "", Problem(path, 1, what, "split it, or look for something pasted in by mistake", "too-large")
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return "", Problem(path, line, "a character here is not UTF-8", "save the file as UTF-8", "encoding")


def _invisible(path: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    line = text.encode()[: error.position].count(b"\n") + 1
    what = f"there is an invisible character here that YAML does not allow (number {error.character})"
    return Problem(path, line, what, "delete it, or type the words around it anew", "odd-character")


class _StopReadingError(Exception):
    """What follows cannot be read sensibly; the problem is noted already."""


class _Builder:
    """Builds plain values from parser events and notes what a curator should not write."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines: Lines = {}
        self.problems: list[Problem] = []
        self._text = tuple(text.splitlines())
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))

    def document(self) -> Document:
        """The file's one document."""
        next(self._events)  # the stream's start
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise self._stopped(1, "the file is empty", "write its content, or delete the file", "empty-file")
        value = self._value(next(self._events), (), 0)
        next(self._events)  # the document's end
        after = next(self._events)
        if isinstance(after, yaml.DocumentStartEvent):
            line = _line(after)
            self._note(line, "a second document starts here (---)", "keep one document a file", "documents")
        return Document(self.path, value, self.lines, self._text)

    def _value(self, event: yaml.Event, place: Place, depth: int) -> Any:
        line = _line(event)
        self.lines.setdefault(place, line)
        self._refuse_clever(event, line)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line)
        if depth >= MAX_DEPTH:
            what = f"lists or keys are nested more than {MAX_DEPTH} deep"
            raise self._stopped(line, what, "check the brackets and the indentation", "too-deep")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, depth)
        return ""

    def _refuse_clever(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            what = f"*{event.anchor} is read as a YAML alias"
            self._note(line, what, "write the text out, or put it in quotes", "alias")
            return
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            what = f"&{anchor} is read as a YAML anchor"
            self._note(line, what, "write the text out, or put it in quotes", "anchor")
        if tag is not None:
            what = f"{tag} is read as a YAML tag"
            self._note(line, what, "delete it, or put the text in quotes", "tag")

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> str:
        text: str = event.value.strip()
        if not event.style and text[:1] in _CURLY and text[-1:] in _CURLY and text:
            what = "curly quotation marks do not quote in YAML; they would be shown to people"
            self._note(line, what, 'use straight ones: "..."', "smart-quotes")
        if not event.style:
            self.problems += swallowed(self.path, self._text, event)
        return text

    def _sequence(self, place: Place, depth: int) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*place, len(values)), depth + 1))
        return values

    def _mapping(self, place: Place, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        again: list[tuple[str, int]] = []
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key, line = self._key(event)
            if key in values:
                again.append((key, line))
            self.lines.setdefault((*place, key), line)
            values[key] = self._value(next(self._events), (*place, key), depth + 1)
        if again:
            self._note_again(place, again)
        return values

    def _note_again(self, place: Place, again: list[tuple[str, int]]) -> None:
        """Keys that stand twice are one mistake: mostly the line above the second ones is missing."""
        (key, line), *others = again
        more = f", and so do {len(others)} more keys below" if others else ""
        what = f'the key "{key}" stands here a second time (first in line {self.lines[*place, key]}){more}'
        hint = "look for a line that is missing above, such as da:" if others else "keep one of the two"
        if place and isinstance(place[-1], int):
            hint = f"if something new begins here, write it as: - {key}: ..."
        if key in list(Language):
            hint = f"keep one of the two, or write in the second its own language: {', '.join(Language)}"
        self._note(line, what, hint, "duplicate-key")

    def _key(self, event: yaml.Event) -> tuple[str, int]:
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._stopped(
                line, "a key must be a word", "put the text that stands here in quotes", "odd-key"
            )
        self._refuse_clever(event, line)
        key: str = event.value
        if key == "<<":
            self._note(line, "merge keys (<<) are not read", "write the keys out", "merge-key")
        return key, line

    def _note(self, line: int, what: str, hint: str, kind: str) -> None:
        self.problems.append(Problem(self.path, line, what, hint, kind))

    def _stopped(self, line: int, what: str, hint: str, kind: str) -> _StopReadingError:
        self._note(line, what, hint, kind)
        return _StopReadingError()


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1
