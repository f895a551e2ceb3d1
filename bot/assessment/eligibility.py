"""The pre-check: could this museum take part? Reasons only; a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.catalogue.model import Certainty, Level, Rule, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.catalogue.model import Call, Criterion, Eligibility
    from bot.catalogue.model.eligibility import Outcome

SEVERITY = (Verdict.YES, Verdict.ASK, Verdict.NO)
"""Verdicts from the best to the worst; the worst of all criteria is the verdict of the pre-check."""

SAME, NEAR, FAR, UNKNOWN_LEVEL = "same", "near", "far", "open"
"""The outcomes of a criterion that is judged by level."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How one criterion turned out; a criterion that is only told has no outcome."""

    criterion: Criterion
    outcome: Outcome | None

    @property
    def verdict(self) -> Verdict:
        """The outcome's verdict. A "no" that is not stated in a source is no more than "ask"."""
        if self.outcome is None:
            return Verdict.YES
        stated = self.outcome.certainty is self.criterion.certainty is Certainty.STATED
        if self.outcome.verdict is Verdict.NO and not (stated and self.criterion.source):
            return Verdict.ASK
        return self.outcome.verdict


@dataclass(frozen=True, slots=True)
class PreCheck:
    """What the rules say of a museum, as far as it was answered."""

    call: Call | None
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of all criteria; whether a call is open stands apart."""
        return max((finding.verdict for finding in self.findings), key=SEVERITY.index, default=Verdict.ASK)

    def reasons(self, verdict: Verdict) -> tuple[Finding, ...]:
        """The findings with that verdict, in the order of the rules."""
        return tuple(finding for finding in self.findings if finding.outcome and finding.verdict is verdict)


def open_call(eligibility: Eligibility, module: str | None, today: date) -> Call | None:
    """The call for a module (for any, where none is named) that is open on a day."""
    calls = (call for call in eligibility.calls if module is None or call.module == module)
    return next((call for call in calls if call.opens <= today <= call.closes), None)


def next_criterion(eligibility: Eligibility, given: Mapping[str, str]) -> Criterion | None:
    """The first criterion that needs an answer and has none, or one that is not offered any more."""
    asked = (each for each in eligibility.criteria if each.rule in {Rule.OPTIONS, Rule.COUNTRY})
    return next((criterion for criterion in asked if not _chosen(criterion, eligibility, given)), None)


def pre_check(
    eligibility: Eligibility,
    given: Mapping[str, str],
    levels: tuple[Level, ...],
    aimed_at: Level | None,
    today: date,
    module: str | None = None,
) -> PreCheck:
    """Judges every criterion that can be judged.

    Args:
        eligibility: the rules.
        given: the chosen outcome, or the country's two-letter code, by criterion id.
        levels: the museum's level, the levels it may have while that is open, or nothing.
        aimed_at: the level of the module the museum wants; None where it has no wish.
        today: the day that calls are judged by.
        module: the module's id, for its call.
    """
    judged = (_judge(criterion, eligibility, given, levels, aimed_at) for criterion in eligibility.criteria)
    return PreCheck(open_call(eligibility, module, today), tuple(finding for finding in judged if finding))


def _judge(
    criterion: Criterion,
    eligibility: Eligibility,
    given: Mapping[str, str],
    levels: tuple[Level, ...],
    aimed_at: Level | None,
) -> Finding | None:
    match criterion.rule:
        case Rule.CALL:
            return None
        case Rule.NOTE:
            return Finding(criterion, None)
        case Rule.LEVEL:
            return Finding(criterion, criterion.outcome(_distance(levels, aimed_at)))
        case Rule.OPTIONS | Rule.COUNTRY:
            outcome = _chosen(criterion, eligibility, given)
            return Finding(criterion, outcome) if outcome else None


def _chosen(criterion: Criterion, eligibility: Eligibility, given: Mapping[str, str]) -> Outcome | None:
    answer = given.get(criterion.id)
    if answer is None:
        return None
    return criterion.outcome(
        eligibility.country_outcome(answer) if criterion.rule is Rule.COUNTRY else answer
    )


def _distance(levels: tuple[Level, ...], aimed_at: Level | None) -> str:
    """How far a museum's level is from a module's; a borderline museum is near both its levels."""
    if not levels:
        return UNKNOWN_LEVEL
    if aimed_at is None or levels == (aimed_at,):
        return SAME
    nearest = min(abs(level.rank - aimed_at.rank) for level in levels)
    return NEAR if nearest <= 1 else FAR
