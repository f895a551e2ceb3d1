"""The answers named as decisive are: together they move the level, and not one of them is needless (P7)."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bot.assessment import NOT_SURE, Sheet, deciding
from bot.assessment.stopping import stage_and_level

from .making import ANSWERS, sheet_of, with_total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.assessment import Change
    from bot.catalogue.model import Instrument, Level

SHEETS = 400


def _level(sheet: Sheet, instrument: Instrument) -> Level | None:
    return stage_and_level(sheet, instrument)[1]


def _changed(sheet: Sheet, changes: Iterable[Change]) -> Sheet:
    for change in changes:
        assert sheet.answers[change.item] == change.answer
        sheet = sheet.with_answer(change.item, change.to)
    return sheet


def _some_sheet(chance: random.Random, instrument: Instrument, least: int, *, unsure: bool) -> Sheet:
    """A sheet of a museum that is somewhere between low and high, whole or in part."""
    collection = chance.random() < 0.7
    items = 18 if collection else 16
    weights = [chance.random() ** 2 for _ in range(4)] + [0.15 * unsure]
    count = chance.randint(min(least, items), items)
    return sheet_of(chance.choices(ANSWERS, weights, k=count), instrument, collection=collection)


@pytest.mark.parametrize("unsure", [False, True])
@pytest.mark.parametrize("least", [7, 18])
def test_the_explanation_is_true_and_minimal(instrument: Instrument, least: int, *, unsure: bool):
    """For full and partial sheets, with and without doubts: all named changes move it, all but one do not."""
    chance, explained = random.Random(least + unsure), 0
    for _ in range(SHEETS):
        sheet = _some_sheet(chance, instrument, least, unsure=unsure)
        level, changes = _level(sheet, instrument), deciding(sheet, instrument)
        if level is None:
            assert changes == ()
            continue
        explained += bool(changes)
        assert _level(_changed(sheet, changes), instrument) is not level
        for left_out in changes:
            rest = [change for change in changes if change != left_out]
            assert _level(_changed(sheet, rest), instrument) is level
    assert explained > SHEETS / 5


def test_the_explanation_takes_the_nearest_way_in_the_fewest_answers(instrument: Instrument):
    """With 33 points three more lead up, in one answer where one can carry them; with 20, three fewer down."""
    up = deciding(with_total(33, instrument), instrument)
    assert sum(change.to - change.answer for change in up) == 3
    assert len(up) == 2
    down = deciding(with_total(20, instrument), instrument)
    assert sum(change.answer - change.to for change in down) == 3


def test_as_near_both_ways_leads_upwards(instrument: Instrument):
    """In the middle between two levels the way up is told."""
    changes = deciding(with_total(26, instrument), instrument)
    assert sum(change.answer - change.to for change in changes) == 9
    changes = deciding(with_total(27, instrument), instrument)
    assert sum(change.to - change.answer for change in changes) == 9


def test_answers_that_are_unsure_are_never_named(instrument: Instrument):
    """What a museum does not know cannot have decided."""
    sheet = sheet_of([0] * 12 + [NOT_SURE] * 2 + [0] * 4, instrument)
    named = {change.item for change in deciding(sheet, instrument)}
    assert named
    assert not named & {item for item, answer in sheet.answers.items() if answer is NOT_SURE}
    assert deciding(sheet_of([NOT_SURE] * 18, instrument), instrument) == ()
