"""Small facts the channel remembers between two starts, by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def read_setting(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the value, or None where it was never set."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(json.loads(row[0]))


def write_setting(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Set the value; any text is kept as it is, half characters included."""
    connection.execute(
        "INSERT INTO settings (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(value)),
    )
