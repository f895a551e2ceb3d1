"""A place in a file, in the words of whoever wrote it: ``"label" in Danish``, ``number 3 under "utterances"``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.catalogue.model import Language

if TYPE_CHECKING:
    from bot.catalogue.source import Place

LANGUAGES = {language.value: language.called for language in Language}


def called(place: Place, value: object) -> str:
    """What a place is called.

    Args:
        place: the way to it.
        value: the whole file's, in which the members of lists may have ids.
    """
    if not place:
        return "the file"
    last = place[-1]
    if last in LANGUAGES:
        return f"the {LANGUAGES[str(last)]} text{within(place, value)}"
    return (f"number {last + 1}" if isinstance(last, int) else f'"{last}"') + within(place, value)


def within(place: Place, value: object) -> str:
    """Where a place stands, from the inside out, to be read after its name; empty at the top of a file."""
    told = ""
    for end in range(len(place) - 1, 0, -1):
        outer, inner = place[end - 1], place[end]
        name = _id(value, place[:end]) if isinstance(outer, int) and inner != "id" else ""
        if name:
            return f'{told} at "{name}"'
        told += _around(outer)
    return told


def _around(outer: str | int) -> str:
    if isinstance(outer, int):
        return f" of number {outer + 1}"
    return f" in {LANGUAGES[outer]}" if outer in LANGUAGES else f' under "{outer}"'


def _id(value: Any, place: Place) -> str:
    """The id of a member of a list, or nothing where it has none."""
    try:
        for part in place:
            value = value[part]
        name = value["id"]
    except (KeyError, IndexError, TypeError):
        return ""
    return name if isinstance(name, str) else ""
