"""Sample utterances that stand in more than one place, and so could only be answered by chance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.catalogue.model import Entry, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft
    from bot.catalogue.problem import Problem


def utterance_problems(draft: Draft) -> Iterator[Problem]:
    """The same utterance in two entries, or twice in one."""
    for language in Language:
        first: dict[str, tuple[str, int]] = {}
        for written in draft.of(Entry):
            text = getattr(written.value, language)
            for at, utterance in enumerate(text.utterances if text else ()):
                place = (language.value, "utterances", at)
                here = (written.document.path, written.document.line_of(place))
                there = first.setdefault(bare(utterance), here)
                if there is not here:
                    what = f'"{utterance}" stands in {there[0]}:{there[1]} as well'
                    yield written.problem(
                        place, what, "keep it in the entry that it belongs to", "same-utterance"
                    )


def bare(utterance: str) -> str:
    """An utterance without capitals, signs and doubled spaces, to compare it by."""
    return " ".join(re.sub(r"[^\w\s]", " ", utterance.casefold()).split())
