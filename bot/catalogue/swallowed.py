"""Words that YAML takes in silence: what stands after #, and lines that are read as part of the line above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.catalogue.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import yaml

_HASH = re.compile(r"\s*#[^\s#]")
"""A remark has a space after its #; without one, it is a #word or a #1 that was meant to be read."""
_DASH = re.compile(r"([-–—•·])(\s*)(?=[^\s\d\-–—•·])(.*)")
"""A dash, a bullet or the like with words after it."""


def swallowed(path: str, lines: Sequence[str], scalar: yaml.ScalarEvent) -> Iterator[Problem]:
    """What is lost in or after a text without quotation marks.

    Args:
        path: the file's name as problems shall show it.
        lines: the whole file's.
        scalar: the parser's event of the text.
    """
    start, end = scalar.start_mark, scalar.end_mark
    if start is None or end is None or end.line >= len(lines):
        return
    if _HASH.match(lines[end.line][end.column :]):
        what = "what stands after # is not read"
        hint = 'put the text in straight quotes: "...", or a space after the # of a remark'
        yield Problem(path, end.line + 1, what, hint, "hash")
    for number in range(start.line, end.line + 1):
        found = _DASH.match(lines[number][start.column if number == start.line else 0 :].strip())
        if found and not (number == start.line and found[2]):
            yield _dash(path, lines, number, found, (start.line, start.column))
            return


def _dash(
    path: str, lines: Sequence[str], number: int, found: re.Match[str], start: tuple[int, int]
) -> Problem:
    line, column = start
    if found[2] and not lines[line][:column].strip() and lines[number].index(found[0]) == column:
        what, first = "this line of the list has no dash", re.sub(r"^\d+[.)] +", "", lines[line].strip())
        if first.startswith("-"):  # with what only looks like a space behind it
            what, first = "a list needs a dash and a space here", first.removeprefix("-").strip()
        return Problem(path, line + 1, what, f"write it as: - {first}", "dash")
    if found[2]:
        what = "this line is read as part of the text above it"
        return Problem(path, number + 1, what, "align its dash with the other dashes of the list", "dash")
    what = "a list needs a dash and a space here"
    return Problem(path, number + 1, what, f"write it as: - {found[3]}", "dash")
