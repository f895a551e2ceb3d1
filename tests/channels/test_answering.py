"""Answering and sending, with the real store, beside trouble that comes at the worst moment."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Timer
from typing import TYPE_CHECKING, Any

import pytest
import telegram
from telegram.error import NetworkError, TimedOut

from bot.catalogue.text import Text
from bot.channels.serving import Serving
from bot.channels.telegram.answering import Answerer
from bot.channels.telegram.connection import Connection, PollingConnection
from bot.channels.telegram.polling import SILENT_CALLS, DurableBot, received
from bot.channels.telegram.rendering import LIMIT, split
from bot.channels.telegram.sending import Sender
from bot.dialogue.session import from_json
from bot.errors import StoreError
from bot.store import Keys, MemoryStore, Outgoing, Received, Store
from tests.dialogue.knowing import real_knowledge
from tests.end_to_end.assistant import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.store import AnyStore

KEYS = Keys.from_secret(b"x" * 32)
ANNA = 7
PERSON = KEYS.person(ANNA)


class Silent:
    """A sender that only listens."""

    def wake(self, person: str) -> None:
        """Nothing is sent here."""


@dataclass
class Chat:
    """One person's updates, answered one after the other."""

    store: AnyStore
    answerer: Answerer
    number: int = 0

    async def has(self, kind: str, **what: Any) -> telegram.Update:
        """An update of this person arrives, and is in the inbox."""
        self.number += 1
        sender = {"id": ANNA, "is_bot": False, "first_name": "Marijke", "username": "mj"}
        body = {"message_id": self.number, "date": 1_700_000_000, "from": sender} | what
        update = telegram.Update.de_json({"update_id": self.number, kind: body}, None)
        await asyncio.wrap_future(self.store.receive([received(update, KEYS)]))
        return update

    async def says(self, text: str, chat: int = ANNA, kind: str = "private") -> telegram.Update:
        """Somebody's message, in their own chat or in a group."""
        return await self.has("message", text=text, chat={"id": chat, "type": kind})

    async def presses(self, choice: str) -> telegram.Update:
        """A button of the present screen."""
        message = {"message_id": 1, "date": 1_700_000_000, "chat": {"id": ANNA, "type": "private"}}
        data = f"1:{(await self.session()).nonce}:{choice}"
        return await self.has("callback_query", id="q", chat_instance="c", data=data, message=message)

    async def session(self) -> Any:
        """What is remembered."""
        text = (await asyncio.wrap_future(self.store.session(PERSON))).session
        return from_json(text) if text else None

    async def answers(self) -> dict[str, Any]:
        """The check's answers that are remembered."""
        session = await self.session()
        return dict(session.sheet.answers) if session else {}


def chat() -> Chat:
    """A chat with the real knowledge."""
    store = MemoryStore()
    return Chat(store, Answerer(Serving(real_knowledge()), store, KEYS, Silent()))  # type: ignore[arg-type]


def test_a_message_in_a_group_undoes_nothing() -> None:
    """It is answered at the same time as a press in the person's own chat, and is about nothing."""

    async def play() -> None:
        anna = chat()
        await anna.answerer.answer(await anna.says("/check"))
        await anna.answerer.answer(await anna.presses("a.D1.2"))
        for choice, left in (("a.S1.1", 2), ("priv", 2), ("erase", 2), ("erase!", 0)):
            press, group = await anna.presses(choice), await anna.says("hello all", -100, "supergroup")
            await asyncio.gather(anna.answerer.answer(press), anna.answerer.answer(group))
            assert len(await anna.answers()) == left, choice

    asyncio.run(play())


def test_no_name_is_stored_with_what_waits() -> None:
    """An update that waits to be answered is read back with a dash for its sender."""

    async def play() -> None:
        anna = chat()
        await anna.says("my words", -100, "supergroup")
        (waiting,) = await asyncio.wrap_future(anna.store.pending())
        assert "Marijke" not in waiting.body
        assert "mj" not in waiting.body
        read = telegram.Update.de_json(json.loads(waiting.body), None)
        assert read.message is not None
        assert read.message.text == "my words"
        assert read.effective_user is not None
        assert read.effective_user.id == ANNA

    asyncio.run(play())


