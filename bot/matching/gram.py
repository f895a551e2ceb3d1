"""The likeness of every two bundles of samples, a panel of columns at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.features import Floats, Numbers, ranges

if TYPE_CHECKING:
    from bot.matching.postings import Amounts, Postings, Small


@dataclass(frozen=True, slots=True)
class Gram:
    """The gram matrix of an index, worked out when asked for.

    Attributes:
        bundles: which bundles have each feature; a matrix product deals with the frequent ones.
        owner: the bundles of the other features' places in the lists, ascending.
        place: where in the lists the later bundles with the same feature begin, beside `owner`.
        count: how many later bundles have it, beside `owner`.
        value: their weights, beside `owner`.
        norms: the likeness of each bundle to itself.
    """

    bundles: Postings
    owner: Small
    place: Numbers
    count: Numbers
    value: Amounts
    norms: Floats

    @classmethod
    def of(cls, bundles: Postings) -> Gram:
        """Find for each place in the lists which later bundles have the same feature."""
        counts = np.diff(bundles.start)
        at = np.flatnonzero(np.repeat(counts > 1, counts)).astype(np.int32)
        later = np.repeat(bundles.start[1:], counts)[at] - at - np.int32(1)
        at, later = at[later > 0], later[later > 0]
        order = np.argsort(bundles.holder[at], kind="stable").astype(np.int32)
        at, later = at[order], later[order]
        norms = np.bincount(bundles.holder, bundles.value * bundles.value, bundles.size)
        return cls(
            bundles=bundles,
            owner=bundles.holder[at],
            place=at + np.int32(1),
            count=later,
            value=bundles.value[at],
            norms=(norms + np.square(bundles.rows).sum(axis=0)).astype(np.float32),
        )

    def columns(self, start: int, stop: int) -> Floats:
        """Give columns `start` up to `stop`, from row `start` on; above the diagonal they are not complete."""
        frequent = self.bundles.rows
        likeness: Floats = frequent[:, start:].T @ frequent[:, start:stop]
        first, last = np.searchsorted(self.owner, [start, stop])
        count = self.count[first:last]
        rows = ranges(self.place[first:last], count)
        weight = self.bundles.value[rows] * np.repeat(self.value[first:last], count)
        cell = (self.bundles.holder[rows].astype(np.int32) - start) * (stop - start)
        cell += np.repeat(self.owner[first:last].astype(np.int32) - start, count)
        likeness += np.bincount(cell, weight, likeness.size).reshape(likeness.shape)
        diagonal = np.arange(stop - start)
        likeness[diagonal, diagonal] = self.norms[start:stop]
        return likeness
