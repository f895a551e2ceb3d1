"""JSON objects, one a line, in and out; a line that cannot be read is told with its number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from bot.errors import TracesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class BadLineError(TracesError):
    """A line of the input is not what was expected."""


def read_lines(stream: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each object with its line number; empty lines are passed over.

    Raises:
        BadLineError: a line is no JSON object.
    """
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield number, _object(number, line)


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise BadLineError(f"line {number} is not JSON: {error}") from None
    if not isinstance(value, dict):
        raise BadLineError(f"line {number} is not a JSON object")
    return value


def write_line(value: object) -> None:
    """One object on one line of standard output."""
    click.echo(json.dumps(value, ensure_ascii=False))
