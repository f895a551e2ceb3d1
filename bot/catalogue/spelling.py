"""Which known word somebody may have meant by one that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable

LIKE_ENOUGH = 0.6
"""From this likeness on (0 to 1) a known word is suggested for an unknown one."""

_ALSO_CALLED = {
    "english": "en", "engelsk": "en", "engels": "en", "danish": "da", "dansk": "da", "deens": "da", "dk": "da",
    "dutch": "nl", "nederlands": "nl", "flemish": "nl", "hollandsk": "nl",
}  # fmt: skip
"""What people call a language whose key has two letters."""


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word most like a given one, if any is like enough."""
    among = list(known)
    also = _ALSO_CALLED.get(word.casefold())
    if also in among:
        return also
    found = process.extractOne(
        word, among, scorer=OSA.normalized_similarity, score_cutoff=LIKE_ENOUGH, processor=str.casefold
    )
    return found[0] if found else None
