"""Where in a YAML file each value begins and ends, to the character."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from bot.authoring.scalars import STEP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.source import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """One value in a file.

    Attributes:
        key: the key before it, if it has one.
        flow: whether it stands within brackets or braces.
    """

    node: yaml.Node
    key: yaml.Node | None = None
    flow: bool = False

    @property
    def start(self) -> int:
        """The place of its first character."""
        return self.node.start_mark.index

    @property
    def end(self) -> int:
        """The place after its last character; not for blocks, which have no end of their own."""
        return self.node.end_mark.index

    @property
    def style(self) -> str:
        """The quotation mark or block sign of a text; empty for a plain one."""
        return getattr(self.node, "style", None) or ""

    @property
    def is_block(self) -> bool:
        """Whether it is a text after ``|`` or ``>``."""
        return self.style in {"|", ">"}

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands after its key."""
        return isinstance(self.node, yaml.ScalarNode) and self.start == self.end

    @property
    def indent(self) -> int:
        """Spaces before what belongs to it, when that begins on a new line."""
        return (self.key or self.node).start_mark.column + STEP

    @property
    def shallowest(self) -> int:
        """Spaces before the lines of a text after ``|``, at least."""
        return self.key.start_mark.column + 1 if self.key else self.node.start_mark.column - 1

    def below(self) -> Iterator[tuple[str | int, Spot]]:
        """What stands directly in it."""
        flow = self.flow or bool(getattr(self.node, "flow_style", False))
        if isinstance(self.node, yaml.MappingNode):
            for key, value in self.node.value:
                yield key.value, Spot(value, key, flow)
        elif isinstance(self.node, yaml.SequenceNode):
            for at, value in enumerate(self.node.value):
                yield at, Spot(value, None, flow)


def tree(text: str) -> Spot | None:
    """A whole file that was read without problems before."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return Spot(root) if root is not None else None


def deepest(spot: Spot, place: Place) -> tuple[Spot, int]:
    """The value at a place, or the nearest one around it, and how many steps of the way led there."""
    for taken, part in enumerate(place):
        further = dict(spot.below()).get(part)
        if further is None:
            return spot, taken
        spot = further
    return spot, len(place)


def block_lines(text: str, spot: Spot) -> tuple[int, int, int]:
    """Where the lines of a text after ``|`` begin and end, and how far they stand in."""
    begin = _line_end(text, spot.start) + 1
    at, end, indent = begin, begin - 1, 0
    while at < len(text):
        stop = _line_end(text, at)
        line = text[at:stop]
        stands_in = len(line) - len(line.lstrip(" "))
        if line.strip():
            if stands_in < (indent or spot.shallowest):
                break
            indent, end = indent or stands_in, stop
        at = stop + 1
    return begin, end, indent or spot.indent


def last_line_end(text: str, spot: Spot) -> int:
    """The end of the last line that belongs to a value, without comments and empty lines that follow."""
    if spot.is_block:
        return max(block_lines(text, spot)[1], _line_end(text, spot.start))
    inner = [] if getattr(spot.node, "flow_style", True) else list(spot.below())
    if inner:
        return last_line_end(text, inner[-1][1])
    return _line_end(text, spot.end)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
