"""A JSON Schema for every kind of file, so that an editor completes and explains the keys.

The editors' YAML language server promises no more than draft-07, and reads plain YAML: ``yes`` may come to
it as true and 2027 as a number, where our own reading keeps the words. So a text may be any of these.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from bot.catalogue.draft import KINDS, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.catalogue.model import Authored

DRAFT = "http://json-schema.org/draft-07/schema#"

FOLDER = "schema"
"""Where the schemas stand within the knowledge folder."""

_SINGULAR = {"entries": "entry", "journeys": "journey"}
_READ_AS_TRUTH = {"yes", "no", "on", "off", "true", "false"}
_BESIDE_A_REFERENCE = {"description", "title", "default"}


def schemas() -> dict[str, str]:
    """Every schema's JSON text by its file name."""
    return {f"{_name(pattern)}.schema.json": schema_text(kind) for pattern, kind in KINDS.items()}


def first_line(path: str) -> str | None:
    """The comment that points from a file to its schema, or None for a file of no known kind."""
    kind = kind_of(path)
    pattern = next((pattern for pattern, each in KINDS.items() if each is kind), None)
    if pattern is None:
        return None
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{_name(pattern)}.schema.json"


def schema_text(kind: type[Authored]) -> str:
    """One kind's schema as JSON text."""
    schema = kind.model_json_schema()
    definitions = {name: _rewritten(node) for name, node in sorted(schema.pop("$defs", {}).items())}
    whole = {"$schema": DRAFT, **_rewritten(schema)}
    if definitions:
        whole["definitions"] = definitions
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _name(pattern: str) -> str:
    """``entries/*/*.yaml`` to ``entry``, ``maturity.yaml`` to ``maturity``."""
    first = pattern.partition("/")[0].removesuffix(".yaml")
    return _SINGULAR.get(first, first)


def _rewritten(node: Any) -> Any:
    """A node of pydantic's schema within the draft-07 subset, open to what plain YAML makes of words."""
    if isinstance(node, list):
        return [_rewritten(each) for each in node]
    if not isinstance(node, dict):
        return node
    inner = {key: _inner(key, value) for key, value in node.items()}
    for step in _STEPS:
        inner = step(inner)
    return inner


def _inner(key: str, value: Any) -> Any:
    if key in {"properties", "patternProperties"}:
        return {name: _rewritten(each) for name, each in value.items()}
    return value if key in {"default", "enum", "required", "const"} else _rewritten(value)


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """A key that is not needed is left out; it is never written as null."""
    branches: list[dict[str, Any]] = [
        branch for branch in node.get("anyOf", []) if branch != {"type": "null"}
    ]
    rest = {key: value for key, value in node.items() if key != "anyOf" and (key, value) != ("default", None)}
    if len(branches) == 1:
        return branches[0] | rest
    return rest | {"anyOf": branches} if branches else rest


def _fixed_items(node: dict[str, Any]) -> dict[str, Any]:
    """Draft-07 writes what stands at each place of a list under ``items``."""
    if "prefixItems" not in node:
        return node
    rest = {key: value for key, value in node.items() if key != "prefixItems"}
    return rest | {"items": node["prefixItems"], "additionalItems": False}


def _reference(node: dict[str, Any]) -> dict[str, Any]:
    """Draft-07 passes over everything beside a reference, so what explains the key stands around it."""
    if "$ref" not in node:
        return node
    reference = {"$ref": node["$ref"].replace("#/$defs/", "#/definitions/")}
    beside = {key: value for key, value in node.items() if key in _BESIDE_A_REFERENCE}
    return {"allOf": [reference], **beside} if beside else reference


def _plain_words(node: dict[str, Any]) -> dict[str, Any]:
    """What plain YAML may make of a word: true or false, or a number."""
    rest = {key: value for key, value in node.items() if key != "type"}
    match node.get("type"):
        case "boolean":
            return rest | {"enum": [True, False, "yes", "no"]}
        case "string" if "enum" in node:
            return rest | {"enum": [*node["enum"], *_truths(node["enum"])]}
        case "string" if not {"format", "pattern", "const"} & node.keys():
            return node | {"type": ["string", "number", "boolean"]} | _with_last_break(node)
    return node


def _with_last_break(node: dict[str, Any]) -> dict[str, int]:
    """The line break that ends a text after ``|`` counts for an editor, and does not for us."""
    return {"maxLength": node["maxLength"] + 1} if "maxLength" in node else {}


def _truths(words: list[str]) -> list[bool]:
    return [True, False] if _READ_AS_TRUTH & set(words) else []


def _readable_title(node: dict[str, Any]) -> dict[str, Any]:
    """``EntryText`` and ``Review By`` as a person would write them."""
    if not isinstance(node.get("title"), str):
        return node
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", node["title"]).replace("Url", "URL")
    return node | {"title": words[:1] + re.sub(r"\b[A-Z](?=[a-z])", lambda m: m[0].lower(), words[1:])}


_STEPS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = (
    _without_null,
    _fixed_items,
    _plain_words,
    _reference,
    _readable_title,
)
