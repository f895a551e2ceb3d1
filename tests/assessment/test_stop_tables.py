"""The stop tables: where they come from, and where a check stops by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.assessment import NOT_SURE, assess, next_item
from bot.assessment.proof import museum_sizes
from bot.catalogue.model import Level, Stage

from .making import formula_table, sheet_of

if TYPE_CHECKING:
    from bot.catalogue.model import Instrument, StopRow, StopTable

PRINTED = """
 7 |  4 | 10-11 | 17 |  3 | -     | 18
 8 |  5 | 11-13 | 19 |  4 | 12-12 | 20
 9 |  6 | 12-15 | 21 |  5 | 13-14 | 22
10 |  7 | 13-17 | 23 |  6 | 14-16 | 24
11 |  8 | 14-19 | 25 |  7 | 15-18 | 26
12 |  9 | 15-21 | 27 |  8 | 16-20 | 28
13 | 10 | 16-23 | 29 | 10 | 16-23 | 29
14 | 11 | 17-25 | 31 | 11 | 17-25 | 31
15 | 13 | 17-28 | 32 | 12 | 18-27 | 33
16 | 14 | 18-30 | 34 | 13 | 19-29 | 35
17 | 15 | 19-32 | 36 | 15 | 19-32 | 36
18 | 17 | 18-35 | 36 | 17 | 18-35 | 36
"""
"""The table of the instrument's design: answered, then the bounds of likely, then those of sure."""


def _table(instrument: Instrument, stage: Stage, items: int) -> StopTable:
    return next(each for each in instrument.stop_tables if (each.stage, each.items) == (stage, items))


def _bounds(row: StopRow) -> list[str]:
    middle = "-" if row.medium_from is None else f"{row.medium_from}-{row.medium_to}"
    return [str(row.rudimentary_up_to), middle, str(row.higher_from)]


@pytest.mark.parametrize("stage", [Stage.LIKELY, Stage.SURE])
@pytest.mark.parametrize("items", [18, 16])
def test_the_tables_are_those_of_the_formula(instrument: Instrument, stage: Stage, items: int):
    """Each table, for a museum with and without a collection, is what the formula gives, exactly."""
    assert _table(instrument, stage, items) == formula_table(stage, items, first=7)


def test_the_tables_are_those_of_the_design(instrument: Instrument):
    """The rows for 18 items are the printed ones."""
    for line in PRINTED.strip().splitlines():
        answered, *bounds = (cell.strip() for cell in line.split("|"))
        for stage, expected in ((Stage.LIKELY, bounds[:3]), (Stage.SURE, bounds[3:])):
            rows = _table(instrument, stage, 18).rows
            assert _bounds(rows[int(answered) - 7]) == expected, (stage, answered)


def test_a_museum_without_a_collection_has_its_own_tables(instrument: Instrument):
    """There are two sizes of check, 18 and 16 items, each with a table for either stage."""
    assert museum_sizes(instrument) == (18, 16)
    assert {(each.stage, each.items) for each in instrument.stop_tables} == {
        (stage, items) for stage in (Stage.LIKELY, Stage.SURE) for items in (18, 16)
    }


@pytest.mark.parametrize(
    ("answers", "stage", "level"),
    [
        ([0] * 6, Stage.OPEN, None),
        ([0] * 7, Stage.SURE, Level.RUDIMENTARY),
        ([1, 1, 1, 1, 0, 0, 0], Stage.LIKELY, Level.RUDIMENTARY),
        ([1] * 7, Stage.OPEN, None),
        ([2, 2, 2, 1, 1, 1, 1], Stage.LIKELY, Level.MEDIUM),
        ([2, 2, 2, 2, 1, 1, 1, 1], Stage.SURE, Level.MEDIUM),
        ([3, 3, 3, 2, 2, 2, 2], Stage.LIKELY, Level.HIGHER),
        ([3, 3, 3, 3, 2, 2, 2], Stage.SURE, Level.HIGHER),
        ([2] * 18, Stage.FULL, Level.HIGHER),
    ],
)
def test_a_check_stops_where_the_table_says(
    instrument: Instrument, answers: list[int], stage: Stage, level: Level | None
):
    """The stage and the level follow from the number of answers and their sum."""
    found = assess(sheet_of(answers, instrument), instrument)
    assert (found.stage, found.level) == (stage, level)


def test_the_items_are_asked_in_a_fixed_order(instrument: Instrument):
    """The next item never depends on what was answered, and each dimension comes once before any twice."""
    for answer in (0, 3, NOT_SURE):
        sheet = sheet_of([], instrument)
        asked = []
        while (item := next_item(sheet, instrument)) is not None:
            asked.append(item.id)
            sheet = sheet.with_answer(item.id, answer)
        assert tuple(asked) == instrument.order
    assert {name[0] for name in instrument.order[:7]} == {each.id for each in instrument.dimensions}


def test_sure_after_is_the_first_stop(instrument: Instrument):
    """The number of answers at which a check would have stopped is told also when it went on."""
    answers = [2, 2, 2, 2, 1, 1, 1, 1, 3, 3, 3]
    for count in range(1, len(answers) + 1):
        found = assess(sheet_of(answers[:count], instrument), instrument)
        assert found.sure_after == (8 if count >= 8 else None)
    assert assess(sheet_of([1] * 18, instrument), instrument).sure_after == 18


def test_an_unsure_answer_counts_for_stopping_like_one_not_asked(instrument: Instrument):
    """Answering "not sure" neither stops a check nor takes back a level that was stated."""
    for answers in ([0] * 6, [2, 2, 2, 2, 1, 1, 1, 1], [1] * 9):
        before = assess(sheet_of(answers, instrument), instrument)
        after = assess(sheet_of([*answers, NOT_SURE], instrument), instrument)
        assert (after.stage, after.level) == (before.stage, before.level)
        assert after.sure_after == before.sure_after
