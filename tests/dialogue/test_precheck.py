"""The pre-check: every rule, every verdict, typed countries, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.assessment.eligibility import SEVERITY
from bot.catalogue.model import Call, Certainty, Language, Rule, Verdict
from bot.dialogue.choice import Choice, Verb
from bot.dialogue.countries import country_names
from bot.dialogue.scenes.precheck import HOME_COUNTRIES
from bot.dialogue.session import Scene
from bot.dialogue.wording import say

from .knowing import UNCLEAR, WHAT_IS, ByHeart, Taught
from .talking import person

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

    from .talking import Person

BEST = {"R1": "museum", "R2": "DK", "R4": "can", "R5": "named", "R6": "wanted", "R7": "could", "R9": "never"}
"""An answer that speaks for it, for every rule that asks."""

TOUCHY = [("R1", "neither"), ("R2", "US"), ("R4", "cannot")]
"""The only answers that may lead to "no"."""


def asks_everything(anna: Person, module: str = "fitting", **other: str) -> None:
    """Goes through the whole pre-check, with the best answers where no other is named."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses_choice(Verb.GIVE, "module", module)
    while anna.session.scene is Scene.PRECHECK:
        rule = anna.session.focus
        anna.presses_data(f"1:{anna.session.nonce}:g.{rule}.{other.get(rule, BEST[rule])}")


def verdict_words(anna: Person, verdict: Verdict) -> str:
    """The sentence that gives a verdict."""
    return {Verdict.YES: anna.s.verdict_yes, Verdict.ASK: anna.s.verdict_ask, Verdict.NO: anna.s.verdict_no}[
        verdict
    ]


def test_the_precheck_says_first_that_no_call_is_open_and_what_one_can_do(anna: Person):
    """Kindly, with a way on."""
    anna.commands("apply")
    assert anna.heard.startswith(say(anna.s.no_call).plain)
    assert anna.hears(anna.s.apply_intro)
    anna.presses(anna.b.what_now)
    assert anna.knowledge.catalogue.entries["alternatives-to-traces"].en.question in anna.heard


def test_the_questions_come_one_by_one_in_the_order_of_the_rules(anna: Person):
    """First which workshop, then every rule that needs an answer."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    assert anna.hears(anna.s.which_module)
    seen = [anna.session.focus]
    anna.presses(anna.b.fitting_module)
    while anna.session.scene is Scene.PRECHECK:
        rule = anna.session.focus
        assert anna.knowledge.catalogue.eligibility.criterion(rule).en.question in anna.heard
        seen.append(rule)
        anna.presses_data(f"1:{anna.session.nonce}:g.{rule}.{BEST[rule]}")
    assert seen == ["module", *BEST]


def test_a_fitting_museum_could_take_part(checked: Person):
    """Every reason that speaks for it is named, and that a person decides stands last."""
    asks_everything(checked)
    assert checked.hears(checked.s.verdict_yes)
    rules = checked.knowledge.catalogue.eligibility
    for name, given in BEST.items():
        outcome = rules.criterion(name).outcome("eu" if name == "R2" else given)
        assert outcome.en.reason in checked.heard
    assert rules.criterion("R3").outcome("same").en.reason in checked.heard
    assert rules.criterion("R8").en.question in checked.heard
    assert checked.heard.endswith(say(checked.s.person_decides).plain)


def test_without_a_level_the_partner_must_be_asked(anna: Person):
    """The level is not known yet; the check is one press away."""
    asks_everything(anna)
    assert anna.hears(anna.s.verdict_ask)
    assert anna.knowledge.catalogue.eligibility.criterion("R3").outcome("open").en.reason in anna.heard
    anna.presses(anna.b.check)
    assert anna.asked == "D1"


def test_a_check_just_begun_leaves_the_level_open(anna: Person):
    """Two answers tell no level, so none is said to be next to another."""
    anna.begins()
    anna.gives(2, 2)
    asks_everything(anna, "mmex")
    rule = anna.knowledge.catalogue.eligibility.criterion("R3")
    assert rule.outcome("open").en.reason in anna.heard
    assert rule.outcome("near").en.reason not in anna.heard


@pytest.mark.parametrize(
    ("module", "outcome"), [("mmex", "same"), ("thomas-more", "near"), ("buas", "far"), ("fitting", "same")]
)
def test_the_level_is_judged_by_its_distance_from_the_module(checked: Person, module: str, outcome: str):
    """Same, next to it, or two apart; never a plain no."""
    asks_everything(checked, module)
    rule = checked.knowledge.catalogue.eligibility.criterion("R3")
    assert rule.outcome(outcome).en.reason in checked.heard
    assert not checked.hears(checked.s.verdict_no)


def test_an_unsettled_level_is_never_called_the_same(anna: Person):
    """A museum between two levels asks the partner."""
    anna.begins()
    anna.gives(*[1] * 16)
    anna.presses(anna.b.not_sure)
    anna.presses(anna.b.not_sure)
    asks_everything(anna, "mmex")
    assert anna.hears(anna.s.verdict_ask)
    assert anna.knowledge.catalogue.eligibility.criterion("R3").outcome("same").en.reason not in anna.heard


def every_outcome(known: Catalogue) -> list[tuple[str, str]]:
    """Each rule that asks, with each thing that can be answered; countries stand for their groups."""
    pairs = []
    for criterion in known.eligibility.criteria:
        if criterion.rule is Rule.OPTIONS:
            pairs += [(criterion.id, outcome.id) for outcome in criterion.outcomes]
    countries = [group.countries[0] for group in known.eligibility.country_groups]
    return [*pairs, *(("R2", code) for code in (*countries, "US"))]


def test_every_answer_to_every_rule_is_judged_by_that_rule(checked: Person, known: Catalogue):
    """The verdict is the outcome's own, and its reason is named."""
    rules = known.eligibility
    for name, given in every_outcome(known):
        outcome = rules.criterion(name).outcome(rules.country_outcome(given) if name == "R2" else given)
        asks_everything(checked, **{name: given})
        assert outcome.en.reason in checked.heard, (name, given)
        assert checked.hears(verdict_words(checked, outcome.verdict)), (name, given)
        assert checked.heard.endswith(say(checked.s.person_decides).plain)


