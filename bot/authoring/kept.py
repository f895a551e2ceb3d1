"""Reads the kept questions beside the running assistant, without ever holding it up."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.bootstrap import CHAT_DATABASE, DATABASE
from bot.store.failures import store_error
from bot.store.unanswered import most_asked

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store import Unanswered

_PATIENCE = 5.0
"""Seconds to wait for another program's lock."""


def kept_questions(folder: Path) -> list[Unanswered]:
    """The questions of the Telegram bot and of the chat in this terminal; the bot may go on running.

    Raises:
        StoreError: a database cannot be read.
    """
    paths = [folder / name for name in (DATABASE, CHAT_DATABASE)]
    return [question for path in paths if path.exists() for question in _read(path)]


def _read(path: Path) -> list[Unanswered]:
    try:
        with closing(sqlite3.connect(_address(path), uri=True, timeout=_PATIENCE)) as connection:
            return most_asked(connection)
    except sqlite3.Error as error:
        raise store_error(path, error) from error


def _address(path: Path) -> str:
    """To read only; without a log nobody has the database open, and no file is to be made beside it."""
    in_use = path.with_name(path.name + "-wal").exists()
    return f"{path.resolve().as_uri()}?mode=ro{'' if in_use else '&immutable=1'}"
