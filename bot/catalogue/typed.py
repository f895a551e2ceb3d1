"""A document's plain values as typed ones, with every mistake told at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from bot.catalogue.model import Authored
    from bot.catalogue.source import Document, Place

T = TypeVar("T", bound="Authored")

LIKE_ENOUGH = 0.6
"""From this likeness on (0 to 1) a known word is suggested for an unknown one."""

MOST_NAMED = 12
"""Most known keys that are listed where none is like the unknown one."""

SPELLINGS = {
    r"^[A-Z]$": "write one capital letter",
    r"^[A-Z][0-9]$": "write a capital letter and a digit, such as D1",
    r"^R[0-9]$": "write R and a digit, such as R1",
}
"""How an id is written, by its pattern."""


def typed(document: Document, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """Reads a document as one kind of file.

    Returns:
        The value and no problems, or None and every mistake found.
    """
    try:
        return kind.model_validate(document.value), []
    except ValidationError as error:
        mistakes = (details for details in error.errors(include_url=False) if not _follows(details))
        return None, [_problem(document, kind, details) for details in mistakes]


def _follows(details: ErrorDetails) -> bool:
    """Whether a mistake only follows from others: a list is too short without its wrong members."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def did_you_mean(word: str, known: list[str]) -> str | None:
    """The known word most like a given one, if any is like enough."""
    found = process.extractOne(
        word, known, scorer=OSA.normalized_similarity, score_cutoff=LIKE_ENOUGH, processor=str.casefold
    )
    return found[0] if found else None


def _problem(document: Document, kind: type[Authored], details: ErrorDetails) -> Problem:
    place = tuple(part for part in details["loc"] if part != "[key]")
    what, hint, name = _explain(place, details, kind, document)
    return Problem(document.path, document.line_of(place), what, hint, name)


def _explain(  # noqa: C901 - one short case for each kind of mistake
    place: Place, details: ErrorDetails, kind: type[Authored], document: Document
) -> tuple[str, str, str]:
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place) or "the file"
    given, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "missing":
            return _missing(place[-1], name)
        case "extra_forbidden":
            return _unknown_key(place, name, kind, document)
        case "string_too_long":
            what = f'"{name}" has {len(str(given))} characters; at most {context["max_length"]} are shown'
            return what, "say it in fewer words", "too-long"
        case "too_short":
            what = f'"{name}" has {context["actual_length"]}, and needs {context["min_length"]} or more'
            return what, "add more", "too-few"
        case "too_long":
            what = f'"{name}" has {context["actual_length"]}, and may have {context["max_length"]} at most'
            return what, "keep the best ones", "too-many"
        case "string_pattern_mismatch":
            return f'"{name}" is "{given}"', _spelling(str(context["pattern"])), "bad-id"
        case "value_error":
            return f'in "{name}": {context["error"]}', "compare it with its neighbours", "value"
        case "enum" | "literal_error":
            expected = str(context["expected"]).replace("'", '"')
            near = did_you_mean(str(given), expected.replace('"', "").replace(" or ", ", ").split(", "))
            hint = f'write "{near}"' if near else f"write one of {expected}"
            return f'"{name}" is "{given}", which is not known here', hint, "unknown-word"
        case kind_of if kind_of.startswith("date"):
            return f'"{name}" is "{given}", not a date', "write it as 2027-06-30", "bad-date"
        case kind_of if kind_of.startswith(("int", "greater", "less")):
            return _bad_number(name, given, context)
        case kind_of if kind_of.startswith("bool"):
            return f'"{name}" is "{given}"', "write yes or no", "bad-yes-no"
        case _:
            return _wrong_shape(name, given, str(details["type"]))


def _missing(last: str | int, name: str) -> tuple[str, str, str]:
    if isinstance(last, int):
        return f'"{name}" is missing', f"there must be {last + 1} or more", "too-few"
    return f'the key "{name}" is missing', f"add it: {last}: ...", "missing-key"


def _bad_number(name: str, given: object, limits: Mapping[str, object]) -> tuple[str, str, str]:
    if "ge" in limits:
        return f'"{name}" is {given}', f"write {limits['ge']} or more", "bad-number"
    if "le" in limits:
        return f'"{name}" is {given}', f"write {limits['le']} or less", "bad-number"
    return f'"{name}" is "{given}", not a whole number', "write digits only", "bad-number"


def _spelling(pattern: str) -> str:
    return SPELLINGS.get(pattern, "use small letters, digits and hyphens only, as in the file names")


def _wrong_shape(name: str, given: object, expected: str) -> tuple[str, str, str]:
    shapes = {
        "tuple_type": ("a list", "put each one on its own line, after a dash and a space"),
        "string_type": ("one text", "write it as one text"),
    }
    shape, hint = shapes.get(expected, ("keys of its own", "indent its keys under it"))
    if given == "":
        return f'"{name}" is empty', "write its content, or delete the key", "empty"
    if expected == "string_type" and isinstance(given, dict) and len(given) == 1:
        what = "a colon followed by a space inside the text is read as a key"
        return what, 'put the text in straight quotes: "..."', "colon"
    return f'"{name}" should be {shape}', hint, "wrong-shape"


def _unknown_key(place: Place, name: str, kind: type[Authored], document: Document) -> tuple[str, str, str]:
    key = str(place[-1])
    known = _keys_beside(kind, place[:-1])
    near = did_you_mean(key, [word for word in known if word not in _present(document, place[:-1])] or known)
    some = ", ".join(known[:MOST_NAMED]) + (", ..." if len(known) > MOST_NAMED else "")
    hint = f'did you mean "{near}"?' if near else f"use one of: {some}"
    return f'the key "{name}" is not known', hint, "unknown-key"


def _present(document: Document, place: Place) -> Mapping[str, object]:
    value = document.value
    for part in place:
        value = value[part]
    return value if isinstance(value, dict) else {}


def _keys_beside(kind: type[Authored], place: Place) -> list[str]:
    """The keys that a model knows at a place, found by following its schema."""
    schema = kind.model_json_schema()
    node = _resolved(schema, schema)
    for part in place:
        node = _resolved(_below(node, part), schema)
    return sorted(node.get("properties", {}))


def _below(node: dict[str, Any], part: str | int) -> dict[str, Any]:
    if isinstance(part, int):
        below = node["prefixItems"][part] if "prefixItems" in node else node.get("items", {})
    else:
        below = node.get("properties", {}).get(part, node.get("additionalProperties", {}))
    return below if isinstance(below, dict) else {}


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The node itself, where it only points to another, or leaves room for nothing at all."""
    branch = next((each for each in node.get("anyOf", []) if each.get("type") != "null"), None)
    if branch is not None:
        return _resolved(branch, schema)
    if "$ref" in node:
        return _resolved(schema["$defs"][node["$ref"].rsplit("/", 1)[-1]], schema)
    return node
