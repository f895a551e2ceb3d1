"""The list of erased persons beside the database, so that a restored backup forgets them again."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.store import turns
from bot.store.keys import sync_folder
from bot.store.scrubbing import mark_due, scrub_if_due
from bot.store.settings import read_setting, write_setting
from bot.store.sql import transaction

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from bot.store.keys import Keys
    from bot.store.values import EndedTurn

BACKUP_DAYS = 30
"""How long backups are kept, and so how long an erasure must be remembered."""

_APPLIED = "store.erasures"
_LINE = re.compile(r"(\d+) (\d{4}-\d\d-\d\d) ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure: its number, its day, and a keyed mark that is not the person's hash in the database."""

    number: int
    day: date
    mark: str

    def __str__(self) -> str:
        """Return its line in the list."""
        return f"{self.number} {self.day} {self.mark}"


@dataclass(frozen=True, slots=True)
class ErasureList:
    """The list in its file; a line that a crash cut short is passed over."""

    path: Path

    def read(self) -> list[Erasure]:
        """Return all erasures, oldest first; none where there is no file yet."""
        if not self.path.exists():
            return []
        found = map(_LINE.fullmatch, self.path.read_text("utf-8", errors="replace").splitlines())
        return [Erasure(int(line[1]), date.fromisoformat(line[2]), line[3]) for line in found if line]

    def add(self, mark: str, after: int) -> int:
        """Write one erasure to disk and return its number, higher than ``after`` and all in the list."""
        number = max([after, *(erasure.number for erasure in self.read())]) + 1
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(f"\n{Erasure(number, datetime.now(UTC).date(), mark)}\n".encode())
            file.flush()
            os.fsync(descriptor)
        sync_folder(self.path.parent)
        return number

    def trim(self, today: date) -> None:
        """Drop the erasures that no backup is old enough to need."""
        erasures = self.read()
        kept = [erasure for erasure in erasures if erasure.day >= today - timedelta(days=BACKUP_DAYS)]
        if len(kept) == len(erasures):
            return
        draft = self.path.with_name(self.path.name + ".new")
        draft.touch(mode=0o600)
        draft.write_text("".join(f"{erasure}\n" for erasure in kept), "utf-8")
        draft.replace(self.path)


def erase(connection: sqlite3.Connection, keys: Keys, erasures: ErasureList | None, person: str) -> None:
    """Forget a person, here and in any backup restored later; nothing of them is left in the file."""
    with transaction(connection):
        _forget(connection, keys, erasures, person)
    scrub_if_due(connection)


def finish_and_erase(
    connection: sqlite3.Connection, keys: Keys, erasures: ErasureList | None, turn: EndedTurn
) -> bool:
    """Write down the turn in which a person was erased, so that only its replies are left of them."""
    with transaction(connection):
        forget = partial(_forget, connection, keys, erasures, turn.person)
        is_new = turns.finish(connection, keys, turn, forget)
    scrub_if_due(connection)
    return is_new


def _forget(connection: sqlite3.Connection, keys: Keys, erasures: ErasureList | None, person: str) -> None:
    """Write to the list first: a crash before the commit then leads to one erasure more, never one fewer."""
    if erasures:
        number = erasures.add(keys.erasure(person), after=_applied(connection))
        write_setting(connection, _APPLIED, str(number))
    turns.forget(connection, person)
    mark_due(connection)


def repeat_erasures(connection: sqlite3.Connection, keys: Keys, erasures: ErasureList) -> None:
    """Forget whoever was erased after this database was backed up; those who came back since are kept."""
    applied = _applied(connection)
    missed = [erasure for erasure in erasures.read() if erasure.number > applied]
    if not missed:
        return
    marks = {erasure.mark for erasure in missed}
    with transaction(connection):
        for person in _everybody(connection):
            if keys.erasure(person) in marks:
                turns.forget(connection, person)
        write_setting(connection, _APPLIED, str(max(erasure.number for erasure in missed)))
        mark_due(connection)


def _applied(connection: sqlite3.Connection) -> int:
    return int(read_setting(connection, _APPLIED) or 0)


def _everybody(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT person FROM people UNION SELECT person FROM outbox"
        " UNION SELECT person FROM inbox WHERE person IS NOT NULL"
    )
    return [person for (person,) in rows]
