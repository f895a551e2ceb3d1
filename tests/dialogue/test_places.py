"""The workshops, the topics, the languages, privacy, and stopping."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Language
from bot.dialogue.choice import Verb
from bot.dialogue.scenes.places import PAGE
from bot.dialogue.session import Scene, Session

from .knowing import WHAT_IS, ByHeart, Taught
from .talking import person

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

    from .talking import Person


def test_the_workshops_are_three_and_the_project_is_over(anna: Person):
    """Who, what, for whom; and that the project ended."""
    anna.commands("modules")
    assert anna.hears(anna.s.modules_intro)
    for module in anna.knowledge.catalogue.modules.modules:
        words = module.en
        assert anna.hears(
            anna.s.module_short,
            number=module.number,
            subject=words.subject,
            host=module.host,
            whom=words.for_whom,
        )


@pytest.mark.parametrize(
    ("typed", "module"),
    [
        ("2", "thomas-more"),
        ("Thomas More", "thomas-more"),
        ("digital storytelling", "thomas-more"),
        ("MMEx", "mmex"),
    ],
)
def test_a_workshop_is_opened_by_number_host_or_subject(anna: Person, typed: str, module: str):
    """As people name it."""
    anna.commands("modules")
    anna.says(typed)
    assert (anna.session.scene, anna.session.focus) == (Scene.MODULE, module)


def test_a_workshop_tells_who_where_what_and_whom_to_ask_today(anna: Person):
    """With a link, and the ways on."""
    for module in anna.knowledge.catalogue.modules.modules:
        anna.commands("modules")
        anna.presses(module.en.label)
        assert anna.hears(anna.s.module_title, number=module.number, subject=module.en.subject)
        assert all(words in anna.heard for words in (module.host, module.en.place, module.en.what))
        assert anna.hears(anna.s.project_ended)
        assert module.url in {run.url for run in anna.screen.text.runs}
        anna.presses(anna.b.more_about_module)
        assert anna.session.focus.startswith(module.entry)


def test_a_workshop_that_does_not_exist_is_an_old_button(anna: Person):
    """Nothing is opened."""
    anna.commands("modules")
    anna.presses_data(f"1:{anna.session.nonce}:mod.oxford")
    assert anna.hears(anna.s.old_button)


def test_the_topics_lead_to_every_entry(anna: Person, known: Catalogue):
    """Group by group and page by page, each question is on a button once."""
    anna.commands("topics")
    groups = [each.choice for each in anna.screen.buttons if each.choice.verb is Verb.GROUP]
    assert [each.what for each in groups] == list(known.groups)
    found = []
    for group in groups:
        anna.commands("topics")
        anna.presses_choice(*(group.verb, group.what))
        found += pages(anna)
    assert sorted(found) == sorted(known.entries)


def pages(anna: Person) -> list[str]:
    """The entries on this page and those behind "more"."""
    found = []
    while True:
        entries = [each.choice.what for each in anna.screen.buttons if each.choice.verb is Verb.ENTRY]
        assert len(entries) <= PAGE
        found += entries
        if anna.b.more not in anna.labels:
            return found
        anna.presses(anna.b.more)


@pytest.mark.parametrize("page", ["99", "-1", "x", "٣٤", "1.5", "²"])
def test_a_page_that_is_not_there_is_an_old_button(anna: Person, page: str):
    """Whatever a button claims."""
    anna.commands("topics")
    anna.presses_data(f"1:{anna.session.nonce}:grp.about-traces.{page}")
    assert anna.heard.startswith(anna.s.old_button) or anna.hears(anna.s.unreadable_button)
    assert anna.session.scene is Scene.TOPICS


def test_a_group_that_is_not_there_is_an_old_button(anna: Person):
    """A group may be taken away."""
    anna.commands("topics")
    anna.presses_data(f"1:{anna.session.nonce}:grp.gardening")
    assert anna.hears(anna.s.old_button)


@pytest.mark.parametrize("typed", ["Dansk", "dansk", "da", "2"])
def test_the_language_is_chosen_by_its_own_name(anna: Person, typed: str):
    """Or by its code, or its number."""
    anna.commands("language")
    assert anna.labels[:3] == ["English", "Dansk", "Nederlands"]
    anna.says(typed)
    assert anna.session.language is Language.DA
    assert anna.hears(anna.knowledge.catalogue.wording(Language.DA).sentences.language_changed)


def test_the_language_changes_in_the_middle_of_the_check(anna: Person):
    """The same item comes again in the other language; no answer is lost."""
    anna.begins()
    anna.gives(1, 2)
    anna.commands("language")
    anna.presses("Nederlands")
    item = anna.knowledge.catalogue.instrument.named("A1").nl
    assert item.question in anna.heard
    assert anna.answers == {"D1": 1, "S1": 2}
    anna.says(item.options[3].label)
    assert anna.answers["A1"] == 3


def test_the_language_changes_in_the_middle_of_the_precheck(anna: Person):
    """The same question comes again."""
    anna.commands("apply")
    anna.presses(anna.b.start_precheck)
    anna.presses(anna.b.fitting_module)
    anna.commands("language")
    anna.commands("language")
    anna.presses("Dansk")
    assert anna.knowledge.catalogue.eligibility.criterion("R1").da.question in anna.heard


def test_back_from_the_languages_changes_nothing(anna: Person):
    """One is where one was."""
    anna.begins()
    anna.gives(1)
    anna.commands("language")
    anna.presses(anna.b.back)
    assert (anna.asked, anna.session.language) == ("S1", Language.EN)


def test_the_language_can_be_changed_from_an_edited_item(anna: Person):
    """The half-made change goes on."""
    anna.begins()
    anna.gives(1, 2)
    anna.commands("summary")
    anna.presses_choice(Verb.EDIT, "D1")
    anna.commands("language")
    anna.presses("Dansk")
    assert anna.asked == "D1"
    anna.gives(3)
    assert anna.session.scene is Scene.SUMMARY


@pytest.mark.parametrize("what", ["fr", "", "EN"])
def test_a_language_that_is_not_spoken_is_an_old_button(anna: Person, what: str):
    """The old one stays."""
    anna.commands("language")
    anna.presses_data(f"1:{anna.session.nonce}:lang.{what}")
    assert anna.hears(anna.s.old_button)
    assert anna.session.language is Language.EN


def test_with_one_language_there_is_nothing_to_choose(known: Catalogue):
    """The button is not offered, and another language's wording is the English one."""
    only = replace(known, wordings={Language.EN: known.wordings[Language.EN]})
    anna = person(Taught(ByHeart(), only), Language.DA)
    anna.commands("start")
    assert anna.hears(known.wordings[Language.EN].sentences.welcome)
    assert anna.b.languages not in anna.labels
    anna.presses_data(f"1:{anna.session.nonce}:lang.nl")
    assert anna.session.language is Language.DA


