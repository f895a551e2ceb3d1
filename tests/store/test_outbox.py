"""Replies wait in order until they are sent, and then are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store import Queued

from .making import ANNA, BO, CHAT, reply, turn

if TYPE_CHECKING:
    from bot.store import AnyStore


def test_replies_wait_in_the_order_of_their_turns(any_store: AnyStore):
    """Each person's replies come in order, with all that sending needs."""
    turn(any_store, 1, replies=(reply("a", edit=2**40, screen=True), reply("b")))
    turn(any_store, 2, BO, replies=(reply("c"),))
    turn(any_store, 3, replies=(reply("d"),))
    assert [queued.payload for queued in any_store.unsent().result()] == ["a", "b", "c", "d"]
    assert [queued.payload for queued in any_store.unsent_for(ANNA).result()] == ["a", "b", "d"]
    first = any_store.unsent().result()[0]
    assert first == Queued(first.queued_id, ANNA, CHAT, "a", 2**40, is_screen=True, attempt=0)


def test_a_sent_reply_is_gone(any_store: AnyStore):
    """Marking twice is told apart from marking once."""
    first, second = turn(any_store, 1, replies=(reply("a"), reply("b")))
    assert any_store.sent(first.queued_id, 10).result() is True
    assert any_store.sent(first.queued_id, 10).result() is False
    assert any_store.unsent().result() == [second]


def test_a_dead_reply_is_gone_and_the_session_stays(any_store: AnyStore):
    """What can never be delivered does not stop what comes after it."""
    first, second = turn(any_store, 1, replies=(reply("a"), reply("b")))
    assert any_store.dead(first.queued_id).result() is True
    assert any_store.dead(first.queued_id).result() is False
    assert any_store.unsent().result() == [second]
    assert any_store.session(ANNA).result().session is not None


def test_attempts_are_counted(any_store: AnyStore):
    """After a crash the sender knows which reply may have arrived already."""
    (queued,) = turn(any_store, 1)
    any_store.attempted(queued.queued_id)
    any_store.attempted(queued.queued_id + 1)
    assert [again.attempt for again in any_store.unsent().result()] == [1]


def test_a_number_is_never_used_twice(any_store: AnyStore):
    """A confirmation that comes late cannot meet another reply."""
    (old,) = turn(any_store, 1)
    any_store.sent(old.queued_id, 1)
    any_store.erase(ANNA)
    (new,) = turn(any_store, 2)
    assert new.queued_id != old.queued_id
