"""Proofs that an edited instrument stays fair: a better answer never lowers the level (P1 to P4).

Random testing missed a real hole here, so these walk every pair of answer sheets of which the second is
nowhere lower, through the stop tables and to the end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.assessment.pairs import Ends, Pairs
from bot.assessment.scoring import level_of, near_a_cut, scaled
from bot.assessment.sheet import HIGHEST
from bot.assessment.stopping import stop_at
from bot.catalogue.model import Level, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.assessment.pairs import State, Sums
    from bot.catalogue.model import Instrument


@dataclass(frozen=True, slots=True)
class Unfair:
    """A way to a lower level by better answers.

    Attributes:
        items: how many items apply.
        stage: the stage whose table leads there, or full.
        answered: after how many answers the second of the two sheets ends.
        worse, better: the sum of each sheet there, or the level at which it stopped before.
        worse_level, better_level: where the two sheets are put.
    """

    items: int
    stage: Stage
    answered: int
    worse: State
    better: State
    worse_level: Level
    better_level: Level


def unfair_paths(instrument: Instrument) -> Iterator[Unfair]:
    """Every row at which a better sheet is put lower, for each stage and number of items (P1).

    A sheet ends where its stage's table first says so, or when all items are answered, any number of
    them with "not sure"; and a person may look at the level so far after any answer.
    """
    for items in museum_sizes(instrument):
        for stage in (Stage.LIKELY, Stage.SURE, Stage.FULL):
            yield from _unfair(instrument, stage, items)
        for answered in range(1, items):
            yield from _unfair_row(instrument, items, answered)


def museum_sizes(instrument: Instrument) -> tuple[int, ...]:
    """How many items apply: all, or all but those that need a collection."""
    whole = len(instrument.items)
    without = whole - sum(item.needs_collection for item in instrument.items)
    return tuple(items for items in dict.fromkeys((whole, without)) if items)


def _unfair(instrument: Instrument, stage: Stage, items: int) -> Iterator[Unfair]:
    pairs = Pairs()
    for answered in range(1, items + 1):
        pairs = pairs.grown()
        yield from _found(items, stage, answered, pairs, _last(instrument, items, answered))
        if answered < items and stage is not Stage.FULL:
            stops = _stops(instrument, stage, items, answered)
            yield from _found(items, stage, answered, pairs, stops)
            pairs = pairs.after(stops)


def _found(items: int, stage: Stage, answered: int, pairs: Pairs, ends: Ends) -> Iterator[Unfair]:
    for worse, better in pairs.unfair(ends):
        yield Unfair(items, stage, answered, worse, better, ends.end_of(worse), ends.end_of(better))


def _stops(instrument: Instrument, stage: Stage, items: int, answered: int) -> Ends:
    """Where a stage's table lets sheets stop after so many answers."""
    sums: defaultdict[Level, Sums] = defaultdict(int)
    for points in range(HIGHEST * answered + 1):
        level = stop_at(stage, items, answered, points, instrument)
        if level is not None:
            sums[level] |= 1 << points
    return Ends(sums)


def _last(instrument: Instrument, items: int, known: int) -> Ends:
    """Where sheets end when all items are answered, all but the known ones with "not sure"."""
    sums: defaultdict[Level, Sums] = defaultdict(int)
    for points in range(HIGHEST * known + 1):
        low = level_of(scaled(points, items, instrument), instrument)
        high = level_of(scaled(points + HIGHEST * (items - known), items, instrument), instrument)
        if low is high:
            sums[low] |= 1 << points
    return Ends(sums)


def _unfair_row(instrument: Instrument, items: int, answered: int) -> Iterator[Unfair]:
    """Sums in one row that are a lower level than a smaller sum, be it in the other stage's table."""
    best, reached = 0, Level.RUDIMENTARY
    for points in range(HIGHEST * answered + 1):
        for stage in (Stage.SURE, Stage.LIKELY):
            level = stop_at(stage, items, answered, points, instrument) or reached
            if level.rank < reached.rank:
                yield Unfair(items, stage, answered, best, points, reached, level)
            elif level.rank > reached.rank:
                best, reached = points, level


def unreachable_levels(instrument: Instrument) -> tuple[Level, ...]:
    """Levels that no full sheet of answers has, of one kind of museum or of both (P2)."""
    reached = [set(_levels(instrument, items)) for items in museum_sizes(instrument)]
    return tuple(level for level in Level if not reached or any(level not in levels for levels in reached))


def jumps(instrument: Instrument) -> Iterator[tuple[int, int]]:
    """Each number of items and sum at which one more point moves the level by two (P3)."""
    for items in museum_sizes(instrument):
        ranks = [level.rank for level in _levels(instrument, items)]
        yield from ((items, at) for at in range(len(ranks) - 1) if abs(ranks[at + 1] - ranks[at]) > 1)


def unflagged_sums(instrument: Instrument) -> Iterator[tuple[int, int]]:
    """Each number of items and sum whose level one step can alter, but which no band covers (P4)."""
    for items in museum_sizes(instrument):
        levels = _levels(instrument, items)
        for points in range(len(levels)):
            covered = near_a_cut((scaled(points, items, instrument),), instrument)
            if len(set(levels[max(points - 1, 0) : points + 2])) > 1 and not covered:
                yield items, points


def _levels(instrument: Instrument, items: int) -> list[Level]:
    """The level of each sum of a full sheet, from 0 points on."""
    return [level_of(scaled(points, items, instrument), instrument) for points in range(HIGHEST * items + 1)]
