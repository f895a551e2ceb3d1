"""Puts a text where there was none, after the key that comes before it in the wanted order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from bot.authoring.nodes import Spot, last_line_end
from bot.authoring.scalars import STEP, block, inline, items

if TYPE_CHECKING:
    from bot.catalogue.source import Place
    from bot.catalogue.translated import Written


class CannotEditError(Exception):
    """A text cannot be put in its place without changing what stands around it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What shall stand at a place.

    Attributes:
        order: the keys that may stand beside it at each step of the way, in the order wanted.
        like: the place of a text in the same file whose quotes or lines a new text shall have too.
    """

    place: Place
    order: tuple[tuple[str, ...], ...]
    words: Written
    like: Place = ()


Edit = tuple[int, int, str]
"""Characters from, up to, and what stands there instead."""


def insertion(text: str, spot: Spot, change: Change, taken: int, style: str) -> Edit:
    """The keys that are missing on the way, after the one that comes before them in the wanted order.

    Args:
        text: the whole file.
        spot: the nearest value around the place.
        change: what shall stand there.
        taken: how many steps of the way lead to that value.
        style: the quotation mark or block sign that the new text shall have, if it can.

    Raises:
        CannotEditError: it must be done by hand.
    """
    keys = [key for key in change.place[taken:] if isinstance(key, str)]
    if len(keys) != len(change.place) - taken:
        raise CannotEditError
    if spot.is_empty and not spot.flow:
        end = last_line_end(text, spot)
        return end, end, "\n" + _nested(keys, change.words, spot.indent, style)
    if not isinstance(spot.node, yaml.MappingNode) or not spot.node.value:
        raise CannotEditError
    beside = {str(name): each for name, each in spot.below()}
    before = change.order[taken][: change.order[taken].index(keys[0])]
    nearest = next((beside[key] for key in reversed(before) if key in beside), None)
    last = nearest or list(beside.values())[-1]
    if spot.node.flow_style or spot.flow:
        return last.end, last.end, f", {_nested_flow(keys, change.words)}"
    indent = spot.node.value[0][0].start_mark.column
    end = last_line_end(text, last)
    return end, end, "\n" + _nested(keys, change.words, indent, style)


def _nested(keys: list[str], words: Written, indent: int, style: str) -> str:
    head, *inner = keys
    start = f"{' ' * indent}{inline(head)}:"
    if inner:
        return f"{start}\n{_nested(inner, words, indent + STEP, style)}"
    if isinstance(words, tuple):
        return f"{start}\n{items(words, indent + STEP)}"
    if style == "|" or "\n" in words:
        return f"{start} |\n{block(words, indent + STEP)}"
    return f"{start} {inline(words, style=style)}"


def _nested_flow(keys: list[str], words: Written) -> str:
    head, *inner = keys
    if inner:
        return f"{inline(head, flow=True)}: {{{_nested_flow(inner, words)}}}"
    if isinstance(words, tuple):
        return f"{inline(head, flow=True)}: [{', '.join(inline(each, flow=True) for each in words)}]"
    return f"{inline(head, flow=True)}: {inline(words, flow=True)}"
