"""Updates are kept until they are done, once each, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as some

from bot.store import Received
from bot.store.inbox import in_chat_order

from .making import ANNA, BO, CHAT, NOW, reply, turn, update

if TYPE_CHECKING:
    from bot.store import AnyStore


def test_new_updates_are_accepted_and_pending(any_store: AnyStore):
    """What was received is pending until it is finished."""
    batch = [update(1), update(2, BO), update(3)]
    assert any_store.receive(batch).result() == batch
    assert any_store.pending().result() == batch
    any_store.finish(2, BO, CHAT, None, [], NOW)
    assert any_store.pending().result() == [batch[0], batch[2]]


def test_a_known_update_is_dropped(any_store: AnyStore):
    """An update counts once, however often and in however many batches it comes, done or not."""
    assert any_store.receive([update(1), update(1), update(2)]).result() == [update(1), update(2)]
    assert any_store.receive([update(2), update(3)]).result() == [update(3)]
    turn(any_store, 4)
    assert any_store.receive([update(4), update(1)]).result() == []
    assert any_store.finish(4, ANNA, CHAT, "{}", [reply()], NOW).result() is False
    assert len(any_store.unsent().result()) == 1


def test_a_persons_updates_come_by_id_also_over_two_batches(any_store: AnyStore):
    """Updates of one person that arrive in the wrong order are put right, without moving others."""
    assert any_store.receive([update(5), update(9, BO), update(4)]).result() == [
        update(4),
        update(9, BO),
        update(5),
    ]
    any_store.receive([update(2), update(8, BO)])
    assert [each.update_id for each in any_store.pending().result()] == [2, 8, 4, 5, 9]


@given(some.lists(some.tuples(some.integers(0, 50), some.sampled_from("abc"))))
def test_chat_order_moves_nobody_and_sorts_everybody(pairs: list[tuple[int, str]]):
    """Whose turn it is stays; within one person the ids ascend; nothing is lost."""
    batch = [Received(number, person, 1, "") for number, person in pairs]
    ordered = in_chat_order(batch)
    assert [each.person for each in ordered] == [each.person for each in batch]
    for person in "abc":
        ids = [each.update_id for each in ordered if each.person == person]
        assert ids == sorted(each.update_id for each in batch if each.person == person)


def test_tries_are_counted_and_a_parked_update_is_not_pending(any_store: AnyStore):
    """A poisoned update is set aside after its tries, and its person can still be told."""
    any_store.receive([update(1), update(2, BO)])
    assert [any_store.failed(1).result() for _ in range(3)] == [1, 2, 3]
    assert any_store.failed(99).result() == 0
    any_store.park(1)
    assert any_store.pending().result() == [update(2, BO)]
    assert any_store.health().result().parked == 1
    assert any_store.receive([update(1)]).result() == []
    assert any_store.finish(1, ANNA, CHAT, None, [reply("sorry")], NOW).result()
    assert any_store.health().result().parked == 0
    assert [queued.payload for queued in any_store.unsent().result()] == ["sorry"]


def test_a_done_update_is_not_parked_again(any_store: AnyStore):
    """Parking too late changes nothing."""
    turn(any_store, 1)
    any_store.park(1)
    assert any_store.health().result().parked == 0


def test_an_unknown_update_cannot_be_finished(any_store: AnyStore):
    """Nothing is written for an update that was never received."""
    assert any_store.finish(1, ANNA, CHAT, "{}", [reply()], NOW).result() is False
    assert any_store.session(ANNA).result().session is None
    assert any_store.unsent().result() == []
