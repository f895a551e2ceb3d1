"""Words that steer, in people's own way of saying them: politely, at length, in another language, at a result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Language
from bot.dialogue.choice import Verb
from bot.dialogue.session import Scene
from bot.matching import Kind

from .knowing import SUGGESTED, WHAT_IS, outcome

if TYPE_CHECKING:
    from .knowing import ByHeart
    from .talking import Person


@pytest.mark.parametrize(
    ("typed", "language"),
    [("dansk", Language.DA), ("Nederlands graag", Language.NL), ("can I switch to english?", Language.EN)],
)
@pytest.mark.parametrize("first", [Language.EN, Language.NL])
def test_naming_a_language_speaks_it_and_loses_no_place(
    anna: Person, typed: str, language: Language, first: Language
):
    """In its own words, whatever is spoken; the same item comes again."""
    anna.says({Language.EN: "english", Language.NL: "nederlands"}[first])
    anna.begins()
    anna.says(typed)
    assert anna.session.language is language
    assert anna.hears(anna.s.language_changed)
    assert anna.asked == "D1"


@pytest.mark.parametrize(
    ("typed", "scene"),
    [
        ("why", Scene.EXPLAIN),
        ("why this level?", Scene.EXPLAIN),
        ("how sure are you", Scene.RESULT),
        ("what should we do first?", Scene.STEPS),
        ("what is our level", Scene.RESULT),
    ],
)
def test_a_result_is_asked_about_in_plain_words(checked: Person, typed: str, scene: Scene):
    """What stands on it, or behind its buttons, is shown."""
    checked.says(typed)
    assert checked.session.scene is scene


def test_the_same_words_ask_for_something_else_elsewhere(anna: Person, heart: ByHeart):
    """Without a result on the screen, "what first" is a question like any other."""
    anna.says("what should we do first?")
    assert heart.heard[-1][0] == "what should we do first?"


@pytest.mark.parametrize("typed", ["start over", "Can we start again please"])
def test_starting_again_is_asked_about_first(checked: Person, typed: str):
    """No answer is lost by a word."""
    before = checked.answers
    checked.says(typed)
    assert checked.session.scene is Scene.RESUME
    assert checked.answers == before


@pytest.mark.parametrize("typed", ["delete all my data please", "what do you store about me?"])
def test_a_wish_may_be_polite(anna: Person, typed: str):
    """Words before and after it change nothing."""
    anna.says(typed)
    assert anna.session.scene is Scene.PRIVACY


@pytest.mark.parametrize(
    "typed", ["thank you very much my friend", "good night and thank you, dear robot", "ok thanks"]
)
def test_thanks_at_length_end_what_was_half_chosen(anna: Person, heart: ByHeart, typed: str):
    """They are no question; the suggestions before them are not shown again."""
    heart.known = {"our money": outcome(Kind.SUGGEST, *SUGGESTED)}
    anna.says("our money")
    turn = anna.says(typed)
    assert not anna.session.suggestions
    assert turn.kept is None
    assert len(turn.replies) == 1


def test_thanks_before_a_question_are_no_farewell(anna: Person, heart: ByHeart):
    """The question is heard."""
    anna.says("thanks, and what is it?")
    assert heart.heard[-1][0] == "thanks, and what is it?"


def test_a_plain_no_is_the_other_answer(anna: Person):
    """Where one of two answers begins with yes, no means the other one."""
    anna.begins()
    while anna.session.scene is Scene.CHECK:
        anna.presses_choice(Verb.ANSWER, anna.asked, "1")
    assert anna.session.scene is Scene.COLLECTION
    anna.says("nope")
    assert anna.session.sheet.holds_collection is False


def test_a_museum_without_a_collection_is_told_nothing_of_collections(anna: Person):
    """It said so; "not known" would look forgetful."""
    anna.begins()
    anna.goes_through(1, collection=False)
    name = next(each for each in anna.knowledge.catalogue.instrument.dimensions if each.id == "C").en.name
    assert anna.session.scene is Scene.RESULT
    assert name not in anna.screen.text.plain
    anna.presses_choice(Verb.HOME)
    assert anna.labels[0] == anna.b.back_to_result


def test_what_names_somebody_is_not_kept_and_not_said_to_be(anna: Person):
    """The person hears what is done with the words."""
    turn = anna.says("my name is Ana, and who paints halls?")
    assert turn.kept is None
    assert anna.hears(anna.s.unknown_unkept)


def test_another_place_ends_what_was_spoken_of(anna: Person, heart: ByHeart):
    """A question after the menu does not go on from the answer before it."""
    anna.says(WHAT_IS)
    anna.says("and then?")
    assert heart.heard[-1][2]
    anna.presses_choice(Verb.TOPICS)
    anna.says("and then?")
    assert not heart.heard[-1][2]


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        (Language.EN, "what do you know about AI"),
        (Language.DA, "hvad ved du om AI"),
        (Language.NL, "wat weet je over AI"),
        (Language.NL, "kunnen we nog meer doen"),
    ],
)
def test_one_other_short_word_makes_another_wish(
    anna: Person, heart: ByHeart, language: Language, typed: str
):
    """What steers is a whole phrase, with slips in its longer words at most."""
    anna.session = replace(anna.session, language=language)
    anna.says(typed)
    assert heart.heard[-1][0] == typed


@pytest.mark.parametrize("typed", ["edit my answers", "edti my answers", "edit my answrs"])
def test_to_edit_is_not_to_delete(checked: Person, typed: str):
    """However it is mistyped."""
    checked.says(typed)
    assert checked.session.scene is not Scene.PRIVACY


def test_a_phrase_may_be_mistyped(anna: Person):
    """In its longer words."""
    anna.says("what do you stroe about me")
    assert anna.session.scene is Scene.PRIVACY
