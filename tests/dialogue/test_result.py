"""The card, why it says so, and the next steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.assessment import NOT_SURE, Sheet, assess
from bot.assessment.assess import FOUNDATIONS
from bot.catalogue.model import Call, Language, Level, Stage
from bot.dialogue.scenes.result import CARD_LIMIT, card
from bot.dialogue.session import Scene, Session
from bot.dialogue.view import View
from bot.dialogue.wording import say

from .knowing import ByHeart, Taught
from .talking import NOW

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

    from .talking import Person


def random_sheet(known: Catalogue, chance: Random) -> Sheet:
    """A sheet of any length, with or without a collection, leaning any way, unsure now and then."""
    holds = chance.random() < 0.8
    items = Sheet(holds_collection=holds).items(known.instrument)
    count = chance.choice([len(items), chance.randint(1, len(items))])
    weights = [chance.random() ** 2 for _ in range(4)] + [chance.choice([0, 0, 0.2])]
    drawn = chance.choices([0, 1, 2, 3, NOT_SURE], weights, k=count)
    return Sheet({item.id: answer for item, answer in zip(items, drawn, strict=False)}, holds)


def cards(known: Catalogue, language: Language, count: int, seed: int):
    """So many sheets with their cards."""
    chance, knowledge = Random(seed), Taught(ByHeart())
    for _ in range(count):
        sheet = random_sheet(known, chance)
        yield sheet, card(View(knowledge, Session("anna", language, sheet=sheet), NOW)).plain


@pytest.mark.parametrize("language", list(Language))
def test_the_card_fits_under_a_picture(known: Catalogue, language: Language):
    """At most 900 characters, for any sheet and in every language that is offered."""
    for sheet, text in cards(known, language, count=300, seed=7):
        assert len(text) <= CARD_LIMIT, (sheet, text)


@pytest.mark.long
@pytest.mark.parametrize("language", list(Language))
def test_the_card_fits_under_a_picture_for_many_sheets(known: Catalogue, language: Language):
    """The same over 20,000 sheets."""
    for sheet, text in cards(known, language, count=20_000, seed=8):
        assert len(text) <= CARD_LIMIT, (sheet, text)


@pytest.mark.parametrize("language", list(Language))
def test_the_card_names_what_it_must(known: Catalogue, language: Language):
    """Level, module with who, where and what, how sure, what decided, the first steps, and on how many answers."""
    wording = known.wording(language).sentences
    sure = [
        wording.sure_open,
        wording.sure_likely,
        wording.sure_sure,
        wording.sure_full,
        wording.sure_unsettled,
    ]
    for sheet, text in cards(known, language, count=150, seed=9):
        found = assess(sheet, known.instrument)
        module = known.module_for(found.leaning)
        words = module.text(language)
        assert known.instrument.level(found.leaning).text(language).name in text
        assert all(part in text for part in (words.subject, module.host, words.place))
        assert say(wording.card_title, answered=found.known, total=found.of).plain in text
        between = say(wording.sure_borderline, other="X").plain.split("X")[0]
        but = [each.split("{n}")[-1] for each in (wording.sure_but.one, wording.sure_but.other)]
        assert any(words in text for words in [*(say(words).plain for words in sure), between, *but])
        for change in found.deciding[:3]:
            item = known.instrument.named(change.item).text(language)
            assert f"{item.topic} ({item.options[change.answer].label})" in text
        for number, step in enumerate(found.steps[:3], 1):
            steps = known.instrument.dimension(step.dimension).text(language).steps
            assert f"{number}. {steps[step.stage]}" in text


def test_the_card_of_a_settled_level_is_one_message_without_a_name(checked: Person):
    """It can be forwarded as it is; the buttons stand under it."""
    assert len(checked.replies) == 1
    assert checked.screen.in_place is False
    assert "anna" not in checked.heard.casefold()


def test_a_level_near_a_cut_names_the_module_beside_it(anna: Person):
    """18 points are the middle level, but only just."""
    anna.begins()
    anna.goes_through(1)
    assert anna.found.borderline
    other = anna.knowledge.catalogue.module_for(Level.RUDIMENTARY)
    assert anna.hears(anna.s.sure_borderline, other=f"1 ({other.en.subject})")


def test_a_level_near_the_upper_cut_names_the_highest_module(anna: Person):
    """35 points are the middle level, one short of the highest."""
    anna.begins()
    anna.wants_everything()
    anna.gives(*[2] * 17)
    anna.gives(1)
    assert (anna.found.total, anna.found.level) == (35, Level.MEDIUM)
    other = anna.knowledge.catalogue.module_for(Level.HIGHER)
    assert anna.hears(anna.s.sure_borderline, other=f"3 ({other.en.subject})")


def test_thin_foundations_are_remarked_and_explained(anna: Person):
    """Without a plan, an owner or means the level stands, with a note."""
    anna.begins()
    anna.wants_everything()
    while anna.asked:
        anna.gives(0 if anna.asked.startswith("D") else 2)
    assert FOUNDATIONS in anna.found.flags
    assert anna.hears(anna.s.foundations_short)
    anna.presses(anna.b.why_level)
    assert anna.hears(anna.s.foundations)


def test_the_explanation_names_the_changes_that_would_move_the_level(checked: Person):
    """What was answered, and what it would have had to be."""
    deciding = checked.found.deciding
    checked.presses(checked.b.why_level)
    assert checked.hears_number(checked.s.explain_changes, len(deciding))
    for change in deciding:
        item = checked.knowledge.catalogue.instrument.named(change.item).en
        words = {"now": item.options[change.answer].label, "then": item.options[change.to].label}
        assert checked.hears(checked.s.explain_change, topic=item.topic, **words)


def test_the_explanation_of_an_open_level_says_so(anna: Person):
    """No answer decided yet."""
    anna.begins()
    anna.gives(2, 2)
    anna.commands("result")
    anna.presses(anna.b.why_level)
    assert anna.hears(anna.s.explain_open)


def test_the_explanation_after_all_answers_names_the_points(anna: Person):
    """And where the levels begin."""
    anna.begins()
    anna.goes_through(1)
    anna.presses(anna.b.why_level)
    assert anna.found.stage is Stage.FULL
    assert anna.hears(anna.s.explain_points, total=18, medium=18, higher=36)
    anna.presses(anna.b.back_to_result)
    assert anna.session.scene is Scene.RESULT


def test_how_it_is_worked_out_is_one_press_away(checked: Person):
    """The explanation leads to the entry on the method."""
    checked.presses(checked.b.why_level)
    checked.presses(checked.b.how_scored)
    assert checked.knowledge.catalogue.entries["how-bot-scores"].en.question in checked.heard


def test_all_next_steps_name_every_dimension_once(checked: Person):
    """The weakest first; the first three are those on the card."""
    steps = checked.found.steps
    checked.presses(checked.b.more_steps)
    assert checked.hears(checked.s.all_steps)
    for number, step in enumerate(steps, 1):
        words = checked.knowledge.catalogue.instrument.dimension(step.dimension).en
        assert f"{number}. {words.name}: {words.steps[step.stage]}." in checked.heard


def test_a_museum_ahead_in_everything_has_no_next_step(anna: Person):
    """The card and the list of steps say so."""
    anna.begins()
    anna.wants_everything()
    anna.gives(*[3] * 18)
    assert anna.hears(anna.s.no_steps)
    anna.presses(anna.b.more_steps)
    assert anna.hears(anna.s.no_steps)


@pytest.mark.parametrize("verb", ["exp", "steps"])
def test_explanation_and_steps_need_answers(anna: Person, verb: str):
    """Without any, there is no result yet."""
    anna.commands("start")
    anna.presses_data(f"1:{anna.session.nonce}:{verb}")
    assert anna.hears(anna.s.no_result_yet)


def test_the_result_leads_to_its_module(checked: Person):
    """About this workshop: the one that is recommended."""
    checked.presses(checked.b.about_module)
    assert checked.session.focus == "mmex"
    assert checked.hears(checked.s.project_ended)


def test_the_result_stays_when_one_looks_elsewhere(checked: Person):
    """From anywhere, /result shows the same card."""
    before = checked.heard
    for command in ("modules", "topics", "help", "apply"):
        checked.commands(command)
        checked.commands("result")
        assert checked.heard == before


def test_the_card_says_whether_one_can_apply(checked: Person, known: Catalogue):
    """Whoever it is forwarded to must not look for a call in vain, nor miss one."""
    assert checked.hears(checked.s.card_no_call)
    call = Call(module="mmex", opens=date(2026, 11, 1), closes=date(2026, 12, 1), url="https://mmex.dk/call")
    rules = known.eligibility.model_copy(update={"calls": (call,)})
    checked.knowledge = Taught(ByHeart(), replace(known, eligibility=rules))
    checked.commands("result")
    assert not checked.hears(checked.s.card_no_call)


@pytest.mark.parametrize("unsure", [1, 2])
def test_a_level_that_not_sure_could_still_move_says_so(anna: Person, unsure: int):
    """It is based on the other answers, and how many were left open is named."""
    anna.begins()
    anna.gives(*[NOT_SURE] * unsure)
    anna.goes_through(0)
    assert anna.found.known == anna.found.answered - unsure
    assert anna.hears(anna.s.card_title, answered=anna.found.known, total=18)
    assert anna.hears_number(anna.s.sure_but, unsure)


def test_the_profile_gives_way_where_the_words_are_long(checked: Person, known: Catalogue):
    """Everything else stays on the card, and the profile comes back with shorter words."""
    module = known.modules.modules[0]
    profile = f": {checked.s.word_starting}"
    assert profile in checked.heard
    long = module.model_copy(update={"en": module.en.model_copy(update={"subject": "basics " * 50})})
    modules = known.modules.model_copy(update={"modules": (long, *known.modules.modules[1:])})
    checked.knowledge = Taught(ByHeart(), replace(known, modules=modules))
    checked.commands("result")
    assert profile not in checked.heard
    assert len(checked.heard) <= CARD_LIMIT
    assert checked.hears(checked.s.card_steps)
    assert checked.hears(checked.s.sure_sure)
