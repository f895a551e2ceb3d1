"""Ids that must differ within one list: a block that was copied, and not given its own id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.problem import Problem
    from bot.catalogue.source import Place


def id_problems(draft: Draft) -> Iterator[Problem]:
    """Ids that stand twice in any list of any file."""
    for written in draft.written.values():
        yield from _twice(written, written.document.value, ())


def _twice(written: Written, value: object, place: Place) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _twice(written, inner, (*place, key))
    elif isinstance(value, list):
        first: dict[str, int] = {}
        for at, inner in enumerate(value):
            if isinstance(inner, dict) and "id" in inner:
                here = (*place, at, "id")
                before = first.setdefault(inner["id"], at)
                if before != at:
                    line = written.document.line_of((*place, before, "id"))
                    what = f'the id "{inner["id"]}" is used a second time (first in line {line})'
                    yield written.problem(here, what, "choose another id", "duplicate-id")
            yield from _twice(written, inner, (*place, at))
