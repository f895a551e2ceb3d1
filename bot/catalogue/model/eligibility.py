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

    id: Id = Field(description="A short name that is used once in this rule.")
    verdict: Verdict = Field(description="What it means for the museum: yes, ask or no.")
    certainty: Certainty = Field(description="How well that is known; only what is stated may say no.")


class CriterionText(Authored):
    """A criterion in one language."""

    topic: ButtonLabel = Field(description="The rule in a few words, on a button.")
    question: Words = Field(description="What is asked; for a note, what is told.")


class Criterion(Translated[CriterionText]):
    """One rule of the pre-check."""

    id: Annotated[str, StringConstraints(pattern=r"^R[0-9]$")] = Field(description="R and a digit.")
    rule: Rule = Field(description="How it is judged.")
    certainty: Certainty = Field(description="How well the rule is known.")
    source: Source | None = Field(None, description="Where the rule was read.")
    outcomes: tuple[Outcome, ...] = Field((), description="The ways it can turn out.")

    def outcome(self, name: str) -> Outcome | None:
        """The outcome of that id, if there is one."""
        return next((outcome for outcome in self.outcomes if outcome.id == name), None)


class Call(Authored):
    """A call for applications; none is on record since the project ended."""

    module: Id = Field(description="The workshop's id, as in modules.yaml.")
    opens: date = Field(description="The first day.")
    closes: date = Field(description="The last day.")
    url: Words = Field(description="Where the call can be read.")
    certainty: Certainty = Field(Certainty.STATED, description="How well the call is known.")


class CountryGroup(Authored):
    """Countries that are judged alike; ``outcome`` names the outcome of the country criterion."""

    outcome: Id = Field(description="The outcome that these countries have.")
    checked: date = Field(description="The day on which the list was last checked.")
    countries: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="Two-letter codes (ISO 3166)."
    )


class Eligibility(Authored):
    """All rules, the country lists, and the calls."""

    calls: tuple[Call, ...] = Field((), description="Open and past calls; none: []")
    country_groups: tuple[CountryGroup, ...] = Field(description="The groups of countries.")
    also_called: dict[str, tuple[Words, ...]] = Field(
        default_factory=dict, description="What else people call a country, by its two-letter code."
    )
    elsewhere: Id = Field(description="The outcome for a country in none of the groups.")
    criteria: tuple[Criterion, ...] = Field(description="The rules.")

    def criterion(self, name: str) -> Criterion | None:
        """The criterion of that id, if there is one."""
        return next((criterion for criterion in self.criteria if criterion.id == name), None)

    def country_outcome(self, code: str) -> str:
        """The outcome of a country by its two-letter code."""
        groups = (group.outcome for group in self.country_groups if code in group.countries)
        return next(groups, self.elsewhere)
