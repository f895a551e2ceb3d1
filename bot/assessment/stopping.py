"""Which item is asked next, and when we are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.assessment.scoring import level_of, scaled
from bot.assessment.sheet import NOT_SURE, bounds, known_points
from bot.catalogue.model import Level, Stage

if TYPE_CHECKING:
    from bot.assessment.sheet import Sheet
    from bot.catalogue.model import Instrument, Item, StopRow


def next_item(sheet: Sheet, instrument: Instrument) -> Item | None:
    """The first item of the fixed order that is not answered.

    The order is fixed because asking the "most telling" item next can lower a museum's level for a
    better answer; the order of asking must not depend on what was said.
    """
    return next((item for item in sheet.items(instrument) if item.id not in sheet.answers), None)


def settling_items(sheet: Sheet, instrument: Instrument) -> tuple[Item, ...]:
    """The items answered "not sure", which would settle an open level."""
    return tuple(item for item, answer in sheet.answered(instrument) if answer is NOT_SURE)


def stop_at(stage: Stage, items: int, known: int, points: int, instrument: Instrument) -> Level | None:
    """The level at which a stage may stop, or None to go on.

    An item answered "not sure" counts here like one that was not asked yet: were the check to wait for
    its whole range, a museum could go on to a higher level where a better one has stopped at a lower.

    Args:
        stage: likely or sure.
        items: how many items apply to the museum.
        known: how many have an answer other than "not sure".
        points: the sum of those answers.
        instrument: the stop tables.
    """
    row = _row(stage, items, known, instrument)
    return None if row is None else _level_in(row, points)


def stage_and_level(sheet: Sheet, instrument: Instrument) -> tuple[Stage, Level | None]:
    """The furthest stage that the answers have reached, and the level there (None while it is open)."""
    answered, items = sheet.answered(instrument), len(sheet.items(instrument))
    if len(answered) == items:
        low, high = (level_of(scaled(value, items, instrument), instrument) for value in bounds(answered))
        return Stage.FULL, low if low is high else None
    known = known_points(answered)
    for stage in (Stage.SURE, Stage.LIKELY):
        level = stop_at(stage, items, len(known), sum(known), instrument)
        if level is not None:
            return stage, level
    return Stage.OPEN, None


def sure_after(sheet: Sheet, instrument: Instrument) -> int | None:
    """After how many answers, in the order of asking, the sure stage was first reached; None if never."""
    answered, items = sheet.answered(instrument), len(sheet.items(instrument))
    for count in range(1, len(answered) + 1):
        known = known_points(answered[:count])
        if stop_at(Stage.SURE, items, len(known), sum(known), instrument) is not None:
            return count
    return None


def _row(stage: Stage, items: int, known: int, instrument: Instrument) -> StopRow | None:
    rows = (
        row
        for table in instrument.stop_tables
        if (table.stage, table.items) == (stage, items)
        for row in table.rows
    )
    return next((row for row in rows if row.answered == known), None)


def _level_in(row: StopRow, points: int) -> Level | None:
    if row.rudimentary_up_to is not None and points <= row.rudimentary_up_to:
        return Level.RUDIMENTARY
    if row.higher_from is not None and points >= row.higher_from:
        return Level.HIGHER
    if (
        row.medium_from is not None
        and row.medium_to is not None
        and row.medium_from <= points <= row.medium_to
    ):
        return Level.MEDIUM
    return None
