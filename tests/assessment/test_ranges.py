"""What the open and unsure answers still allow: more answers narrow it, fewer widen it (P6)."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.assessment import NOT_SURE, Sheet, assess, settling_items
from bot.catalogue.model import Instrument, Stage

from .making import read, sheets

REAL = read(Instrument, "maturity.yaml")


def _open_items(sheet: Sheet) -> list[str]:
    return [item.id for item in sheet.items(REAL) if item.id not in sheet.answers]


@given(sheets(REAL), st.data())
def test_an_extra_answer_never_widens_what_is_possible(sheet: Sheet, data: st.DataObject):
    """With one more answer the possible levels are among those from before, and the span lies within."""
    names = _open_items(sheet) + [item.id for item in settling_items(sheet, REAL)]
    if not names:
        return
    before = assess(sheet, REAL)
    after = assess(sheet.with_answer(data.draw(st.sampled_from(names)), data.draw(st.integers(0, 3))), REAL)
    assert set(after.possible) <= set(before.possible)
    assert before.span[0] <= after.span[0] <= after.span[1] <= before.span[1]


@given(sheets(REAL), st.data())
def test_a_skip_or_not_sure_never_narrows_it(sheet: Sheet, data: st.DataObject):
    """An unsure answer to an open item changes nothing; taking an answer back, or doubting it, widens."""
    before = assess(sheet, REAL)
    for name in _open_items(sheet)[:1]:
        after = assess(sheet.with_answer(name, NOT_SURE), REAL)
        assert (after.possible, after.span) == (before.possible, before.span)
    for name in [data.draw(st.sampled_from(sorted(sheet.answers)))] if sheet.answers else []:
        without = {item: answer for item, answer in sheet.answers.items() if item != name}
        for wider in (sheet.with_answer(name, NOT_SURE), replace(sheet, answers=without)):
            after = assess(wider, REAL)
            assert set(after.possible) >= set(before.possible)
            assert after.span[0] <= before.span[0] <= before.span[1] <= after.span[1]


@given(sheets(REAL, unsure=False, full=True))
def test_with_everything_answered_one_level_is_left(sheet: Sheet):
    """A full sheet without doubts has one level, and its span is its total."""
    found = assess(sheet, REAL)
    assert found.stage is Stage.FULL
    assert found.possible == (found.level,)
    assert found.span == (found.total, found.total)


@given(sheets(REAL, full=True))
def test_with_doubts_the_level_is_told_where_both_ends_agree(sheet: Sheet):
    """On a full sheet the level is known just where every unsure answer could be anything without moving it."""
    found = assess(sheet, REAL)
    assert (found.level is not None) == (len(found.possible) == 1)
    assert found.borderline or found.level is not None
    unsure = settling_items(sheet, REAL)
    settled = [
        Sheet({**sheet.answers, **dict.fromkeys([item.id for item in unsure], end)}, sheet.holds_collection)
        for end in (0, 3)
    ]
    ends = {assess(each, REAL).level for each in settled}
    assert (found.level in ends) == (len(ends) == 1)


@given(sheets(REAL), st.data())
def test_a_stated_level_outlives_doubts_about_what_was_not_asked(sheet: Sheet, data: st.DataObject):
    """While items are open, another "not sure" neither brings a level nor takes one away."""
    names = _open_items(sheet)
    if len(names) < 2:
        return
    before, after = (
        assess(sheet, REAL),
        assess(sheet.with_answer(data.draw(st.sampled_from(names)), NOT_SURE), REAL),
    )
    assert (after.level, after.stage, after.leaning) == (before.level, before.stage, before.leaning)
