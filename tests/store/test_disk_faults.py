"""A full, failing, locked or lying disk: nothing half-written, and the store goes on when it is over."""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import sqlite3
import threading
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.store import Store

from .making import ANNA, BO, CHAT, KEYS, NOW, bytes_beside, reply, turn, update

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

START = multiprocessing.get_context("forkserver")


def fill(store: Store) -> list[int]:
    """Write large turns until one is refused; returns the ids of those that were acknowledged."""
    for number in range(1_000):
        received = store.receive([update(number, body="b" * 9_000)])
        finished = store.finish(number, ANNA, CHAT, str(number), [reply("r" * 9_000)], NOW)
        refused = received.exception() or finished.exception()
        if refused:
            assert isinstance(refused, StoreError)
            assert "disk is full" in str(refused)
            return list(range(number))
    pytest.fail("the disk never became full")


def test_a_full_disk_keeps_what_was_acknowledged_and_goes_on_later(store: Store):
    """A turn is there whole or not at all; when space returns, the same calls work."""
    (pages,) = store._read(lambda connection: connection.execute("PRAGMA page_count").fetchone()).result()
    store._read(
        lambda connection: connection.execute(f"PRAGMA max_page_count = {pages + 60}").fetchone()
    ).result()
    done = fill(store)
    assert done
    assert store.session(ANNA).result().session == str(done[-1])
    assert len(store.unsent().result()) == len(done)
    assert store.health().result().problem is None
    store._read(lambda connection: connection.execute("PRAGMA max_page_count = 100000").fetchone()).result()
    store.receive([update(done[-1] + 1)])
    assert store.finish(done[-1] + 1, ANNA, CHAT, "after", [reply()], NOW).result()
    assert store.session(ANNA).result().session == "after"


def limit_file_size(path: Path, said: Connection) -> None:
    """Fill a store until its files may not grow any more, then lift the limit and go on."""
    store = Store.open(path, KEYS)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
    done = fill(store)
    group = [
        store.receive([update(number, body="b" * 200_000 * (number % 2))]) for number in range(5_000, 5_004)
    ]
    small = [number for number, future in enumerate(group) if not future.exception()]
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    turn(store, 9_000, session="after")
    store.close().result()
    said.send((done, small))


def test_a_write_that_fails_is_not_acknowledged(path: Path):
    """When the system refuses the write itself, the same holds, and after a restart too."""
    ours, theirs = START.Pipe(duplex=False)
    process = START.Process(target=limit_file_size, args=(path, theirs))
    process.start()
    theirs.close()
    done, small = ours.recv()
    process.join()
    assert done
    assert set(small) <= {0, 2}
    with Store.open(path, KEYS) as store:
        assert store.session(ANNA).result().session == "after"
        assert len(store.unsent().result()) == len(done) + 1
        assert {each.update_id for each in store.pending().result()} >= {5_000 + number for number in small}
        health = store.health().result()
        assert (health.problem, health.damaged) == (None, 0)


def test_a_disk_that_became_read_only_still_reads(store: Store):
    """Sessions can be read while saving is refused."""
    turn(store, 1)
    store._alone(lambda connection: connection.execute("PRAGMA query_only = ON")).result()
    with pytest.raises(StoreError, match="cannot be written"):
        store.receive([update(2)]).result()
    assert store.session(ANNA).result().session is not None
    store._alone(lambda connection: connection.execute("PRAGMA query_only = OFF")).result()
    assert store.receive([update(2)]).result()


def test_a_lock_held_too_long_fails_and_reading_goes_on(path: Path):
    """Another program's lock is waited for, then reported; nothing of it stays."""
    with Store.open(path, KEYS, busy_seconds=0.05) as store:
        turn(store, 1)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        futures = [store.receive([update(number)]) for number in range(2, 5)]
        for future in futures:
            with pytest.raises(StoreError, match="locked by another program"):
                future.result()
        assert store.session(ANNA).result().session is not None
        other.execute("ROLLBACK")
        other.close()
        assert store.receive([update(2)]).result() == [update(2)]


