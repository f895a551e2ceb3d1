"""The keys that a kind of file knows at a place, and which of them an unknown one was meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.catalogue.spelling import did_you_mean

if TYPE_CHECKING:
    from bot.catalogue.model import Authored
    from bot.catalogue.source import Document, Place


def known_keys(kind: type[Authored], place: Place) -> list[str]:
    """The keys that may stand beside a place, found by following the kind's schema."""
    schema = kind.model_json_schema()
    node = _resolved(schema, schema)
    for part in place[:-1]:
        node = _resolved(_below(node, part), schema)
    return sorted(node.get("properties", {}))


def meant_key(document: Document, kind: type[Authored], place: Place) -> str | None:
    """The key that was meant by an unknown one; one that stands there already is meant only as a last guess."""
    known = known_keys(kind, place)
    there = _keys_there(document, place)
    return did_you_mean(str(place[-1]), [key for key in known if key not in there] or known)


def _keys_there(document: Document, place: Place) -> set[str]:
    value = document.value
    for part in place[:-1]:
        value = value[part]
    return set(value) if isinstance(value, dict) else set()


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
