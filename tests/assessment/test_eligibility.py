"""The pre-check: only what is stated says no, every verdict can be reached, dates decide about calls."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from bot.assessment.eligibility import Finding, next_criterion, open_call, pre_check
from bot.catalogue.model import Call, Certainty, Level, Rule, Verdict

if TYPE_CHECKING:
    from bot.catalogue.model import Criterion, Eligibility

TODAY = date(2026, 11, 22)
SEVERITY = [Verdict.YES, Verdict.ASK, Verdict.NO]
BEST = {"R1": "museum", "R2": "DK", "R4": "can", "R5": "named", "R6": "wanted", "R7": "could", "R9": "never"}


def _verdict(eligibility: Eligibility, given: dict[str, str], level: Level = Level.MEDIUM) -> Verdict:
    return pre_check(eligibility, given, (level,), Level.MEDIUM, TODAY).verdict


def _named(eligibility: Eligibility, name: str) -> Criterion:
    criterion = eligibility.criterion(name)
    assert criterion is not None
    return criterion


def test_the_rules_are_those_of_the_design(eligibility: Eligibility):
    """R0 to R9 are there, in order, judged as they should be."""
    rules = {criterion.id: criterion.rule for criterion in eligibility.criteria}
    assert list(rules) == [f"R{n}" for n in range(10)]
    assert (rules["R0"], rules["R2"], rules["R3"], rules["R8"]) == (
        Rule.CALL,
        Rule.COUNTRY,
        Rule.LEVEL,
        Rule.NOTE,
    )


def test_every_no_is_stated_and_has_a_source(eligibility: Eligibility):
    """In the real rules, an outcome that says no is stated, by a rule that is stated and names its source."""
    refusing = [
        (criterion, outcome)
        for criterion in eligibility.criteria
        for outcome in criterion.outcomes
        if outcome.verdict is Verdict.NO
    ]
    assert refusing
    for criterion, outcome in refusing:
        assert (criterion.certainty, outcome.certainty) == (Certainty.STATED, Certainty.STATED), criterion.id
        assert criterion.source is not None


@pytest.mark.parametrize(("rule", "outcome"), list(product(Certainty, Certainty)))
def test_only_what_is_stated_says_no(eligibility: Eligibility, rule: Certainty, outcome: Certainty):
    """Whatever stands in the YAML, a "no" that is likely or unknown, or without a source, is "ask the partner"."""
    criterion = _named(eligibility, "R4").model_copy(update={"certainty": rule})
    refusing = next(each for each in criterion.outcomes if each.verdict is Verdict.NO)
    refusing = refusing.model_copy(update={"certainty": outcome})
    stated = rule is outcome is Certainty.STATED
    assert Finding(criterion, refusing).verdict is (Verdict.NO if stated else Verdict.ASK)
    assert Finding(criterion.model_copy(update={"source": None}), refusing).verdict is Verdict.ASK


def test_every_outcome_gives_its_verdict(eligibility: Eligibility):
    """With all else at its best, each outcome of each rule decides the verdict, and each verdict occurs."""
    assert _verdict(eligibility, BEST) is Verdict.YES
    seen = set()
    for criterion in eligibility.criteria:
        if criterion.rule is Rule.OPTIONS:
            for outcome in criterion.outcomes:
                assert _verdict(eligibility, {**BEST, criterion.id: outcome.id}) is outcome.verdict
                seen.add(outcome.verdict)
    assert seen == set(Verdict)


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("DK", Verdict.YES),
        ("NO", Verdict.YES),
        ("GB", Verdict.ASK),
        ("CH", Verdict.ASK),
        ("US", Verdict.NO),
        ("JP", Verdict.NO),
    ],
)
def test_the_country_decides_by_its_group(eligibility: Eligibility, code: str, verdict: Verdict):
    """In the European Union and its programme yes, elsewhere in Europe ask, outside Europe no."""
    assert _verdict(eligibility, {**BEST, "R2": code}) is verdict


def test_the_worst_finding_decides(eligibility: Eligibility):
    """Of all findings the worst verdict is that of the pre-check, over every mixture of answers."""
    options = [each for each in eligibility.criteria if each.rule is Rule.OPTIONS]
    for chosen in product(*(criterion.outcomes for criterion in options)):
        given = {criterion.id: outcome.id for criterion, outcome in zip(options, chosen, strict=True)}
        worst = max((outcome.verdict for outcome in chosen), key=SEVERITY.index)
        assert _verdict(eligibility, {"R2": "NL", **given}) is worst


@pytest.mark.parametrize(
    ("levels", "aimed_at", "outcome"),
    [
        ((), Level.MEDIUM, "open"),
        ((Level.MEDIUM,), Level.MEDIUM, "same"),
        ((Level.MEDIUM,), None, "same"),
        ((Level.RUDIMENTARY,), Level.MEDIUM, "near"),
        ((Level.HIGHER,), Level.MEDIUM, "near"),
        ((Level.RUDIMENTARY, Level.MEDIUM), Level.RUDIMENTARY, "near"),
        ((Level.RUDIMENTARY, Level.MEDIUM), Level.MEDIUM, "near"),
        ((Level.RUDIMENTARY, Level.MEDIUM), Level.HIGHER, "near"),
        ((Level.RUDIMENTARY,), Level.HIGHER, "far"),
        ((Level.HIGHER,), Level.RUDIMENTARY, "far"),
        (tuple(Level), Level.HIGHER, "near"),
    ],
)
def test_the_distance_between_levels(
    eligibility: Eligibility, levels: tuple[Level, ...], aimed_at: Level | None, outcome: str
):
    """The same level fits, one beside it or a borderline one is near, two apart is far; far is never a no."""
    found = pre_check(eligibility, {}, levels, aimed_at, TODAY).findings
    finding = next(each for each in found if each.criterion.rule is Rule.LEVEL)
    assert finding.outcome is not None
    assert finding.outcome.id == outcome
    assert finding.verdict is (Verdict.YES if outcome == "same" else Verdict.ASK)


def test_without_a_call_on_record_none_is_open(eligibility: Eligibility):
    """The project ended in 2019: unless partners write one down, no call is suggested."""
    assert open_call(eligibility.model_copy(update={"calls": ()}), None, TODAY) is None


def test_dates_decide_whether_a_call_is_open(eligibility: Eligibility):
    """A call is open from its first to its last day, for its own module; only the dates need to change."""
    call = Call(module="mmex", opens=date(2027, 1, 15), closes=date(2027, 3, 1), url="https://mmex.dk/")
    called = eligibility.model_copy(update={"calls": (call,)})
    days = {
        call.opens - timedelta(1): None,
        call.opens: call,
        call.closes: call,
        call.closes + timedelta(1): None,
    }
    for today, expected in days.items():
        assert open_call(called, "mmex", today) is expected
        assert pre_check(called, BEST, (), None, today, "mmex").call is expected
    assert open_call(called, "buas", call.opens) is None
    assert open_call(called, None, call.opens) is call
    later = called.model_copy(update={"calls": (call.model_copy(update={"closes": date(2027, 4, 1)}),)})
    assert open_call(later, "mmex", date(2027, 3, 2)) is not None


def test_the_rules_are_asked_one_after_the_other(eligibility: Eligibility):
    """Each rule that needs an answer is asked once, in order, and then none."""
    given: dict[str, str] = {}
    while (criterion := next_criterion(eligibility, given)) is not None:
        given[criterion.id] = BEST[criterion.id]
    assert list(given) == list(BEST)


def test_an_answer_that_is_not_offered_any_more_is_asked_again(eligibility: Eligibility):
    """When partners rename an outcome, an old answer counts as none, not as a yes."""
    stale = {**BEST, "R1": "used-to-be-offered"}
    criterion = next_criterion(eligibility, stale)
    assert criterion is not None
    assert criterion.id == "R1"
    found = pre_check(eligibility, stale, (), None, TODAY)
    assert "R1" not in {finding.criterion.id for finding in found.findings}


def test_reasons_come_with_their_verdict(eligibility: Eligibility):
    """The findings of each verdict are told in the order of the rules; what is only told is no reason."""
    found = pre_check(eligibility, {**BEST, "R1": "heritage", "R7": "difficult"}, (), None, TODAY)
    assert [finding.criterion.id for finding in found.reasons(Verdict.ASK)] == ["R1", "R3", "R7"]
    assert "R8" not in {finding.criterion.id for finding in found.reasons(Verdict.YES)}
    assert found.reasons(Verdict.NO) == ()


def test_before_any_answer_a_person_decides(eligibility: Eligibility):
    """An empty pre-check never says yes."""
    assert pre_check(eligibility, {}, (), None, TODAY).verdict is Verdict.ASK
