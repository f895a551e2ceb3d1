"""Opens the database file: nobody else may have it, it must be whole, ours, and up to date."""

from __future__ import annotations

import hmac
import logging
import sqlite3
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import AlreadyRunningError, StoreError
from bot.store.erasures import ErasureList, repeat_erasures
from bot.store.failures import store_error
from bot.store.keys import sync_folder
from bot.store.scrubbing import scrub_if_due
from bot.store.settings import read_setting, write_setting
from bot.store.sql import checkpoint, transaction
from bot.store.upkeep import file_problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.store.keys import Keys

_log = logging.getLogger(__name__)

_FINGERPRINT = "store.fingerprint"

# FULL: what is acknowledged survives a power cut. MEMORY: an erased row never reaches a temporary file.
_PRAGMAS = (
    "synchronous = FULL",
    "secure_delete = ON",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A database in use: its connection, the list of erasures beside it, and how to give both up."""

    connection: sqlite3.Connection
    erasures: ErasureList
    resources: ExitStack

    def release(self) -> None:
        """Fold in the write-ahead log, close the database, and let another process have it."""
        with self.resources:
            try:
                checkpoint(self.connection)
            except sqlite3.Error as error:
                # Nothing is lost by that: the next start reads the log.
                _log.warning("the write-ahead log could not be folded into the database: %s", error)


def open_file(path: Path, keys: Keys, *, migrate: bool, busy_seconds: float) -> OpenFile:
    """Open the database, or say in one line why not.

    Raises:
        AlreadyRunningError: another process has it.
        StoreError: it cannot be read or written, is damaged, is not ours, or has another key.
    """
    with ExitStack() as resources, _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _lock(path, resources)
        connection = _connect(path, busy_seconds)
        resources.callback(connection.close)
        erasures = ErasureList(path.with_name(path.name + ".erasures"))
        _prepare(connection, keys, erasures, migrate=migrate)
        return OpenFile(connection, erasures, resources.pop_all())


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError, ValueError) as error:
        raise store_error(path, error) from error


def _lock(path: Path, resources: ExitStack) -> None:
    """Lock a file beside the database; the lock falls with the process, however it ends."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  only a file needs it

    # The writer's thread releases what this thread takes.
    lock = FileLock(path.with_name(path.name + ".lock"), thread_local=False, mode=0o600)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise AlreadyRunningError(
            f"another process already uses the database {path}; stop it first"
        ) from error
    resources.callback(lock.release)


def _connect(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """Connect with the lock and durability rules of the one writer; a new file is for the owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        sync_folder(path.parent)
    connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    try:
        _set_rules(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_rules(connection: sqlite3.Connection, path: Path) -> None:
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise StoreError(f"the database {path} cannot keep its log on this disk; use a local disk")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _prepare(connection: sqlite3.Connection, keys: Keys, erasures: ErasureList, *, migrate: bool) -> None:
    """Check the file, bring it up to date, and finish the erasures that a kill or a restored backup left."""
    from bot.store.schema import bring_up_to_date  # noqa: PLC0415  cheap, but only a file needs it

    problem = file_problem(connection)
    if problem:
        raise StoreError(f"the database is damaged; restore the latest backup ({problem})")
    bring_up_to_date(connection, migrate=migrate)
    with transaction(connection):
        _check_key(connection, keys)
    repeat_erasures(connection, keys, erasures)
    scrub_if_due(connection)


def _check_key(connection: sqlite3.Connection, keys: Keys) -> None:
    """Refuse to go on with another key: everybody would be a stranger, and nothing could be read."""
    fingerprint = read_setting(connection, _FINGERPRINT) or keys.fingerprint
    if not hmac.compare_digest(fingerprint, keys.fingerprint):
        raise StoreError("the database was written with another key; restore the key file that belongs to it")
    # Written each time: SQLite opens a file it may only read without a word, and finds out at the first write.
    write_setting(connection, _FINGERPRINT, fingerprint)
