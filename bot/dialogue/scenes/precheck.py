"""The pre-check: could the museum take part? It gives reasons; a person decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.assessment.eligibility import Finding, PreCheck, next_criterion, open_call, pre_check
from bot.catalogue.model import Language, Rule, Stage, Verdict
from bot.catalogue.text import Text, join
from bot.dialogue.choice import Choice, Verb
from bot.dialogue.countries import country_names, find_country
from bot.dialogue.session import Scene
from bot.dialogue.view import Move, View, button, column, message, screen
from bot.dialogue.wording import say, say_date

if TYPE_CHECKING:
    from bot.catalogue.model import Criterion, Level
    from bot.dialogue.reply import Button, Reply

MODULE = "module"
"""Stands for the question which workshop the museum thinks of, where criteria are named."""

FITTING = "fitting"
"""The wish for whichever module fits."""

HOME_COUNTRIES = ("DK", "BE", "NL")
"""The partners' countries, as buttons; every other one is typed."""


def apply_screen(view: View) -> Reply:
    """What the pre-check is; whether a call is open comes first."""
    rows = column(
        button(view.b.start_precheck, Verb.APPLY_START),
        button(view.b.what_now, Verb.ENTRY, "alternatives-to-traces"),
        button(view.b.menu, Verb.HOME),
    )
    return screen(join((_call_status(view), say(view.s.apply_intro))), rows)


def _call_status(view: View) -> Text:
    call = open_call(view.catalogue.eligibility, _wanted(view), view.now.date())
    if call is None:
        return say(view.s.no_call)
    return say(view.s.call_open, closes=say_date(call.closes, view.language), url=call.url)


def criterion_screen(view: View) -> Reply:
    """The present question of the pre-check."""
    if view.session.focus == MODULE:
        return screen(say(view.s.which_module), column(*_module_buttons(view), _back(view)))
    criterion = view.catalogue.eligibility.criterion(view.session.focus)
    if criterion is None:
        return verdict_screen(view)
    text = Text.of(criterion.text(view.language).question)
    if criterion.rule is Rule.COUNTRY:
        return screen(text, column(*_country_buttons(view, criterion), _back(view)))
    return screen(text, column(*_outcome_buttons(view, criterion), _back(view)))


def _module_buttons(view: View) -> list[Button]:
    modules = view.catalogue.modules.modules
    named = [
        button(
            module.text(view.language).label,
            Verb.GIVE,
            MODULE,
            module.id,
            also=(str(module.number), module.host),
        )
        for module in modules
    ]
    return [*named, button(view.b.fitting_module, Verb.GIVE, MODULE, FITTING)]


def _outcome_buttons(view: View, criterion: Criterion) -> list[Button]:
    return [
        button(outcome.text(view.language).label, Verb.GIVE, criterion.id, outcome.id)
        for outcome in criterion.outcomes
    ]


def _country_buttons(view: View, criterion: Criterion) -> list[Button]:
    names = country_names(view.language)
    return [button(names[code], Verb.GIVE, criterion.id, code) for code in HOME_COUNTRIES if code in names]


def _back(view: View) -> Button:
    return button(view.b.back, Verb.BACK)


def start(view: View, _choice: Choice) -> Move:
    """Says what the pre-check is."""
    return Move(view.session.at(Scene.APPLY))


def begin(view: View, _choice: Choice) -> Move:
    """Asks the first question, all anew."""
    return Move(replace(view.session.at(Scene.PRECHECK, MODULE), given={}))


def give(view: View, choice: Choice) -> Move | None:
    """Records the answer to the present question; None where it is not the present one."""
    if (
        view.session.scene is not Scene.PRECHECK
        or choice.what != view.session.focus
        or not _known(view, choice)
    ):
        return None
    move = _onward(view.of(replace(view.session, given={**view.session.given, choice.what: choice.value})))
    return replace(move, messages=_read_back(view, choice))


def _read_back(view: View, choice: Choice) -> tuple[Reply, ...]:
    """The country that was understood, where it had to be typed."""
    if not wants_country(view) or choice.value in HOME_COUNTRIES:
        return ()
    country = country_names(view.language).get(choice.value) or country_names(Language.EN)[choice.value]
    return (message(say(view.s.country_noted, country=country)),)


def _known(view: View, choice: Choice) -> bool:
    if choice.what == MODULE:
        return choice.value == FITTING or view.catalogue.module(choice.value) is not None
    criterion = view.catalogue.eligibility.criterion(choice.what)
    if criterion is None:
        return False
    if criterion.rule is Rule.COUNTRY:
        return choice.value in country_names(Language.EN)
    return criterion.outcome(choice.value) is not None


def _onward(view: View) -> Move:
    criterion = next_criterion(view.catalogue.eligibility, view.session.given)
    if criterion is None:
        return Move(view.session.at(Scene.VERDICT))
    return Move(view.session.at(Scene.PRECHECK, criterion.id))


