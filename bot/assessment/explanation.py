"""Which answers decided: the smallest changes that would move the level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.assessment.scoring import level_of, scaled
from bot.assessment.sheet import HIGHEST, NOT_SURE, Sheet, bounds, known_points
from bot.assessment.stopping import stop_at
from bot.catalogue.model import Stage

if TYPE_CHECKING:
    from bot.catalogue.model import Instrument, Level


@dataclass(frozen=True, slots=True)
class Change:
    """One answer, and the answer that would have helped to move the level (points 0 to 3)."""

    item: str
    answer: int
    to: int


def deciding(sheet: Sheet, instrument: Instrument) -> tuple[Change, ...]:
    """The changes that would move the level, as few as can be; nothing while the level is open.

    All of them together move it, and with any one of them left out it stays.
    """
    shift = _smallest_shift(sheet, instrument)
    return () if shift is None else _spread(shift, sheet, instrument)


def _smallest_shift(sheet: Sheet, instrument: Instrument) -> int | None:
    """By how many points the sum must move to move the level: upwards where both ways are as near."""
    level = _level_at(0, sheet, instrument)
    if level is None:
        return None
    known = known_points(sheet.answered(instrument))
    room, depth = HIGHEST * len(known) - sum(known), sum(known)
    for points in range(1, max(room, depth) + 1):
        for shift, limit in ((points, room), (-points, depth)):
            if points <= limit and _level_at(shift, sheet, instrument) is not level:
                return shift
    return None


def _level_at(shift: int, sheet: Sheet, instrument: Instrument) -> Level | None:
    answered, items = sheet.answered(instrument), len(sheet.items(instrument))
    if len(answered) == items:
        totals = (scaled(value + shift, items, instrument) for value in bounds(answered))
        low, high = (level_of(total, instrument) for total in totals)
        return low if low is high else None
    known = known_points(answered)
    stops = (
        stop_at(stage, items, len(known), sum(known) + shift, instrument)
        for stage in (Stage.SURE, Stage.LIKELY)
    )
    return next((level for level in stops if level is not None), None)


def _spread(shift: int, sheet: Sheet, instrument: Instrument) -> tuple[Change, ...]:
    """The shift as changes of few answers: the lowest are raised first, or the highest lowered."""
    up = shift > 0
    known = [(item.id, answer) for item, answer in sheet.answered(instrument) if answer is not NOT_SURE]
    changes, left = [], abs(shift)
    for name, answer in sorted(known, key=lambda pair: pair[1] if up else -pair[1]):
        step = min(left, HIGHEST - answer if up else answer)
        if step:
            changes.append(Change(name, answer, answer + step if up else answer - step))
            left -= step
    return tuple(changes)
