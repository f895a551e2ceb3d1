"""The store for a chat that may be forgotten: nothing of it survives the process."""

from __future__ import annotations

import secrets
import sqlite3
from functools import partial
from pathlib import Path

from bot.store.failures import store_error
from bot.store.keys import Keys
from bot.store.schema import create_tables
from bot.store.sql_store import SqlStore
from bot.store.writer import Writer


class MemoryStore(SqlStore):
    """Does what ``Store`` does, in a database that was never a file, under a key that nobody has."""

    def __init__(self) -> None:
        """Start with nothing."""
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        create_tables(connection)
        explain = partial(store_error, Path("in memory"))
        keys = Keys.from_secret(secrets.token_bytes(32))
        super().__init__(keys, Writer(connection, explain, connection.close), erasures=None)
