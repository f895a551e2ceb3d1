"""Persons, updates and replies for the tests, made in few words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.store import Keys, Outgoing, Received

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store import AnyStore, Queued

KEYS = Keys.from_secret(b"only for the tests, and long enough")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ANNA, BO, CEES = (KEYS.person(telegram_id) for telegram_id in (7_000_000_001, 7_000_000_002, 7_000_000_003))
CHAT = 5_123_456_789


def days(number: float) -> timedelta:
    """So many days."""
    return timedelta(days=number)


def update(update_id: int, person: str = ANNA, body: str = "where do we begin", chat: int = CHAT) -> Received:
    """An update of Anna's, unless told otherwise."""
    return Received(update_id, person, chat, body)


def reply(text: str = "with a plan", edit: int | None = None, *, screen: bool = False) -> Outgoing:
    """A new message, unless told otherwise."""
    return Outgoing(text, edit, screen)


def turn(
    store: AnyStore,
    update_id: int,
    person: str = ANNA,
    session: str | None = '{"step": 1}',
    replies: tuple[Outgoing, ...] = (Outgoing("with a plan"),),
    now: datetime = NOW,
) -> list[Queued]:
    """Receive one update, finish it, and return what is then queued for its person."""
    store.receive([update(update_id, person)])
    assert store.finish(update_id, person, CHAT, session, replies, now).result()
    return store.unsent_for(person).result()


def bytes_beside(path: Path) -> bytes:
    """All bytes of all files in the folder of the database."""
    return b"\0".join(file.read_bytes() for file in sorted(path.parent.iterdir()) if file.is_file())
