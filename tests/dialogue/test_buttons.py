"""A number, the label's words and a button mean the same; old, foreign and garbled buttons change nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from bot.assessment import NOT_SURE, Sheet
from bot.catalogue.model import Language, Stage
from bot.dialogue.actions import ACTIONS
from bot.dialogue.choice import DATA_LIMIT, Choice, Verb, decode, read_choice
from bot.dialogue.screens import SCREENS
from bot.dialogue.session import Scene, Session
from bot.dialogue.update import Pressed, Said

from .crawling import Place, reached, shown
from .knowing import UNKNOWN, ByHeart, Taught, catalogue

if TYPE_CHECKING:
    from .talking import Person

FRESH = Session("anna")
UNSETTLED = Session(
    "anna",
    sheet=Sheet(
        dict.fromkeys(catalogue().instrument.order[:16], 1) | {"A3": NOT_SURE}, holds_collection=True
    ),
    goal=Stage.FULL,
)
"""One item before the end, with an answer that leaves the level open."""

STARTS = [FRESH, UNSETTLED, replace(FRESH, language=Language.DA), replace(FRESH, language=Language.NL)]


@cache
def places(at: int) -> tuple[Place, ...]:
    """Everywhere one can get from one of the starts."""
    return tuple(reached(Taught(ByHeart()), STARTS[at]))


def test_every_scene_can_be_reached():
    """No screen is dead; so the tests below look at all of them."""
    assert {place.session.scene for at in (0, 1) for place in places(at)} == set(Scene)
    assert set(SCREENS) == set(Scene)


def test_every_choice_is_on_a_button_somewhere():
    """No action is dead, but those that only a command leads to."""
    offered = {button.choice.verb for at in (0, 1) for place in places(at) for button in place.buttons}
    assert set(Verb) - offered == {Verb.HELP, Verb.PRIVACY, Verb.STOP, Verb.LANGUAGES} - offered
    assert set(ACTIONS) == set(Verb)


@pytest.mark.parametrize("at", range(len(STARTS)))
def test_a_number_the_words_and_a_button_mean_the_same_everywhere(at: int):
    """The same session and the same replies, but for where they are put."""
    for place in places(at):
        for number, button in enumerate(place.buttons, 1):
            pressed = place.pressed(button)
            for typed in (str(number), button.label):
                said = place.after(Said(typed))
                where = (place.session.scene, place.session.focus, typed)
                assert said.session == pressed.session, where
                assert shown(said.replies) == shown(pressed.replies), where
                assert (said.kept, said.erase, said.export) == (pressed.kept, pressed.erase, pressed.export)


@pytest.mark.parametrize("at", range(len(STARTS)))
def test_no_button_is_dead(at: int):
    """What is offered is never an old button, and its data always fits."""
    for place in places(at):
        wording = place.knowledge.catalogue.wording(place.session.language).sentences
        for button in place.buttons:
            data = button.choice.encoded(place.session.nonce)
            assert len(data.encode()) <= DATA_LIMIT
            assert decode(data) == (place.session.nonce, button.choice)
            heard = " ".join(reply.text.plain for reply in place.pressed(button).replies)
            assert wording.old_button not in heard, (place.session.scene, button)
            assert wording.unreadable_button not in heard


@pytest.mark.parametrize("at", range(len(STARTS)))
def test_nothing_is_left_to_fill_in(at: int):
    """No {name} and no markup of partners ever reaches a person."""
    for place in places(at):
        for reply in place.turn.replies:
            assert not re.search(r"[{}]|\]\(|\*\w", reply.text.plain), reply.text.plain
            assert not any("{" in button.label for button in reply.buttons)


@pytest.mark.parametrize("at", range(len(STARTS)))
def test_no_two_buttons_of_a_screen_have_the_same_words(at: int):
    """Unless they do the same: else one could not tell them apart."""
    for place in places(at):
        named: dict[str, Choice] = {}
        for button in place.buttons:
            assert named.setdefault(button.label, button.choice) == button.choice, (
                place.session.scene,
                button,
            )


@pytest.mark.parametrize("at", range(len(STARTS)))
def test_an_old_button_never_changes_the_answers(at: int):
    """Every button of every place, pressed when the next screen has come."""
    for place in places(at):
        for button in place.buttons:
            later = Place(place.knowledge, place.after(Said("/modules")))
            turn = later.after(Pressed(button.choice.encoded(place.session.nonce)))
            assert turn.session.sheet == later.session.sheet
            assert turn.session.given == later.session.given
            assert turn.replies
            assert not turn.erase


def test_an_old_answer_button_offers_to_change_that_answer(anna: Person):
    """It names what was answered; one press and the item is asked again."""
    anna.begins()
    old = anna.button_for(Verb.ANSWER, "D1", "3").choice.encoded(anna.session.nonce)
    anna.gives(1, 2)
    anna.presses_data(old)
    item = anna.knowledge.catalogue.instrument.named("D1").en
    assert anna.hears(anna.s.old_answer, topic=item.topic, answer=item.options[1].label)
    assert (anna.asked, anna.answers) == ("A1", {"D1": 1, "S1": 2})
    anna.presses(anna.b.change_this)
    assert anna.asked == "D1"
    anna.gives(3)
    assert anna.answers == {"D1": 3, "S1": 2}


@pytest.mark.parametrize("label", ["3. A written plan", "Not sure"])
def test_a_double_tap_counts_once(anna: Person, label: str):
    """The second is told that it is noted already, and the next item waits."""
    anna.begins()
    data = anna.button(label).choice.encoded(anna.session.nonce)
    anna.presses_data(data)
    before = anna.session.sheet
    anna.presses_data(data)
    item = anna.knowledge.catalogue.instrument.named("D1").en
    said = label.removeprefix("3. ")
    assert anna.hears(anna.s.noted_already, topic=item.topic, answer=said)
    assert anna.session.sheet == before
    assert anna.asked == "S1"


def test_a_double_tap_at_the_collection_question_counts_once(anna: Person):
    """And is no answer to the next item."""
    anna.begins()
    anna.gives(1, 1, 1, 1)
    anna.presses_choice(Verb.ANSWER, "E1", "1")
    data = anna.button(anna.b.collection_no).choice.encoded(anna.session.nonce)
    anna.presses_data(data)
    anna.presses_data(data)
    assert anna.hears(anna.s.old_button)
    assert (anna.asked, anna.session.sheet.holds_collection) == ("T1", False)


def test_an_older_copy_of_the_present_question_still_answers_it(anna: Person):
    """After a question in between, both copies of the item mean the same."""
    anna.begins()
    data = anna.button_for(Verb.ANSWER, "D1", "2").choice.encoded(anna.session.nonce)
    anna.says(UNKNOWN)
    anna.presses_data(data)
    assert anna.answers == {"D1": 2}


def test_an_old_button_that_only_reads_still_reads(anna: Person):
    """A related question under an old answer can be looked at, and the check waits."""
    anna.commands("start", "what-is-traces")
    button = next(each for each in anna.screen.buttons if each.choice.verb is Verb.ENTRY)
    data = button.choice.encoded(anna.session.nonce)
    anna.begins()
    anna.presses_data(data)
    assert anna.knowledge.catalogue.entries[button.choice.what].en.question in anna.heard
    assert anna.asked == "D1"


@pytest.mark.parametrize(
    "data",
    ["", "hello", "1", "1:", "1::", "1:anna1:", "2:anna1:a.D1.3", "1:anna1:fly", "1:anna1:a.D1.3.4", "1:anna1:erase",
     "0:0:0", "🙂" * 16, "1:anna1:" + "a" * 60, "\ud800", "1:anna1:\ud800", "1:anna1:a.\ud800.3", "\x00", "1:anna1:A.D1.3"],
)  # fmt: skip
def test_a_garbled_button_is_told_and_changes_nothing(anna: Person, data: str):
    """Whatever comes back as a button's data."""
    anna.begins()
    anna.gives(1)
    anna.presses_data(data)
    assert anna.hears(anna.s.unreadable_button) or anna.hears(anna.s.old_button)
    assert (anna.asked, anna.answers) == ("S1", {"D1": 1})


