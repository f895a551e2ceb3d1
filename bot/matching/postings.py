"""For each feature, who has it: an inverted list, but for features that many have, which stand in full rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.matching.features import Floats, Numbers, ranges

Small = npt.NDArray[np.unsignedinteger]
Amounts = Floats | npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Postings:
    """Who has each feature, and how much of it; features are numbered from 0.

    Attributes:
        start: where each feature's list begins; one longer than there are features. Frequent ones have an empty list.
        holder: the holders, feature by feature, ascending.
        value: how much of the feature the holder has, beside `holder`.
        frequent: the features that stand in full rows, ascending.
        rows: frequent features x holders, how much each holder has.
        size: how many holders there are.
    """

    start: Numbers
    holder: Small
    value: Amounts
    frequent: Numbers
    rows: Floats
    size: int

    @classmethod
    def of(cls, count: Numbers, holder: Small, value: Amounts, size: int, share: float) -> Postings:
        """Take the holders feature by feature, each list ascending.

        Args:
            count: how many holders each feature has.
            holder: the holders.
            value: how much each has, beside `holder`.
            size: how many holders there are.
            share: what share of the holders must have a feature for a full row, which is read faster than a list.
        """
        often = count >= max(size * share, 1)
        inside = np.repeat(often, count)
        rows = np.zeros((int(often.sum()), size), np.float32)
        row = np.repeat(np.arange(len(rows)), count[often])
        rows[row, holder[inside]] = value[inside]
        start = np.concatenate([[0], np.cumsum(np.where(often, 0, count))]).astype(np.int32)
        return cls(start, holder[~inside], value[~inside], np.flatnonzero(often).astype(np.int32), rows, size)

    @property
    def features(self) -> int:
        """How many features there are."""
        return len(self.start) - 1

    def gather(self, feature: npt.NDArray[np.int64], weight: Floats) -> Floats:
        """Give for each holder the sum, over some features, of weight times what it has of the feature."""
        first = self.start[feature]
        count = self.start[feature + 1] - first
        at = ranges(first, count)
        shared = np.repeat(weight, count) * self.value[at]
        found = np.bincount(self.holder[at], shared, self.size).astype(np.float32)
        row, often = self._rows(feature)
        found += weight[often] @ self.rows[row[often]]
        return found

    def having(self, feature: int) -> npt.NDArray[np.integer]:
        """Give the holders of a feature, ascending."""
        first, last = self.start[feature : feature + 2]
        if first < last:
            return self.holder[first:last]
        row = np.searchsorted(self.frequent, feature)
        often = row < len(self.frequent) and self.frequent[row] == feature
        return np.flatnonzero(self.rows[row]) if often else self.holder[:0]

    def _rows(self, feature: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        """Give the row of each feature, and whether it has one."""
        if not len(self.frequent):
            return np.zeros(len(feature), np.int64), np.zeros(len(feature), np.bool_)
        row = np.minimum(np.searchsorted(self.frequent, feature), len(self.frequent) - 1)
        return row, self.frequent[row] == feature
