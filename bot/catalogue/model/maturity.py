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
    question: Annotated[str, StringConstraints(min_length=1, max_length=140)] = Field(
        description="The question, at most 140 characters."
    )
    why: Annotated[str, StringConstraints(min_length=1, max_length=300)] = Field(
        description="Why it is asked."
    )
    options: Annotated[
        tuple[Option, Option, Option, Option], Field(description="Lowest first; worth 0, 1, 2, 3.")
    ]


class Item(Translated[ItemText]):
    """One assessment question."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]$")] = Field(
        description="A capital letter for the side and a digit."
    )
    dimension: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")] = Field(
        description="The side it belongs to."
    )
    needs_collection: bool = Field(
        default=False, description="Not asked of a museum that holds no collection."
    )


class DimensionText(Authored):
    """A dimension in one language, with the next step for each stage."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=14)] = Field(
        description="The side in a word; at most 14 characters."
    )
    steps: dict[StepStage, Annotated[str, StringConstraints(min_length=1, max_length=110)]] = Field(
        description="The next step: from the start, when begun, when established."
    )


class Dimension(Translated[DimensionText]):
    """One side of digital maturity."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")] = Field(description="One capital letter.")


class LevelText(Authored):
    """A level's name and meaning in one language."""

    name: ButtonLabel = Field(description="The level's name, as people see it.")
    meaning: Words = Field(description="What it says about a museum.")


class LevelName(Translated[LevelText]):
    """What a level is called and means."""

    level: Level = Field(description="Which of the three levels.")


class Cuts(Authored):
    """Lowest total of the two upper levels, on the scale of all items."""

    medium: int = Field(description="The lowest total of the middle level.")
    higher: int = Field(description="The lowest total of the highest level.")


class StopRow(Authored):
    """When a check may stop after so many answers; a bound that is left out is never met."""

    answered: int = Field(description="After so many answers.")
    rudimentary_up_to: int | None = Field(
        None, description="The highest sum that is surely the lowest level."
    )
    medium_from: int | None = Field(None, description="The lowest sum that is surely the middle level.")
    medium_to: int | None = Field(None, description="The highest sum that is surely the middle level.")
    higher_from: int | None = Field(None, description="The lowest sum that is surely the highest level.")


class StopTable(Authored):
    """The rows for one stage and one number of items."""

    stage: Stage = Field(description="How sure a check is that stops by these rows.")
    items: int = Field(description="How many questions are asked in all: 18, or fewer without a collection.")
    rows: Annotated[tuple[StopRow, ...], Field(min_length=1)] = Field(
        description="One row for each number of answers."
    )


class Foundations(Authored):
    """When a level stands on thin ground: sums of a dimension's answers that are expected of a level."""

    medium: dict[str, int] = Field(
        description="For the middle level: a side, and the sum of answers expected of it."
    )
    higher: dict[str, int] = Field(description="For the highest level: the same.")


class Instrument(Authored):
    """The whole instrument; ``version`` goes on every stored result."""

    version: int = Field(description="Raise it whenever a number or an item's meaning changes.")
    cuts: Cuts = Field(description="Where the levels begin.")
    band: int = Field(description="A total this near to a cut, in points, is called borderline.")
    order: Annotated[tuple[str, ...], Field(min_length=1)] = Field(description="The order of asking.")
    typical_length: int = Field(description="How many answers a check usually takes, for the progress line.")
    step_order: tuple[str, ...] = Field(description="Which dimension's step comes first among equals.")
    straight_line: int = Field(
        description="So many equal answers in a row are asked about, in a friendly way."
    )
    foundations: Foundations = Field(description="What a level should stand on.")
    stop_tables: tuple[StopTable, ...] = Field(description="When a check may stop early.")
    levels: Annotated[tuple[LevelName, ...], Field(min_length=3, max_length=3)] = Field(
        description="The three levels."
    )
    dimensions: tuple[Dimension, ...] = Field(description="The sides of digital maturity.")
    items: tuple[Item, ...] = Field(description="The questions.")

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
