"""Points to totals, totals to levels, and averages to words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.assessment.sheet import NOT_SURE
from bot.catalogue.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.assessment.sheet import Sheet
    from bot.catalogue.model import Instrument


class DimensionWord(StrEnum):
    """Where a dimension stands, in a word; with two or three items more would be false precision."""

    UNKNOWN = "unknown"
    STARTING = "starting"
    BEGUN = "begun"
    ESTABLISHED = "established"
    LEADING = "leading"


LEADING_FROM = 2.75
"""A dimension's average from which it is called leading."""


def scaled(points: int, items: int, instrument: Instrument) -> int:
    """Points of a museum's own items on the scale of all items, rounded down (and so still monotone)."""
    return points * len(instrument.items) // items


def level_of(total: int, instrument: Instrument) -> Level:
    """The level of a total on the scale of all items (0 to 54)."""
    if total >= instrument.cuts.higher:
        return Level.HIGHER
    return Level.MEDIUM if total >= instrument.cuts.medium else Level.RUDIMENTARY


def near_a_cut(totals: Iterable[int], instrument: Instrument) -> bool:
    """Whether any of the totals lies within the band round a cut."""
    cuts = (instrument.cuts.medium, instrument.cuts.higher)
    return any(abs(total - cut) <= instrument.band for total in totals for cut in cuts)


def average(sheet: Sheet, dimension: str, instrument: Instrument) -> float | None:
    """The average of a dimension's known answers (0 to 3), or None where none is known."""
    answers = [answer for item, answer in sheet.answered(instrument) if item.dimension == dimension]
    known = [answer for answer in answers if answer is not NOT_SURE]
    return sum(known) / len(known) if known else None


def word_for(mean: float | None) -> DimensionWord:
    """The word for a dimension's average."""
    if mean is None:
        return DimensionWord.UNKNOWN
    words = ((1, DimensionWord.STARTING), (2, DimensionWord.BEGUN), (LEADING_FROM, DimensionWord.ESTABLISHED))
    return next((word for below, word in words if mean < below), DimensionWord.LEADING)
