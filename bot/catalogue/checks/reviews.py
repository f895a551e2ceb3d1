"""What a person must look at again, because its day has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.catalogue.draft import Draft
    from bot.catalogue.problem import Problem


def review_problems(draft: Draft, today: date) -> Iterator[Problem]:
    """Entries whose ``review_by`` is past, or whose sources were read tomorrow; they are served meanwhile."""
    for written in draft.of(Entry):
        for at, source in enumerate(written.value.sources):
            if source.checked > today:
                what = f"the source was checked on {source.checked}, which is still to come"
                yield written.problem(
                    ("sources", at, "checked"), what, "write the day it was read", "date", blocking=False
                )
        due = written.value.review_by
        if due is not None and due < today:
            what = f"this answer was to be reviewed by {due}"
            hint = "check its facts and sources, and set a new review_by"
            yield written.problem(("review_by",), what, hint, "review-due", blocking=False)
