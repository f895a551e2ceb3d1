"""The likeness of every two samples, a panel of columns at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.features import Floats, Numbers, ranges

if TYPE_CHECKING:
    from bot.matching.index import Index

_FREQUENT = 160


@dataclass(frozen=True, slots=True)
class Gram:
    """The gram matrix of an index, worked out when asked for.

    Attributes:
        index: the samples and their features.
        dense: samples x frequent features; a matrix product deals with these.
        owner: the samples of the other features' places in the index, ascending.
        place: where in the index the later samples with the same feature begin, beside `owner`.
        count: how many later samples have it, beside `owner`.
        value: their weights, beside `owner`.
        norms: the likeness of each sample to itself.
    """

    index: Index
    dense: Floats
    owner: Numbers
    place: Numbers
    count: Numbers
    value: Floats
    norms: Floats

    @classmethod
    def of(cls, index: Index) -> Gram:
        """Set the frequent features apart from those that few samples have."""
        counts = np.diff(index.start)
        place = np.arange(1, len(index.sample) + 1, dtype=np.int32)
        later = np.repeat(index.start[1:], counts) - place
        rare = np.flatnonzero(np.repeat(counts < _FREQUENT, counts) & (later > 0)).astype(np.int32)
        rare = rare[np.argsort(index.sample[rare], kind="stable")]
        return cls(
            index=index,
            dense=_dense(index, counts),
            owner=index.sample[rare],
            place=place[rare],
            count=later[rare],
            value=index.value[rare],
            norms=np.bincount(index.sample, index.value * index.value, index.size).astype(np.float32),
        )

    def columns(self, start: int, stop: int) -> Floats:
        """Give columns `start` up to `stop`, from row `start` on; above the diagonal they are not complete."""
        likeness: Floats = self.dense[start:] @ self.dense[start:stop].T
        first, last = np.searchsorted(self.owner, [start, stop])
        count = self.count[first:last]
        rows = ranges(self.place[first:last], count)
        weight = self.index.value[rows] * np.repeat(self.value[first:last], count)
        cell = (self.index.sample[rows] - start) * (stop - start)
        cell += np.repeat(self.owner[first:last] - start, count)
        likeness += np.bincount(cell, weight, likeness.size).reshape(likeness.shape)
        diagonal = np.arange(stop - start)
        likeness[diagonal, diagonal] = self.norms[start:stop]
        return likeness


def _dense(index: Index, counts: Numbers) -> Floats:
    frequent = counts >= _FREQUENT
    inside = np.repeat(frequent, counts)
    column = np.repeat(np.cumsum(frequent) - 1, counts)[inside]
    dense = np.zeros((index.size, int(frequent.sum())), np.float32)
    dense[index.sample[inside], column] = index.value[inside]
    return dense
