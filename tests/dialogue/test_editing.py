"""The summary, and changing any answer that was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.assessment import NOT_SURE
from bot.dialogue.choice import Verb
from bot.dialogue.scenes.items import COLLECTION
from bot.dialogue.session import Scene

if TYPE_CHECKING:
    from .talking import Person


def test_the_summary_lists_every_answer_as_a_button(anna: Person):
    """Each with its topic and what was said, the collection too, in the order of asking."""
    anna.begins()
    anna.gives(1, NOT_SURE, 2, 0, 3)
    anna.says("show my answers")
    assert anna.hears(anna.s.summary)
    items = [anna.knowledge.catalogue.instrument.named(name).en for name in ("D1", "S1", "A1", "P1", "E1")]
    said = [
        items[0].options[1].label,
        anna.b.not_sure,
        *(items[n].options[p].label for n, p in [(2, 2), (3, 0), (4, 3)]),
    ]
    expected = [f"{item.topic}: {words}" for item, words in zip(items, said, strict=True)]
    assert anna.labels == [*expected, anna.b.collection_yes, anna.b.go_on, anna.b.menu]


def test_the_summary_before_any_answer_says_so(anna: Person):
    """There is nothing to change yet, and a way on."""
    anna.says("/summary")
    assert anna.hears(anna.s.summary_empty)
    anna.presses(anna.b.go_on)
    assert anna.asked == "D1"


def test_an_answer_changed_from_the_summary_returns_there(anna: Person):
    """So that several can be changed in a row; then the check goes on where it was."""
    anna.begins()
    anna.gives(1, 2, 0)
    anna.commands("summary")
    anna.presses_choice(Verb.EDIT, "S1")
    assert anna.asked == "S1"
    anna.gives(3)
    assert anna.session.scene is Scene.SUMMARY
    anna.presses_choice(Verb.EDIT, "D1")
    anna.gives(0)
    anna.presses(anna.b.go_on)
    assert (anna.asked, anna.answers) == ("P1", {"D1": 0, "S1": 3, "A1": 0})


@pytest.mark.parametrize("typed", ["plan", "Plan for digital", "D1", "1"])
def test_an_answer_to_change_can_be_named(anna: Person, typed: str):
    """By its number, its id, or its topic."""
    anna.begins()
    anna.gives(1)
    topic = anna.knowledge.catalogue.instrument.named("D1").en.topic
    anna.commands("summary")
    anna.says(topic if "lan" in typed else typed)
    assert anna.asked == "D1"


def test_an_answer_can_be_kept_after_all(anna: Person):
    """Looking at an item changes nothing."""
    anna.begins()
    anna.gives(1, 2)
    anna.commands("summary")
    anna.presses_choice(Verb.EDIT, "D1")
    anna.presses(anna.b.keep_answer)
    assert anna.session.scene is Scene.SUMMARY
    assert anna.answers == {"D1": 1, "S1": 2}


def test_the_collection_answer_can_be_changed_too(anna: Person):
    """Its items are asked or left out from then on."""
    anna.begins()
    anna.gives(1, 1, 1, 1, 1, 1, collection=True)
    anna.commands("summary")
    anna.presses(anna.b.collection_yes)
    assert anna.asked == COLLECTION
    anna.presses(anna.b.collection_no)
    assert anna.session.scene is Scene.SUMMARY
    assert anna.b.collection_no in anna.labels
    assert not any(button.choice.what == "C1" for button in anna.screen.buttons)
    anna.presses(anna.b.go_on)
    assert anna.asked == "T1"
    assert anna.hears(anna.s.progress, n=6, total=10)


def test_the_result_follows_the_changed_answers(checked: Person):
    """A level is never kept when its answers are not."""
    before = checked.found.level
    for item in list(checked.answers):
        checked.commands("summary")
        checked.presses_choice(Verb.EDIT, item)
        checked.gives(3)
    checked.presses(checked.b.go_on)
    assert checked.session.scene is Scene.RESULT
    assert checked.found.level != before
    assert checked.hears(checked.s.card_level, level="Advanced")


def test_an_edit_that_makes_the_level_open_asks_on(checked: Person):
    """The tables decide anew."""
    for item in ("D1", "S1", "A1"):
        checked.commands("summary")
        checked.presses_choice(Verb.EDIT, item)
        checked.gives(2)
    checked.presses(checked.b.go_on)
    assert checked.session.scene is Scene.CHECK
    assert checked.asked == "D2"


def test_going_elsewhere_forgets_the_half_made_change(anna: Person):
    """Nothing is changed, and the check goes on as if nothing had been begun."""
    anna.begins()
    anna.gives(1, 2)
    anna.commands("summary")
    anna.presses_choice(Verb.EDIT, "D1")
    for away in ("modules", "apply", "language", "stop"):
        anna.commands(away)
        anna.commands("check")
        anna.presses(anna.b.continue_check)
        assert (anna.asked, anna.answers) == ("A1", {"D1": 1, "S1": 2}), away


def test_back_from_an_item_that_is_changed_goes_to_the_one_before(anna: Person):
    """And the summary comes when that is answered."""
    anna.begins()
    anna.gives(1, 2, 0)
    anna.commands("summary")
    anna.presses_choice(Verb.EDIT, "A1")
    anna.presses(anna.b.back)
    assert anna.asked == "S1"
    anna.gives(0)
    assert anna.session.scene is Scene.SUMMARY


def test_what_was_never_answered_cannot_be_changed(anna: Person):
    """A forged button to an unanswered item is an old button."""
    anna.begins()
    anna.gives(1)
    for what in ("T1", "Z9", COLLECTION, ""):
        anna.presses_data(f"1:{anna.session.nonce}:edit.{what}")
        assert anna.hears(anna.s.old_button), what
        assert anna.asked == "S1"
