"""Updates that have arrived: each is kept until it is done, and known for days after."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.keys import DamagedTextError
from bot.store.sql import moment
from bot.store.values import Received

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.store.keys import Keys

_log = logging.getLogger(__name__)


class State(StrEnum):
    """How far an update has come.

    A parked one is no longer tried, and an erased one is no longer known, but either can still be answered
    once by the turn that was under way.
    """

    WAITING = "waiting"
    PARKED = "parked"
    ERASED = "erased"
    DONE = "done"


def in_chat_order(updates: Iterable[Received]) -> list[Received]:
    """Put each person's own updates in the order of their ids; who comes when stays as it is."""
    updates = list(updates)
    queues: dict[str, list[Received]] = {}
    for update in sorted(updates, key=lambda update: update.update_id, reverse=True):
        queues.setdefault(update.person, []).append(update)
    return [queues[update.person].pop() for update in updates]


def receive(connection: sqlite3.Connection, keys: Keys, batch: Sequence[Received]) -> list[Received]:
    """Add the updates that are not known yet and return them in chat order."""
    return [update for update in in_chat_order(batch) if _add(connection, keys, update)]


def _add(connection: sqlite3.Connection, keys: Keys, update: Received) -> bool:
    cursor = connection.execute(
        "INSERT INTO inbox (update_id, state, person, chat, body) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (update_id) DO NOTHING",
        (
            update.update_id,
            State.WAITING,
            update.person,
            keys.seal(str(update.chat_id)),
            keys.seal(update.body),
        ),
    )
    return cursor.rowcount == 1


def pending(connection: sqlite3.Connection, keys: Keys) -> list[Received]:
    """Return the waiting updates in order of arrival; one that is damaged is left out and logged."""
    rows = connection.execute(
        "SELECT update_id, person, chat, body FROM inbox WHERE state = ? ORDER BY arrival", (State.WAITING,)
    )
    return in_chat_order(_readable(keys, rows))


def held(connection: sqlite3.Connection, keys: Keys, person: str) -> list[Received]:
    """Return everything of one person that has not been deleted yet."""
    rows = connection.execute(
        "SELECT update_id, person, chat, body FROM inbox WHERE person = ? ORDER BY update_id", (person,)
    )
    return list(_readable(keys, rows))


def _readable(keys: Keys, rows: Iterable[tuple[int, str, bytes, bytes]]) -> Iterable[Received]:
    for update_id, person, chat, body in rows:
        try:
            yield Received(update_id, person, int(keys.open(chat)), keys.open(body))
        except DamagedTextError:
            _log.error("update %d cannot be read; it was damaged in the database", update_id)


def failed(connection: sqlite3.Connection, update_id: int) -> int:
    """Count a failed try of a waiting update and return how many there were; 0 for one not known."""
    row = connection.execute(
        "UPDATE inbox SET tries = tries + 1 WHERE update_id = ? RETURNING tries", (update_id,)
    ).fetchone()
    return int(row[0]) if row else 0


def park(connection: sqlite3.Connection, update_id: int) -> None:
    """Try a waiting update no more."""
    connection.execute(
        "UPDATE inbox SET state = ? WHERE update_id = ? AND state = ?",
        (State.PARKED, update_id, State.WAITING),
    )


def settle(connection: sqlite3.Connection, update_id: int, now: datetime) -> bool:
    """Mark an update as done and forget all of it but its id; False when it was done or is not known."""
    cursor = connection.execute(
        "UPDATE inbox SET state = ?, person = NULL, chat = NULL, body = NULL, settled_at = ?"
        " WHERE update_id = ? AND state <> ?",
        (State.DONE, moment(now), update_id, State.DONE),
    )
    return cursor.rowcount == 1


def forget(connection: sqlite3.Connection, person: str) -> None:
    """Forget all of a person's updates but their ids."""
    connection.execute(
        "UPDATE inbox SET state = ?, person = NULL, chat = NULL, body = NULL WHERE person = ?",
        (State.ERASED, person),
    )
