"""What an operator does for the store: look after its health, back it up, let old rows go."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.errors import StoreError
from bot.store.inbox import State
from bot.store.keys import DamagedTextError, sync_folder
from bot.store.scrubbing import mark_due, scrub_if_due
from bot.store.sql import moment, transaction
from bot.store.unanswered import day_of
from bot.store.values import Health

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.store.keys import Keys

_CHUNK = 1_000
"""Rows deleted in one transaction, so that the write-ahead log stays small."""

_COUNTS = {
    "people": ("people", "1"),
    "blocked": ("people", "blocked"),
    "waiting": ("inbox", f"state = '{State.WAITING}'"),
    "parked": ("inbox", f"state = '{State.PARKED}'"),
    "unsent": ("outbox", "1"),
    "unanswered": ("unanswered", "1"),
}
_SEALED = (
    ("people", "session"),
    ("inbox", "chat"),
    ("inbox", "body"),
    ("outbox", "chat"),
    ("outbox", "payload"),
)


def file_problem(connection: sqlite3.Connection) -> str | None:
    """Return the first thing that is wrong with the pages of the file, or None."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return None if verdict == "ok" else " ".join(str(verdict).split())


def health(connection: sqlite3.Connection, keys: Keys) -> Health:
    """Check the pages, count the rows, and open every sealed text to find flipped bytes."""
    counts = {name: _count(connection, *where) for name, where in _COUNTS.items()}
    return Health(file_problem(connection), **counts, damaged=_damaged(connection, keys))


def _count(connection: sqlite3.Connection, table: str, condition: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()  # noqa: S608  constants
    return int(count)


def _damaged(connection: sqlite3.Connection, keys: Keys) -> int:
    return sum(
        not _opens(keys, sealed)
        for table, column in _SEALED
        for (sealed,) in connection.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL")  # noqa: S608  constants
    )


def _opens(keys: Keys, sealed: bytes) -> bool:
    try:
        keys.open(sealed)
    except DamagedTextError:
        return False
    return True


def backup(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the database as it is now to a new file (mode 0600) that passes the check.

    Raises:
        StoreError: there is a file already, or the copy cannot be written.
    """
    if target.exists():
        raise StoreError(f"the backup {target} exists already; give a new name")
    draft = target.with_name(target.name + ".part")
    try:
        _copy(connection, draft)
        draft.rename(target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"the backup {target} cannot be written: {error}") from error
    finally:
        draft.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, draft: Path) -> None:
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600, exist_ok=False)
    with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        connection.backup(copy)
        # A backup is one file: it must not need a write-ahead log beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        problem = file_problem(copy)
    if problem:
        raise StoreError(f"the copy is damaged: {problem}")
    descriptor = os.open(draft, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def purge(
    connection: sqlite3.Connection, now: datetime, sessions_days: int, done_days: int, kept_days: int
) -> int:
    """Delete what is older than its time and return how many rows went."""
    _start_the_clock(connection, now)
    forgotten, done = moment(now - timedelta(days=sessions_days)), moment(now - timedelta(days=done_days))
    kept = (day_of(now) - timedelta(days=kept_days)).isoformat()
    gone = (
        _delete(connection, "people", "person", "seen_at < ?", forgotten)
        + _delete(connection, "outbox", "queued_id", "queued_at < ?", forgotten)
        + _delete(connection, "inbox", "arrival", "settled_at < ?", done)
        + _delete(connection, "unanswered", "(folded, language)", "last_day < ?", kept)
    )
    if gone:
        mark_due(connection)
    scrub_if_due(connection)
    return gone


def _start_the_clock(connection: sqlite3.Connection, now: datetime) -> None:
    """Let rows that were set aside without a clock at hand count their days from the first purge on."""
    with transaction(connection):
        connection.execute(
            "UPDATE inbox SET settled_at = ? WHERE settled_at IS NULL AND state <> ?",
            (moment(now), State.WAITING),
        )
        connection.execute("UPDATE people SET seen_at = ? WHERE seen_at IS NULL", (moment(now),))


def _delete(connection: sqlite3.Connection, table: str, key: str, condition: str, limit: str) -> int:
    columns = key.strip("()")
    query = (
        f"DELETE FROM {table} WHERE {key} IN"  # noqa: S608  constants
        f" (SELECT {columns} FROM {table} WHERE {condition} LIMIT {_CHUNK})"
    )
    gone = 0
    while True:
        with transaction(connection):
            count = connection.execute(query, (limit,)).rowcount
        gone += count
        if count < _CHUNK:
            return gone
