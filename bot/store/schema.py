"""The tables of the database, and how an older database becomes a present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import StoreError
from bot.store.sql import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x54524143
"""Marks the file as ours ("TRAC"), so that we never write into another program's database."""

_FIRST_TABLES = (
    # A row outlives its update for two days without person, chat and body, to know a duplicate.
    """
    CREATE TABLE inbox (
        arrival INTEGER PRIMARY KEY,
        update_id INTEGER NOT NULL UNIQUE,
        state TEXT NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        person TEXT,
        chat BLOB,
        body BLOB,
        settled_at TEXT
    )
    """,
    "CREATE INDEX inbox_of_person ON inbox (person) WHERE person IS NOT NULL",
    "CREATE INDEX inbox_by_state ON inbox (state, settled_at)",
    """
    CREATE TABLE people (
        person TEXT PRIMARY KEY,
        session BLOB,
        screen_message_id INTEGER,
        blocked INTEGER NOT NULL DEFAULT 0,
        seen_at TEXT
    )
    """,
    # AUTOINCREMENT: a late "sent" must never meet another reply under the same number.
    """
    CREATE TABLE outbox (
        queued_id INTEGER PRIMARY KEY AUTOINCREMENT,
        person TEXT NOT NULL,
        chat BLOB NOT NULL,
        payload BLOB NOT NULL,
        edit_message_id INTEGER,
        is_screen INTEGER NOT NULL,
        attempt INTEGER NOT NULL DEFAULT 0,
        queued_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX outbox_of_person ON outbox (person)",
    """
    CREATE TABLE unanswered (
        folded TEXT NOT NULL,
        language TEXT NOT NULL,
        text TEXT NOT NULL,
        count INTEGER NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        PRIMARY KEY (folded, language)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    f"PRAGMA application_id = {APPLICATION_ID}",
)


_STEPS = {"first_tables": _FIRST_TABLES}
"""Every migration in order; one that was released is never changed, only followed by another."""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the present tables in an empty database that needs no record of how it got them."""
    for statements in _STEPS.values():
        _run(connection, statements)


def _run(connection: sqlite3.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def _migrations() -> Migrations:
    from sqlite_utils import Migrations  # noqa: PLC0415  it takes 0.2 s, and only a file needs it

    migrations = Migrations("bot.store")
    for name, statements in _STEPS.items():
        migrations(name=name)(lambda database, statements=statements: _run(database.conn, statements))
    return migrations


def bring_up_to_date(connection: sqlite3.Connection, *, migrate: bool) -> None:
    """Apply the migrations that are missing, all of them in one transaction or none.

    Args:
        connection: in autocommit mode.
        migrate: refuse instead, when a migration is missing.

    Raises:
        StoreError: the file belongs to another program or a newer version, or migrating is not allowed.
        sqlite3.Error: the file cannot be written.
    """
    _refuse_foreign(connection)
    if _is_present(connection):
        return
    from sqlite_utils import Database  # noqa: PLC0415  it takes 0.2 s, and only an older file needs it

    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    migrations = _migrations()
    _refuse_newer(database, migrations)
    if not migrations.pending(database):
        return
    if not migrate:
        raise StoreError("the database has the tables of an older version; start once with migration allowed")
    # sqlite-utils begins its own transactions deferred, and makes its record table outside of them.
    with transaction(connection):
        migrations.apply(database)


def _is_present(connection: sqlite3.Connection) -> bool:
    """Whether exactly the present migrations are on record, seen without the library that applies them."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return False
    query = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'bot.store'"
    return {name for (name,) in connection.execute(query)} == set(_STEPS)


def _refuse_foreign(connection: sqlite3.Connection) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and application != APPLICATION_ID:
        raise StoreError("the database belongs to another program; give another path")


def _refuse_newer(database: Database, migrations: Migrations) -> None:
    if any(migration.name not in _STEPS for migration in migrations.applied(database)):
        raise StoreError("the database was written by a newer version of the assistant; update the assistant")
