"""Questions with the real matching, over a part of the knowledge base that is quick to learn."""

from __future__ import annotations

import pytest

from bot.catalogue.model import Language
from bot.dialogue.session import Scene

from .knowing import real_knowledge
from .talking import Person, person


@pytest.fixture
def curious() -> Person:
    """Somebody new, before the real matchers."""
    return person(real_knowledge())


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("What is TRACES?", "what-is-traces"),
        ("can we still apply?", "can-i-still-apply"),
        ("who can apply for the workshops", "who-can-apply"),
        ("what is a digital strategy", "what-is-digital-strategy"),
        ("what should be in a digital strategy", "strategy-contents"),
    ],
)
def test_a_plain_question_is_answered(curious: Person, typed: str, entry: str):
    """By its entry, with its sources."""
    curious.says(typed)
    assert curious.session.focus == f"{entry}:en"
    assert curious.knowledge.catalogue.entries[entry].en.question in curious.heard


def test_what_a_term_means_is_answered_by_its_entry_where_there_is_one(curious: Person):
    """Outside the check the entry says more; in the check the glossary's line is enough."""
    entry = curious.knowledge.catalogue.entries["what-is-digital-strategy"].en
    meaning = next(
        each for each in curious.knowledge.catalogue.glossary.terms if each.id == "digital-strategy"
    ).en
    curious.says("What is a digital strategy?")
    assert curious.hears(entry.answer)
    curious.begins()
    curious.says("What is a digital strategy?")
    assert meaning.meaning in curious.heard
    assert curious.asked == "D1"


def test_a_term_without_an_entry_is_explained_anywhere(curious: Person):
    """The glossary is the next best."""
    curious.commands("start")
    turn = curious.says("what does IIIF mean?")
    term = next(each for each in curious.knowledge.catalogue.glossary.terms if each.id == "iiif").en
    assert term.meaning in curious.heard
    assert turn.kept is None
    assert curious.session.scene is Scene.HOME


def test_a_danish_question_of_an_english_reader_is_answered_in_danish(curious: Person):
    """With the offer to go on in Danish."""
    curious.says("hvad er en digital strategi")
    assert curious.session.focus == "what-is-digital-strategy:da"
    assert curious.session.language is Language.EN
    assert curious.hears(curious.knowledge.catalogue.wording(Language.DA).sentences.offer_switch)


@pytest.mark.parametrize(
    "typed", ["asdf qwer zxcv", "what is the capital of Peru", "how do we clean a painting"]
)
def test_what_nobody_wrote_about_is_admitted(curious: Person, typed: str):
    """Never a guess."""
    assert curious.says(typed).kept == typed
    assert curious.hears(curious.s.unknown)


def test_the_label_of_a_suggestion_never_asks_again(curious: Person):
    """Choosing by words ends in an answer, for every unclear question that comes up."""
    for typed in ("strategy", "workshop", "partners", "apply museum", "plan money"):
        curious.says(typed)
        if curious.session.suggestions:
            first = curious.session.suggestions[0]
            curious.says(curious.screen.buttons[0].label)
            assert curious.session.focus == f"{first}:en"
