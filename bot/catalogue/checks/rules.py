"""The pre-check's rules: only what is stated may say no, and every name must lead somewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.catalogue.model import Certainty, Language, Rule, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.model import Criterion
    from bot.catalogue.problem import Problem
    from bot.catalogue.source import Place

LEVEL_OUTCOMES = {"same", "near", "far", "open"}


def rule_problems(draft: Draft) -> Iterator[Problem]:
    """Rules that say more than is known, and glossary words that stand for two things."""
    written = draft.one("eligibility.yaml")
    if written is not None:
        for at, criterion in enumerate(written.value.criteria):
            yield from _certain(written, at, criterion)
        yield from _countries(written)
        yield from _calls(written, draft)
    glossary = draft.one("glossary.yaml")
    if glossary is not None:
        yield from _one_meaning(glossary)


def _certain(written: Written, at: int, criterion: Criterion) -> Iterator[Problem]:
    for position, outcome in enumerate(criterion.outcomes):
        if outcome.verdict is Verdict.NO and outcome.certainty is not Certainty.STATED:
            place: Place = ("criteria", at, "outcomes", position, "verdict")
            what = f'{criterion.id} says no, but is only "{outcome.certainty}"'
            yield written.problem(place, what, "only what is stated may say no; write ask", "uncertain-no")
        elif outcome.verdict is Verdict.NO and criterion.certainty is not Certainty.STATED:
            place = ("criteria", at, "certainty")
            what = f'{criterion.id} can say no, but is only "{criterion.certainty}"'
            hint = "only what is stated may say no; write stated and add its source, or write ask below"
            yield written.problem(place, what, hint, "uncertain-no")
    if criterion.certainty is Certainty.STATED and criterion.source is None:
        place = ("criteria", at, "certainty")
        yield written.problem(
            place, f"{criterion.id} is stated, but names no source", "add source:", "no-source"
        )
    expected = LEVEL_OUTCOMES if criterion.rule is Rule.LEVEL else set()
    missing = expected - {outcome.id for outcome in criterion.outcomes}
    empty = criterion.rule in {Rule.OPTIONS, Rule.COUNTRY} and not criterion.outcomes
    if missing or empty:
        names = ", ".join(sorted(missing)) or "all of them"
        place = ("criteria", at, "outcomes")
        yield written.problem(place, f"{criterion.id} lacks outcomes: {names}", "add them", "no-outcome")


def _countries(written: Written) -> Iterator[Problem]:
    rules = written.value
    known = {outcome.id for each in rules.criteria if each.rule is Rule.COUNTRY for outcome in each.outcomes}
    for name, place in [(rules.elsewhere, ("elsewhere",))] + [
        (group.outcome, ("country_groups", at, "outcome")) for at, group in enumerate(rules.country_groups)
    ]:
        if name not in known:
            yield written.problem(
                place, f'no outcome of a country is called "{name}"', "name one", "unknown-outcome"
            )
    counts = Counter(code for group in rules.country_groups for code in group.countries)
    for code in sorted(code for code, count in counts.items() if count > 1):
        what = f"the country {code} stands in two groups"
        yield written.problem(("country_groups",), what, "keep it in one", "country-twice")


def _calls(written: Written, draft: Draft) -> Iterator[Problem]:
    modules = draft.one("modules.yaml")
    known = {module.id for module in modules.value.modules} if modules else set()
    for at, call in enumerate(written.value.calls):
        if modules and call.module not in known:
            what = f'there is no module "{call.module}"'
            hint = f"write one of {', '.join(sorted(known))}"
            yield written.problem(("calls", at, "module"), what, hint, "unknown-module")
        if call.closes < call.opens:
            what = "the call closes before it opens"
            yield written.problem(("calls", at, "closes"), what, "exchange the two dates", "call-dates")


def _one_meaning(written: Written) -> Iterator[Problem]:
    for language in Language:
        first: dict[str, str] = {}
        for at, term in enumerate(written.value.terms):
            text = getattr(term, language)
            for name in text.names if text else ():
                owner = first.setdefault(name.casefold(), term.id)
                if owner != term.id:
                    place = ("terms", at, language.value)
                    what = f'"{name}" stands for "{owner}" as well'
                    yield written.problem(place, what, "keep it in one of the two", "term-twice")
