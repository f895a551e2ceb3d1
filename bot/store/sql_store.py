"""Every operation of a store, as SQL that the writer thread runs."""
# ruff: noqa: D102  what each method promises stands once, in AnyStore

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from bot.store import erasures, inbox, outbox, people, settings, turns, unanswered, upkeep
from bot.store.face import AnyStore
from bot.store.values import EndedTurn
from bot.store.writer import Access, Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from bot.store.keys import Keys
    from bot.store.values import Health, KeptQuestion, Outgoing, Person, Queued, Received, Unanswered

_Value = TypeVar("_Value")


class SqlStore(AnyStore):
    """Each call queues one operation and returns at once."""

    def __init__(self, keys: Keys, writer: Writer, erasures: erasures.ErasureList | None) -> None:
        """Put the parts together.

        Args:
            keys: seal and open what is stored.
            writer: runs the operations.
            erasures: remembers who was erased; None where no backup can ever come back.
        """
        self._keys = keys
        self._writer = writer
        self._erasures = erasures

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store and wait until it is closed."""
        self.close().result()

    def _read(self, run: Callable[[sqlite3.Connection], _Value]) -> Future[_Value]:
        return self._writer.submit(Access.READ, run)

    def _write(self, run: Callable[[sqlite3.Connection], _Value]) -> Future[_Value]:
        return self._writer.submit(Access.WRITE, run)

    def _alone(self, run: Callable[[sqlite3.Connection], _Value]) -> Future[_Value]:
        return self._writer.submit(Access.ALONE, run)

    def receive(self, batch: Sequence[Received]) -> Future[list[Received]]:
        return self._write(lambda connection: inbox.receive(connection, self._keys, batch))

    def pending(self) -> Future[list[Received]]:
        return self._read(lambda connection: inbox.pending(connection, self._keys))

    def failed(self, update_id: int) -> Future[int]:
        return self._write(lambda connection: inbox.failed(connection, update_id))

    def park(self, update_id: int) -> Future[None]:
        return self._write(lambda connection: inbox.park(connection, update_id))

    def settle(self, update_id: int, now: datetime) -> Future[bool]:
        return self._write(lambda connection: inbox.settle(connection, update_id, now))

    def session(self, person: str) -> Future[Person]:
        return self._read(lambda connection: people.load(connection, self._keys, person))

    def finish(
        self,
        update_id: int,
        person: str,
        chat_id: int,
        session: str | None,
        replies: Sequence[Outgoing],
        now: datetime,
        kept: Sequence[KeptQuestion] = (),
        *,
        erase: bool = False,
    ) -> Future[bool]:
        turn = EndedTurn(update_id, person, chat_id, session, replies, now, kept)
        if erase:
            return self._alone(
                lambda connection: erasures.finish_and_erase(connection, self._keys, self._erasures, turn)
            )
        return self._write(lambda connection: turns.finish(connection, self._keys, turn))

    def unsent(self) -> Future[list[Queued]]:
        return self._read(lambda connection: outbox.unsent(connection, self._keys))

    def unsent_for(self, person: str) -> Future[list[Queued]]:
        return self._read(lambda connection: outbox.unsent_for(connection, self._keys, person))

    def attempted(self, queued_id: int) -> Future[None]:
        return self._write(lambda connection: outbox.attempted(connection, queued_id))

    def sent(self, queued_id: int, message_id: int | None) -> Future[bool]:
        return self._write(lambda connection: outbox.sent(connection, queued_id, message_id))

    def dead(self, queued_id: int) -> Future[bool]:
        return self._write(lambda connection: outbox.drop(connection, queued_id))

    def blocked(self, person: str, blocked: bool) -> Future[None]:  # noqa: FBT001  see AnyStore
        return self._write(lambda connection: turns.set_blocked(connection, person, blocked=blocked))

    def erase(self, person: str) -> Future[None]:
        return self._alone(lambda connection: erasures.erase(connection, self._keys, self._erasures, person))

    def export(self, person: str) -> Future[dict[str, Any]]:
        return self._read(lambda connection: turns.export(connection, self._keys, person))

    def purge(
        self, now: datetime, sessions_days: int = 30, done_days: int = 2, kept_days: int = 365
    ) -> Future[int]:
        def run(connection: sqlite3.Connection) -> int:
            if self._erasures:
                self._erasures.trim(unanswered.day_of(now))
            return upkeep.purge(connection, now, sessions_days, done_days, kept_days)

        return self._alone(run)

    def unanswered(self) -> Future[list[Unanswered]]:
        return self._read(unanswered.most_asked)

    def setting(self, name: str) -> Future[str | None]:
        return self._read(lambda connection: settings.read_setting(connection, name))

    def set_setting(self, name: str, value: str) -> Future[None]:
        return self._write(lambda connection: settings.write_setting(connection, name, value))

    def health(self) -> Future[Health]:
        return self._read(lambda connection: upkeep.health(connection, self._keys))

    def backup(self, path: Path | str) -> Future[None]:
        return self._alone(lambda connection: upkeep.backup(connection, Path(path)))

    def close(self) -> Future[None]:
        return self._writer.close()