def test_privacy_says_what_is_stored(anna: Person):
    """And how to see or delete it."""
    anna.says("/privacy")
    assert anna.hears(anna.s.privacy)
    assert {anna.b.export, anna.b.erase} <= set(anna.labels)


def test_showing_what_is_stored_asks_the_channel_for_it(anna: Person):
    """The dialogue cannot see the store; it tells the channel to."""
    anna.commands("privacy")
    turn = anna.presses(anna.b.export)
    assert turn.export
    assert not turn.erase
    assert anna.hears(anna.s.export_follows)


def test_erasing_asks_once_and_then_forgets_everything(checked: Person):
    """Only the language and the names of old buttons stay; no screen that leads anywhere."""
    checked.commands("privacy")
    checked.presses(checked.b.erase)
    assert checked.hears(checked.s.erase_sure)
    turn = checked.presses(checked.b.erase_now)
    assert turn.erase
    assert checked.hears(checked.s.erased)
    kept = Session(
        "anna", screen=turn.session.screen, catalogue=turn.session.catalogue, seen=turn.session.seen
    )
    assert turn.session == kept


def test_erasing_can_be_thought_better_of(checked: Person):
    """Back leads to privacy; nothing was deleted."""
    checked.commands("privacy")
    checked.presses(checked.b.erase)
    turn = checked.says("back")
    assert not turn.erase
    assert checked.answers


def test_nothing_is_erased_without_the_question(checked: Person):
    """A button of that kind counts only on the screen that asks."""
    for verb in ("erase!", "erase"):
        before = checked.answers
        turn = checked.presses_data(f"1:{checked.session.nonce}:{verb}")
        assert not turn.erase
        assert checked.answers == before
        checked.commands("result")


def test_whoever_was_erased_begins_afresh(checked: Person):
    """The next words meet somebody new."""
    checked.commands("privacy")
    checked.presses(checked.b.erase)
    checked.says("yes")
    checked.says("hello")
    assert checked.answers == {}
    assert checked.b.check in checked.labels
    checked.commands("result")
    assert checked.hears(checked.s.no_result_yet)


def test_stopping_keeps_the_answers_and_offers_to_delete_them(anna: Person):
    """The way back is a button."""
    anna.begins()
    anna.gives(1, 2)
    anna.says("stop")
    assert anna.hears(anna.s.stopped)
    assert anna.b.erase in anna.labels
    anna.presses(anna.b.continue_check)
    assert (anna.asked, anna.answers) == ("A1", {"D1": 1, "S1": 2})


def test_stopping_before_any_answer_offers_only_the_menu(anna: Person):
    """There is nothing to go on with."""
    anna.commands("stop")
    assert anna.b.continue_check not in anna.labels
    anna.presses(anna.b.menu)
    assert anna.session.scene is Scene.HOME


def test_somebody_who_stopped_is_still_answered(anna: Person):
    """Stopping closes no door."""
    anna.commands("stop")
    anna.says(WHAT_IS)
    assert anna.session.scene is Scene.ENTRY
