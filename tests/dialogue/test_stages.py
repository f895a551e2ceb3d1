"""When the check may stop: likely, sure, full; and what "not sure" leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.assessment import NOT_SURE
from bot.catalogue.model import Level, Stage
from bot.dialogue.choice import Verb
from bot.dialogue.session import Scene

if TYPE_CHECKING:
    from .talking import Person

LIKELY_AT_SEVEN = (1, 1, 1, 1, 0, 0, 0)
"""A sum of 4 after seven answers: the likely table stops there, the sure table does not."""


def test_a_likely_module_can_be_seen_before_the_end(anna: Person):
    """A button offers it as soon as the likely table says so, and not before."""
    anna.begins()
    for answer in LIKELY_AT_SEVEN:
        assert anna.b.show_likely not in anna.labels
        anna.gives(answer)
    assert anna.session.scene is Scene.CHECK
    anna.presses(anna.b.show_likely)
    assert anna.session.scene is Scene.RESULT
    assert anna.hears(anna.s.sure_likely)
    assert anna.hears(anna.s.card_title, answered=7, total=18)


def test_after_the_likely_module_the_check_can_go_on_to_be_sure(anna: Person):
    """By the way over the menu it still ends as soon as it is sure."""
    anna.begins()
    anna.gives(*LIKELY_AT_SEVEN)
    anna.presses(anna.b.show_likely)
    anna.commands("check")
    anna.presses(anna.b.continue_check)
    assert anna.asked == "D2"
    anna.gives(0)
    assert anna.session.scene is Scene.RESULT
    assert anna.found.stage is Stage.SURE


def test_the_check_ends_when_it_is_sure(anna: Person):
    """Seven of the lowest answers are enough."""
    anna.begins()
    anna.goes_through(0)
    assert anna.found.stage is Stage.SURE
    assert anna.hears(anna.s.card_title, answered=7, total=18)
    assert anna.hears(anna.s.sure_sure)
    assert anna.found.level is Level.RUDIMENTARY


def test_the_full_profile_asks_all_that_is_left(checked: Person):
    """From the result on, without stopping again; the card then says "clear"."""
    checked.presses(checked.b.full_profile)
    assert checked.asked == "D2"
    assert checked.b.show_likely not in checked.labels
    checked.goes_through(0)
    assert checked.found.stage is Stage.FULL
    assert checked.hears(checked.s.card_title, answered=18, total=18)
    assert checked.hears(checked.s.sure_full)
    assert checked.b.full_profile not in checked.labels
    assert checked.b.go_on not in checked.labels


def test_a_result_looked_at_early_says_that_it_is_open(anna: Person):
    """After three answers there is only a direction, and a button to go on."""
    anna.begins()
    anna.gives(2, 2, 2)
    anna.commands("result")
    assert anna.hears(anna.s.sure_open)
    anna.presses(anna.b.go_on)
    assert anna.asked == "P1"


def test_a_result_before_any_answer_leads_to_the_check(anna: Person):
    """There is none yet; nothing is made up."""
    for command in ("result",):
        anna.commands(command)
        assert anna.hears(anna.s.no_result_yet)
    anna.presses(anna.b.check)
    assert anna.asked == "D1"


def test_open_answers_leave_two_modules_and_can_be_settled(anna: Person):
    """All items answered, yet "not sure" may tip it: both are named, and only the open ones are asked again."""
    anna.begins()
    anna.gives(*[1] * 16)
    anna.gives(NOT_SURE, NOT_SURE)
    assert anna.session.scene is Scene.RESULT
    assert anna.found.level is None
    assert anna.hears(anna.s.sure_unsettled)
    assert anna.hears(anna.s.card_open_level, levels="Growing / Starting")
    assert anna.heard.count("Module ") == 2
    anna.presses(anna.b.settle)
    assert anna.asked == "A3"
    anna.gives(0)
    assert anna.asked == "P3"
    anna.gives(0)
    assert anna.session.scene is Scene.RESULT
    assert anna.found.level is Level.RUDIMENTARY


def test_settling_stops_as_soon_as_the_level_is_settled(anna: Person):
    """Nobody is asked what cannot change the level any more."""
    anna.begins()
    anna.gives(*[1] * 16)
    anna.gives(NOT_SURE, NOT_SURE)
    anna.presses(anna.b.settle)
    anna.gives(2)
    assert anna.session.scene is Scene.RESULT
    assert anna.found.level is Level.MEDIUM
    assert anna.b.settle not in anna.labels


def test_still_not_sure_ends_the_settling(anna: Person):
    """Each open item is asked once more, not for ever."""
    anna.begins()
    anna.gives(*[1] * 16)
    anna.gives(NOT_SURE, NOT_SURE)
    anna.presses(anna.b.settle)
    anna.gives(NOT_SURE)
    assert anna.asked == "P3"
    anna.presses(anna.b.keep_answer)
    assert anna.session.scene is Scene.RESULT
    assert anna.hears(anna.s.sure_unsettled)


def test_nothing_to_settle_is_an_old_button(checked: Person):
    """A forged or outdated button changes nothing."""
    before = checked.session.sheet
    checked.presses_data(f"1:{checked.session.nonce}:settle")
    assert checked.hears(checked.s.old_button)
    assert checked.session.sheet == before


def test_all_not_sure_makes_nothing_up(anna: Person):
    """Every level stays possible, no answer decided, and nobody is told to be ahead in everything."""
    anna.begins()
    anna.goes_through(NOT_SURE)
    assert anna.found.possible == tuple(Level)
    assert anna.hears(anna.s.sure_unsettled)
    assert not anna.hears(anna.s.no_steps)
    anna.presses(anna.b.more_steps)
    assert not anna.hears(anna.s.no_steps)
    assert anna.hears(anna.s.explain_open)


def test_the_same_answer_many_times_is_asked_about_once(anna: Person):
    """Friendly, in the middle, without a penalty; and never again in this check."""
    anna.begins()
    told = []
    for n in range(1, 19):
        anna.gives(1)
        if anna.hears_number(anna.s.straight_line, 10):
            told.append(n)
    assert told == [10]
    assert anna.answers == dict.fromkeys(anna.answers, 1)


def test_not_sure_in_a_row_is_not_asked_about(anna: Person):
    """Not knowing is no habit."""
    anna.begins()
    for _ in range(18):
        anna.gives(NOT_SURE)
        assert not anna.hears_number(anna.s.straight_line, 10)


def test_a_new_check_may_be_asked_about_again(anna: Person):
    """The note belongs to one check."""
    anna.begins()
    anna.goes_through(1)
    anna.commands("check")
    anna.presses(anna.b.start_again)
    anna.gives(*[1] * 10)
    assert anna.hears_number(anna.s.straight_line, 10)


def test_the_note_does_not_stand_between_a_person_and_the_result(anna: Person):
    """Where the tenth answer ends the check, both are shown."""
    anna.begins()
    anna.wants_everything()
    anna.gives(*[3] * 9)
    anna.session = anna.session.at(Scene.CHECK)
    anna.presses_choice(Verb.ANSWER, anna.asked, "3")
    assert anna.hears_number(anna.s.straight_line, 10)
    assert anna.asked == "S3"
