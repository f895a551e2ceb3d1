"""Replies that have yet to be sent, each person's in order."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.store import people
from bot.store.keys import DamagedTextError
from bot.store.sql import moment
from bot.store.values import Queued

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from bot.store.keys import Keys
    from bot.store.values import EndedTurn

_log = logging.getLogger(__name__)

_SELECT = """
    SELECT queued_id, outbox.person, chat, payload, edit_message_id, is_screen, attempt
    FROM outbox LEFT JOIN people ON people.person = outbox.person
"""
_NOT_BLOCKED = "NOT coalesce(people.blocked, 0)"


def add(connection: sqlite3.Connection, keys: Keys, turn: EndedTurn) -> None:
    """Queue the replies of one turn in their order."""
    chat, queued_at = keys.seal(str(turn.chat_id)), moment(turn.now)
    connection.executemany(
        "INSERT INTO outbox (person, chat, payload, edit_message_id, is_screen, queued_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (turn.person, chat, keys.seal(reply.payload), reply.edit_message_id, reply.is_screen, queued_at)
            for reply in turn.replies
        ],
    )


def unsent(connection: sqlite3.Connection, keys: Keys) -> list[Queued]:
    """Return what waits for everybody who has not blocked the bot, in order."""
    return _read(keys, connection.execute(f"{_SELECT} WHERE {_NOT_BLOCKED} ORDER BY queued_id"))


def unsent_for(connection: sqlite3.Connection, keys: Keys, person: str) -> list[Queued]:
    """Return what waits for one person, in order; nothing while they block the bot."""
    query = f"{_SELECT} WHERE outbox.person = ? AND {_NOT_BLOCKED} ORDER BY queued_id"
    return _read(keys, connection.execute(query, (person,)))


def held(connection: sqlite3.Connection, keys: Keys, person: str) -> list[Queued]:
    """Return every reply that is held for a person, blocked or not."""
    query = f"{_SELECT} WHERE outbox.person = ? ORDER BY queued_id"
    return _read(keys, connection.execute(query, (person,)))


def _read(keys: Keys, rows: Iterable[tuple[int, str, bytes, bytes, int | None, int, int]]) -> list[Queued]:
    """Open the rows; one that is damaged is left out and logged."""
    replies = []
    for queued_id, person, chat, payload, edit_message_id, is_screen, attempt in rows:
        try:
            chat_id, text = int(keys.open(chat)), keys.open(payload)
        except DamagedTextError:
            _log.error("reply %d cannot be read; it was damaged in the database", queued_id)
            continue
        replies.append(Queued(queued_id, person, chat_id, text, edit_message_id, bool(is_screen), attempt))
    return replies


def attempted(connection: sqlite3.Connection, queued_id: int) -> None:
    """Count that sending a reply is about to begin."""
    connection.execute("UPDATE outbox SET attempt = attempt + 1 WHERE queued_id = ?", (queued_id,))


def sent(connection: sqlite3.Connection, queued_id: int, message_id: int | None) -> bool:
    """Forget a reply that was delivered; False when it is not in the outbox any more.

    Its message becomes the person's present screen where the reply says so and the message is known.
    """
    row = connection.execute(
        "SELECT person, is_screen FROM outbox WHERE queued_id = ?", (queued_id,)
    ).fetchone()
    if row is None:
        return False
    person, is_screen = row
    if is_screen and message_id is not None:
        people.set_screen(connection, person, message_id)
    return drop(connection, queued_id)


def drop(connection: sqlite3.Connection, queued_id: int) -> bool:
    """Forget a reply; False when it is not in the outbox any more."""
    return connection.execute("DELETE FROM outbox WHERE queued_id = ?", (queued_id,)).rowcount == 1


def forget(connection: sqlite3.Connection, person: str) -> None:
    """Forget every reply to the person."""
    connection.execute("DELETE FROM outbox WHERE person = ?", (person,))