def test_a_short_lock_is_only_waited_for(store: Store, path: Path):
    """Somebody who looks into the database for a moment disturbs nobody."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    future = store.receive([update(1)])
    threading.Timer(0.3, other.rollback).start()
    assert future.result() == [update(1)]
    other.close()


def test_erasing_while_somebody_reads_is_finished_later(path: Path, caplog: pytest.LogCaptureFixture):
    """A reader keeps old pages alive: the person is gone at once, the bytes with the next erasure."""
    with Store.open(path, KEYS, busy_seconds=0.05) as store:
        turn(store, 1)
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM people").fetchone()
        store.erase(ANNA).result()
        assert store.session(ANNA).result().session is None
        assert "could not be" in caplog.text
        assert ANNA.encode() in bytes_beside(path)
        reader.close()
        store.erase(BO).result()
        assert ANNA.encode() not in bytes_beside(path)


def test_an_erasure_that_cannot_be_listed_changes_nothing(store: Store, path: Path):
    """It fails as a whole, so that no backup can bring back somebody who was told that they are erased."""
    turn(store, 1)
    path.with_name("bot.db.erasures").mkdir()
    with pytest.raises(StoreError, match="cannot be used"):
        store.erase(ANNA).result()
    assert store.session(ANNA).result().session is not None
    path.with_name("bot.db.erasures").rmdir()
    store.erase(ANNA).result()
    assert store.session(ANNA).result().session is None


def test_a_power_cut_loses_nothing_acknowledged(store: Store, path: Path, tmp_path: Path):
    """Whatever had not reached the disk may be missing or torn; every acknowledged turn is there."""
    log, chance = path.with_name("bot.db-wal"), Random(3)
    database, synced = path.read_bytes(), []
    for number in range(40):
        turn(store, number, session=str(number))
        synced.append(log.stat().st_size)
    assert path.read_bytes() == database
    written = log.read_bytes()
    for cut in range(25):
        place = tmp_path / str(cut) / "bot.db"
        place.parent.mkdir()
        place.write_bytes(database)
        last = chance.randrange(len(synced))
        end = chance.randint(synced[last], len(written))
        torn = bytearray(written[:end])
        if end > synced[last]:
            torn[chance.randrange(synced[last], end)] ^= 0xFF
        place.with_name("bot.db-wal").write_bytes(torn)
        with Store.open(place, KEYS) as restored:
            assert int(restored.session(ANNA).result().session or -1) >= last
            assert restored.health().result().damaged == 0
        shutil.rmtree(place.parent)


SEALED = [
    ("people", "session"),
    ("inbox", "body"),
    ("inbox", "chat"),
    ("outbox", "payload"),
    ("outbox", "chat"),
]


@pytest.mark.parametrize(("table", "column"), SEALED)
def test_one_flipped_byte_is_found_when_it_is_read(
    path: Path, table: str, column: str, caplog: pytest.LogCaptureFixture
):
    """SQLite's own check passes it; we count it, log it, leave that row out, and serve everybody else."""
    with Store.open(path, KEYS) as store:
        turn(store, 1)
        store.receive([update(2)])
        query = f"SELECT {column} FROM {table} WHERE {column} > ''"  # noqa: S608  constants
        (sealed,) = store._read(lambda connection: connection.execute(query).fetchone()).result()
    content = path.read_bytes()
    place = content.index(sealed) + len(sealed) // 2
    path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    with Store.open(path, KEYS) as store:
        health = store.health().result()
        assert (health.problem, health.damaged) == (None, 1)
        assert (store.session(ANNA).result().session is None) is (table == "people")
        assert (store.pending().result() == []) is (table == "inbox")
        assert (store.unsent().result() == []) is (table == "outbox")
        assert "damaged in the database" in caplog.text
        turn(store, 3, BO)
        turn(store, 4, session="anew")
        assert store.session(ANNA).result().session == "anew"
