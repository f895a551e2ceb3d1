"""Coming back after days: nothing is lost, and one is asked whether to go on or to start again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Language
from bot.dialogue.choice import Verb
from bot.dialogue.session import Scene
from bot.dialogue.update import Attachment

from .knowing import WHAT_IS, ByHeart, Taught
from .talking import person

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

    from .talking import Clock, Person


@pytest.fixture
def away(anna: Person, clock: Clock) -> Person:
    """Anna, who left after two answers and comes back three days later, to another process."""
    anna.begins()
    anna.gives(1, 2)
    clock.days_pass(3)
    anna.is_restarted()
    return anna


@pytest.mark.parametrize("typed", ["hello", "🙂", "/check", "99", "what does metadata mean"])
def test_whoever_comes_back_is_asked_whether_to_go_on(away: Person, typed: str):
    """Whatever they say first; it is answered as well."""
    away.says(typed)
    assert away.session.scene is Scene.RESUME
    assert away.hears_number(away.s.resume, 2)
    away.presses(away.b.continue_check)
    assert (away.asked, away.answers) == ("A1", {"D1": 1, "S1": 2})


def test_one_answer_is_counted_as_one(anna: Person, clock: Clock):
    """In the singular."""
    anna.begins()
    anna.gives(1)
    clock.days_pass(2)
    anna.says("hello")
    assert anna.hears_number(anna.s.resume, 1)


def test_whoever_comes_back_may_start_again(away: Person):
    """With no answer left."""
    away.says("hello")
    away.says("start again")
    assert (away.asked, away.answers) == ("D1", {})


def test_whoever_comes_back_may_look_at_the_answers_first(away: Person):
    """And then go on."""
    away.says("hello")
    away.presses(away.b.change_answer)
    assert away.session.scene is Scene.SUMMARY
    away.presses(away.b.go_on)
    assert away.asked == "A1"


def test_an_answer_typed_after_days_counts(away: Person):
    """It was meant for the item that still stands there."""
    away.says("4")
    assert away.answers == {"D1": 1, "S1": 2, "A1": 3}
    assert away.hears_number(away.s.resume, 3)


def test_a_button_pressed_after_days_just_works(away: Person):
    """Whoever presses an answer has decided to go on."""
    button = away.button_for(Verb.ANSWER, "A1", "3")
    away.presses_data(button.choice.encoded(away.session.nonce))
    assert away.asked == "P1"
    assert not away.hears_number(away.s.resume, 3)


def test_a_question_after_days_is_answered_first(away: Person):
    """Then comes "go on or start again?"."""
    away.says(WHAT_IS)
    assert away.knowledge.catalogue.entries["what-is-digital-strategy"].en.question in away.heard
    assert away.session.scene is Scene.RESUME


def test_a_command_after_days_leads_where_it_says(away: Person):
    """Nobody is held up."""
    away.commands("modules")
    assert away.session.scene is Scene.MODULES


def test_an_attachment_after_days_is_no_obstacle(away: Person):
    """It gets its turn and the question whether to go on."""
    away.attaches(Attachment.PHOTO)
    assert away.hears(away.s.sent_photo)
    assert away.session.scene is Scene.RESUME


def test_after_minutes_nobody_is_asked(anna: Person, clock: Clock):
    """A coffee is no absence; a day is."""
    anna.begins()
    anna.gives(1)
    clock.days_pass(0.9)
    anna.says("hello")
    assert anna.asked == "S1"
    clock.days_pass(1)
    anna.says("hello")
    assert anna.session.scene is Scene.RESUME


def test_whoever_left_at_the_result_finds_it_again(checked: Person, clock: Clock):
    """There is nothing to go on with."""
    before = checked.found
    clock.days_pass(20)
    checked.says("hello")
    assert checked.session.scene is Scene.RESULT
    assert checked.found == before
    assert "12 Dec 2026" in checked.heard


def test_whoever_left_without_an_answer_just_goes_on(anna: Person, clock: Clock):
    """The first item is still there."""
    anna.begins()
    clock.days_pass(9)
    anna.says("hello")
    assert anna.asked == "D1"


def test_the_collection_question_waits_too(anna: Person, clock: Clock):
    """Five answers, then days."""
    anna.begins()
    anna.gives(1, 1, 1, 1)
    anna.presses_choice(Verb.ANSWER, "E1", "1")
    clock.days_pass(2)
    anna.says("hello")
    assert anna.hears_number(anna.s.resume, 5)
    anna.says("go on with the check")
    assert anna.session.scene is Scene.COLLECTION


@pytest.mark.parametrize("language", list(Language))
def test_every_way_to_say_go_on_or_start_again_is_understood(known: Catalogue, language: Language):
    """In every language."""
    phrases = known.wording(language).phrases
    for words, count in [(phrases.go_on, 1), (phrases.start_again, 0)]:
        for typed in words:
            anna = person(Taught(ByHeart()), language)
            anna.begins()
            anna.gives(2)
            anna.begins()
            anna.says(typed)
            assert len(anna.answers) == count, typed
            assert anna.session.scene is Scene.CHECK, typed


def test_a_question_before_going_on_keeps_the_question_whether_to(away: Person):
    """First the answer, then "go on or start again?" once more."""
    away.says("hello")
    away.says(WHAT_IS)
    assert len(away.replies) == 2
    assert away.session.scene is Scene.RESUME
