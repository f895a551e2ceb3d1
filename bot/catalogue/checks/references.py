"""Ids in one file that must stand in another."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.catalogue.model import Entry
from bot.catalogue.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.problem import Problem
    from bot.catalogue.source import Place


def reference_problems(draft: Draft) -> Iterator[Problem]:
    """Related entries, neighbours and modules' entries that do not exist, or point to themselves."""
    known = _known(draft)
    for written in draft.of(Entry):
        for key in ("related", "not_for"):
            for at, name in enumerate(getattr(written.value, key)):
                yield from _reference(written, (key, at), name, known)
    modules = draft.one("modules.yaml")
    for at, module in enumerate(modules.value.modules if modules else ()):
        if modules and module.entry not in known:
            yield _unknown(modules, ("modules", at, "entry"), module.entry, known)


def _known(draft: Draft) -> list[str]:
    """Every entry's id and file's name, which should be the same; one that cannot be read is there all the same."""
    unread = {problem.path for problem in draft.problems if problem.path.startswith("entries/")}
    paths = unread | {written.document.path for written in draft.of(Entry)}
    return sorted(
        {written.value.id for written in draft.of(Entry)} | {PurePosixPath(path).stem for path in paths}
    )


def _reference(written: Written, place: Place, name: str, known: list[str]) -> Iterator[Problem]:
    if name == written.value.id:
        what = f'"{name}" is this entry itself'
        yield written.problem(place, what, "delete it", "self-reference")
    elif name not in known:
        yield _unknown(written, place, name, known)


def _unknown(written: Written, place: Place, name: str, known: list[str]) -> Problem:
    near = did_you_mean(name, known)
    hint = f'did you mean "{near}"?' if near else "write the id of an entry, or delete it"
    return written.problem(place, f'there is no entry "{name}"', hint, "unknown-entry")
