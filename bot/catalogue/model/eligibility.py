"""The rules of the pre-check, each with how certain it is, where that was read, and when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.model.base import Authored, ButtonLabel, Id, Source, Translated, Words


class Certainty(StrEnum):
    """How well a rule is known; only a stated one may say no."""

    STATED = "stated"
    LIKELY = "likely"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What the pre-check says, best first."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


class Rule(StrEnum):
    """How a criterion is judged."""

    CALL = "call"
    """By the dates of the calls and today's date."""
    OPTIONS = "options"
    """By the option that the person chooses."""
    COUNTRY = "country"
    """By the group the person's country is in."""
    LEVEL = "level"
    """By the distance between the museum's level and the module's."""
    NOTE = "note"
    """Not judged; only told."""


class OutcomeText(Authored):
    """The words of one outcome in one language."""

    label: ButtonLabel = Field(description="What the person chooses, on a button.")
    reason: Words = Field(description="The reason that the verdict names.")


class Outcome(Translated[OutcomeText]):
    """One way a criterion can turn out."""

    id: Id
    verdict: Verdict
    certainty: Certainty


class CriterionText(Authored):
    """A criterion in one language."""

    topic: ButtonLabel
    question: Words = Field(description="What is asked; for a note, what is told.")


class Criterion(Translated[CriterionText]):
    """One rule of the pre-check."""

    id: Annotated[str, StringConstraints(pattern=r"^R[0-9]$")]
    rule: Rule
    certainty: Certainty
    source: Source | None = None
    outcomes: tuple[Outcome, ...] = ()

    def outcome(self, name: str) -> Outcome | None:
        """The outcome of that id, if there is one."""
        return next((outcome for outcome in self.outcomes if outcome.id == name), None)


class Call(Authored):
    """A call for applications; none is on record since the project ended."""

    module: Id
    opens: date
    closes: date
    url: Words
    certainty: Certainty = Certainty.STATED


class CountryGroup(Authored):
    """Countries that are judged alike; ``outcome`` names the outcome of the country criterion."""

    outcome: Id
    checked: date
    countries: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="Two-letter codes (ISO 3166)."
    )


class Eligibility(Authored):
    """All rules, the country lists, and the calls."""

    calls: tuple[Call, ...] = ()
    country_groups: tuple[CountryGroup, ...]
    elsewhere: Id = Field(description="The outcome for a country in none of the groups.")
    criteria: tuple[Criterion, ...]

    def criterion(self, name: str) -> Criterion | None:
        """The criterion of that id, if there is one."""
        return next((criterion for criterion in self.criteria if criterion.id == name), None)

    def country_outcome(self, code: str) -> str:
        """The outcome of a country by its two-letter code."""
        groups = (group.outcome for group in self.country_groups if code in group.countries)
        return next(groups, self.elsewhere)
