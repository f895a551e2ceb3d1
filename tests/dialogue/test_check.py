"""The maturity check: the fixed order, one item at a time, "not sure", the collection, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.assessment import NOT_SURE
from bot.catalogue.model import Language
from bot.dialogue.choice import Verb
from bot.dialogue.scenes.items import COLLECTION
from bot.dialogue.session import Scene

from .knowing import UNCLEAR, ByHeart, Taught
from .talking import person

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

    from .talking import Person

ORDER = [
    *("D1", "S1", "A1", "P1", "E1", "C1", "T1"),
    *("D2", "S2", "D3", "S3"),
    *("A2", "P2", "E2", "C2", "T2"),
    "A3",
    "P3",
]
WITHOUT_COLLECTION = [item for item in ORDER if not item.startswith("C")]


def asked_in_turn(anna: Person, collection: str) -> list[str]:
    """Everything that is asked until the result, in order; every item is answered "not sure"."""
    asked = []
    while anna.session.scene in {Scene.CHECK, Scene.COLLECTION}:
        asked.append(anna.asked)
        if anna.asked == COLLECTION:
            anna.presses_choice(Verb.COLLECTION, collection)
        else:
            anna.presses(anna.b.not_sure)
    return asked


def test_the_items_come_in_the_fixed_order(anna: Person):
    """All 18, with the plain question on the collection before the first item that needs one."""
    anna.begins()
    assert asked_in_turn(anna, "yes") == [*ORDER[:5], COLLECTION, *ORDER[5:]]
    assert list(anna.answers) == ORDER


def test_a_museum_without_a_collection_is_asked_16_items(anna: Person):
    """The two items on collections are left out, and the result says so."""
    anna.begins()
    asked = asked_in_turn(anna, "no")
    assert [each for each in asked if each != COLLECTION] == WITHOUT_COLLECTION
    assert anna.hears(anna.s.card_title, answered=0, total=16)


def test_an_item_shows_its_question_four_anchors_and_where_we_are(anna: Person):
    """The labels stand on the buttons, the full texts in the message."""
    anna.begins()
    item = anna.knowledge.catalogue.instrument.named("D1").en
    assert item.question in anna.heard
    for n, option in enumerate(item.options, 1):
        assert f"{n}. {option.text}" in anna.heard
        assert anna.labels[n - 1] == f"{n}. {option.label}"
    assert anna.hears(anna.s.progress, n=1, total=10)
    assert anna.b.not_sure in anna.labels
    assert anna.b.why_asked in anna.labels


def test_the_check_says_at_its_start_what_to_think_of(anna: Person):
    """Once, before the first item, and never again."""
    anna.begins()
    assert anna.hears(anna.s.check_intro)
    anna.gives(1)
    assert not anna.hears(anna.s.check_intro)


def test_progress_counts_up_and_names_the_true_length_at_the_end(anna: Person):
    """Question 4 "of about 10"; beyond ten, or when all are wanted, "of 18"."""
    anna.begins()
    anna.gives(1, 1, 1)
    assert anna.hears(anna.s.progress, n=4, total=10)
    anna.gives(1, 1, 1, 1, 1, 1)
    assert anna.hears(anna.s.progress, n=10, total=10)
    anna.presses_choice(Verb.ANSWER, anna.asked, "unsure")
    assert anna.hears(anna.s.progress_full, n=11, total=18)


def test_progress_of_the_full_profile_is_out_of_all_items(anna: Person):
    """16 without a collection."""
    anna.begins()
    anna.goes_through(0, collection=False)
    anna.presses(anna.b.full_profile)
    assert anna.hears(anna.s.progress_full, n=anna.found.answered + 1, total=16)


@pytest.mark.parametrize("points", [0, 1, 2, 3])
def test_an_answer_is_recorded_by_number_label_text_or_button(anna: Person, points: int):
    """Whatever a person types for an option, it is that option."""
    option = anna.knowledge.catalogue.instrument.named("D1").en.options[points]
    number = str(points + 1)
    typed = [number, f"[{number}]", f"{number}.", f" {number} ", f"{number}. {option.label}"]
    for words in [*typed, option.label, option.label.upper(), option.text, f"{option.text}."]:
        anna.presses_data("1:x:home")
        anna.commands("check")
        if anna.session.scene is Scene.RESUME:
            anna.presses(anna.b.start_again)
        anna.says(words)
        assert anna.answers == {"D1": points}, words


def test_a_typing_slip_in_a_label_is_forgiven(anna: Person):
    """One letter too few still means the button."""
    anna.begins()
    anna.says("Not sur")
    assert anna.answers == {"D1": NOT_SURE}


@pytest.mark.parametrize("language", list(Language))
def test_an_option_can_be_named_in_other_words(known: Catalogue, language: Language):
    """The words "option 2" and "I think 2" are the second; "I don't know" is "not sure"."""
    phrases = known.wording(language).phrases
    said = [(f"{word} 2", 1) for word in phrases.number] + [(word, NOT_SURE) for word in phrases.not_sure]
    for typed, answer in said:
        anna = person(Taught(ByHeart()), language)
        anna.begins()
        anna.says(typed)
        assert anna.answers == {"D1": answer}, typed


@pytest.mark.parametrize("typed", ["option 9", "option 0", "option ٣", "number two hundred", "gate 2"])
def test_an_option_that_is_not_there_is_not_guessed(anna: Person, typed: str):
    """Nothing is recorded."""
    anna.begins()
    anna.says(typed)
    assert (anna.asked, anna.answers) == ("D1", {})


def test_not_knowing_outside_the_check_answers_nothing(anna: Person):
    """Nor before suggestions, where there is nothing to be unsure of."""
    anna.begins()
    anna.says(UNCLEAR)
    anna.says("I don't know")
    assert anna.answers == {}
    anna.commands("modules")
    anna.says("I don't know")
    assert anna.answers == {}


@pytest.mark.parametrize("what", ["maybe", "", "yes "])
def test_a_collection_answer_that_does_not_exist_is_an_old_button(anna: Person, what: str):
    """The question stays."""
    anna.begins()
    anna.gives(1, 1, 1, 1)
    anna.presses_choice(Verb.ANSWER, "E1", "1")
    anna.presses_data(f"1:{anna.session.nonce}:coll.{what}")
    assert anna.hears(anna.s.old_button)
    assert anna.session.sheet.holds_collection is None


def test_not_sure_goes_on(anna: Person):
    """It is an answer, and the next item comes."""
    anna.begins()
    anna.presses(anna.b.not_sure)
    assert anna.answers == {"D1": NOT_SURE}
    assert anna.asked == "S1"


@pytest.mark.parametrize(("typed", "holds"), [("yes", True), ("No", False), ("1", True), ("2", False)])
def test_the_collection_question_takes_plain_words(anna: Person, typed: str, holds: bool):  # noqa: FBT001 - a table
    """Yes and no are enough."""
    anna.begins()
    anna.gives(1, 2, 1, 2, 1, collection=True)
    anna.presses(anna.b.back)
    assert anna.session.scene is Scene.COLLECTION
    assert anna.hears(anna.s.collection_question)
    anna.says(typed)
    assert anna.session.sheet.holds_collection is holds
    assert anna.asked == ("C1" if holds else "T1")


def test_the_first_item_has_no_way_back(anna: Person):
    """Nor does the typed word lead anywhere else."""
    anna.begins()
    assert anna.b.back not in anna.labels
    anna.says("back")
    assert anna.asked == "D1"
    assert anna.b.keep_answer not in anna.labels


def test_back_asks_the_item_before_again_and_shows_its_answer(anna: Person):
    """The answer can be kept or changed; either way the check goes on where it was."""
    anna.begins()
    anna.gives(1, 2)
    anna.presses(anna.b.back)
    label = anna.knowledge.catalogue.instrument.named("S1").en.options[2].label
    assert anna.asked == "S1"
    assert anna.hears(anna.s.answered_so_far, answer=label)
    anna.presses(anna.b.keep_answer)
    assert (anna.asked, anna.answers) == ("A1", {"D1": 1, "S1": 2})
    anna.presses(anna.b.back)
    anna.gives(3)
    assert (anna.asked, anna.answers) == ("A1", {"D1": 1, "S1": 3})


def test_back_goes_all_the_way_through_the_collection_question(anna: Person):
    """From the seventh item to the first, one step at a time, and no further."""
    anna.begins()
    anna.gives(2, 1, 2, 1, 2, 1)
    seen = [anna.asked]
    for _ in range(8):
        anna.says("back")
        seen.append(anna.asked)
    assert seen == ["T1", "C1", COLLECTION, "E1", "P1", "A1", "S1", "D1", "D1"]


def test_back_without_a_collection_passes_the_question_too(anna: Person):
    """From the item behind the ones that were left out."""
    anna.begins()
    anna.gives(2, 1, 2, 1, 2, collection=False)
    assert anna.asked == "T1"
    anna.presses(anna.b.back)
    assert anna.asked == COLLECTION
    anna.presses(anna.b.back)
    assert anna.asked == "E1"


def test_a_museum_that_finds_it_has_a_collection_is_asked_about_it(anna: Person):
    """The items left out come next; what was answered since stays."""
    anna.begins()
    anna.gives(2, 1, 2, 1, 2, 1, collection=False)
    anna.says("back")
    anna.says("back")
    anna.says("yes")
    assert anna.asked == "C1"
    assert anna.answers["T1"] == 1


def test_restarting_forgets_the_answers_and_nothing_else(anna: Person):
    """Start again begins at the first item, with all that was set for the old check undone."""
    anna.begins()
    anna.goes_through(0)
    anna.presses(anna.b.full_profile)
    anna.gives(0)
    anna.begins()
    anna.presses(anna.b.start_again)
    assert (anna.asked, anna.answers) == ("D1", {})
    assert anna.session.sheet.holds_collection is None
    anna.goes_through(3)
    assert anna.session.scene is Scene.RESULT
    assert anna.found.answered < 18


@pytest.mark.parametrize("language", list(Language))
def test_every_item_is_asked_in_every_language(known: Catalogue, language: Language):
    """With its own words on buttons and in the message."""
    anna = person(Taught(ByHeart()), language)
    anna.begins()
    while anna.session.scene is not Scene.RESULT:
        if anna.asked != COLLECTION:
            words = known.instrument.named(anna.asked).text(language)
            assert words.question in anna.heard
            assert all(option.label in " ".join(anna.labels) for option in words.options)
            anna.presses(anna.b.not_sure)
        anna.tells_collection(holds=True)
