"""What went wrong with the database, in one line that an operator can act on."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bot.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

_BUSY = "SQLITE_BUSY"
_LOCKED = "SQLITE_LOCKED"

_MEANINGS = {
    _BUSY: "is locked by another program; close it and try again",
    _LOCKED: "is locked by another program; close it and try again",
    "SQLITE_CANTOPEN": "cannot be opened; check that the file and its folder exist and may be read",
    "SQLITE_CORRUPT": "is damaged; restore the latest backup",
    "SQLITE_FULL": "cannot grow; the disk is full",
    "SQLITE_IOERR": "cannot be read or written; the disk is full or failing",
    "SQLITE_NOTADB": "is not a database of this assistant; give another path or restore a backup",
    "SQLITE_PERM": "may not be opened; check who owns the file",
    "SQLITE_READONLY": "cannot be written; check the permissions of the file, its folder and its disk",
}


def is_locked(error: BaseException) -> bool:
    """Tell whether another program held the database for longer than we wait."""
    return _name(error).startswith((_BUSY, _LOCKED))


def store_error(path: Path, error: BaseException) -> StoreError:
    """Return the one line for whatever SQLite or the file system raised, which stays its cause."""
    explained = StoreError(f"the database {path} {_meaning(error)}")
    explained.__cause__ = error
    return explained


def _meaning(error: BaseException) -> str:
    name = _name(error)
    for code, meaning in _MEANINGS.items():
        if name.startswith(code):
            return meaning
    if isinstance(error, OSError):
        return f"cannot be used: {error.strerror or error}"
    return f"refused: {error}"


def _name(error: BaseException) -> str:
    """Return SQLite's own (extended) name of the error; empty for any other error."""
    return getattr(error, "sqlite_errorname", None) or "" if isinstance(error, sqlite3.Error) else ""
