"""Entries: where they stand, their sources, and what is missing."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.catalogue.model import Entry, Language
from bot.catalogue.model.base import ID_FORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.problem import Problem


def entry_problems(draft: Draft) -> Iterator[Problem]:
    """Ids that do not fit their place, ids used twice, missing sources and languages."""
    first: dict[str, str] = {}
    for written in sorted(draft.of(Entry), key=_is_misnamed):
        yield from _misplaced(written)
        yield from _thin(written)
        name, path = written.value.id, written.document.path
        if name in first:
            what = f'the id "{name}" is used a second time (first in {first[name]})'
            yield written.problem(
                ("id",), what, "choose another id, and name the file after it", "duplicate-id"
            )
        first.setdefault(name, path)


def _is_misnamed(written: Written) -> bool:
    """Of two files with the same id, the one that is not named after it is the wrong one."""
    return PurePosixPath(written.document.path).stem != str(written.value.id)


def _misplaced(written: Written) -> Iterator[Problem]:
    path, entry = PurePosixPath(written.document.path), written.value
    if path.stem != entry.id:
        what = f'the id "{entry.id}" differs from the file\'s name'
        hint = f"write id: {path.stem}, or rename the file"
        if not re.fullmatch(ID_FORM, path.stem):
            hint = f"rename the file to {entry.id}.yaml"
        yield written.problem(("id",), what, hint, "id-and-file")
    if path.parent.name != entry.group:
        what = f'the group "{entry.group}" differs from the folder\'s name'
        yield written.problem(
            ("group",), what, f"write group: {path.parent.name}, or move the file", "group-and-folder"
        )


def _thin(written: Written) -> Iterator[Problem]:
    entry = written.value
    if not entry.sources:
        what = "the entry names no source"
        yield written.problem(("id",), what, "add sources: and under it title, url and checked", "no-source")
    for language in Language:
        if getattr(entry, language) is None:
            what = f"the {language.called} text is missing; English is shown instead"
            hint = f"add a line {language}: and its keys under it, indented as under en:"
            yield written.problem(("en",), what, hint, "no-language", blocking=False)
