"""What another language's wording lacks is taken from the English one, and told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.catalogue.model import Wording
from bot.catalogue.naming import called
from bot.catalogue.problem import Problem
from bot.catalogue.typed import wrong_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.source import Document, Place

ENGLISH = "wording/en.yaml"


def complete_wordings(documents: dict[str, Document]) -> list[Problem]:
    """Fills the gaps of every other wording with English, in place, and returns what was missing."""
    english = _without_mistakes(documents.get(ENGLISH))
    problems: list[Problem] = []
    for path, document in documents.items():
        if english is not None and path.startswith("wording/") and path != ENGLISH:
            gaps = list(_gaps(document.value, english.value, ()))
            problems += [_missing(document, gap) for gap in gaps]
            documents[path] = replace(document, value=_filled(document.value, english.value))
    return problems


def _without_mistakes(english: Document | None) -> Document | None:
    """The English wording without what is wrong in it, which would be told of the other languages as well."""
    if english is None:
        return None
    value = english.value
    for place in wrong_places(english, Wording):
        value = _without(value, place)
    return replace(english, value=value)


def _without(value: Any, place: Place) -> Any:
    if not place or not isinstance(value, dict) or place[0] not in value:
        return value
    first, *rest = place
    if not rest:
        return {key: inner for key, inner in value.items() if key != first}
    return value | {first: _without(value[first], tuple(rest))}


def _gaps(value: Any, english: Any, place: Place) -> Iterator[Place]:
    """The places that the English wording has and another lacks."""
    if isinstance(english, dict) and isinstance(value, dict):
        for key, words in english.items():
            if key in value:
                yield from _gaps(value[key], words, (*place, key))
            else:
                yield (*place, key)


def _filled(value: Any, english: Any) -> Any:
    if isinstance(english, dict) and isinstance(value, dict):
        filled = {
            key: _filled(value[key], words) if key in value else words for key, words in english.items()
        }
        return filled | {key: words for key, words in value.items() if key not in english}
    return value


def _missing(document: Document, place: Place) -> Problem:
    what = f"{called(place, document.value)} is not translated; English is shown instead"
    hint = f"add {place[-1]}: with its text"
    return Problem(document.path, document.line_of(place), what, hint, "untranslated", blocking=False)
