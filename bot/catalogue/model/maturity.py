"""The maturity instrument: dimensions, items with anchored options, cuts, stop tables, next steps."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.model.base import Authored, ButtonLabel, Level, Translated, Words


class Stage(StrEnum):
    """How far a check has come, in the order it gets there."""

    OPEN = "open"
    LIKELY = "likely"
    SURE = "sure"
    FULL = "full"


class StepStage(StrEnum):
    """Where a dimension stands, and so which next step fits."""

    START = "start"
    BEGUN = "begun"
    ESTABLISHED = "established"


class Option(Authored):
    """One anchored option of an item."""

    label: Annotated[str, StringConstraints(min_length=1, max_length=24)] = Field(
        description="Words on the button."
    )
    text: Annotated[str, StringConstraints(min_length=1, max_length=90)] = Field(
        description="The anchor in full."
    )


class ItemText(Authored):
    """An item in one language."""

    topic: ButtonLabel = Field(description="The item in two or three words, for the summary.")
    question: Annotated[str, StringConstraints(min_length=1, max_length=140)]
    why: Annotated[str, StringConstraints(min_length=1, max_length=300)] = Field(
        description="Why it is asked."
    )
    options: Annotated[
        tuple[Option, Option, Option, Option], Field(description="Lowest first; worth 0, 1, 2, 3.")
    ]


class Item(Translated[ItemText]):
    """One assessment question."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]$")]
    dimension: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    needs_collection: bool = Field(
        default=False, description="Not asked of a museum that holds no collection."
    )


class DimensionText(Authored):
    """A dimension in one language, with the next step for each stage."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=14)]
    steps: dict[StepStage, Annotated[str, StringConstraints(min_length=1, max_length=110)]] = Field(
        description="The next step: from the start, when begun, when established."
    )


class Dimension(Translated[DimensionText]):
    """One side of digital maturity."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]


class LevelText(Authored):
    """A level's name and meaning in one language."""

    name: ButtonLabel
    meaning: Words


class LevelName(Translated[LevelText]):
    """What a level is called and means."""

    level: Level


class Cuts(Authored):
    """Lowest total of the two upper levels, on the scale of all items."""

    medium: int
    higher: int


class StopRow(Authored):
    """When a check may stop after so many answers; a bound that is left out is never met."""

    answered: int
    rudimentary_up_to: int | None = None
    medium_from: int | None = None
    medium_to: int | None = None
    higher_from: int | None = None


class StopTable(Authored):
    """The rows for one stage and one number of items."""

    stage: Stage
    items: int
    rows: Annotated[tuple[StopRow, ...], Field(min_length=1)]


class Foundations(Authored):
    """When a level stands on thin ground: sums of a dimension's answers that are expected of a level."""

    medium: dict[str, int]
    higher: dict[str, int]


class Instrument(Authored):
    """The whole instrument; ``version`` goes on every stored result."""

    version: int
    cuts: Cuts
    band: int = Field(description="A total this near to a cut, in points, is called borderline.")
    order: Annotated[tuple[str, ...], Field(min_length=1)] = Field(description="The order of asking.")
    typical_length: int = Field(description="How many answers a check usually takes, for the progress line.")
    step_order: tuple[str, ...] = Field(description="Which dimension's step comes first among equals.")
    straight_line: int = Field(
        description="So many equal answers in a row are asked about, in a friendly way."
    )
    foundations: Foundations
    stop_tables: tuple[StopTable, ...]
    levels: Annotated[tuple[LevelName, ...], Field(min_length=3, max_length=3)]
    dimensions: tuple[Dimension, ...]
    items: tuple[Item, ...]

    @property
    def in_order(self) -> tuple[Item, ...]:
        """The items in the order of asking."""
        by_id = {item.id: item for item in self.items}
        return tuple(by_id[name] for name in self.order)

    def item(self, name: str) -> Item | None:
        """The item of that id, if there is one."""
        return next((item for item in self.items if item.id == name), None)

    def named(self, name: str) -> Item:
        """The item of that id.

        Raises:
            KeyError: there is none.
        """
        return {item.id: item for item in self.items}[name]

    def dimension(self, name: str) -> Dimension:
        """The dimension of that id.

        Raises:
            KeyError: there is none; the checks refuse such a file.
        """
        return {dimension.id: dimension for dimension in self.dimensions}[name]

    def level(self, level: Level) -> LevelName:
        """A level's name and meaning."""
        return next(name for name in self.levels if name.level is level)
