"""From answers to a total, a level, words, flags and next steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assessment import NOT_SURE, Answer, DimensionWord, Sheet, assess
from bot.assessment.scoring import word_for
from bot.catalogue.model import Instrument, Level, Stage, StepStage

from .making import read, sheet_of, sheets, with_total

REAL = read(Instrument, "maturity.yaml")


@pytest.mark.parametrize(
    ("total", "level", "borderline"),
    [
        (0, Level.RUDIMENTARY, False),
        (14, Level.RUDIMENTARY, False),
        (15, Level.RUDIMENTARY, True),
        (17, Level.RUDIMENTARY, True),
        (18, Level.MEDIUM, True),
        (21, Level.MEDIUM, True),
        (22, Level.MEDIUM, False),
        (32, Level.MEDIUM, False),
        (33, Level.MEDIUM, True),
        (35, Level.MEDIUM, True),
        (36, Level.HIGHER, True),
        (39, Level.HIGHER, True),
        (40, Level.HIGHER, False),
        (54, Level.HIGHER, False),
    ],
)
def test_the_cuts_and_the_band(total: int, level: Level, *, borderline: bool):
    """Levels begin at 18 and 36 points; three points to either side are between two modules."""
    found = assess(with_total(total, REAL), REAL)
    assert (found.total, found.level, found.borderline) == (total, level, borderline)
    assert (found.stage, found.possible) == (Stage.FULL, (level,))
    assert level in found.near
    assert len(found.near) == 1 + borderline


@given(sheets(REAL))
def test_a_borderline_result_names_both_neighbours(sheet: Sheet):
    """The levels near are more than one just where a level that is known is borderline."""
    found = assess(sheet, REAL)
    if found.level is not None:
        assert (len(found.near) > 1) == found.borderline
        assert found.stage is not Stage.FULL or found.level in found.near


@given(st.lists(st.integers(0, 3), min_size=16, max_size=16), st.integers(0, 15))
def test_without_a_collection_a_better_answer_never_lowers_the_total(answers: list[int], at: int):
    """Rescaled from 16 items to 18, rounded down, the total only grows with an answer."""
    raised = [min(3, answer + (place == at)) for place, answer in enumerate(answers)]
    totals = [assess(sheet_of(each, REAL, collection=False), REAL).total for each in (answers, raised)]
    assert totals[0] <= totals[1]
    assert totals[0] == sum(answers) * 18 // 16


def test_no_collection_is_worth_neither_more_nor_less():
    """A museum that gives the same answer everywhere has the same level with and without a collection."""
    for answer in range(4):
        with_one, without = (
            assess(sheet_of([answer] * items, REAL, collection=items == 18), REAL) for items in (18, 16)
        )
        assert (with_one.total, with_one.level) == (without.total, without.level)
        assert (with_one.of, without.of) == (18, 16)


def test_answers_on_a_collection_do_not_count_without_one():
    """Whoever says that there is no collection is not helped by answers given before."""
    sheet = sheet_of([1] * 18, REAL)
    dropped = Sheet({**sheet.answers, "C1": 3, "C2": 3}, holds_collection=False)
    assert assess(dropped, REAL).total == 18
    assert assess(dropped, REAL).dimensions["C"] is DimensionWord.UNKNOWN


@pytest.mark.parametrize(
    ("mean", "word"),
    [
        (None, DimensionWord.UNKNOWN),
        (0.0, DimensionWord.STARTING),
        (0.99, DimensionWord.STARTING),
        (1.0, DimensionWord.BEGUN),
        (2.0, DimensionWord.ESTABLISHED),
        (2.74, DimensionWord.ESTABLISHED),
        (2.75, DimensionWord.LEADING),
        (3.0, DimensionWord.LEADING),
    ],
)
def test_a_dimension_is_called_by_its_average(mean: float | None, word: DimensionWord):
    """Below 1, 2 and 2.75 there is a word each, and one from there on."""
    assert word_for(mean) is word


def test_not_sure_is_left_out_of_a_dimensions_average():
    """Two known answers and an unsure one give the average of the two."""
    sheet = Sheet({"D1": 2, "D2": 2, "D3": NOT_SURE, "A1": NOT_SURE}, holds_collection=True)
    words = assess(sheet, REAL).dimensions
    assert (words["D"], words["A"]) == (DimensionWord.ESTABLISHED, DimensionWord.UNKNOWN)


def _full(**points: int) -> dict[str, Answer]:
    """Answers to all items: so many points in each dimension by its letter, 2 where it is not named."""
    return {item.id: points.get(item.id, points.get(item.dimension, 2)) for item in REAL.items}


@pytest.mark.parametrize(
    ("answers", "level", "flagged"),
    [
        (_full(D=0), Level.MEDIUM, True),
        (_full(D=0, D1=1), Level.MEDIUM, True),
        (_full(D=0, D1=2), Level.MEDIUM, False),
        (_full(D=1, C=3, T=3, E=3, P=3), Level.HIGHER, True),
        (_full(D=1, D1=2, C=3, T=3, E=3, P=3), Level.HIGHER, False),
        (_full(S=1, C=3, T=3, E=3, P=3), Level.HIGHER, True),
        (_full(D=0, A=1, S=1, C=1, P=1, T=1, E=1), Level.RUDIMENTARY, False),
    ],
)
def test_thin_foundations_are_flagged_and_change_nothing(
    answers: dict[str, Answer], level: Level, *, flagged: bool
):
    """A level without a plan carries a remark, a level without a plan or stories at the top too."""
    found = assess(Sheet(answers, holds_collection=True), REAL)
    assert found.level is level
    assert ("foundations" in found.flags) == flagged


def test_foundations_are_flagged_only_when_they_are_surely_thin():
    """While a direction question is unsure or not yet asked it may still carry the level."""
    thin = Sheet(_full(D=0), holds_collection=True)
    assert "foundations" not in assess(thin.with_answer("D3", NOT_SURE), REAL).flags
    assert "foundations" in assess(thin.with_answer("D3", 1), REAL).flags


@pytest.mark.parametrize(
    ("answers", "flagged"),
    [
        ([1] * 9, False),
        ([1] * 10, True),
        ([1] * 9 + [2], False),
        ([0, 3] + [2] * 10, True),
        ([NOT_SURE] * 18, False),
        ([1] * 5 + [NOT_SURE] + [1] * 5, False),
        ([0, 1] * 9, False),
    ],
)
def test_ten_equal_answers_in_a_row_are_flagged(answers: list[Answer], *, flagged: bool):
    """Ten times the same option in the order of asking gets a friendly question; "not sure" does not."""
    assert ("straight-line" in assess(sheet_of(answers, REAL), REAL).flags) == flagged


def test_steps_come_lowest_first_and_foundations_first_among_equals():
    """The lowest averages lead; equals come in the order D T P A S C E."""
    found = assess(sheet_of([1] * 18, REAL), REAL)
    assert "".join(step.dimension for step in found.steps) == "DTPASCE"
    found = assess(Sheet(_full(E=0, S=1, T=1), holds_collection=True), REAL)
    assert "".join(step.dimension for step in found.steps) == "ETSDPAC"


def test_a_step_fits_where_the_dimension_stands():
    """Below 1, 2 and 3 on average there is a step each; a dimension at the top needs none."""
    found = assess(Sheet(_full(D=0, A=1, S=2, C=3, P=3, T=3, E=3), holds_collection=True), REAL)
    assert {step.dimension: step.stage for step in found.steps} == {
        "D": StepStage.START,
        "A": StepStage.BEGUN,
        "S": StepStage.ESTABLISHED,
    }


def test_an_empty_sheet_says_that_nothing_is_known():
    """Before the first answer every level is possible and no dimension has a word."""
    found = assess(Sheet(), REAL)
    assert (found.level, found.stage, found.span, found.possible) == (None, Stage.OPEN, (0, 54), tuple(Level))
    assert set(found.dimensions.values()) == {DimensionWord.UNKNOWN}
    assert (found.deciding, found.steps, found.flags, found.answered) == ((), (), (), 0)
