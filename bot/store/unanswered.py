"""Questions that nobody could answer, kept for the curators without who asked them, or when exactly."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bot.dialogue.keeping import anonymous
from bot.store.values import KeptQuestion, Unanswered

if TYPE_CHECKING:
    import sqlite3

MOST_QUESTIONS = 5_000
"""Distinct questions; nobody reads more, and nobody shall fill the disk with them."""


def keepable(question: KeptQuestion) -> KeptQuestion | None:
    """Return the question on one clean line, or None where it is empty, too long or points to somebody."""
    text = anonymous(question.text)
    return KeptQuestion(text, question.language) if text else None


def keep(connection: sqlite3.Connection, question: KeptQuestion, now: datetime) -> None:
    """Count the question; only days are written down, as a moment could tell who asked."""
    kept = keepable(question)
    if kept is None:
        return
    day = day_of(now).isoformat()
    connection.execute(
        "INSERT INTO unanswered (folded, language, text, count, first_day, last_day)"
        " SELECT :folded, :language, :text, 1, :day, :day"
        " WHERE (SELECT count(*) FROM unanswered) < :most"
        " OR EXISTS (SELECT 1 FROM unanswered WHERE folded = :folded AND language = :language)"
        " ON CONFLICT (folded, language) DO UPDATE SET count = count + 1,"
        " first_day = min(first_day, excluded.first_day), last_day = max(last_day, excluded.last_day)",
        {
            "folded": kept.text.casefold(),
            "language": kept.language,
            "text": kept.text,
            "day": day,
            "most": MOST_QUESTIONS,
        },
    )


def most_asked(connection: sqlite3.Connection) -> list[Unanswered]:
    """Return the kept questions, those asked most often first."""
    rows = connection.execute(
        "SELECT text, language, count, first_day, last_day FROM unanswered"
        " ORDER BY count DESC, folded, language"
    )
    return [
        Unanswered(text, language, count, date.fromisoformat(first), date.fromisoformat(last))
        for text, language, count, first, last in rows
    ]


def day_of(now: datetime) -> date:
    """Return the day in UTC."""
    return now.astimezone(UTC).date()
