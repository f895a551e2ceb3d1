"""A sheet of answers to a level, with how sure it is and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.assessment.explanation import Change, deciding
from bot.assessment.scoring import DimensionWord, average, level_of, near_a_cut, scaled, word_for
from bot.assessment.sheet import HIGHEST, NOT_SURE, Sheet, bounds, known_points
from bot.assessment.steps import Step, next_steps
from bot.assessment.stopping import stage_and_level, sure_after
from bot.catalogue.model import Level, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.catalogue.model import Instrument

FOUNDATIONS = "foundations"
STRAIGHT_LINE = "straight-line"


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers say.

    Attributes:
        level: the level reached, or None while it is open.
        projected: the total if the open answers were like the known ones.
        leaning: the level that the answers so far point to, also while it is open.
        possible: every level that the open and unsure answers still allow, lowest first.
        near: the levels within the band round the total, lowest first; more than one where it is borderline.
        total: the points that are certain, on the scale of all items (0 to 54).
        span: the lowest and highest total still possible.
        borderline: the total is so near to a cut that both neighbouring modules are named.
        flags: remarks that never change the level.
        stage: how far the check has come.
        sure_after: after how many answers the sure stage was first reached.
        answered: how many items have an answer; of: how many there are for this museum.
        known: how many of the answers are other than "not sure".
    """

    level: Level | None
    leaning: Level
    possible: tuple[Level, ...]
    near: tuple[Level, ...]
    projected: int
    total: int
    span: tuple[int, int]
    borderline: bool
    flags: tuple[str, ...]
    stage: Stage
    sure_after: int | None
    answered: int
    known: int
    of: int
    dimensions: Mapping[str, DimensionWord]
    deciding: tuple[Change, ...]
    steps: tuple[Step, ...]


def assess(sheet: Sheet, instrument: Instrument) -> Assessment:
    """What a sheet's answers say, whole or in part; the order in which they were given does not matter."""
    stage, level = stage_and_level(sheet, instrument)
    span = _span(sheet, instrument)
    projected = _projected(sheet, instrument)
    around = span if stage is Stage.FULL else (projected, projected)
    return Assessment(
        level=level,
        leaning=level or level_of(projected, instrument),
        possible=_levels_between(span, instrument),
        near=_levels_between((around[0] - instrument.band - 1, around[1] + instrument.band), instrument),
        projected=projected,
        total=span[0],
        span=span,
        borderline=level is None or near_a_cut(around, instrument),
        flags=_flags(sheet, instrument, level),
        stage=stage,
        sure_after=sure_after(sheet, instrument),
        answered=len(sheet.answered(instrument)),
        known=len(known_points(sheet.answered(instrument))),
        of=len(sheet.items(instrument)),
        dimensions={each.id: word_for(average(sheet, each.id, instrument)) for each in instrument.dimensions},
        deciding=deciding(sheet, instrument),
        steps=next_steps(sheet, instrument),
    )


def _span(sheet: Sheet, instrument: Instrument) -> tuple[int, int]:
    answered, items = sheet.answered(instrument), len(sheet.items(instrument))
    low, high = bounds(answered)
    high += HIGHEST * (items - len(answered))
    return scaled(low, items, instrument), scaled(high, items, instrument)


def _projected(sheet: Sheet, instrument: Instrument) -> int:
    """The total that the known answers would have if the others were like them."""
    known = known_points(sheet.answered(instrument))
    return scaled(sum(known), len(known), instrument) if known else 0


def _levels_between(span: tuple[int, int], instrument: Instrument) -> tuple[Level, ...]:
    low, high = (level_of(total, instrument).rank for total in span)
    return tuple(level for level in Level if low <= level.rank <= high)


def _flags(sheet: Sheet, instrument: Instrument, level: Level | None) -> tuple[str, ...]:
    flags = (
        (FOUNDATIONS, _thin_foundations(sheet, instrument, level)),
        (STRAIGHT_LINE, straight_line(sheet, instrument)),
    )
    return tuple(name for name, raised in flags if raised)


def _thin_foundations(sheet: Sheet, instrument: Instrument, level: Level | None) -> bool:
    """Whether a dimension that carries the level is surely below what that level rests on."""
    if level is None or level is Level.RUDIMENTARY:
        return False
    expected = dict(instrument.foundations.medium)
    if level is Level.HIGHER:
        expected |= instrument.foundations.higher
    return any(_highest_sum(sheet, name, instrument) < least for name, least in expected.items())


def _highest_sum(sheet: Sheet, dimension: str, instrument: Instrument) -> int:
    answers = [
        sheet.answers.get(item.id, NOT_SURE)
        for item in sheet.items(instrument)
        if item.dimension == dimension
    ]
    return sum(HIGHEST if answer is NOT_SURE else answer for answer in answers)


def straight_line(sheet: Sheet, instrument: Instrument) -> bool:
    """Whether so many answers in a row are the same option that a friendly question is due."""
    run, last = 0, None
    for _, answer in sheet.answered(instrument):
        run = run + 1 if answer == last and answer is not NOT_SURE else 1
        last = answer
        if run >= instrument.straight_line and answer is not NOT_SURE:
            return True
    return False
