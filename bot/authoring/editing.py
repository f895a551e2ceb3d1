"""Changes single texts of a YAML file and leaves every other character as it is."""

from __future__ import annotations

import copy
import re
from typing import Any

import yaml

from bot.authoring.inserting import CannotEditError, Change, Edit, insertion
from bot.authoring.nodes import Spot, block_lines, deepest, last_line_end, tree
from bot.authoring.scalars import block, inline, items
from bot.catalogue.source import read_yaml

__all__ = ["CannotEditError", "Change", "edited", "one_line"]


def edited(text: str, change: Change) -> str:
    """The file's text with one change, and nothing else changed.

    Raises:
        CannotEditError: it must be done by hand.
    """
    unix = text.replace("\r\n", "\n") if text.count("\r\n") == text.count("\n") else text
    bare = unix.removeprefix("\ufeff")
    changed = _applied(bare, _edits(bare, change))
    if _value(changed) != _expected(_value(bare), change):
        raise CannotEditError
    changed = unix[: len(unix) - len(bare)] + changed
    return changed if unix is text else changed.replace("\n", "\r\n")


def one_line(words: str) -> str:
    """A short text without line breaks, as a member of a list is compared."""
    return " ".join(words.split())


def _value(text: str) -> Any:
    document, _ = read_yaml("", text.encode("utf-8", "surrogatepass"))
    return document.value if document else None


def _expected(value: Any, change: Change) -> Any:
    """The whole file's value as it must be afterwards."""
    whole = inner = copy.deepcopy(value)
    for part in change.place[:-1]:
        if isinstance(inner, dict) and not inner.get(str(part)):
            inner[str(part)] = {}
        inner = inner[part]
    last, words = change.place[-1], change.words
    if isinstance(words, tuple):
        there = inner.get(str(last)) or [] if isinstance(inner, dict) else inner[last]
        inner[last] = [_kept(there, at, each) for at, each in enumerate(words)]
    else:
        inner[last] = words
    return whole


def _kept(there: Any, at: int, words: str) -> str:
    """The member of a list as it stands, where only its line breaks would change."""
    same = at < len(there) and one_line(there[at]) == words
    return str(there[at]) if same else words


def _applied(text: str, edits: list[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _edits(text: str, change: Change) -> list[Edit]:
    root = tree(text)
    if root is None:
        raise CannotEditError
    spot, taken = deepest(root, change.place)
    if taken < len(change.place):
        return [insertion(text, spot, change, taken, _style_of(root, change))]
    if isinstance(change.words, tuple):
        return _list_edits(text, spot, change.words)
    if not isinstance(spot.node, yaml.ScalarNode):
        raise CannotEditError
    return [_text_edit(text, spot, change.words)]


def _style_of(root: Spot, change: Change) -> str:
    """How the text is written that the new one shall be like."""
    spot, taken = deepest(root, change.like)
    return spot.style if change.like and taken == len(change.like) else ""


def _text_edit(text: str, spot: Spot, words: str) -> Edit:
    if spot.is_block:
        return _block_edit(text, spot, words)
    space = " " if spot.is_empty and text[spot.start - 1 : spot.start] not in {" ", "\n"} else ""
    if "\n" in words and spot.key is not None and not spot.flow and _ends_line(text, spot.end):
        return spot.start, spot.end, f"{space}|\n{block(words, spot.indent)}"
    return spot.start, spot.end, space + inline(words, flow=spot.flow, style=spot.style)


def _block_edit(text: str, spot: Spot, words: str) -> Edit:
    """Keeps the sign after the key; a folded text that gets lines of its own becomes one that keeps them."""
    begin, end, indent = block_lines(text, spot)
    head = re.sub(r"^([|>][-+]?)\d", r"\1", text[spot.start : begin].rstrip("\n"))
    head = "|" + head[1:] if "\n" in words else head
    return spot.start, max(end, begin - 1), f"{head}\n{block(words, indent)}"


def _ends_line(text: str, at: int) -> bool:
    return not text[at:].partition("\n")[0].strip()


def _list_edits(text: str, spot: Spot, words: tuple[str, ...]) -> list[Edit]:
    if spot.is_empty and not spot.flow:
        end = last_line_end(text, spot)
        return [(end, end, "\n" + items(words, spot.indent))]
    if not isinstance(spot.node, yaml.SequenceNode):
        raise CannotEditError
    members = [member for _, member in spot.below()]
    if spot.node.flow_style and len(members) != len(words):
        flat = ", ".join(inline(each, flow=True) for each in words)
        return [(spot.start, spot.end, f"[{flat}]")]
    edits = [
        _text_edit(text, member, new)
        for member, new in zip(members, words, strict=False)
        if one_line(str(member.node.value)) != new
    ]
    return edits + _longer_or_shorter(text, spot, members, words)


def _longer_or_shorter(text: str, spot: Spot, members: list[Spot], words: tuple[str, ...]) -> list[Edit]:
    """Lines after the last dash for what is new, and no lines for what is no longer there."""
    if len(words) > len(members):
        end = last_line_end(text, members[-1])
        return [(end, end, "\n" + items(words[len(members) :], spot.node.start_mark.column))]
    return [
        (text.rfind("\n", 0, member.start), last_line_end(text, member), "")
        for member in members[len(words) :]
    ]
