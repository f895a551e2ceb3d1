"""kill -9 at any moment: what was acknowledged is there, and nothing is there twice."""

from __future__ import annotations

import signal
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.store import Store

from .killing import START, Witness, die_before
from .making import ANNA, BO, CHAT, KEYS, NOW, bytes_beside, reply, turn, update

if TYPE_CHECKING:
    from pathlib import Path

STATEMENTS = [
    "BEGIN IMMEDIATE",
    "SAVEPOINT",
    "INSERT INTO inbox",
    "UPDATE inbox",
    "INSERT INTO people",
    "INSERT INTO outbox",
    "RELEASE",
    "COMMIT",
    "DELETE FROM outbox",
]


def campaign(path: str, kills: int, seed: int) -> Witness:
    """Kill a serving process so often, in turn while it serves and while it may still be starting."""
    witness, chance = Witness(), Random(seed)
    for kill in range(kills):
        witness.run(path, chance.uniform(0, 0.12), is_serving=kill % 2 == 0)
    return witness


def test_random_kills_lose_and_double_nothing(path: Path):
    """Twenty kills in a row, on one file that each time goes on from where it was."""
    witness = campaign(str(path), kills=20, seed=1)
    assert len(witness.said["done"]) > 50
    assert witness.complaints(str(path)) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_a_long_campaign_of_kills_loses_and_doubles_nothing(path: Path, seed: int):
    """Two hundred kills over ten files."""
    witness = campaign(str(path), kills=20, seed=seed)
    assert witness.complaints(str(path)) == []


def test_a_kill_at_each_named_point_loses_and_doubles_nothing(path: Path):
    """Before every kind of statement that a turn is made of, early and late, on one file."""
    witness = Witness()
    for statement in STATEMENTS:
        for times in (1, 7):
            witness.run(str(path), None, statement, times)
            assert witness.complaints(str(path)) == [], statement


def test_the_harness_notices_a_store_that_forgets():
    """The same campaign over a store in memory finds losses, so that it can fail."""
    witness = campaign("", kills=2, seed=1)
    found = " ".join(witness.complaints(""))
    assert "received and lost" in found
    assert "done and lost" in found


def erase_and_die(path: str, statement: str, times: int) -> None:
    """Erase Anna in the turn in which she asked for it, and be killed on the way."""
    store = Store.open(path, KEYS)
    store.receive([update(10)]).result()
    die_before(store, statement, times)
    store.finish(10, ANNA, CHAT, None, [reply("erased")], NOW, erase=True).result()


@pytest.mark.parametrize(
    ("statement", "times"),
    [("BEGIN IMMEDIATE", 1), ("DELETE FROM outbox", 1), ("COMMIT", 1), ("VACUUM", 1), ("PRAGMA wal", 1)],
)
def test_a_killed_erasure_is_finished_by_the_next_start(path: Path, statement: str, times: int):
    """Either nothing has happened yet and it is asked again, or nothing of the person is left."""
    with Store.open(path, KEYS) as store:
        turn(store, 1, session="what Anna said" * 2_000)
        turn(store, 2, BO)
    process = START.Process(target=erase_and_die, args=(str(path), statement, times))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with Store.open(path, KEYS) as store:
        begun = store.session(ANNA).result().session is None
        assert begun is (statement != "BEGIN IMMEDIATE")
        free = store._read(lambda connection: connection.execute("PRAGMA freelist_count").fetchone()).result()
        assert not begun or free == (0,)
        assert not begun or ANNA.encode() not in bytes_beside(path) or store.unsent_for(ANNA).result()
        assert store.session(BO).result().session is not None
        if begun:
            for queued in store.unsent_for(ANNA).result():
                assert queued.payload == "erased"
                store.sent(queued.queued_id, 5).result()
    if begun:
        assert ANNA.encode() not in bytes_beside(path)
