"""Proofs that an edited instrument stays fair: a better answer never lowers the level (P1 to P3).

Random testing missed a real hole here, so these walk every pair of answer sheets: two sheets of which
the second is nowhere lower are followed side by side through the stop tables, by their sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.assessment.scoring import level_of, scaled
from bot.assessment.sheet import HIGHEST
from bot.assessment.stopping import stop_at
from bot.catalogue.model import Level, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.model import Instrument

STEPS = [(worse, better) for worse in range(HIGHEST + 1) for better in range(worse, HIGHEST + 1)]
"""The answers two sheets can give to one item when the second is nowhere lower."""


@dataclass(frozen=True, slots=True)
class Unfair:
    """A way to a lower level by better answers: where the sums part, and the two levels."""

    items: int
    stage: Stage
    answered: int
    worse_sum: int
    better_sum: int
    worse_level: Level
    better_level: Level


State = int | Level
"""A sheet on its way (its sum so far) or stopped (its level)."""


def unfair_paths(instrument: Instrument) -> Iterator[Unfair]:
    """Every end at which a better sheet is put lower, for each stage and number of items."""
    for items in museum_sizes(instrument):
        for stage in (Stage.LIKELY, Stage.SURE, Stage.FULL):
            yield from _unfair(instrument, stage, items)


def museum_sizes(instrument: Instrument) -> tuple[int, ...]:
    """How many items apply: all, or all but those that need a collection."""
    whole = len(instrument.items)
    return tuple(dict.fromkeys((whole, whole - sum(item.needs_collection for item in instrument.items))))


def _unfair(instrument: Instrument, stage: Stage, items: int) -> Iterator[Unfair]:
    pairs: set[tuple[State, State]] = {(0, 0)}
    for answered in range(1, items + 1):
        ends = {
            points: _end(instrument, stage, items, answered, points)
            for points in range(HIGHEST * answered + 1)
        }
        grown = {pair for before in pairs for pair in _grown(before)}
        for worse, better in grown:
            found = _compare(ends, worse, better)
            if found:
                yield Unfair(items, stage, answered, _points(worse), _points(better), *found)
        pairs = {(_stopped(ends, worse), _stopped(ends, better)) for worse, better in grown}
        pairs = {pair for pair in pairs if not all(isinstance(state, Level) for state in pair)}


def _grown(pair: tuple[State, State]) -> set[tuple[State, State]]:
    """The pairs after one more item; a stopped sheet stays where it is, whatever its other answers."""
    worse, better = pair
    return {
        (
            worse if isinstance(worse, Level) else worse + low,
            better if isinstance(better, Level) else better + high,
        )
        for low, high in STEPS
    }


def _end(instrument: Instrument, stage: Stage, items: int, answered: int, points: int) -> Level | None:
    if answered == items:
        return level_of(scaled(points, items, instrument), instrument)
    if stage is Stage.FULL:
        return None
    return stop_at(stage, items, answered, (points, points), instrument)


def _stopped(ends: dict[int, Level | None], state: State) -> State:
    return state if isinstance(state, Level) else ends[state] or state


def _compare(ends: dict[int, Level | None], worse: State, better: State) -> tuple[Level, Level] | None:
    first, second = _stopped(ends, worse), _stopped(ends, better)
    if isinstance(first, Level) and isinstance(second, Level) and first.rank > second.rank:
        return first, second
    return None


def _points(state: State) -> int:
    return -1 if isinstance(state, Level) else state


def unreachable_levels(instrument: Instrument) -> tuple[Level, ...]:
    """Levels that no full sheet of answers has (P2)."""
    reached = {
        level_of(scaled(points, items, instrument), instrument)
        for items in museum_sizes(instrument)
        for points in range(HIGHEST * items + 1)
    }
    return tuple(level for level in Level if level not in reached)


def jumps(instrument: Instrument) -> Iterator[tuple[int, int]]:
    """Each number of items and sum at which one more point moves the level by two (P3)."""
    for items in museum_sizes(instrument):
        ranks = [
            level_of(scaled(points, items, instrument), instrument).rank
            for points in range(HIGHEST * items + 1)
        ]
        yield from (
            (items, points) for points in range(len(ranks) - 1) if ranks[points + 1] - ranks[points] > 1
        )


def unflagged_sums(instrument: Instrument) -> Iterator[tuple[int, int]]:
    """Each number of items and sum whose level one step can alter, but which no band covers (P4)."""
    for items in museum_sizes(instrument):
        totals = [scaled(points, items, instrument) for points in range(HIGHEST * items + 1)]
        levels = [level_of(total, instrument) for total in totals]
        cuts = (instrument.cuts.medium, instrument.cuts.higher)
        for points, total in enumerate(totals):
            beside = levels[max(points - 1, 0) : points + 2]
            covered = any(abs(total - cut) <= instrument.band for cut in cuts)
            if len(set(beside)) > 1 and not covered:
                yield items, points
