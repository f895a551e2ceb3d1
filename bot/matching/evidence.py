"""How much an entry's samples, taken together, speak of an utterance's words and concepts (BM25)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bot.matching.postings import Postings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.features import Floats, Numbers
    from bot.matching.reading import Reading

_SATURATION = 1.2
_LENGTH = 0.75
_CONCEPT_FACTOR = 0.6
_ROW_FROM = 1 / 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each word and concept, the entries that use it and how much it tells there.

    Attributes:
        terms: how much each term tells in each entry; words first, then concepts.
        words: how many of the terms are words.
    """

    terms: Postings
    words: int

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
        having = np.bincount(term, minlength=words + concepts).astype(np.int32)
        weight = _weights(term, entry, count, having, entries).astype(np.float32)
        narrow = entry.astype(np.min_scalar_type(entries))
        return cls(Postings.of(having, narrow, weight, entries, _ROW_FROM), words)

    def having(self, term: int) -> list[int]:
        """Give the entries some sample of which has a term, ascending; none for a number that is no term's."""
        known = 0 <= term < self.terms.features
        return self.terms.having(term).tolist() if known else []

    def speaking(self, reading: Reading) -> Floats:
        """Give for each entry the weight of the terms that it shares with the utterance, each counted once."""
        factors = dict(zip(reading.numbers, reading.factors, strict=True))
        shared = sorted(_terms(reading, self.words))
        factor = [factors.get(term, _CONCEPT_FACTOR) for term in shared]
        return self.terms.gather(np.array(shared, np.int64), np.array(factor, np.float32))


def _terms(reading: Reading, words: int) -> set[int]:
    """Give the numbers of the words that samples have, then those of the concepts, each once."""
    known = {number for number in reading.numbers if number < words}
    return known | {words + concept for concept in reading.concepts}


def _weights(
    term: npt.NDArray[np.int64],
    entry: npt.NDArray[np.int64],
    count: npt.NDArray[np.int64],
    having: Numbers,
    entries: int,
) -> npt.NDArray[np.float64]:
    """Give BM25's weights: rare terms tell more, repetition saturates, wordy entries gain less."""
    size = np.bincount(entry, count, entries)
    long = _SATURATION * (1 - _LENGTH + _LENGTH * size / size.mean())
    rare = np.log1p((entries - having + 0.5) / (having + 0.5))
    weights: npt.NDArray[np.float64] = rare[term] * count * (_SATURATION + 1) / (count + long[entry])
    return weights