def back(view: View, _choice: Choice) -> Move:
    """Shows the question before the present one, to answer it again."""
    asked = [MODULE] + [
        each.id for each in view.catalogue.eligibility.criteria if each.rule in {Rule.OPTIONS, Rule.COUNTRY}
    ]
    at = asked.index(view.session.focus) if view.session.focus in asked else len(asked)
    if at == 0:
        return Move(view.session.at(Scene.APPLY))
    dropped = set(asked[at - 1 :])
    given = {name: value for name, value in view.session.given.items() if name not in dropped}
    return Move(replace(view.session.at(Scene.PRECHECK, asked[at - 1]), given=given))


def wants_country(view: View) -> bool:
    """Whether a country is asked for now."""
    criterion = view.catalogue.eligibility.criterion(view.session.focus)
    return view.session.scene is Scene.PRECHECK and criterion is not None and criterion.rule is Rule.COUNTRY


def country_named(view: View, text: str) -> Choice | None:
    """The choice that a typed country name means, where a country is asked for."""
    if not wants_country(view):
        return None
    code = find_country(text, view.catalogue.eligibility)
    return Choice(Verb.GIVE, view.session.focus, code) if code else None


def _wanted(view: View) -> str | None:
    wanted = view.session.given.get(MODULE)
    if wanted in {None, FITTING} and view.session.sheet.answers:
        return view.catalogue.module_for(view.assessment.leaning).id
    return None if wanted == FITTING else wanted


def _checked(view: View) -> PreCheck:
    module = view.catalogue.module(_wanted(view) or "")
    return pre_check(
        view.catalogue.eligibility,
        view.session.given,
        _levels(view),
        module.level if module else None,
        view.now.date(),
        module.id if module else None,
    )


def _levels(view: View) -> tuple[Level, ...]:
    """The museum's level, both where it lies between two, or nothing while it is open."""
    found = view.assessment
    if found.level is not None:
        return found.near if found.borderline else (found.level,)
    return found.possible if found.stage is Stage.FULL else ()


def verdict_screen(view: View) -> Reply:
    """The verdict with its reasons; whether a call is open comes first, and who decides comes last."""
    checked = _checked(view)
    parts = (
        _call_status(view),
        _verdict_words(view, checked),
        *_reasons(view, checked),
        _told(view, checked),
    )
    rows = column(
        _check_button(view),
        button(view.b.what_now, Verb.ENTRY, "alternatives-to-traces"),
        button(view.b.whom_to_ask, Verb.ENTRY, "contact-traces"),
        button(view.b.change_precheck, Verb.APPLY_START),
        button(view.b.menu, Verb.HOME),
    )
    return screen(join((*parts, say(view.s.person_decides))), rows)


def _check_button(view: View) -> Button | None:
    """The way into the check, or on in it, while it has no result."""
    if view.assessment.level is not None or view.assessment.stage is Stage.FULL:
        return None
    return (
        button(view.b.continue_check, Verb.CONTINUE)
        if view.session.sheet.answers
        else button(view.b.check, Verb.CHECK)
    )


def _verdict_words(view: View, checked: PreCheck) -> Text:
    words = {Verdict.YES: view.s.verdict_yes, Verdict.ASK: view.s.verdict_ask, Verdict.NO: view.s.verdict_no}
    return say(words[checked.verdict])


def _reasons(view: View, checked: PreCheck) -> list[Text]:
    heads = {Verdict.NO: view.s.reasons_no, Verdict.ASK: view.s.reasons_ask, Verdict.YES: view.s.reasons_yes}
    shown = []
    for verdict, head in heads.items():
        found = checked.reasons(verdict)
        if found:
            lines = [_reason(view, finding) for finding in found]
            shown.append(join((say(head), *lines), "\n"))
    return shown


def _reason(view: View, finding: Finding) -> Text:
    criterion, outcome = finding.criterion, finding.outcome
    if outcome is None:
        return Text()
    words = Text.of(f"– {outcome.text(view.language).reason}")
    if finding.verdict is not Verdict.NO or criterion.source is None:
        return words
    checked = say_date(criterion.source.checked, view.language)
    named = say(
        view.s.rule_source, rule=f"{criterion.id} {criterion.text(view.language).topic}", checked=checked
    )
    return (
        words
        + Text.of(" ")
        + named
        + Text.of(" ")
        + Text.link(criterion.source.title, criterion.source.url)
        + Text.of(")")
    )


def _told(view: View, checked: PreCheck) -> Text:
    """What is only told, such as that travel was paid once."""
    notes = [finding.criterion for finding in checked.findings if finding.criterion.rule is Rule.NOTE]
    return join((Text.of(note.text(view.language).question) for note in notes), "\n")


def not_a_country(view: View) -> Move:
    """Says kindly that no country of that name is known."""
    return Move(view.session, (message(say(view.s.no_such_country)),))