@pytest.mark.parametrize(
    "choice", ["a.S1.3", "new", "coll.no", "g.R1.neither", "erase!", "lang.da", "settle", "full", "keep"]
)
def test_somebody_elses_button_changes_nothing(anna: Person, choice: str):
    """A forwarded message has the other person's buttons."""
    anna.begins()
    anna.gives(1)
    before = anna.session
    turn = anna.presses_data(f"1:bo3:{choice}")
    assert anna.hears(anna.s.old_button)
    assert not turn.erase
    assert (anna.answers, anna.session.language) == (before.sheet.answers, before.language)
    assert anna.asked == "S1"


@pytest.mark.parametrize(
    "choice", ["a.T1.3", "a.S1.3", "a.Z9.1", "a..2", "coll.no", "g.R1.museum", "edit.T1"]
)
def test_a_forged_button_of_the_present_screen_answers_nothing_else(anna: Person, choice: str):
    """Only what is asked can be answered."""
    anna.begins()
    anna.presses_data(f"1:{anna.session.nonce}:{choice}")
    assert anna.hears(anna.s.old_button)
    assert (anna.asked, anna.answers, anna.session.given) == ("D1", {}, {})


@pytest.mark.parametrize("value", ["4", "-1", "", "x", "03", "٣", "unsure "])
def test_an_answer_that_is_no_option_is_not_recorded(anna: Person, value: str):
    """Only the four options and "not sure" are."""
    anna.begins()
    anna.presses_data(f"1:{anna.session.nonce}:a.D1.{value}")
    assert anna.answers == {}
    assert anna.asked == "D1"


def test_pressing_replaces_the_screen_and_typing_does_not(anna: Person):
    """Questions are edited in place; what one may want to keep is a new message."""
    anna.begins()
    anna.presses_choice(Verb.ANSWER, "D1", "0")
    assert anna.screen.in_place
    anna.says("1")
    assert not anna.screen.in_place
    for item in ("A1", "P1", "E1"):
        anna.presses_choice(Verb.ANSWER, item, "0")
    anna.presses(anna.b.collection_yes)
    anna.presses_choice(Verb.ANSWER, "C1", "0")
    anna.presses_choice(Verb.ANSWER, "T1", "0")
    assert anna.session.scene is Scene.RESULT
    assert not anna.screen.in_place
    anna.presses(anna.b.change_answer)
    assert not anna.screen.in_place


@pytest.mark.parametrize(
    "choice", [Choice(Verb.HOME), Choice(Verb.ANSWER, "D1", "3"), Choice(Verb.GROUP, "a", "1")]
)
def test_a_choice_survives_its_journey(choice: Choice):
    """Written into a button and read again."""
    assert read_choice(str(choice)) == choice
    assert decode(choice.encoded("anna1")) == ("anna1", choice)
