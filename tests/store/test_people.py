"""What is remembered of a person between two updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store import Person

from .making import ANNA, BO, CHAT, NOW, reply, turn, update

if TYPE_CHECKING:
    from bot.store import AnyStore

STRANGE = [
    "",
    "NUL \0 inside",
    "half a character \ud83d, the other half \udc00",
    "\u202eright to left\u202c, zero\u200bwidth, 👩🏽‍🔬",
    str(2**64),
    "x" * 200_000,
]


def test_somebody_new_is_an_empty_person(any_store: AnyStore):
    """Nobody has to ask whether a person is known."""
    assert any_store.session(ANNA).result() == Person(None, None, blocked=False)


def test_the_session_is_the_last_one_saved(any_store: AnyStore):
    """Each turn replaces the session of its person, and of nobody else."""
    turn(any_store, 1, session="first")
    turn(any_store, 2, session="second")
    turn(any_store, 3, BO, session="other")
    assert any_store.session(ANNA).result().session == "second"
    turn(any_store, 4, session=None)
    assert any_store.session(ANNA).result().session is None
    assert any_store.session(BO).result().session == "other"


@pytest.mark.parametrize("text", STRANGE)
def test_any_text_comes_back_as_it_was(any_store: AnyStore, text: str):
    """Whatever people or channels write is kept to the letter, everywhere."""
    huge = 2**70
    any_store.receive([update(1, body=text, chat=-huge)])
    assert any_store.pending().result() == [update(1, body=text, chat=-huge)]
    any_store.finish(1, ANNA, huge, text, [reply(text)], NOW)
    assert any_store.session(ANNA).result().session == text
    (queued,) = any_store.unsent().result()
    assert (queued.payload, queued.chat_id) == (text, huge)
    any_store.set_setting("menu", text)
    assert any_store.setting("menu").result() == text


def test_a_setting_never_set_is_none(any_store: AnyStore):
    """The channel can ask at its very first start, and change its mind."""
    assert any_store.setting("menu").result() is None
    any_store.set_setting("menu", "old")
    any_store.set_setting("menu", "new")
    assert any_store.setting("menu").result() == "new"


def test_the_screen_is_the_message_last_sent_as_one(any_store: AnyStore):
    """Only a delivered screen whose message is known changes the present screen."""
    first, second, third = turn(any_store, 1, replies=(reply(screen=True), reply(), reply(screen=True)))
    any_store.sent(first.queued_id, 2**40)
    any_store.sent(second.queued_id, 11)
    assert any_store.session(ANNA).result().screen_message_id == 2**40
    any_store.sent(third.queued_id, None)
    assert any_store.session(ANNA).result().screen_message_id == 2**40


def test_a_screen_sent_after_the_person_was_erased_is_not_remembered(any_store: AnyStore):
    """Delivery never brings a forgotten person back."""
    any_store.receive([update(1)])
    any_store.finish(1, ANNA, CHAT, None, [reply(screen=True)], NOW, erase=True)
    (queued,) = any_store.unsent().result()
    any_store.sent(queued.queued_id, 5)
    assert any_store.session(ANNA).result() == Person()
    assert any_store.health().result().people == 0


def test_nothing_is_sent_to_somebody_who_blocks_the_bot(any_store: AnyStore):
    """Replies wait while a person blocks the bot and go out when they come back."""
    turn(any_store, 1)
    turn(any_store, 2, BO)
    any_store.blocked(ANNA, blocked=True)
    assert any_store.session(ANNA).result().blocked
    assert [queued.person for queued in any_store.unsent().result()] == [BO]
    assert any_store.unsent_for(ANNA).result() == []
    assert any_store.health().result().blocked == 1
    any_store.blocked(ANNA, blocked=False)
    assert [queued.person for queued in any_store.unsent().result()] == [ANNA, BO]


def test_a_stranger_who_blocks_is_not_made_known_by_it(any_store: AnyStore):
    """Such as whoever deleted everything: what was still to be told them is dropped."""
    any_store.receive([update(1, BO)])
    any_store.finish(1, BO, CHAT, None, [reply("deleted")], NOW, erase=True)
    assert len(any_store.unsent().result()) == 1
    any_store.blocked(BO, blocked=True)
    assert any_store.health().result().people == 0
    assert any_store.unsent().result() == []
