"""The likeness of every two bundles of samples, a panel of columns at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.features import Floats, Numbers, ranges

if TYPE_CHECKING:
    from bot.matching.index import Index, Small

_FREQUENT = 160


@dataclass(frozen=True, slots=True)
class Gram:
    """The gram matrix of an index, worked out when asked for.

    Attributes:
        index: the bundles and their features.
        dense: bundles x frequent features; a matrix product deals with these.
        owner: the bundles of the other features' places in the index, ascending.
        place: where in the index the later bundles with the same feature begin, beside `owner`.
        count: how many later bundles have it, beside `owner`.
        value: their weights, beside `owner`.
        norms: the likeness of each bundle to itself.
    """

    index: Index
    dense: Floats
    owner: Small
    place: Numbers
    count: Numbers
    value: Floats
    norms: Floats

    @classmethod
    def of(cls, index: Index) -> Gram:
        """Set the frequent features apart from those that few bundles have."""
        counts = np.diff(index.start)
        few = (counts > 1) & (counts < _FREQUENT)
        at = np.flatnonzero(np.repeat(few, counts)).astype(np.int32)
        later = np.repeat(index.start[1:][few], counts[few]) - at - np.int32(1)
        at, later = at[later > 0], later[later > 0]
        order = np.argsort(index.bundle[at], kind="stable").astype(np.int32)
        at, later = at[order], later[order]
        return cls(
            index=index,
            dense=_dense(index, counts),
            owner=index.bundle[at],
            place=at + np.int32(1),
            count=later,
            value=index.value[at],
            norms=np.bincount(index.bundle, index.value * index.value, index.size).astype(np.float32),
        )

    def columns(self, start: int, stop: int) -> Floats:
        """Give columns `start` up to `stop`, from row `start` on; above the diagonal they are not complete."""
        likeness: Floats = self.dense[start:] @ self.dense[start:stop].T
        first, last = np.searchsorted(self.owner, [start, stop])
        count = self.count[first:last]
        rows = ranges(self.place[first:last], count)
        weight = self.index.value[rows] * np.repeat(self.value[first:last], count)
        cell = (self.index.bundle[rows].astype(np.int32) - start) * (stop - start)
        cell += np.repeat(self.owner[first:last].astype(np.int32) - start, count)
        likeness += np.bincount(cell, weight, likeness.size).reshape(likeness.shape)
        diagonal = np.arange(stop - start)
        likeness[diagonal, diagonal] = self.norms[start:stop]
        return likeness


def _dense(index: Index, counts: Numbers) -> Floats:
    frequent = counts >= _FREQUENT
    inside = np.repeat(frequent, counts)
    column = np.repeat(np.cumsum(frequent) - 1, counts)[inside]
    dense = np.zeros((index.size, int(frequent.sum())), np.float32)
    dense[index.bundle[inside], column] = index.value[inside]
    return dense
