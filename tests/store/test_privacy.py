"""Nothing in the files tells who somebody is or what they said, and an erasure leaves nothing."""

from __future__ import annotations

import json
import logging
import random
import stat
from typing import TYPE_CHECKING

from bot.store import KeptQuestion, Person, Queued, Store

from .making import ANNA, BO, CHAT, KEYS, NOW, bytes_beside, reply, turn, update

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.store import AnyStore

ANNA_ID = 7_000_000_001


def test_ids_and_texts_are_nowhere_in_the_files(store: Store, path: Path, caplog: pytest.LogCaptureFixture):
    """Neither Telegram id, chat id, update, session nor reply can be read, open or closed, or in the log."""
    caplog.set_level(logging.DEBUG)
    store.receive([update(1, body="said-in-the-inbox"), update(2, body="said-later")])
    store.finish(1, ANNA, CHAT, "kept-in-session", [reply("sent-as-reply")], NOW).result()
    told = [b"said-in", b"said-later", b"kept-in", b"sent-as", str(CHAT).encode(), str(ANNA_ID).encode()]
    told += [number.to_bytes(8, "big") for number in (CHAT, ANNA_ID)]
    seen = bytes_beside(path)
    store.close().result()
    seen += bytes_beside(path) + caplog.text.encode()
    assert [text for text in told if text in seen] == []


def test_a_value_in_a_log_line_tells_nothing():
    """Whoever logs a value by mistake shows neither text nor address."""
    received, outgoing = update(1, body="secret", chat=CHAT), reply("secret")
    values = [received, outgoing, Queued(1, ANNA, CHAT, "secret", None, is_screen=True, attempt=0)]
    shown = f"{values} {Person('secret')} {KeptQuestion('secret', 'en')}"
    assert "secret" not in shown
    assert str(CHAT) not in shown


def test_the_files_are_for_the_owner_only(store: Store, path: Path):
    """Nobody else on the machine can read the database, its log or the list of erasures."""
    store.erase(ANNA).result()
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == dict.fromkeys(
        ["bot.db", "bot.db-wal", "bot.db-shm", "bot.db.lock", "bot.db.erasures"], 0o600
    )


def test_an_export_holds_everything_and_can_be_sent(any_store: AnyStore):
    """A person sees all that is held of them, and nothing of anybody else."""
    (queued,) = turn(any_store, 1, replies=(reply("with a plan", screen=True),))
    turn(any_store, 2, BO)
    any_store.receive([update(3), update(4, BO)])
    export = any_store.export(ANNA).result()
    assert json.loads(json.dumps(export)) == {
        "session": '{"step": 1}',
        "screen_message_id": None,
        "blocked": False,
        "seen_at": "2026-11-22T12:00:00+00:00",
        "updates": [{"update_id": 3, "person": ANNA, "chat_id": CHAT, "body": "where do we begin"}],
        "replies": [
            {
                "queued_id": queued.queued_id,
                "person": ANNA,
                "chat_id": CHAT,
                "payload": "with a plan",
                "edit_message_id": None,
                "is_screen": True,
                "attempt": 0,
            }
        ],
    }


def test_erasing_forgets_one_person_only(any_store: AnyStore):
    """Session, updates and replies go; others keep theirs; the updates are still known."""
    for number, person in enumerate([ANNA, BO]):
        turn(any_store, number, person)
    any_store.receive([update(10), update(11, BO)])
    any_store.erase(ANNA).result()
    assert any_store.session(ANNA).result() == Person()
    assert not any(any_store.export(ANNA).result().values())
    assert any_store.session(BO).result().session is not None
    assert [queued.person for queued in any_store.unsent().result()] == [BO]
    assert any_store.receive([update(10)]).result() == []
    assert any_store.pending().result() == [update(11, BO)]


def test_the_update_that_asked_for_the_erasure_can_be_answered_once(any_store: AnyStore):
    """Erasing first and finishing after still tells the person that it is done."""
    any_store.receive([update(1)])
    any_store.erase(ANNA)
    assert any_store.finish(1, ANNA, CHAT, None, [reply("erased")], NOW).result()
    assert any_store.finish(1, ANNA, CHAT, None, [reply("erased")], NOW).result() is False
    assert [queued.payload for queued in any_store.unsent().result()] == ["erased"]
    assert any_store.health().result().people == 0


def test_erasing_and_answering_is_one_step(any_store: AnyStore):
    """Only the confirmation is left, and a repeated update erases nobody twice."""
    turn(any_store, 1)
    any_store.receive([update(2)])
    assert any_store.finish(2, ANNA, CHAT, None, [reply("erased")], NOW, erase=True).result()
    assert [queued.payload for queued in any_store.unsent().result()] == ["erased"]
    assert any_store.session(ANNA).result() == Person()
    turn(any_store, 3)
    assert any_store.finish(2, ANNA, CHAT, None, [], NOW, erase=True).result() is False
    assert any_store.session(ANNA).result().session is not None


def test_nothing_of_an_erased_person_is_left_in_any_file(store: Store, path: Path):
    """Not even a copy that SQLite left behind when it moved rows between pages."""
    chance = random.Random(18)
    people = [KEYS.person(number) for number in range(60)]
    for number in range(900):
        person, session = chance.choice(people), "s" * chance.randrange(10, 2_000)
        store.receive([update(number, person)])
        store.finish(number, person, CHAT, session, [reply("r" * chance.randrange(600))], NOW)
        if chance.random() < 0.9:
            store.dead(store.unsent().result()[0].queued_id)
    erased = people[::6]
    assert all(person.encode() in bytes_beside(path) for person in erased)
    for person in erased:
        store.erase(person).result()
    left = bytes_beside(path)
    assert [person for person in erased if person.encode() in left] == []
    assert all(person.encode() in left for person in set(people) - set(erased))


def test_a_restored_backup_forgets_the_erased_again(store: Store, path: Path):
    """An old backup brings nobody back, but keeps a person who came back after their erasure."""
    for number, person in enumerate([ANNA, BO]):
        turn(store, number, person)
    old, new = path.with_name("old.db"), path.with_name("new.db")
    store.backup(old).result()
    store.erase(ANNA)
    turn(store, 5)
    store.backup(new).result()
    store.close().result()
    for backup, is_known in ((old, False), (new, True)):
        backup.replace(path)
        with Store.open(path, KEYS) as restored:
            assert (restored.session(ANNA).result().session is not None) is is_known
            assert restored.session(BO).result().session is not None
            assert (ANNA.encode() in path.read_bytes()) is is_known
