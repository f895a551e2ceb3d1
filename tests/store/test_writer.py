"""One thread commits many operations at once, and says so only when they are safe."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.store import Store
from bot.store.writer import LARGEST_GROUP

from .making import ANNA, CHAT, KEYS, NOW, reply, turn, update

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def held_up(store: Store) -> Iterator[None]:
    """Keep the writer waiting, so that everything asked for inside comes to it at once."""
    begun, go_on = threading.Event(), threading.Event()

    def wait(_: sqlite3.Connection) -> None:
        begun.set()
        go_on.wait()

    store._alone(wait)
    begun.wait()
    try:
        yield
    finally:
        go_on.set()


def commits(store: Store) -> list[str]:
    """Collect every COMMIT from now on."""
    said: list[str] = []
    store._writer._connection.set_trace_callback(lambda sql: said.append(sql) if sql == "COMMIT" else None)
    return said


def refuse(_: sqlite3.Connection) -> None:
    """Fail as a mistake in the code would."""
    raise ZeroDivisionError


def test_what_queues_up_is_committed_together(store: Store):
    """A hundred operations cost one commit, and more than a group's worth cost two."""
    with held_up(store):
        said = commits(store)
        futures = [store.receive([update(number)]) for number in range(100)]
    assert all(future.result() for future in futures)
    assert len(said) == 1
    with held_up(store):
        futures = [store.receive([update(number)]) for number in range(1000, 1001 + LARGEST_GROUP)]
    assert all(future.result() for future in futures)
    assert len(said) == 3


def test_one_that_fails_fails_alone(store: Store):
    """Its neighbours in the same commit are kept, and nothing of its own is."""

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM inbox")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with held_up(store):
        before, mistake = store.receive([update(1)]), store._write(refuse)
        halfway, after = store._write(half), store.receive([update(2)])
    assert before.result() == [update(1)]
    assert after.result() == [update(2)]
    with pytest.raises(ZeroDivisionError):
        mistake.result()
    with pytest.raises(StoreError, match="no such table"):
        halfway.result()
    assert store.pending().result() == [update(1), update(2)]


def test_when_a_group_falls_its_operations_stand_alone(store: Store):
    """One that ends the whole transaction does not take the others with it."""

    def fall(connection: sqlite3.Connection) -> None:
        connection.execute("ROLLBACK")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with held_up(store):
        before, falling, after = store.receive([update(1)]), store._write(fall), store.receive([update(2)])
    assert (before.result(), after.result()) == ([update(1)], [update(2)])
    with pytest.raises(StoreError):
        falling.result()
    assert store.pending().result() == [update(1), update(2)]


def test_an_operation_is_done_only_after_its_commit(store: Store, path: Path):
    """Whoever is told "done" finds it in the file, through any other connection."""
    seen: list[int] = []

    def look(_: object) -> None:
        other = sqlite3.connect(path)
        seen.append(other.execute("SELECT count(*) FROM inbox").fetchone()[0])
        other.close()

    with held_up(store):
        for number in range(3):
            store.receive([update(number)]).add_done_callback(look)
    store.pending().result()
    assert seen == [3, 3, 3]


def test_an_operation_given_up_in_time_is_not_run(store: Store):
    """Cancelling before its turn means that it never happened."""
    with held_up(store):
        future = store.receive([update(1)])
        assert future.cancel()
    assert store.pending().result() == []


def test_what_sqlite_cannot_hold_fails_in_one_line(store: Store):
    """A number or a name beyond SQLite's reach is refused without harm to others."""
    with held_up(store):
        futures = [
            store.receive([update(2**63)]),
            store.set_setting("\ud83d", "x"),
            store.receive([update(1)]),
        ]
    for future in futures[:2]:
        with pytest.raises(StoreError, match="refused"):
            future.result()
    assert store.pending().result() == [update(1)]


def test_closing_finishes_what_was_asked_for(store: Store, path: Path):
    """Everything queued is committed, the log is folded in, and afterwards calls are refused."""
    with held_up(store):
        futures = [store.receive([update(number)]) for number in range(600)]
        closed = store.close()
        assert store.close() is closed
        with pytest.raises(StoreError, match="closed"):
            store.pending().result()
    closed.result()
    assert sum(len(future.result()) for future in futures) == 600
    assert not path.with_name("bot.db-wal").exists()
    with Store.open(path, KEYS) as again:
        assert len(again.pending().result()) == 600


def test_the_connection_keeps_the_rules(store: Store):
    """Acknowledged means on the disk, deleted means overwritten."""

    def rules(connection: sqlite3.Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert store._read(rules).result() == ["wal", 2, 1, 1, 5000]


def test_many_threads_may_call_at_once(store: Store):
    """Turns asked for from many threads are each written once."""

    def ask(first: int) -> None:
        for number in range(first, first + 25):
            store.receive([update(number)])
            store.finish(number, ANNA, CHAT, str(number), [reply(str(number))], NOW).result()

    threads = [threading.Thread(target=ask, args=(first,)) for first in range(0, 200, 25)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(int(queued.payload) for queued in store.unsent().result()) == list(range(200))
    turn(store, 1000)
