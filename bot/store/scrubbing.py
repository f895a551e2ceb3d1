"""Wiping the file, so that nothing deleted is left in it, however often the process is killed meanwhile."""

from __future__ import annotations

import logging
import sqlite3

from bot.store.settings import read_setting, write_setting
from bot.store.sql import checkpoint

_DUE = "store.scrub"

_log = logging.getLogger(__name__)


def mark_due(connection: sqlite3.Connection) -> None:
    """Write down, in the transaction that deletes, that the file is to be wiped."""
    write_setting(connection, _DUE, "due")


def scrub_if_due(connection: sqlite3.Connection) -> None:
    """Rewrite the file without what was deleted.

    secure_delete alone is not enough: rows that SQLite moved between pages while it balanced a table leave
    copies behind in unused parts of pages. When wiping fails, what was deleted stays deleted, and the next
    erasure, purge or start wipes it.
    """
    if not read_setting(connection, _DUE):
        return
    try:
        connection.execute("VACUUM")
        is_clean = checkpoint(connection)
    except sqlite3.Error as error:
        _log.warning("deleted rows could not be wiped from the file yet: %s", error)
        return
    if is_clean:
        write_setting(connection, _DUE, "")
