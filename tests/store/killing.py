"""A process that serves turns and says aloud what is done, so that it can be killed and checked upon."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from bot.store import MemoryStore, Outgoing, Store

from .making import CHAT, KEYS, NOW, update

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

    from bot.store import AnyStore, Received

Line: TypeAlias = tuple[str, int]

START = multiprocessing.get_context("forkserver")
START.set_forkserver_preload(["bot.store", "bot.store.schema", "sqlite_utils", "filelock"])

PEOPLE = [KEYS.person(number) for number in range(4)]
REPEATED = 6
"""Updates that are delivered again after each restart, as Telegram does when it heard no answer."""


def person_of(update_id: int) -> str:
    """Whose update it is."""
    return PEOPLE[update_id % len(PEOPLE)]


def open_store(path: str) -> AnyStore:
    """Open the file, or a store in memory where no path is given."""
    return Store.open(path, KEYS) if path else MemoryStore()


def ids_in(session: str | None) -> list[int]:
    """The ledger that each session is: every update that was counted."""
    return list(json.loads(session or "[]"))


def answer(store: AnyStore, batch: Iterable[Received], said: Connection) -> None:
    """Finish a batch, the turns of different people at the same time, and acknowledge each."""
    asked: list[tuple[Received, Future[bool]]] = []
    for each in batch:
        ledger = [*ids_in(store.session(each.person).result().session), each.update_id]
        replies = [Outgoing(str(each.update_id))]
        asked.append(
            (each, store.finish(each.update_id, each.person, CHAT, json.dumps(ledger), replies, NOW))
        )
        if len(asked) == len(PEOPLE):
            acknowledge(asked, said)
    acknowledge(asked, said)


def acknowledge(asked: list[tuple[Received, Future[bool]]], said: Connection) -> None:
    """Say which turns are safe."""
    for each, future in asked:
        if future.result():
            said.send(("done", each.update_id))
    asked.clear()


def send_out(store: AnyStore, said: Connection) -> None:
    """Deliver what is queued: say so, then mark it."""
    for queued in store.unsent().result():
        said.send(("sending", int(queued.payload)))
        store.sent(queued.queued_id, None).result()
        said.send(("sent", int(queued.payload)))


def die_before(store: AnyStore, statement: str, times: int) -> None:
    """Be killed when this statement is about to run for the so-manieth time."""
    left = times

    def look(sql: str) -> None:
        nonlocal left
        left -= sql.startswith(statement)
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    store._writer._connection.set_trace_callback(look)  # type: ignore[attr-defined]


def serve(path: str, first: int, said: Connection, statement: str = "", times: int = 1) -> None:
    """Finish what was left over, then receive and answer update after update until killed."""
    store = open_store(path)
    if statement:
        die_before(store, statement, times)
    answer(store, store.pending().result(), said)
    while True:
        batch = [update(number, person_of(number)) for number in range(first, first + 8)]
        accepted = store.receive(batch).result()
        for each in batch:
            said.send(("received", each.update_id))
        answer(store, accepted, said)
        send_out(store, said)
        first += 8


@dataclass(slots=True)
class Witness:
    """Everything that was acknowledged before the kills."""

    said: dict[str, set[int]] = field(
        default_factory=lambda: {"received": set(), "done": set(), "sending": set(), "sent": set()}
    )

    def run(
        self,
        path: str,
        seconds: float | None,
        statement: str = "",
        times: int = 1,
        *,
        is_serving: bool = True,
    ) -> None:
        """Let a process serve; kill it after the time, or let it die at its statement.

        Args:
            path: the database; empty for a store in memory.
            seconds: how long after its start, or after its first word; None where it dies by itself.
            statement: what it dies before.
            times: the so-manieth time.
            is_serving: whether to wait for its first word.
        """
        ours, theirs = START.Pipe(duplex=False)
        first = max(0, max(self.said["received"], default=0) + 1 - REPEATED)
        process = START.Process(target=serve, args=(path, first, theirs, statement, times))
        process.start()
        theirs.close()
        if seconds is not None:
            if is_serving:
                ours.poll(10)
            process.join(seconds)
            process.kill()
        self._hear(ours)
        process.join()
        assert process.exitcode == -signal.SIGKILL

    def _hear(self, ours: Connection) -> None:
        try:
            while True:
                what, update_id = ours.recv()
                self.said[what].add(update_id)
        except (EOFError, OSError):
            ours.close()

    def complaints(self, path: str) -> list[str]:
        """What was lost or doubled, in words; none when every promise was kept."""
        store = open_store(path)
        ledgers = [ids_in(store.session(person).result().session) for person in PEOPLE]
        waiting = {each.update_id for each in store.pending().result()}
        unsent = [int(queued.payload) for queued in store.unsent().result()]
        problem = store.health().result().problem
        store.close().result()
        counted = [update_id for ledger in ledgers for update_id in ledger]
        gone = set(counted) - set(unsent)
        found = {
            "received and lost": self.said["received"] - set(counted) - waiting,
            "done and lost": self.said["done"] - set(counted),
            "both done and waiting": set(counted) & waiting,
            "sent and sent again": self.said["sent"] & set(unsent),
            "reply lost": gone - self.said["sending"],
            "counted twice": {number for number in counted if counted.count(number) > 1},
            "reply twice": {number for number in unsent if unsent.count(number) > 1},
            "out of order": {ledger[0] for ledger in ledgers if ledger != sorted(ledger)},
            "broken": {problem} - {None},
        }
        return [f"{what}: {sorted(which, key=str)[:5]}" for what, which in found.items() if which]
