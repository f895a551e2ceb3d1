"""A database has all tables of a version or none, also when the process is killed in between."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.store import Store
from bot.store.schema import bring_up_to_date

from .making import KEYS, turn

if TYPE_CHECKING:
    from pathlib import Path

START = multiprocessing.get_context("forkserver")
START.set_forkserver_preload(["bot.store", "bot.store.schema", "sqlite_utils"])


def migrate_and_die(path: Path, statement: int) -> None:
    """Migrate a new file, and be killed before the given statement, counted from 0."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    left = statement

    def count(_: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    connection.set_trace_callback(count)
    bring_up_to_date(connection, migrate=True)


def tables(path: Path) -> set[str]:
    """Names of the tables in the file."""
    connection = sqlite3.connect(path)
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    return found


def test_a_killed_migration_leaves_the_old_or_the_new(tmp_path: Path):
    """Whatever the statement, the file is untouched or complete, and the next start goes on from there."""
    statement, code = 0, -signal.SIGKILL
    while code:
        path = tmp_path / f"{statement}.db"
        process = START.Process(target=migrate_and_die, args=(path, statement))
        process.start()
        process.join()
        code = process.exitcode or 0
        found = tables(path)
        assert not found or {"inbox", "people", "outbox", "settings", "_sqlite_migrations"} <= found
        assert bool(found) == (code == 0)
        statement += 1
    assert statement > 10
    for again in (0, statement // 2, statement - 1):
        with Store.open(tmp_path / f"{again}.db", KEYS) as store:
            turn(store, 1)


def test_a_newer_database_is_refused(path: Path):
    """An older assistant does not write into tables it does not know."""
    Store.open(path, KEYS).close().result()
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('bot.store', 'next', '')"
    )
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        Store.open(path, KEYS)
