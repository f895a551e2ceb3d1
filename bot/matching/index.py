"""Which samples share features with an utterance, and how much those features tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bot.matching.features import Block, Features, Floats, Keys, Numbers, ranges

if TYPE_CHECKING:
    from collections.abc import Mapping

BLOCK_WEIGHTS: dict[Block, float] = {
    Block.WORD: 0.5,
    Block.NEXT: 0.4,
    Block.PAIR: 1.5,
    Block.CHAR: 1.0,
}


@dataclass(frozen=True, slots=True)
class Index:
    """An inverted index: for each known feature, the samples that have it.

    Attributes:
        keys: the known features, ascending.
        start: where each feature's samples begin; one longer than `keys`.
        sample: the samples, feature by feature.
        value: the weight of the feature in that sample, its blocks brought to length.
        weight: how much each feature tells: rare among the entries is much.
        unseen: what a feature that no sample has would weigh.
        shares: the square root of each block's share of the whole.
        size: the number of samples.
    """

    keys: Keys
    start: Numbers
    sample: Numbers
    value: Floats
    weight: Floats
    unseen: float
    shares: Floats
    size: int

    @classmethod
    def of(
        cls, batch: Features, entry: npt.NDArray[np.int64], weights: Mapping[Block, float] = BLOCK_WEIGHTS
    ) -> Index:
        """Index the features of the samples; `entry` gives the entry's number of each sample."""
        order = np.argsort(batch.key, kind="stable").astype(np.int32)
        key, sample = batch.key[order], batch.utterance[order]
        once = _changes(key) | _changes(sample)
        key, sample, factor = key[once], sample[once], batch.factor[order[once]]
        new = _changes(key)
        feature = np.cumsum(new, dtype=np.int32) - np.int32(1)
        entries = int(entry.max()) + 1
        having = np.bincount(feature[new | _changes(entry[sample])])
        weight = np.sqrt(np.log((entries + 1) / (having + 0.5))).astype(np.float32)
        block = _blocks_of(key)
        shares = _shares(block, weights)
        return cls(
            keys=key[new],
            start=np.append(np.flatnonzero(new), len(key)).astype(np.int32),
            sample=sample,
            value=_to_length(weight[feature] * factor, sample, block, shares, len(entry)),
            weight=weight,
            unseen=float(np.sqrt(np.log((entries + 1) / 0.5))),
            shares=shares,
            size=len(entry),
        )

    def similarity(self, question: Features) -> Floats:
        """Give the likeness of each sample to one utterance, 0 to 1."""
        key, once = np.unique(question.key, return_index=True)
        place, known = self._places(key)
        weight = np.where(known, self.weight[place], np.float32(self.unseen)) * question.factor[once]
        block = _blocks_of(key)
        square = np.bincount(block, weight * weight, len(Block))
        scale = self.shares / np.sqrt(np.maximum(square, 1e-9))
        at, value = place[known], (weight * scale[block])[known].astype(np.float32)
        first = self.start[at]
        count = self.start[at + 1] - first
        rows = ranges(first, count)
        shared = self.value[rows] * np.repeat(value, count)
        return np.bincount(self.sample[rows], shared, self.size).astype(np.float32)

    def having(self, word: int) -> Numbers:
        """Give the samples that have a word, ascending."""
        place = int(np.searchsorted(self.keys, np.uint64(word)))
        found = place < len(self.keys) and int(self.keys[place]) == word
        return self.sample[self.start[place] : self.start[place + 1]] if found else self.sample[:0]

    def word(self, number: int, factor: float, samples: range) -> tuple[float, float]:
        """Give a word's weight, and the share of these samples that have it."""
        place = int(np.searchsorted(self.keys, np.uint64(number)))
        if place >= len(self.keys) or int(self.keys[place]) != number:
            return 0.0, 0.0
        having = self.sample[self.start[place] : self.start[place + 1]]
        inside = int(((having >= samples.start) & (having < samples.stop)).sum())
        return float(self.weight[place]) * factor, inside / max(len(samples), 1)

    def _places(self, key: Keys) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        place = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
        return place, self.keys[place] == key


def _blocks_of(key: Keys) -> npt.NDArray[np.uint8]:
    return (key >> np.uint64(60)).astype(np.uint8)


def _changes(row: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    """Tell where a row begins and where it differs from the place before."""
    return np.concatenate([np.ones(min(len(row), 1), np.bool_), row[1:] != row[:-1]])


def _shares(blocks: npt.NDArray[np.uint8], weights: Mapping[Block, float]) -> Floats:
    """Share the whole among the blocks that occur."""
    present = np.bincount(blocks, minlength=len(Block)) > 0
    chosen = np.array([weights[block] for block in Block]) * present
    return np.sqrt(chosen / max(float(chosen.sum()), 1e-9)).astype(np.float32)


def _to_length(
    value: Floats, sample: Numbers, block: npt.NDArray[np.uint8], shares: Floats, size: int
) -> Floats:
    """Bring each block of each sample to length 1, times the root of the block's share."""
    cell = sample * np.int32(len(Block)) + block
    square = np.bincount(cell, value * value, minlength=size * len(Block)).astype(np.float32)
    scale = np.tile(shares, size) / np.sqrt(np.maximum(square, 1e-9))
    scaled: Floats = value * scale[cell]
    return scaled
