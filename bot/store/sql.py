"""The few things that every table module says to SQLite in the same way."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_log = logging.getLogger(__name__)


@contextmanager
def transaction(connection: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Commit what is done inside, or nothing of it.

    Writers take the lock at once: a transaction that reads first and writes later fails without waiting
    when another program wrote in between.
    """
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already, and then the first error is the one to tell.
        with suppress(sqlite3.Error):
            connection.rollback()
        raise


def moment(now: datetime) -> str:
    """Return the moment as UTC text whose order is the order of time, beyond 2038 too."""
    return now.astimezone(UTC).isoformat(timespec="seconds")


def checkpoint(connection: sqlite3.Connection) -> bool:
    """Fold the write-ahead log into the database and cut it to nothing; False while somebody reads."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        _log.warning("the write-ahead log could not be emptied yet: another program reads the database")
    return not busy
