"""Which bundles of samples share features with an utterance, and how much those features tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bot.matching.features import Block, Features, Floats, Keys, Numbers
from bot.matching.postings import Postings, Small

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

BLOCK_WEIGHTS: dict[Block, float] = {
    Block.WORD: 0.5,
    Block.NEXT: 0.4,
    Block.PAIR: 1.5,
    Block.CHAR: 1.5,
}

_ROW_FROM = 1 / 9
"""The share of the bundles that must have a feature for a full row, which is read faster than a list."""

_ENTRY_ROW_FROM = 1 / 2
"""The same of the entries, of which there are fewer."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an utterance shares with the samples.

    Attributes:
        place: the places of its known features in the index, ascending.
        value: their weights, beside `place`.
        whole: what the squares of the weights of all its features add up to, unknown ones included: 1, or less where
            a block is empty.
    """

    place: npt.NDArray[np.int64]
    value: Floats
    whole: float


@dataclass(frozen=True, slots=True)
class Index:
    """An inverted index: for each known feature, the bundles of samples that have it.

    Attributes:
        keys: the known features, ascending.
        bundles: the weight of each feature in each bundle, its blocks brought to length.
        entries: which entries have each feature in any sample.
        weight: how much each feature tells: rare among the entries is much.
        unseen: what a feature that no sample has would weigh.
        shares: the square root of each block's share of the whole.
    """

    keys: Keys
    bundles: Postings
    entries: Postings
    weight: Floats
    unseen: float
    shares: Floats

    @property
    def size(self) -> int:
        """The number of bundles."""
        return self.bundles.size

    @classmethod
    def of(
        cls,
        batch: Iterable[Features],
        bundle: Numbers,
        entry: npt.NDArray[np.int64],
        weights: Mapping[Block, float] = BLOCK_WEIGHTS,
    ) -> Index:
        """Index the features of the samples.

        Args:
            batch: the features of all samples, block by block.
            bundle: the bundle of each sample, ascending.
            entry: the entry's number of each sample, ascending.
            weights: how the blocks weigh against each other.
        """
        bundles, entries = int(bundle[-1]) + 1, int(entry[-1]) + 1
        counted = np.bincount(bundle)
        scale = (1 / np.sqrt(counted[bundle])).astype(np.float32)
        narrow = bundle.astype(np.min_scalar_type(bundles)), entry.astype(np.min_scalar_type(entries))
        blocks = list(_indexed(batch, *narrow, entries, scale))
        shares = _shares([len(block.keys) for block in blocks], weights)
        for block, share in zip(blocks, shares, strict=True):
            block.value[:] *= share
        held = np.concatenate([block.entry for block in blocks])
        return cls(
            keys=np.concatenate([block.keys for block in blocks]),
            bundles=Postings.of(
                np.concatenate([block.count for block in blocks]),
                np.concatenate([block.bundle for block in blocks]),
                np.concatenate([block.value for block in blocks]),
                bundles,
                _ROW_FROM,
            ),
            entries=Postings.of(
                np.concatenate([block.having for block in blocks]),
                held,
                np.ones(len(held), np.uint8),
                entries,
                _ENTRY_ROW_FROM,
            ),
            weight=np.concatenate([block.weight for block in blocks]),
            unseen=float(_weight(np.zeros(1, np.int32), entries)[0]),
            shares=shares,
        )

    def weigh(self, question: Features) -> Terms:
        """Give the known features of one utterance, the length of the whole being 1."""
        key, once = np.unique(question.key, return_index=True)
        place, known = self._places(key)
        weight = np.where(known, self.weight[place], np.float32(self.unseen)) * question.factor[once]
        block = _blocks_of(key)
        square = np.bincount(block, weight * weight, len(Block))
        scale = self.shares / np.sqrt(np.maximum(square, 1e-9))
        whole = float(self.shares[square > 0] @ self.shares[square > 0])
        return Terms(place[known], (weight * scale[block])[known].astype(np.float32), whole)

    def likeness(self, terms: Terms) -> Floats:
        """Give the likeness of each bundle to an utterance; of a single sample it is 0 to 1."""
        return self.bundles.gather(terms.place, terms.value)

    def coverage(self, terms: Terms) -> Floats:
        """Give the part of an utterance, 0 to 1, that each entry has in any of its samples."""
        return self.entries.gather(terms.place, terms.value * terms.value / np.float32(terms.whole))

    def having(self, word: int) -> npt.NDArray[np.integer]:
        """Give the bundles that have a word, ascending."""
        place = self._place(word)
        return np.zeros(0, np.int64) if place is None else self.bundles.having(place)

    def telling(self, word: int) -> float:
        """Give how much a word tells, 0 for one that no sample has."""
        place = self._place(word)
        return 0.0 if place is None else float(self.weight[place])

    def _place(self, word: int) -> int | None:
        place = int(np.searchsorted(self.keys, np.uint64(word)))
        return place if place < len(self.keys) and int(self.keys[place]) == word else None

    def _places(self, key: Keys) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        place = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
        return place, self.keys[place] == key


def _blocks_of(key: Keys) -> npt.NDArray[np.uint8]:
    return (key >> np.uint64(60)).astype(np.uint8)


def _changes(row: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    """Tell where a row begins and where it differs from the place before."""
    return np.concatenate([np.ones(min(len(row), 1), np.bool_), row[1:] != row[:-1]])


def _shares(sizes: Sequence[int], weights: Mapping[Block, float]) -> Floats:
    """Share the whole among the blocks that occur."""
    chosen = np.array([weights[block] if size else 0.0 for block, size in zip(Block, sizes, strict=True)])
    return np.sqrt(chosen / max(float(chosen.sum()), 1e-9)).astype(np.float32)


def _weight(having: npt.NDArray[np.int32], entries: int) -> Floats:
    """Give how much features tell that so many of the entries have."""
    return np.sqrt(np.log((entries + 1) / (having + 0.5))).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Indexed:
    """One block of an index; its samples are of length 1 in this block.

    Attributes:
        keys: the features, ascending.
        count: how many bundles have each.
        bundle: the bundles, feature by feature.
        value: the weight of the feature in that bundle.
        having: how many entries have each.
        entry: the entries, feature by feature.
        weight: how much each feature tells.
    """

    keys: Keys
    count: Numbers
    bundle: Small
    value: Floats
    having: Numbers
    entry: Small
    weight: Floats


def _indexed(
    batch: Iterable[Features], bundle: Small, entry: Small, entries: int, scale: Floats
) -> Iterator[_Indexed]:
    """Index block by block; a feature that stands twice in a sample counts once.

    The letters of a whole knowledge base are what takes most memory in learning, so nothing is held for long.
    """
    for part in batch:
        order = np.argsort(part.key, kind="stable").astype(np.int32)
        key, sample, factor = part.key[order], part.utterance[order], part.factor[order]
        del part, order
        once = _changes(key) | _changes(sample)
        key, sample, factor = key[once], sample[once], factor[once]
        new = _changes(key)
        keys = key[new]
        del key, once
        feature = np.cumsum(new, dtype=np.int32) - np.int32(1)
        first = new | _changes(entry[sample])
        having = np.bincount(feature[first]).astype(np.int32)
        weight = _weight(having, entries)
        value = weight[feature]
        value *= factor
        del factor
        value *= _to_length(value, sample, len(scale))[sample]
        value *= scale[sample]
        held = bundle[sample]
        apart = new | _changes(held)
        yield _Indexed(
            keys=keys,
            count=np.bincount(feature[apart]).astype(np.int32),
            bundle=held[apart],
            value=np.add.reduceat(value, np.flatnonzero(apart)),
            having=having,
            entry=entry[sample[first]],
            weight=weight,
        )


def _to_length(value: Floats, sample: Numbers, size: int) -> Floats:
    """Give what brings each sample to length 1."""
    square = np.bincount(sample, value * value, minlength=size)
    return (1 / np.sqrt(np.maximum(square, 1e-9))).astype(np.float32)
