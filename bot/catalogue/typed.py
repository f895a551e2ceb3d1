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


def typed(document: Document, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """Reads a document as one kind of file.

    Returns:
        The value and no problems, or None and every mistake found.
    """
    try:
        return kind.model_validate(document.value), []
    except ValidationError as error:
        return None, [_problem(document, kind, details) for details in error.errors(include_url=False)]


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


def _explain(
    place: Place, details: ErrorDetails, kind: type[Authored], document: Document
) -> tuple[str, str, str]:
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    given, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "missing":
            return f'the key "{name}" is missing', f"add it: {place[-1]}: ...", "missing-key"
        case "extra_forbidden":
            return _unknown_key(place, name, kind, document)
        case "string_too_long":
            what = f'"{name}" has {len(str(given))} characters; at most {context["max_length"]} are shown'
            return what, "say it in fewer words", "too-long"
        case "string_too_short":
            return f'"{name}" is empty', "write its text, or delete the key", "empty"
        case "too_short":
            what = f'"{name}" has {context["actual_length"]}, and needs {context["min_length"]} or more'
            return what, "add more", "too-few"
        case "too_long":
            what = f'"{name}" has {context["actual_length"]}, and may have {context["max_length"]} at most'
            return what, "keep the best ones", "too-many"
        case "string_pattern_mismatch":
            what = f'"{name}" is "{given}"'
            return what, "use small letters, digits and hyphens only, as in the file names", "bad-id"
        case "enum" | "literal_error":
            expected = str(context["expected"]).replace("'", '"')
            near = did_you_mean(str(given), expected.replace('"', "").replace(" or ", ", ").split(", "))
            hint = f'write "{near}"' if near else f"write one of {expected}"
            return f'"{name}" is "{given}", which is not known here', hint, "unknown-word"
        case kind_of if kind_of.startswith("date"):
            return f'"{name}" is "{given}", not a date', "write it as 2027-06-30", "bad-date"
        case kind_of if kind_of.startswith("int"):
            return f'"{name}" is "{given}", not a whole number', "write digits only", "bad-number"
        case kind_of if kind_of.startswith("bool"):
            return f'"{name}" is "{given}"', "write yes or no", "bad-yes-no"
        case _:
            return _wrong_shape(name, given, str(details["type"]))


def _wrong_shape(name: str, given: object, expected: str) -> tuple[str, str, str]:
    shapes = {
        "tuple_type": ("a list", "put each one on its own line, after a dash"),
        "string_type": ("one text", "write it as one text"),
    }
    shape, hint = shapes.get(expected, ("keys of its own", "indent its keys under it"))
    if given == "":
        return f'"{name}" is empty', "write its content, or delete the key", "empty"
    return f'"{name}" should be {shape}', hint, "wrong-shape"


def _unknown_key(place: Place, name: str, kind: type[Authored], document: Document) -> tuple[str, str, str]:
    key = str(place[-1])
    known = _keys_beside(kind, place[:-1])
    near = did_you_mean(key, [word for word in known if word not in _present(document, place[:-1])] or known)
    hint = f'did you mean "{near}"?' if near else f"use one of: {', '.join(known)}"
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
