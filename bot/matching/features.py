"""What an utterance is compared by: words, neighbours, pairs, runs of letters and concepts, as whole numbers.

A feature is a 64-bit key: its block in the top bits, then word numbers or a hash of letters. Batches are worked
through in numpy so that a whole knowledge base takes a fraction of a second; one question is a batch of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.matching.reading import Reading

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

_Number = TypeVar("_Number", bound=np.generic)

GRAM_LENGTHS = (3, 4)
_BLOCK_SHIFT = np.uint64(60)
_WORD_BITS = 24
_WORD_MASK = np.uint64((1 << _WORD_BITS) - 1)
_FIRST_CONCEPT = np.uint64(1 << (_WORD_BITS - 1))
_PRIME = np.uint64(0x9E3779B97F4A7C15)


class Block(IntEnum):
    """The families of features; each is brought to length 1 before they are weighed against each other."""

    WORD = 0
    NEXT = 1
    PAIR = 2
    CHAR = 3


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a batch of utterances, side by side, block by block; a key may stand twice in one utterance.

    Attributes:
        utterance: which utterance of the batch, 0-based.
        key: the feature.
        factor: how much of its weight it keeps (common words and repaired words keep less).
    """

    utterance: Numbers
    key: Keys
    factor: Floats


def features(batch: Sequence[Reading]) -> Features:
    """Give all features of a batch of readings."""
    return _joined(tuple(families(batch)))


def families(batch: Sequence[Reading]) -> Iterator[Features]:
    """Give the features of a batch block by block, in the order of `Block`."""
    words, common = _words(batch)
    concepts = _concepts(batch)
    yield _joined((words, concepts))
    yield _neighbours(batch)
    yield _joined((_pairs(words, common), _pairs(concepts, np.zeros(len(concepts.key), np.bool_))))
    yield _letters(batch)


def _joined(parts: Sequence[Features]) -> Features:
    return Features(
        utterance=np.concatenate([part.utterance for part in parts]),
        key=np.concatenate([part.key for part in parts]),
        factor=np.concatenate([part.factor for part in parts]),
    )


def _tag(block: Block, number: npt.NDArray[np.unsignedinteger]) -> Keys:
    return number.astype(np.uint64) | (np.uint64(block) << _BLOCK_SHIFT)


def _flat(
    rows: Iterable[Sequence[float]], lengths: Sequence[int], kind: type[_Number]
) -> npt.NDArray[_Number]:
    return np.fromiter(chain.from_iterable(rows), dtype=kind, count=sum(lengths))


def _words(batch: Sequence[Reading]) -> tuple[Features, npt.NDArray[np.bool_]]:
    lengths = [len(reading.numbers) for reading in batch]
    number = _flat([reading.numbers for reading in batch], lengths, np.uint64)
    factor = _flat([reading.factors for reading in batch], lengths, np.float32)
    common = _flat([reading.common for reading in batch], lengths, np.bool_)
    utterance = np.repeat(np.arange(len(batch), dtype=np.int32), lengths)
    combined = (utterance.astype(np.uint64) << np.uint64(_WORD_BITS)) | number
    _, at = np.unique(combined, return_index=True)
    return Features(utterance[at], _tag(Block.WORD, number[at]), factor[at]), common[at]


def _neighbours(batch: Sequence[Reading]) -> Features:
    """Words that follow each other, with the utterance's edges as words 0 and 1."""
    lengths = [len(reading.numbers) + 2 for reading in batch]
    number = _flat([(0, *reading.numbers, 1) for reading in batch], lengths, np.uint64)
    factor = _flat([(1.0, *reading.factors, 1.0) for reading in batch], lengths, np.float32)
    utterance = np.repeat(np.arange(len(batch), dtype=np.int32), lengths)
    inside = utterance[1:] == utterance[:-1]
    key = (number[:-1] << np.uint64(_WORD_BITS)) | number[1:]
    both = factor[:-1] * factor[1:]
    return Features(utterance[1:][inside], _tag(Block.NEXT, key[inside]), both[inside])


def _pairs(words: Features, common: npt.NDArray[np.bool_]) -> Features:
    """Every two different words (or concepts) of an utterance in any order; two common words make no pair."""
    if len(words.key) <= 1:
        return Features(words.utterance[:0], words.key[:0], words.factor[:0])
    ends = np.cumsum(np.bincount(words.utterance), dtype=np.int32)
    place = np.arange(1, len(words.utterance) + 1, dtype=np.int32)
    later = ends[words.utterance] - place
    a, b = np.repeat(place - 1, later), ranges(place, later)
    telling = ~(common[a] & common[b])
    a, b = a[telling], b[telling]
    key = ((words.key[a] & _WORD_MASK) << np.uint64(_WORD_BITS)) | (words.key[b] & _WORD_MASK)
    return Features(words.utterance[a], _tag(Block.PAIR, key), words.factor[a] * words.factor[b])


def ranges(first: Numbers, count: Numbers) -> Numbers:
    """Give first, first + 1, ... for `count` numbers, one run after the other."""
    ends = np.cumsum(count, dtype=np.int32)
    whole = np.arange(int(ends[-1]) if len(ends) else 0, dtype=np.int32)
    return whole + np.repeat(first - ends + count, count)


def _letters(batch: Sequence[Reading]) -> Features:
    """Runs of 3 and 4 letters, across the spaces between words."""
    texts = [f" {' '.join(reading.words)} " for reading in batch]
    lengths = [len(text) for text in texts]
    code = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(batch), dtype=np.int32), lengths)
    del texts
    return _joined(tuple(_runs(code, owner)))


def _runs(code: Keys, owner: Numbers) -> Iterator[Features]:
    """Hash every run of letters within one utterance, the longer runs from the shorter; its length stands above."""
    mixed = np.zeros(len(code), np.uint64)
    for length in range(1, max(GRAM_LENGTHS) + 1):
        end = max(len(code) - length + 1, 0)
        mixed = (mixed[:end] ^ code[length - 1 :]) * _PRIME
        mixed ^= mixed >> np.uint64(29)
        if length in GRAM_LENGTHS:
            inside = owner[:end] == owner[len(owner) - end :]
            key = (mixed[inside] >> np.uint64(7)) | np.uint64(length << 57)
            yield Features(owner[:end][inside], _tag(Block.CHAR, key), np.ones(len(key), np.float32))


def _concepts(batch: Sequence[Reading]) -> Features:
    """Give the concepts, which count as words beside the words that name them."""
    rows = [sorted(set(reading.concepts)) for reading in batch]
    lengths = [len(row) for row in rows]
    number = _flat(rows, lengths, np.uint64)
    utterance = np.repeat(np.arange(len(batch), dtype=np.int32), lengths)
    return Features(utterance, _tag(Block.WORD, number + _FIRST_CONCEPT), np.ones(len(number), np.float32))
