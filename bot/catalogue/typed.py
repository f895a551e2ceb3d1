"""A document's plain values as typed ones, with every mistake told at its line, and only once."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from bot.catalogue.explaining import explain
from bot.catalogue.keys import meant_key
from bot.catalogue.model import Language
from bot.catalogue.naming import LANGUAGES
from bot.catalogue.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from bot.catalogue.model import Authored
    from bot.catalogue.source import Document, Place

    Mistake = tuple[Place, ErrorDetails]

T = TypeVar("T", bound="Authored")


def typed(document: Document, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """Reads a document as one kind of file.

    Returns:
        The value and no problems, or None and every mistake found.
    """
    try:
        return kind.model_validate(document.value), []
    except ValidationError as error:
        mistakes = [(_place(details), details) for details in error.errors(include_url=False)]
        return None, list(_problems(document, kind, mistakes))


def wrong_places(document: Document, kind: type[Authored]) -> list[Place]:
    """Where the mistakes are that ``typed`` would tell."""
    try:
        kind.model_validate(document.value)
    except ValidationError as error:
        return [_place(details) for details in error.errors(include_url=False)]
    return []


def _place(details: ErrorDetails) -> Place:
    return tuple(part for part in details["loc"] if part != "[key]")


def _problems(document: Document, kind: type[Authored], mistakes: list[Mistake]) -> Iterator[Problem]:
    meant = _meant(document, kind, mistakes)
    empty = dict.fromkeys(_key(place) for place, details in mistakes if details["input"] == "")
    if len(empty) > 1:
        yield _to_fill_in(document, empty)
    for place, details in mistakes:
        told = len(empty) > 1 and details["input"] == ""
        if not (told or place in meant or _follows(details)):
            what, hint, name = explain(document, kind, place, details)
            yield Problem(document.path, _line(document, place), what, hint, name)


def _meant(document: Document, kind: type[Authored], mistakes: Iterable[Mistake]) -> set[Place]:
    """The places of the keys that misspelt ones stand for; that these are missing follows from it."""
    unknown = [place for place, details in mistakes if details["type"] == "extra_forbidden"]
    return {(*place[:-1], meant_key(document, kind, place) or "") for place in unknown}


def _follows(details: ErrorDetails) -> bool:
    """Whether a mistake only follows from others: a list is too short without its wrong members."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def _line(document: Document, place: Place) -> int:
    """The line of a place; a language that is missing is told where the next one stands."""
    if place and place[-1] in LANGUAGES:
        beside = [(*place[:-1], language.value) for language in Language]
        place = next((each for each in [place, *beside] if each in document.lines), place)
    return document.line_of(place)


def _key(place: Place) -> Place:
    """The place of the key that is empty, where a list under it has empty members."""
    while place and isinstance(place[-1], int):
        place = place[:-1]
    return place


def _to_fill_in(document: Document, places: Iterable[Place]) -> Problem:
    """One problem for all that is still empty, as in a new entry, language by language."""
    parts: dict[str, list[str]] = {}
    lines = sorted(((document.line_of(place), place) for place in places), key=itemgetter(0))
    for line, place in lines:
        language = next((LANGUAGES[part] for part in place if part in LANGUAGES), "")
        parts.setdefault(language, []).append(f'"{place[-1] if place else "the file"}" (line {line})')
    listed = (f"in {name} {', '.join(keys)}" if name else ", ".join(keys) for name, keys in parts.items())
    what = f"still to be filled in: {'; '.join(listed)}"
    hint = "write their texts, and delete what is not needed"
    return Problem(document.path, lines[0][0], what, hint, "empty")
