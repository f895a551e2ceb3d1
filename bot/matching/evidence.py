"""How much an entry's samples, taken together, speak of an utterance's words and concepts (BM25)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.reading import Reading

Floats = npt.NDArray[np.float32]

_SATURATION = 1.2
_LENGTH = 0.75
_CONCEPT_FACTOR = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each word and concept, the entries that use it and how much it tells there.

    Attributes:
        start: where each term's entries begin; one longer than there are terms, words first and then concepts.
        entry: the entries, term by term.
        weight: how much the term tells in that entry, beside `entry`.
        words: how many of the terms are words.
        entries: how many entries there are.
    """

    start: npt.NDArray[np.int32]
    entry: npt.NDArray[np.int32]
    weight: Floats
    words: int
    entries: int

    @classmethod
    def of(cls, readings: Sequence[Reading], owner: Sequence[int], words: int, concepts: int) -> Evidence:
        """Count, entry by entry, how many samples have each term."""
        entries = max(owner) + 1
        bags: list[Counter[int]] = [Counter() for _ in range(entries)]
        for reading, number in zip(readings, owner, strict=True):
            bags[number].update(_terms(reading, words))
        counted = np.array(
            [(term, entry, count) for entry, bag in enumerate(bags) for term, count in bag.items()],
            dtype=np.int64,
        )
        term, entry, count = counted[np.argsort(counted[:, 0], kind="stable")].T
        having = np.bincount(term, minlength=words + concepts)
        return cls(
            start=np.concatenate([[0], np.cumsum(having)]).astype(np.int32),
            entry=entry.astype(np.int32),
            weight=_weights(term, entry, count, having, entries).astype(np.float32),
            words=words,
            entries=entries,
        )

    def having(self, term: int) -> list[int]:
        """Give the entries some sample of which has a term, ascending; none for a number that is no term's."""
        if not 0 <= term < len(self.start) - 1:
            return []
        found: list[int] = self.entry[self.start[term] : self.start[term + 1]].tolist()
        return found

    def speaking(self, reading: Reading) -> Floats:
        """Give for each entry the weight of the terms that it shares with the utterance, each counted once."""
        factors = dict(zip(reading.numbers, reading.factors, strict=True))
        shared = [
            (self.start[term], self.start[term + 1], factors.get(term, _CONCEPT_FACTOR))
            for term in sorted(_terms(reading, self.words))
        ]
        if not shared:
            return np.zeros(self.entries, np.float32)
        entry = np.concatenate([self.entry[first:last] for first, last, _ in shared])
        weight = np.concatenate(
            [self.weight[first:last] * np.float32(factor) for first, last, factor in shared]
        )
        return np.bincount(entry, weight, self.entries).astype(np.float32)


def _terms(reading: Reading, words: int) -> set[int]:
    """Give the numbers of the words that samples have, then those of the concepts, each once."""
    known = {number for number in reading.numbers if number < words}
    return known | {words + concept for concept in reading.concepts}


def _weights(
    term: npt.NDArray[np.int64],
    entry: npt.NDArray[np.int64],
    count: npt.NDArray[np.int64],
    having: npt.NDArray[np.int64],
    entries: int,
) -> npt.NDArray[np.float64]:
    """Give BM25's weights: rare terms tell more, repetition saturates, wordy entries gain less."""
    size = np.bincount(entry, count, entries)
    long = _SATURATION * (1 - _LENGTH + _LENGTH * size / size.mean())
    rare = np.log1p((entries - having + 0.5) / (having + 0.5))
    weights: npt.NDArray[np.float64] = rare[term] * count * (_SATURATION + 1) / (count + long[entry])
    return weights