@pytest.mark.parametrize(("name", "given"), TOUCHY)
def test_a_no_names_its_rule_its_source_and_when_it_was_read(checked: Person, name: str, given: str):
    """Only what is stated says no, and one can look it up."""
    asks_everything(checked, **{name: given})
    rule = checked.knowledge.catalogue.eligibility.criterion(name)
    assert checked.hears(checked.s.verdict_no)
    assert checked.hears(checked.s.reasons_no)
    assert f"rule {name} {rule.en.topic}, read 22 Nov 2026" in checked.heard
    assert rule.source.title in checked.heard
    assert rule.source.url in {run.url for run in checked.screen.text.runs}


def test_only_stated_outcomes_say_no(checked: Person, known: Catalogue):
    """Were a partner to write "no" beside "unknown", the verdict would still be "ask"."""
    rules = known.eligibility
    unsure = rules.criterion("R1").outcome("neither").model_copy(update={"certainty": Certainty.UNKNOWN})
    rule = rules.criterion("R1").model_copy(update={"outcomes": (unsure,)})
    criteria = tuple(rule if each.id == "R1" else each for each in rules.criteria)
    changed = replace(known, eligibility=rules.model_copy(update={"criteria": criteria}))
    checked.knowledge = Taught(ByHeart(), changed)
    asks_everything(checked, R1="neither")
    assert checked.hears(checked.s.verdict_ask)
    assert not checked.hears(checked.s.verdict_no)


def test_the_worst_reason_decides(checked: Person):
    """One no outweighs many yes; all three kinds of reasons are named."""
    asks_everything(checked, R4="cannot", R9="before")
    assert checked.hears(checked.s.verdict_no)
    said = [
        checked.heard.index(words)
        for words in (checked.s.reasons_no, checked.s.reasons_ask, checked.s.reasons_yes)
    ]
    assert said == sorted(said)
    assert SEVERITY[-1] is Verdict.NO


def test_an_open_call_is_told_first(known: Catalogue, anna: Person):
    """Changing a date in the YAML is enough."""
    call = Call(module="mmex", opens=date(2026, 11, 1), closes=date(2026, 12, 1), url="https://mmex.dk/call")
    rules = known.eligibility.model_copy(update={"calls": (call,)})
    anna.knowledge = Taught(ByHeart(), replace(known, eligibility=rules))
    asks_everything(anna, "mmex")
    assert anna.heard.startswith(say(anna.s.call_open, closes="1 Dec 2026", url=call.url).plain)
    asks_everything(anna, "buas")
    assert anna.heard.startswith(say(anna.s.no_call).plain)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Germany", "DE"),
        ("Tyskland", "DE"),
        ("Duitsland", "DE"),
        ("norway", "NO"),
        ("Frankrig", "FR"),
        ("Verenigd Koninkrijk", "GB"),
        ("Danmrak", "DK"),
        ("Swizerland", "CH"),
        ("Netherlandss", "NL"),
        ("  UKRAINE ", "UA"),
        ("Iceland.", "IS"),
        ("United States", "US"),
        ("1", "DK"),
        ("UK", "GB"),
        ("Holland", "NL"),
        ("Deutschland", "DE"),
        ("Österreich", "AT"),
        ("we are in Germany", "DE"),
        ("Poland?", "PL"),
    ],
)
def test_a_country_can_be_typed(anna: Person, typed: str, code: str):
    """In three languages, with a slip, in any case, or by the number of its button."""
    asks_everything(anna)
    anna.presses(anna.b.change_precheck)
    anna.presses(anna.b.fitting_module)
    anna.presses_choice(Verb.GIVE, "R1", "museum")
    anna.says(typed)
    assert anna.session.given["R2"] == code
    assert anna.session.focus == "R4"


