"""One museum's answers, and what they can still become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

if TYPE_CHECKING:
    from bot.catalogue.model import Instrument, Item

HIGHEST = 3
"""The points of the highest option; the lowest has 0."""


class NotSure(Enum):
    """The answer "not sure": anything from the lowest to the highest option."""

    NOT_SURE = "not sure"


NOT_SURE: Final = NotSure.NOT_SURE
Answer = Annotated[int, Field(ge=0, le=HIGHEST)] | NotSure
"""An option's points, 0 to 3, or not sure."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers so far.

    Attributes:
        answers: by item id; the order in which they were given does not matter.
        holds_collection: None where it was not asked yet; a museum without one is asked fewer items.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    holds_collection: bool | None = None

    def with_answer(self, item: str, answer: Answer) -> Sheet:
        """The sheet with one answer given or changed."""
        return replace(self, answers={**self.answers, item: answer})

    def items(self, instrument: Instrument) -> tuple[Item, ...]:
        """The items that apply to this museum, in the order of asking."""
        without = self.holds_collection is False
        return tuple(item for item in instrument.in_order if not (without and item.needs_collection))

    def answered(self, instrument: Instrument) -> tuple[tuple[Item, Answer], ...]:
        """The items answered, in the order of asking; "not sure" is an answer."""
        items = self.items(instrument)
        return tuple((item, self.answers[item.id]) for item in items if item.id in self.answers)


def known_points(answers: tuple[tuple[Item, Answer], ...]) -> list[int]:
    """The points of every answer that is not "not sure"."""
    return [answer for _, answer in answers if answer is not NOT_SURE]


def bounds(answers: tuple[tuple[Item, Answer], ...]) -> tuple[int, int]:
    """The lowest and the highest sum of points that the answers allow."""
    known = known_points(answers)
    return sum(known), sum(known) + HIGHEST * (len(answers) - len(known))
