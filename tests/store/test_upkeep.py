"""Retention, health and backups."""

from __future__ import annotations

import sqlite3
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.store import Health, Store
from bot.store import upkeep as chores

from .making import ANNA, BO, CHAT, KEYS, NOW, days, reply, turn, update

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store import AnyStore


def test_a_session_goes_after_thirty_days_and_not_before(any_store: AnyStore):
    """Who was away for thirty days is forgotten, with the replies that never got through."""
    turn(any_store, 1)
    turn(any_store, 2, BO, now=NOW + days(5))
    any_store.purge(NOW + days(30))
    assert any_store.session(ANNA).result().session is not None
    assert any_store.purge(NOW + days(30.1)).result() >= 2
    assert any_store.session(ANNA).result().session is None
    assert [queued.person for queued in any_store.unsent().result()] == [BO]
    assert any_store.session(BO).result().session is not None


def test_a_clock_set_back_never_makes_retention_early(any_store: AnyStore):
    """Days count from the latest moment a person was seen."""
    turn(any_store, 1)
    turn(any_store, 2, now=NOW - days(1), replies=())
    any_store.purge(NOW + days(29.5))
    assert any_store.session(ANNA).result().session is not None


def test_time_goes_on_after_2038(any_store: AnyStore):
    """Moments are written so that their order is the order of time."""
    late = datetime(2038, 1, 19, 4, tzinfo=UTC)
    turn(any_store, 1, now=late)
    any_store.purge(late + days(29))
    assert any_store.session(ANNA).result().session is not None
    any_store.purge(late + days(31))
    assert any_store.session(ANNA).result().session is None


def test_ids_of_done_updates_are_known_for_two_days(any_store: AnyStore):
    """Telegram repeats an update for a day; a row that was done is known for longer, then goes."""
    turn(any_store, 1)
    any_store.purge(NOW + days(1.9))
    assert any_store.receive([update(1)]).result() == []
    any_store.purge(NOW + days(2.1))
    assert any_store.receive([update(1)]).result() == [update(1)]


def test_parked_and_erased_updates_go_two_days_after_a_purge_saw_them(any_store: AnyStore):
    """They were set aside without a clock, so they may stay longer but never shorter."""
    any_store.receive([update(1), update(2, BO), update(3)])
    any_store.park(1)
    any_store.erase(BO)
    any_store.purge(NOW)
    any_store.purge(NOW + days(1.9))
    assert any_store.receive([update(1), update(2, BO)]).result() == []
    any_store.purge(NOW + days(2.1))
    assert any_store.receive([update(1), update(2, BO)]).result() == [update(1), update(2, BO)]
    assert update(3) in any_store.pending().result()


def test_many_rows_are_purged_in_small_steps(any_store: AnyStore, monkeypatch: pytest.MonkeyPatch):
    """However much is old, all of it goes."""
    monkeypatch.setattr(chores, "_CHUNK", 10)
    any_store.receive([update(number) for number in range(25)])
    for number in range(25):
        any_store.finish(number, ANNA, CHAT, None, [], NOW)
    assert any_store.purge(NOW + days(3)).result() == 25
    assert any_store.purge(NOW + days(3)).result() == 0


def test_health_counts_everything(any_store: AnyStore):
    """An operator sees what waits, what was set aside, and that the file is whole."""
    turn(any_store, 1)
    any_store.receive([update(2), update(3, BO), update(4, BO)])
    any_store.park(3)
    turn(any_store, 5, BO, replies=[])
    any_store.blocked(BO, blocked=True)
    assert any_store.health().result() == Health(
        problem=None, people=2, blocked=1, waiting=2, parked=1, unsent=1, unanswered=0, damaged=0
    )


def test_a_backup_is_one_private_file_that_starts(store: Store, path: Path):
    """Taken while turns go on, moved to a new place, it serves; restoring is a copy."""
    futures = [store.receive([update(number)]) for number in range(50)]
    saved = store.backup(path.with_name("saved.db"))
    futures += [store.receive([update(number)]) for number in range(50, 100)]
    saved.result()
    place = path.parent / "elsewhere" / "bot.db"
    place.parent.mkdir()
    path.with_name("saved.db").replace(place)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    with Store.open(place, KEYS) as restored:
        assert len(restored.pending().result()) == 50
        assert restored.health().result().problem is None
        assert restored.health().result().damaged == 0
    assert all(future.result() for future in futures)


def test_a_backup_never_overwrites_and_a_failed_one_leaves_nothing(store: Store, path: Path):
    """Neither an older backup nor the database itself can be lost by a wrong command."""
    turn(store, 1)
    for target in (path, path.parent / "no such folder" / "saved.db"):
        with pytest.raises(StoreError, match="backup"):
            store.backup(str(target)).result()
    assert not list(path.parent.glob("*.part"))
    assert store.session(ANNA).result().session is not None


def test_a_memory_store_can_be_saved_to_a_file(any_store: AnyStore, tmp_path: Path):
    """Either store's backup is a whole database."""
    turn(any_store, 1, replies=(reply(),))
    any_store.backup(tmp_path / "saved.db").result()
    connection = sqlite3.connect(tmp_path / "saved.db")
    assert connection.execute("SELECT count(*) FROM outbox").fetchone() == (1,)
    connection.close()
