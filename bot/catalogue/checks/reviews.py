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
    """Entries whose ``review_by`` is past; they are served meanwhile."""
    for written in draft.of(Entry):
        due = written.value.review_by
        if due is not None and due < today:
            what = f"this answer was to be reviewed by {due}"
            hint = "check its facts and sources, and set a new review_by"
            yield written.problem(("review_by",), what, hint, "review-due", blocking=False)
