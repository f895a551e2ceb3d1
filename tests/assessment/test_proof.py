"""The proofs of P1 to P4 hold for the real instrument, and can fail."""

from __future__ import annotations

import random
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from bot.assessment import NOT_SURE, Answer, assess
from bot.assessment.proof import jumps, museum_sizes, unfair_paths, unflagged_sums, unreachable_levels
from bot.assessment.scoring import level_of, scaled
from bot.assessment.stopping import stage_and_level
from bot.catalogue.model import Level, Stage

from .making import ANSWERS, chance_table, edited, formula_table, sheet_of, small, with_total

if TYPE_CHECKING:
    from bot.catalogue.model import Instrument

ITEMS = 5
SEEDS = (*range(6), 64, 100)
"""Chance tables, fair and unfair; the last two are unfair only where an early answer is "not sure"."""

Step = tuple[Answer, Answer]
LOWER_OR_SAME: tuple[Step, ...] = tuple((low, high) for high in range(4) for low in range(high + 1))
"""The answers that two sheets can give to one item when the second is nowhere lower."""

UNSURE_ALIKE: tuple[Step, ...] = (*LOWER_OR_SAME, (NOT_SURE, NOT_SURE))
"""The same, with items that neither museum is sure of."""

UNSURE_BETWEEN: tuple[Step, ...] = (*UNSURE_ALIKE, (0, NOT_SURE), (NOT_SURE, 3))
"""The same; "not sure" is nowhere lower than the lowest option, and nowhere higher than the highest."""


def _ends(stage: Stage, instrument: Instrument) -> dict[tuple[Answer, ...], Level | None]:
    """The level of every museum that answers in order and stops as soon as the stage is reached."""
    ranks = [Stage.OPEN, Stage.LIKELY, Stage.SURE, Stage.FULL]
    going: dict[tuple[Answer, ...], Level | None] = {}
    stopped: dict[tuple[Answer, ...], Level | None] = {(): None}
    for count in range(ITEMS):
        before, stopped = stopped, {}
        for answers in product(ANSWERS, repeat=count + 1):
            if answers[:-1] in going:
                going[answers] = going[answers[:-1]]
                continue
            assert answers[:-1] in before
            reached, level = stage_and_level(sheet_of(answers, instrument), instrument)
            (going if ranks.index(reached) >= ranks.index(stage) else stopped)[answers] = level
    return going


def _violated(instrument: Instrument, stage: Stage, steps: tuple[Step, ...]) -> bool:
    """Brute force over all pairs of sheets of which the second is nowhere lower."""
    ranks = {answers: level.rank for answers, level in _ends(stage, instrument).items() if level is not None}
    pairs = (zip(*pair, strict=True) for pair in product(steps, repeat=ITEMS))
    return any(ranks.get(worse, 0) > ranks.get(better, 4) for worse, better in map(tuple, pairs))


def test_no_better_answer_lowers_the_level(instrument: Instrument):
    """P1, over every pair of the 4^18 and the 4^16 sheets, for each stage, with any number left unsure."""
    assert museum_sizes(instrument) == (18, 16)
    assert list(unfair_paths(instrument)) == []


@pytest.mark.parametrize(
    ("stage", "items", "answered", "bounds"),
    [
        (Stage.LIKELY, 18, 9, {"rudimentary_up_to": 16}),
        (Stage.SURE, 18, 8, {"higher_from": 10}),
        (Stage.SURE, 16, 12, {"medium_from": 12, "medium_to": 40, "higher_from": 15}),
        (Stage.SURE, 18, 7, {"medium_from": 7, "medium_to": 7}),
        (Stage.LIKELY, 16, 15, {"medium_to": 33, "higher_from": 34}),
    ],
)
def test_a_table_that_puts_a_better_answer_lower_is_refused(
    instrument: Instrument, stage: Stage, items: int, answered: int, bounds: dict[str, int]
):
    """The proof can fail: an edited row by which more points are a lower level is found, in that table."""
    found = list(unfair_paths(edited(instrument, stage, items, answered, **bounds)))
    assert found
    assert all(each.items == items and each.worse_level.rank > each.better_level.rank for each in found)


def test_the_hole_that_random_testing_missed_is_found(instrument: Instrument):
    """A row that stops in the middle where the rows after it do not lets a worse sheet slip past upwards."""
    holed = instrument
    for answered in range(8, 18):
        holed = edited(holed, Stage.SURE, 18, answered, medium_from=None, medium_to=None)
    holed = edited(holed, Stage.SURE, 18, 7, medium_from=10, medium_to=11)
    found = [each for each in unfair_paths(holed) if each.stage is Stage.SURE]
    assert any(
        each.better is Level.MEDIUM and each.worse_level is Level.HIGHER and isinstance(each.worse, int)
        for each in found
    )


def test_an_unsure_answer_does_not_carry_a_worse_museum_past_a_better_one(instrument: Instrument):
    """Of two museums that are both unsure of the ninth item, the better one is not put lower.

    When the check waited for both ends of the unsure answer, the worse one went on to the highest level.
    """
    worse: tuple[Answer, ...] = (2, 2, 2, 1, 1, 1, 1, 1, NOT_SURE, *[3] * 9)
    better: tuple[Answer, ...] = (2, 2, 2, 2, 1, 1, 1, 1, NOT_SURE, *[3] * 9)
    levels = [_sure_level(answers, instrument) for answers in (worse, better)]
    assert levels == [Level.MEDIUM, Level.MEDIUM]


