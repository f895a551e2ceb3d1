"""The store on disk: everything the assistant must not lose, in one SQLite file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from bot.store.failures import store_error
from bot.store.opening import open_file
from bot.store.sql_store import SqlStore
from bot.store.writer import Writer

if TYPE_CHECKING:
    from bot.store.keys import Keys

BUSY_SECONDS = 5.0
"""How long an operation waits for another program's lock."""


class Store(SqlStore):
    """A store in a file; see ``AnyStore`` for what each operation promises."""

    @classmethod
    def open(
        cls, path: Path | str, keys: Keys, *, migrate: bool = True, busy_seconds: float = BUSY_SECONDS
    ) -> Self:
        """Open the database file, or make it.

        Beside it stand ``<name>.lock``, SQLite's ``-wal`` and ``-shm``, and ``<name>.erasures``; the last
        belongs beside a restored backup too, so that whoever was erased since stays erased.

        Args:
            path: the file, on a local disk.
            keys: from the secret that belongs to it.
            migrate: refuse an older database instead of bringing it up to date.
            busy_seconds: how long an operation waits for another program's lock.

        Raises:
            AlreadyRunningError: another process serves this database.
            StoreError: the file cannot be used; the text is one line for the operator.
        """
        path = Path(path).absolute()
        file = open_file(path, keys, migrate=migrate, busy_seconds=busy_seconds)
        return cls(keys, Writer(file.connection, partial(store_error, path), file.release), file.erasures)
