"""Mending typing errors: an unknown word becomes the known word that it most likely is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.language import LONGEST_WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHORTEST = 4
_LONG = 8
_MEMORY = 4096


@dataclass(frozen=True, slots=True)
class Repairs:
    """The known words, by length, and how often each is used.

    Attributes:
        by_length: from a number of letters to the known words of that length, in order.
        uses: how many samples use a word; decides between equally near words.
    """

    by_length: Mapping[int, Sequence[str]]
    uses: Mapping[str, int]
    seen: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, uses: Mapping[str, int]) -> Repairs:
        """Take the known words with their number of uses."""
        by_length: dict[int, list[str]] = {}
        for word in sorted(uses):
            if len(word) >= SHORTEST and not _has_digit(word):
                by_length.setdefault(len(word), []).append(word)
        return cls(by_length, uses)

    def mend(self, word: str) -> str | None:
        """Give the known word that `word` is a slip of: 1 edit for 4 to 7 letters, 2 from 8 on; or None."""
        if not SHORTEST <= len(word) <= LONGEST_WORD or _has_digit(word):
            return None
        if word not in self.seen:
            if len(self.seen) >= _MEMORY:
                self.seen.clear()
            self.seen[word] = self._nearest(word)
        return self.seen[word]

    def _nearest(self, word: str) -> str | None:
        edits = 2 if len(word) >= _LONG else 1
        lengths = range(len(word) - edits, len(word) + edits + 1)
        near = [
            (distance, -self.uses[known], known)
            for length in lengths
            for known, distance, _ in process.extract(
                word, self.by_length.get(length, ()), scorer=OSA.distance, score_cutoff=edits, limit=8
            )
        ]
        return min(near)[2] if near else None


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
