"""What touches all of a person's rows at once: the end of a turn, an export, an erasure."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.store import inbox, outbox, people, unanswered

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from bot.store.keys import Keys
    from bot.store.values import EndedTurn


def finish(
    connection: sqlite3.Connection, keys: Keys, turn: EndedTurn, erase: Callable[[], None] | None = None
) -> bool:
    """Write down one turn; False, and nothing changed, when its update was done already.

    Args:
        connection: inside a transaction.
        keys: seal what is written.
        turn: what the turn leaves behind.
        erase: forgets the person before anything new is written of them.
    """
    if not inbox.settle(connection, turn.update_id, turn.now):
        return False
    if erase is not None:
        erase()
    people.save(connection, keys, turn.person, turn.session, turn.now)
    outbox.add(connection, keys, turn)
    for question in turn.kept:
        unanswered.keep(connection, question, turn.now)
    return True


def forget(connection: sqlite3.Connection, person: str) -> None:
    """Delete everything of a person; the ids of their updates stay, without them."""
    inbox.forget(connection, person)
    outbox.forget(connection, person)
    people.forget(connection, person)


def set_blocked(connection: sqlite3.Connection, person: str, *, blocked: bool) -> None:
    """Remember whether the person has blocked the bot; whoever was erased is not made known again by it."""
    if blocked and not people.is_known(connection, person):
        outbox.forget(connection, person)
        return
    people.set_blocked(connection, person, blocked=blocked)


def export(connection: sqlite3.Connection, keys: Keys, person: str) -> dict[str, Any]:
    """Return everything held about a person, ready for JSON."""
    row = connection.execute("SELECT seen_at FROM people WHERE person = ?", (person,)).fetchone()
    return {
        **asdict(people.load(connection, keys, person)),
        "seen_at": row[0] if row else None,
        "updates": [asdict(update) for update in inbox.held(connection, keys, person)],
        "replies": [asdict(reply) for reply in outbox.held(connection, keys, person)],
    }