def _sure_level(answers: tuple[Answer, ...], instrument: Instrument) -> Level | None:
    found = (assess(sheet_of(answers[:count], instrument), instrument) for count in range(1, 19))
    return next(each.level for each in found if each.stage in {Stage.SURE, Stage.FULL})


def test_two_stages_that_contradict_each_other_are_found(instrument: Instrument):
    """A sum that is one level by the likely table and another by the sure one is refused."""
    found = list(unfair_paths(edited(instrument, Stage.LIKELY, 18, 9, rudimentary_up_to=13)))
    assert any((each.stage, each.answered) == (Stage.LIKELY, 9) for each in found)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_proof_agrees_with_brute_force(instrument: Instrument, seed: int):
    """On five items, over all 160,000 pairs, the proof finds a violation exactly where there is one."""
    tiny = small(instrument, [chance_table(random.Random(seed), Stage.SURE, ITEMS)])
    assert any(unfair_paths(tiny)) == _violated(tiny, Stage.SURE, UNSURE_ALIKE)


def test_brute_force_sees_both_outcomes(instrument: Instrument):
    """Of the tables compared with brute force some are fair and some are not."""
    tables = [chance_table(random.Random(seed), Stage.SURE, ITEMS) for seed in SEEDS]
    assert {any(unfair_paths(small(instrument, [table]))) for table in tables} == {True, False}


@pytest.mark.parametrize("stage", [Stage.LIKELY, Stage.SURE, Stage.FULL])
def test_the_formula_is_fair_also_where_answers_are_unsure(instrument: Instrument, stage: Stage):
    """Brute force with "not sure" as a fifth answer, between the lowest and the highest option."""
    tiny = small(instrument, [formula_table(each, ITEMS, first=2) for each in (Stage.LIKELY, Stage.SURE)])
    assert not list(unfair_paths(tiny))
    assert not _violated(tiny, stage, UNSURE_BETWEEN)


@pytest.mark.parametrize("collection", [True, False])
def test_each_level_is_reached(instrument: Instrument, *, collection: bool):
    """P2: the lowest, the middle and the highest sheet have the three levels, whatever the museum holds."""
    assert unreachable_levels(instrument) == ()
    levels = [
        assess(with_total(points, instrument, collection=collection), instrument).level
        for points in (0, 26, 48)
    ]
    assert levels == [Level.RUDIMENTARY, Level.MEDIUM, Level.HIGHER]


@pytest.mark.parametrize(
    ("cuts", "missing"),
    [
        ({"medium": 0}, (Level.RUDIMENTARY,)),
        ({"medium": 36}, (Level.MEDIUM,)),
        ({"higher": 55}, (Level.HIGHER,)),
        ({"medium": 8, "higher": 9}, (Level.MEDIUM,)),
    ],
)
def test_cuts_that_leave_a_level_empty_are_refused(
    instrument: Instrument, cuts: dict[str, int], missing: tuple[Level, ...]
):
    """A level that no sheet reaches is found; with 16 items no total is 8, so a level from 8 to 8 is empty."""
    wrong = instrument.model_copy(update={"cuts": instrument.cuts.model_copy(update=cuts)})
    assert unreachable_levels(wrong) == missing


def test_one_step_never_jumps_a_level(instrument: Instrument):
    """P3: one point more is at most one level more; cuts that nearly meet are refused."""
    assert list(jumps(instrument)) == []
    near = instrument.model_copy(update={"cuts": instrument.cuts.model_copy(update={"higher": 18})})
    assert [items for items, _ in jumps(near)] == [18, 16]


@pytest.mark.parametrize("collection", [True, False])
def test_every_sum_that_a_step_can_move_is_borderline(instrument: Instrument, *, collection: bool):
    """P4: over every sum of a full sheet, by the proof and by the assessment itself."""
    assert list(unflagged_sums(instrument)) == []
    items = 18 if collection else 16
    found = [
        assess(with_total(points, instrument, collection=collection), instrument)
        for points in range(3 * items + 1)
    ]
    for low, high in pairwise(found):
        if low.level is not high.level:
            assert low.borderline
            assert high.borderline


def test_a_band_that_is_too_narrow_is_refused(instrument: Instrument):
    """With a band of no points the sums just below the cuts would not be flagged."""
    narrow = instrument.model_copy(update={"band": 0})
    assert list(unflagged_sums(narrow)) == [(18, 17), (18, 35), (16, 15), (16, 31)]


def test_rescaling_never_turns_an_order_round(instrument: Instrument):
    """More points of 16 items are never a lower total, and all points are all points."""
    totals = [scaled(points, 16, instrument) for points in range(49)]
    assert totals == sorted(totals)
    assert (totals[0], totals[-1]) == (0, 54)
    assert [level_of(total, instrument) for total in (17, 18, 35, 36)] == [
        Level.RUDIMENTARY,
        Level.MEDIUM,
        Level.MEDIUM,
        Level.HIGHER,
    ]
