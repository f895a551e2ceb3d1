"""The whole journey over Telegram, pressing labels as a person does."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from bot.dialogue.scenes.result import CARD_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.end_to_end.assistant import Assistant
    from tests.end_to_end.talking import Talk

UNKNOWN = "Which shade of purple do dragons prefer at breakfast?"


def test_from_the_first_hello_to_the_last_goodbye(talk: Talk) -> None:
    """Check, questions in between, an edited answer, result, pre-check, questions, language, privacy."""
    assert "a program, not a person" in talk.text
    take_the_check(talk)
    look_at_the_result(talk)
    take_the_pre_check(talk)
    ask_freely(talk)
    change_the_language(talk)
    see_what_is_stored_and_erase_it(talk)
    assert all(press.answered for press in talk.ends())


def take_the_check(talk: Talk) -> None:
    """Every answer needed, with two questions, a "why", and a change of mind in between."""
    talk.presses("Check our digital level")
    assert "Question 1 of about 10" in talk.text
    talk.presses("2. ").presses("1. ")
    assert "Question 3 of about 10" in talk.text
    talk.says("What does metadata mean?")
    assert "metadata" in talk.heard[0].text.casefold()
    assert "Question 3 of about 10" in talk.screen.text
    talk.says("How do we start with a digital strategy?")
    assert "Sources" in talk.heard[0].text
    assert "Question 3 of about 10" in talk.screen.text
    talk.presses("Why do you ask?")
    assert "Question 3 of about 10" in talk.screen.text
    talk.presses("2. ").says("summary")
    talk.presses(talk.screen.labels[0]).presses("1. ")
    assert "Nothing written" in talk.screen.labels[0]
    talk.presses("Go on")
    answer_until_result(talk)


def answer_until_result(talk: Talk, option: str = "1. ") -> None:
    """Answer with the same option until the check is over."""
    while "Why this level?" not in talk.screen.labels:
        yes = next((label for label in talk.screen.labels if label.startswith("Yes")), None)
        talk.presses(yes or option)


def look_at_the_result(talk: Talk) -> None:
    """One new message that can be forwarded: level, module, how sure, why, and three steps."""
    card = talk.screen
    assert not card.edited
    assert len(card.text) <= CARD_LIMIT
    for words in ("Level: Starting", "Module 1", "MMEx, Aarhus", "How sure", "What decided", "First steps:"):
        assert words in card.text
    assert [line[:2] for line in card.text.split("First steps:\n")[1].splitlines()[:3]] == ["1.", "2.", "3."]
    talk.presses("Why this level?").presses("Back to the result").presses("All next steps")
    assert card.text in [message.text for message in talk.person.messages]


def take_the_pre_check(talk: Talk) -> None:
    """No call is open, and that comes first; a person decides, and that comes last."""
    talk.says("/apply")
    assert talk.screen.text.startswith("No call is open now.")
    talk.presses("Start the pre-check").presses("The one that fits us")
    while "Do it again" not in talk.screen.labels:
        talk.presses(talk.screen.labels[0])
    verdict = talk.screen.text
    assert verdict.startswith("No call is open now.")
    assert verdict.endswith("a person decides.")


def ask_freely(talk: Talk) -> None:
    """One question is unclear, one is clear, and one is not known, which is said plainly."""
    talk.says("What happened in the first workshop?")
    assert "Is it one of these?" in talk.text
    assert 3 <= len(talk.screen.labels) <= 4
    talk.presses(talk.screen.labels[0])
    assert "Sources" in talk.text
    talk.says("Whom can we contact about TRACES?")
    assert "Sources" in talk.text
    talk.says(UNKNOWN)
    assert "I do not know that" in talk.text


def change_the_language(talk: Talk) -> None:
    """Danish, and back."""
    talk.says("/language").presses("Dansk")
    assert "dansk" in talk.text.casefold()
    talk.says("/language").presses("English")
    assert "We go on in English." in talk.text


def see_what_is_stored_and_erase_it(talk: Talk) -> None:
    """The export holds the answers, and after erasing it holds none."""
    talk.says("/privacy").presses("Show what you store")
    assert len(_exported(talk)["session"]["sheet"]["answers"]) >= 7
    talk.presses("Delete everything").presses("Yes, delete everything")
    assert "Everything about you is deleted" in talk.text
    talk.is_forgotten().says("/result")
    assert "There is no result yet" in talk.text


def _exported(talk: Talk) -> dict[str, Any]:
    text = next(one.text for one in reversed(talk.person.messages) if one.text.startswith("{"))
    held: dict[str, Any] = json.loads(text)
    return held


def test_not_sure_is_an_answer_too(talk: Talk) -> None:
    """Somebody who is never sure keeps every answer, and hears that the level is open."""
    talk.presses("Check our digital level")
    while "Yes, we hold a collection" not in talk.screen.labels:
        talk.presses("Not sure")
    given = len(talk.api.presses(talk.person.id)) - 1
    talk.says("summary")
    assert sum("Not sure" in label for label in talk.screen.labels) == given > 2
    talk.ends()


def test_no_collection_leaves_those_questions_out(talk: Talk) -> None:
    """A museum without a collection is asked plainly, and gets its result."""
    talk.presses("Check our digital level")
    while "No, we hold no collection" not in talk.screen.labels:
        talk.presses("4. " if len(talk.api.presses(talk.person.id)) % 2 else "1. ")
        assert "Why this level?" not in talk.screen.labels
    talk.presses("No, we hold no collection")
    answer_until_result(talk, "2. ")
    talk.ends()


def test_typing_does_what_pressing_does(new_talk: Callable[..., Talk]) -> None:
    """A number, a label's words and a button lead to the same screens."""
    ann, bo, cees = (new_talk(name=name).says("/start") for name in ("Ann", "Bo", "Cees"))
    for number, label in ((1, "Check our digital level"), (2, "2. Some notes"), (3, "3. Made for online")):
        ann.presses(label)
        bo.says(str(number))
        cees.says(label.split(". ")[-1])
        assert ann.screen.text == bo.screen.text == cees.screen.text
    for talk in (ann, bo, cees):
        talk.ends()


def test_a_deep_link_leads_straight_there(new_talk: Callable[..., Talk]) -> None:
    """Telegram sends it as the payload of /start."""
    assert "Question 1" in new_talk().says("/start check").text
    assert "three workshops" in new_talk().says("/start modules").text
    assert "No call is open now." in new_talk().says("/start apply").text
    assert "How do we start" in new_talk().says("/start first-steps").text
    assert "I am the TRACES assistant" in new_talk().says("/start nobody-knows").text


def test_a_person_is_met_in_the_language_of_their_telegram(new_talk: Callable[..., Talk]) -> None:
    """Danish and Dutch are spoken; whoever has another language is met in English."""
    assert "/start" not in new_talk(language="da").says("/start").text
    assert new_talk(language="nl").says("/start").screen.labels != new_talk().says("/start").screen.labels


def test_an_unknown_question_is_kept_without_who_asked(
    new_talk: Callable[..., Talk], assistant: Assistant
) -> None:
    """Partners get the question, its language, and on which days how often; there is no place for more."""
    for name in ("Ann", "Bo"):
        new_talk(name=name).says(UNKNOWN.upper())
    with closing(sqlite3.connect(f"file:{assistant.database}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("SELECT * FROM unanswered")]
    (kept,) = (row for row in rows if row["folded"] == UNKNOWN.casefold())
    assert set(kept) == {"folded", "language", "text", "count", "first_day", "last_day"}
    assert kept["count"] >= 2
