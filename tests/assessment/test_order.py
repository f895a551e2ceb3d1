"""The order in which a museum answers does not matter (P8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.assessment import Sheet, assess, next_item
from bot.catalogue.model import Instrument

from .making import ANSWERS, read, sheets

if TYPE_CHECKING:
    from random import Random

REAL = read(Instrument, "maturity.yaml")


def _answered_again(sheet: Sheet, order: list[str]) -> Sheet:
    fresh = Sheet(holds_collection=sheet.holds_collection)
    for name in order:
        fresh = fresh.with_answer(name, sheet.answers[name])
    return fresh


@given(sheets(REAL), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_result(sheet: Sheet, chance: Random):
    """Answering the same items in another order leads to the same assessment and the same next item."""
    order = sorted(sheet.answers)
    chance.shuffle(order)
    again = _answered_again(sheet, order)
    assert assess(again, REAL) == assess(sheet, REAL)
    assert next_item(again, REAL) == next_item(sheet, REAL)


@given(sheets(REAL), st.data())
def test_an_edited_answer_counts_as_if_it_had_been_given_first(sheet: Sheet, data: st.DataObject):
    """Changing an earlier answer gives what answering so from the start gives; changing it back undoes it."""
    if not sheet.answers:
        return
    name = data.draw(st.sampled_from(sorted(sheet.answers)))
    changed = sheet.with_answer(name, data.draw(st.sampled_from(ANSWERS)))
    assert assess(changed, REAL) == assess(_answered_again(changed, sorted(changed.answers)), REAL)
    assert assess(changed.with_answer(name, sheet.answers[name]), REAL) == assess(sheet, REAL)


@given(sheets(REAL))
def test_a_sheet_is_not_changed_by_what_is_done_with_it(sheet: Sheet):
    """A sheet is a value: an answer makes a new one, and assessing leaves it as it is."""
    before = dict(sheet.answers)
    assess(sheet, REAL)
    sheet.with_answer("D1", 3)
    assert sheet.answers == before