def test_a_country_that_a_question_names_is_not_taken_for_ones_own(anna: Person):
    """It is a question like any other, and the country is asked again."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses(anna.b.fitting_module)
    anna.presses_choice(Verb.GIVE, "R1", "museum")
    anna.says("can a museum from Norway apply?")
    assert anna.session.focus == "R2"
    assert "R2" not in anna.session.given


@pytest.mark.parametrize("typed", ["Atlantis", "Qwertzuiop", "our town", "EU", "xx"])
def test_an_unknown_country_is_told_and_asked_again(anna: Person, typed: str):
    """Nothing is guessed, and it is no question for the partners."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses(anna.b.fitting_module)
    anna.presses_choice(Verb.GIVE, "R1", "museum")
    turn = anna.says(typed)
    assert anna.hears(anna.s.no_such_country)
    assert turn.kept is None
    assert anna.session.focus == "R2"


def test_a_question_in_the_middle_does_not_lose_the_place(anna: Person):
    """The answer, then the pending question again; suggestions too."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses(anna.b.fitting_module)
    anna.presses_choice(Verb.GIVE, "R1", "museum")
    anna.says(WHAT_IS)
    assert anna.knowledge.catalogue.entries["what-is-digital-strategy"].en.question in anna.heard
    assert anna.session.focus == "R2"
    anna.says(UNCLEAR)
    anna.presses(anna.b.none_of_these)
    anna.says("Belgium")
    assert anna.session.given == {"module": "fitting", "R1": "museum", "R2": "BE"}


def test_back_goes_through_every_question_to_the_beginning(anna: Person):
    """And forgets what was answered after it."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses_choice(Verb.GIVE, "module", "buas")
    for rule in ("R1", "R2", "R4"):
        anna.presses_data(f"1:{anna.session.nonce}:g.{rule}.{BEST[rule]}")
    seen = []
    while anna.session.scene is Scene.PRECHECK:
        seen.append((anna.session.focus, sorted(anna.session.given)))
        anna.presses(anna.b.back)
    assert seen == [
        ("R5", ["R1", "R2", "R4", "module"]),
        ("R4", ["R1", "R2", "module"]),
        ("R2", ["R1", "module"]),
        ("R1", ["module"]),
        ("module", []),
    ]
    assert anna.session.scene is Scene.APPLY
    anna.says("back")
    assert anna.session.scene is Scene.HOME


def test_doing_it_again_begins_anew(checked: Person):
    """With nothing left of the first time."""
    asks_everything(checked, R4="cannot")
    checked.presses(checked.b.change_precheck)
    assert checked.session.given == {}
    assert checked.hears(checked.s.which_module)


@pytest.mark.parametrize(
    "given", ["R1.spaceship", "R2.QQ", "R2.DK", "R9.never", "module.nowhere", "R0.yes", "R8.x", "."]
)
def test_an_answer_that_does_not_belong_here_is_an_old_button(anna: Person, given: str):
    """Another rule's answer, or one that does not exist, changes nothing."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses(anna.b.fitting_module)
    anna.presses_data(f"1:{anna.session.nonce}:g.{given}")
    assert anna.hears(anna.s.old_button)
    assert anna.session.given == {"module": "fitting"}
    assert anna.session.focus == "R1"


def test_a_rule_that_was_taken_away_meanwhile_ends_in_the_verdict(anna: Person, known: Catalogue):
    """Partners may change the rules while somebody is being asked."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses(anna.b.fitting_module)
    rest = tuple(each for each in known.eligibility.criteria if each.id != "R1")
    changed = replace(known, eligibility=known.eligibility.model_copy(update={"criteria": rest}))
    anna.knowledge = Taught(ByHeart(), changed)
    anna.says("how are you")
    assert anna.hears(anna.s.person_decides)
    anna.presses(anna.b.change_precheck)
    assert anna.hears(anna.s.which_module)


@pytest.mark.parametrize("language", list(Language))
def test_the_precheck_speaks_every_language(known: Catalogue, language: Language):
    """Every question, every label, every reason."""
    anna = person(Taught(ByHeart()), language)
    asks_everything(anna)
    wording = known.wording(language).sentences
    assert say(wording.person_decides).plain in anna.heard
    assert known.eligibility.criterion("R2").outcome("eu").text(language).reason in anna.heard


@pytest.mark.parametrize("language", Language)
def test_every_country_that_is_known_is_read_back(anna: Person, language: Language):
    """By its name in the person's language, or in English where that language has none."""
    anna.session = replace(anna.session, language=language)
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses(anna.b.fitting_module)
    anna.presses_choice(Verb.GIVE, "R1", "museum")
    asking = anna.session
    for code, name in country_names(Language.EN).items():
        if code not in HOME_COUNTRIES:
            anna.session = asking
            anna.presses_data(Choice(Verb.GIVE, asking.focus, code).encoded(asking.nonce))
            assert name in anna.heard or country_names(language).get(code, name) in anna.heard, code
