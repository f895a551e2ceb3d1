"""Questions for the curators are kept without who asked them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.keeping import KEPT_LENGTH
from bot.store import KeptQuestion, Unanswered
from bot.store import unanswered as kept_questions
from bot.store.unanswered import keepable

from .making import ANNA, BO, CHAT, NOW, days, update

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store import AnyStore


def ask(store: AnyStore, update_id: int, text: str, now: datetime = NOW, person: str = ANNA) -> None:
    """Finish a turn that had no answer."""
    store.receive([update(update_id, person)])
    store.finish(update_id, person, CHAT, None, [], now, [KeptQuestion(text, "en")])


def test_equal_questions_are_counted_by_day(any_store: AnyStore):
    """Case and spacing make no other question; only the first and last day are known."""
    ask(any_store, 1, "What is a  digital twin?", NOW + days(1))
    ask(any_store, 2, "what is a digital twin?\n", NOW, BO)
    ask(any_store, 3, "Who pays?")
    assert any_store.unanswered().result() == [
        Unanswered("What is a digital twin?", "en", 2, date(2026, 11, 22), date(2026, 11, 23)),
        Unanswered("Who pays?", "en", 1, date(2026, 11, 22), date(2026, 11, 22)),
    ]


def test_a_repeated_update_is_not_counted_twice(any_store: AnyStore):
    """The count belongs to the one transaction that ends the turn."""
    ask(any_store, 1, "Who pays?")
    ask(any_store, 1, "Who pays?")
    assert [question.count for question in any_store.unanswered().result()] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "write to anna@museum.example",
        "write to anna ＠museum",
        "I am @anna_museum",
        "I am @\u200banna",
        "call +45 12 34 56 78",
        "call 12.34.56.78",
        "call (020) 123-4567",
        "number ０６１２３４５６７８",  # full-width digits
        "see https://museum.example/plan",
        "see www.museum.nl",
        "see t.me/anna or museum.dk",
        "tg://user?id=1",
        "",
        " \0\n\u200b ",
        "\ud83d",
        "x" * (KEPT_LENGTH + 1),
    ],
)
def test_what_points_to_somebody_or_says_nothing_is_not_kept(text: str):
    """Addresses, handles, numbers like a phone's, links, letters and emptiness stay out."""
    assert keepable(KeptQuestion(text, "en")) is None


@pytest.mark.parametrize(
    "text",
    [
        "a strategy for 2025-2030?",
        "is 3D worth 10 000 euro?",
        "who, e.g. a volunteer?",
        "hvad med målgruppen?",
    ],
)
def test_an_ordinary_question_is_kept(text: str):
    """Years, prices and abbreviations point to nobody."""
    assert keepable(KeptQuestion(text, "en")) == KeptQuestion(text, "en")


def test_strange_characters_are_cleaned_away():
    """Curators see one line without control characters or text that runs backwards."""
    text = "why\0 \u202ebackwards\u202c \ud83dhere?"
    assert keepable(KeptQuestion(text, "en")) == KeptQuestion("why backwards here?", "en")


def test_the_list_is_bounded(any_store: AnyStore, monkeypatch: pytest.MonkeyPatch):
    """Nobody can fill the disk with questions; those known are still counted."""
    monkeypatch.setattr(kept_questions, "MOST_QUESTIONS", 2)
    for number, text in enumerate(["one?", "two?", "three?", "two?"]):
        ask(any_store, number, text)
    assert [(each.text, each.count) for each in any_store.unanswered().result()] == [("two?", 2), ("one?", 1)]


def test_a_question_asked_no_more_goes_after_its_time(any_store: AnyStore):
    """The curators' list does not grow old."""
    ask(any_store, 1, "Who pays?")
    any_store.purge(NOW + days(365))
    assert len(any_store.unanswered().result()) == 1
    any_store.purge(NOW + days(366))
    assert any_store.unanswered().result() == []
