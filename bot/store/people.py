"""What is remembered of each person between two updates."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.store.keys import DamagedTextError
from bot.store.sql import moment
from bot.store.values import Person

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from bot.store.keys import Keys

_log = logging.getLogger(__name__)


def load(connection: sqlite3.Connection, keys: Keys, person: str) -> Person:
    """Return what is remembered; a session with a damaged byte counts as no session, and is logged."""
    row = connection.execute(
        "SELECT session, screen_message_id, blocked FROM people WHERE person = ?", (person,)
    ).fetchone()
    if row is None:
        return Person()
    sealed, screen_message_id, blocked = row
    return Person(_session(keys, sealed), screen_message_id, bool(blocked))


def _session(keys: Keys, sealed: bytes | None) -> str | None:
    try:
        return None if sealed is None else keys.open(sealed)
    except DamagedTextError:
        _log.error("a session cannot be read; it was damaged in the database, and its person starts anew")
        return None


def save(connection: sqlite3.Connection, keys: Keys, person: str, session: str | None, now: datetime) -> None:
    """Replace the session; nobody new is remembered for having none.

    A clock that was set back does not make a person look longer away than they are.
    """
    if session is None:
        connection.execute(
            "UPDATE people SET session = NULL, seen_at = max(coalesce(seen_at, ''), ?) WHERE person = ?",
            (moment(now), person),
        )
        return
    connection.execute(
        "INSERT INTO people (person, session, seen_at) VALUES (?, ?, ?) ON CONFLICT (person) DO UPDATE"
        " SET session = excluded.session, seen_at = max(coalesce(seen_at, ''), excluded.seen_at)",
        (person, keys.seal(session), moment(now)),
    )


def set_screen(connection: sqlite3.Connection, person: str, message_id: int) -> None:
    """Remember which message shows the present screen, unless the person was erased meanwhile."""
    connection.execute("UPDATE people SET screen_message_id = ? WHERE person = ?", (message_id, person))


def is_known(connection: sqlite3.Connection, person: str) -> bool:
    """Tell whether anything is remembered of the person."""
    return connection.execute("SELECT 1 FROM people WHERE person = ?", (person,)).fetchone() is not None


def set_blocked(connection: sqlite3.Connection, person: str, *, blocked: bool) -> None:
    """Remember whether a person who is known has blocked the bot."""
    connection.execute("UPDATE people SET blocked = ? WHERE person = ?", (blocked, person))


def forget(connection: sqlite3.Connection, person: str) -> None:
    """Remember nothing of the person."""
    connection.execute("DELETE FROM people WHERE person = ?", (person,))
