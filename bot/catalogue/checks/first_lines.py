"""Each file's first line: it points an editor to the schema that completes and explains the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.problem import Problem
from bot.catalogue.schema import first_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft


def first_line_problems(draft: Draft) -> Iterator[Problem]:
    """Files whose first line does not point to their schema; they are served all the same."""
    for path, written in draft.written.items():
        expected = first_line(path)
        if written.document.first_line != expected:
            what = "the first line does not point to the schema, so an editor cannot explain the keys"
            hint = f"make this the first line: {expected}"
            yield Problem(path, 1, what, hint, "no-schema", blocking=False)
