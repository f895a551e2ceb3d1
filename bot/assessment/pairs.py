"""Pairs of answer sheets, the second nowhere lower than the first, followed side by side by their sums.

Sets of sums are kept as the bits of one number (bit 5 stands for 5 points), so that all pairs of the
4^18 sheets are walked in a moment.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.assessment.sheet import HIGHEST
from bot.catalogue.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Sums = int
"""A set of sums as bits."""

State = int | Level
"""A sheet on its way (its sum so far) or stopped (its level)."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The sums that end at each level."""

    sums: Mapping[Level, Sums]

    def level(self, state: State) -> Level | None:
        """The level of a sheet that has stopped already or ends here; None for one on its way."""
        if isinstance(state, Level):
            return state
        return next((level for level, sums in self.sums.items() if sums >> state & 1), None)

    def end_of(self, state: State) -> Level:
        """The level of a sheet that has ended.

        Raises:
            LookupError: it is still on its way.
        """
        level = self.level(state)
        if level is None:
            raise LookupError(state)
        return level

    def below(self, level: Level) -> Sums:
        """The sums that end lower than a level."""
        return _union(sums for end, sums in self.sums.items() if end.rank < level.rank)

    def above(self, level: Level) -> Sums:
        """The sums that end higher than a level."""
        return _union(sums for end, sums in self.sums.items() if end.rank > level.rank)

    @property
    def any(self) -> Sums:
        """All sums that end."""
        return _union(self.sums.values())


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of which at least one sheet is on its way; at the start, two empty ones.

    Attributes:
        going: the sums of better sheets on their way, by where the worse one is.
        stopped: the sums of worse sheets on their way, by the level at which the better one stopped.
    """

    going: Mapping[State, Sums] = field(default_factory=lambda: {0: 1})
    stopped: Mapping[Level, Sums] = field(default_factory=dict)

    def grown(self) -> Pairs:
        """The pairs after one more item; whatever a stopped sheet would have answered is possible."""
        going: defaultdict[State, Sums] = defaultdict(int)
        for worse, better in self.going.items():
            if isinstance(worse, Level):
                going[worse] |= _raised(better)
            else:
                for points in range(HIGHEST + 1):
                    going[worse + points] |= _raised(better, points)
        return Pairs(going, {level: _raised(worse) for level, worse in self.stopped.items()})

    def unfair(self, ends: Ends) -> Iterator[tuple[State, State]]:
        """Pairs (worse, better) of which the better sheet ends lower: one for each way it can be."""
        for worse, better in self.going.items():
            level = ends.level(worse)
            lower = better & ends.below(level) if level else 0
            if lower:
                yield worse, _lowest(lower)
        for level, worse_sums in self.stopped.items():
            higher = worse_sums & ends.above(level)
            if higher:
                yield _lowest(higher), level

    def after(self, ends: Ends) -> Pairs:
        """The pairs that are left when every sheet that can end has stopped."""
        going: defaultdict[State, Sums] = defaultdict(int)
        stopped = defaultdict(int, {level: worse & ~ends.any for level, worse in self.stopped.items()})
        for worse, better in self.going.items():
            level = ends.level(worse)
            going[level or worse] |= better & ~ends.any
            if level is None and not isinstance(worse, Level):
                for end, sums in ends.sums.items():
                    stopped[end] |= bool(better & sums) << worse
        return Pairs({worse: better for worse, better in going.items() if better}, stopped)


def _raised(sums: Sums, least: int = 0) -> Sums:
    """The sums after one more answer of at least so many points."""
    return _union(sums << points for points in range(least, HIGHEST + 1))


def _union(sets: Iterable[Sums]) -> Sums:
    union = 0
    for sums in sets:
        union |= sums
    return union


def _lowest(sums: Sums) -> int:
    return (sums & -sums).bit_length() - 1
