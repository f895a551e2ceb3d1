"""A text as YAML: plain where that is safe, quoted where it is not, a block where it has several lines."""

from __future__ import annotations

import json

import yaml

STEP = 2
"""Spaces by which keys and lists stand in."""


def inline(words: str, *, flow: bool = False, style: str = "") -> str:
    """A text for one line.

    Args:
        words: the text; a line break in it is written in the way of quoted texts.
        flow: whether it stands within brackets or braces.
        style: the quotation mark to keep, if there was one.
    """
    if style == "'" and "\n" not in words:
        return "'" + words.replace("'", "''") + "'"
    if not style and _is_plain(words, flow=flow):
        return words
    return json.dumps(words, ensure_ascii=False)


def block(words: str, indent: int) -> str:
    """The lines of a text after ``|``, each indented."""
    return "\n".join(f"{' ' * indent}{line}" if line.strip() else "" for line in words.split("\n"))


def items(words: tuple[str, ...], indent: int) -> str:
    """Short texts, each on its own line after a dash."""
    return "\n".join(f"{' ' * indent}- {inline(each)}" for each in words)


def _is_plain(words: str, *, flow: bool) -> bool:
    """Whether YAML reads the text as that same text, without quotes and wherever it stands."""
    around = ("{{k: {}}}", "[{}]") if flow else ("k: {}", "- {}")
    return "\n" not in words and all(_read(form.format(words)) == words for form in around)


def _read(text: str) -> object:
    try:
        whole = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return None
    inner = whole.values() if isinstance(whole, dict) else whole
    return next(iter(inner), None) if len(inner) == 1 else None