@pytest.mark.parametrize(
    "sent",
    [
        {"contact": {"phone_number": "+45123456", "first_name": "Marijke", "vcard": "x"}},
        {
            "venue": {
                "location": {"longitude": 4.7, "latitude": 51.5},
                "title": "Marijke's",
                "address": "Marijkestraat 1",
            },
            "location": {"longitude": 4.7, "latitude": 51.5},
        },
        {"forward_origin": {"type": "hidden_user", "date": 1_700_000_000, "sender_user_name": "Marijke"}},
    ],
)
def test_whatever_is_sent_can_be_read_back_after_a_sudden_end(sent: dict[str, Any]) -> None:
    """Without the names in it."""

    async def play() -> None:
        anna = chat()
        await anna.has("message", chat={"id": ANNA, "type": "private"}, **sent)
        (waiting,) = await asyncio.wrap_future(anna.store.pending())
        assert "Marijke" not in waiting.body
        assert "+45123456" not in waiting.body
        read = telegram.Update.de_json(json.loads(waiting.body), None)
        assert read.message is not None
        assert all(getattr(read.message, name) is not None for name in sent)

    asyncio.run(play())


@dataclass
class Telegram:
    """Takes messages, and lets something happen while one is under way."""

    sent: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] | None = None

    async def send_message(self, _chat: int, html: str, **_more: object) -> Any:
        """A message arrives."""
        self.sent.append(html)
        if self.meanwhile is not None:
            happens, self.meanwhile = self.meanwhile, None
            happens()
        return telegram.Message(len(self.sent), datetime.now(UTC), telegram.Chat(ANNA, "private"))


def hold(path: Path, seconds: float) -> None:
    """Somebody else holds the database for a while."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    Timer(seconds, other.close).start()


async def queue(store: AnyStore) -> None:
    """One reply waits for the person."""
    await asyncio.wrap_future(store.receive([Received(1, PERSON, ANNA, "{}")]))
    reply = Outgoing(json.dumps({"html": "hi", "keyboard": []}))
    await asyncio.wrap_future(store.finish(1, PERSON, ANNA, "{}", [reply], datetime.now(UTC)))


@pytest.mark.parametrize("moment", ["before", "while sending"])
def test_a_reply_arrives_once_however_long_the_database_is_held(tmp_path: Path, moment: str) -> None:
    """Before it is read from the outbox, or after it is out and before that is noted."""

    async def play() -> None:
        path = tmp_path / "held.sqlite3"
        store = Store.open(path, KEYS, busy_seconds=0.1)
        messenger = Telegram()
        sender = Sender(messenger, store)  # type: ignore[arg-type]
        await queue(store)
        if moment == "while sending":
            messenger.meanwhile = lambda: hold(path, 0.5)
        else:
            hold(path, 0.5)
            other = store.receive([Received(2, PERSON, ANNA, "{}")])
        sender.wake(PERSON)
        if moment == "before":
            await asyncio.wait([asyncio.wrap_future(other)])
        await asyncio.to_thread(until, lambda: messenger.sent and not _waits(store))
        assert messenger.sent == ["hi"]
        await sender.close()
        await asyncio.wrap_future(store.close())

    asyncio.run(play())


def _waits(store: AnyStore) -> bool:
    """Whether the outbox holds something, or cannot be read now."""
    try:
        return bool(store.unsent().result())
    except StoreError:
        return True


@pytest.mark.parametrize("answer", ["{}", "[]", "null", '"Bad Gateway"', '{"ok": true}', "<html>", ""])
def test_an_answer_that_is_not_telegrams_is_trouble_of_the_network(answer: str) -> None:
    """Trying again can help."""
    with pytest.raises(NetworkError):
        Connection.parse_json_payload(answer.encode())


@pytest.mark.parametrize("text", ["x" * 5000 + " " * 3000, "🙂" * 2048 + " " + "word " * 10, "a b" * 3000])
def test_no_piece_is_longer_than_a_message(text: str) -> None:
    """Counted as Telegram counts, and nothing but space is lost."""
    pieces = [piece.plain for piece in split(Text.of(text))]
    assert all(len(piece.encode("utf-16-le")) // 2 <= LIMIT for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


class Dead(PollingConnection):
    """A connection that never answers, and counts how often it was made anew."""

    made = 0

    async def initialize(self) -> None:
        """Is made, or made anew."""
        self.made += 1
        await super().initialize()

    async def do_request(self, *_request: object, **_settings: object) -> tuple[int, bytes]:
        """Says nothing for too long."""
        raise TimedOut


def test_a_connection_that_stays_silent_is_made_anew(caplog: pytest.LogCaptureFixture) -> None:
    """The operator is told; the library itself would repeat the call for ever without a word."""

    async def play() -> None:
        dead = Dead()
        bot = DurableBot(MemoryStore(), KEYS, dead, token="1:x")  # noqa: S106 - nobody's
        for _ in range(2 * SILENT_CALLS):
            with pytest.raises(TimedOut):
                await bot.get_updates()
        assert dead.made == 2

    asyncio.run(play())
    assert caplog.text.count("connecting anew") == 2
