"""One update to one transaction: the inbox row done, the session saved, the replies queued."""

from __future__ import annotations

import asyncio
import logging
import secrets
import traceback
from concurrent.futures import Future
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

from bot.channels.stored import stored
from bot.channels.telegram.arriving import is_private, language_of, pressed_message, understood
from bot.channels.telegram.connection import patiently
from bot.channels.telegram.rendering import outgoing
from bot.dialogue.reply import Reply
from bot.dialogue.session import Session, from_json, to_json
from bot.dialogue.turn import take_turn
from bot.dialogue.update import Said
from bot.dialogue.wording import say
from bot.errors import StoreError
from bot.store import KeptQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    import telegram

    from bot.channels.serving import Serving
    from bot.channels.telegram.sending import Sender
    from bot.dialogue.reply import Turn
    from bot.store import AnyStore, Keys, Outgoing, Person

_log = logging.getLogger(__name__)

TRIES = 3
"""How often an update is tried that raises; then it is set aside and the person is told."""


class Answerer:
    """Answers updates, each exactly once."""

    def __init__(self, serving: Serving, store: AnyStore, keys: Keys, sender: Sender) -> None:
        """Takes the parts that a turn needs."""
        self._serving = serving
        self._store = store
        self._keys = keys
        self._sender = sender
        self._learning: Future[None] | None = None

    async def learn(self) -> None:
        """Builds the matchers beside everything else, and waits until they are there."""
        if self._learning is None:
            self._learning = _in_daemon(self._serving.learn)
        await asyncio.wrap_future(self._learning)

    async def answer(self, arrived: telegram.Update) -> None:
        """Takes the turn; waits while the database is full or locked, and sets aside what always raises."""
        async for attempt in patiently():
            with attempt:
                await self._guarded(arrived)

    async def _guarded(self, arrived: telegram.Update) -> None:
        for _ in range(TRIES):
            try:
                await self._turn(arrived)
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001 - a fault of ours must not stop the other chats
                _log.error("a turn failed (%s)\n%s", type(error).__name__, _where(error))
                if await asyncio.wrap_future(self._store.failed(arrived.update_id)) >= TRIES:
                    break
            else:
                return
        await self._set_aside(arrived)

    async def _turn(self, arrived: telegram.Update) -> None:
        person, now = self._person(arrived), datetime.now(UTC)
        update = understood(arrived)
        if update is None or not is_private(arrived) or arrived.effective_chat is None:
            await asyncio.wrap_future(self._store.settle(arrived.update_id, now))
            return
        known = await asyncio.wrap_future(self._store.session(person))
        chat = arrived.effective_chat.id
        if isinstance(update, Said) and not self._serving.learnt:
            await self.learn()
        turn = take_turn(self._serving.knowledge, _session(known, arrived), update, now)
        replies = self._rendered(turn, known, arrived)
        replies[-1:-1] = await self._exported(turn, person)
        if known.blocked:
            await asyncio.wrap_future(self._store.blocked(person, False))  # noqa: FBT003 - the store's face
        await self._finish(arrived, person, chat, turn, replies, now)
        self._sender.wake(person)

    async def _finish(
        self,
        arrived: telegram.Update,
        person: str,
        chat: int,
        turn: Turn,
        replies: list[Outgoing],
        now: datetime,
    ) -> None:
        kept = () if turn.kept is None else (KeptQuestion(turn.kept, turn.session.language),)
        session = None if turn.erase else to_json(turn.session)
        done = self._store.finish(
            arrived.update_id, person, chat, session, replies, now, kept, erase=turn.erase
        )
        await asyncio.wrap_future(done)

    def _person(self, arrived: telegram.Update) -> str:
        user = arrived.effective_user
        return self._keys.person(user.id if user is not None else 0)

    def _rendered(self, turn: Turn, known: Person, arrived: telegram.Update) -> list[Outgoing]:
        """The replies for the outbox; a screen replaces the one that was pressed, if that is still the present one."""
        pressed = pressed_message(arrived)
        edit = pressed if pressed is not None and pressed == known.screen_message_id else None
        return [row for reply in turn.replies for row in outgoing(reply, edit if reply.in_place else None)]

    async def _exported(self, turn: Turn, person: str) -> list[Outgoing]:
        if not turn.export:
            return []
        held = await asyncio.wrap_future(self._store.export(person))
        return outgoing(stored(held), None)

    async def _set_aside(self, arrived: telegram.Update) -> None:
        """Parks an update that cannot be answered, and tells the person so."""
        person, chat = self._person(arrived), arrived.effective_chat
        await asyncio.wrap_future(self._store.park(arrived.update_id))
        if chat is None or not is_private(arrived):
            return
        known = await asyncio.wrap_future(self._store.session(person))
        language = _session(known, arrived).language
        words = self._serving.knowledge.catalogue.wording(language).sentences
        apology = outgoing(Reply(say(words.went_wrong)), None)
        now = datetime.now(UTC)
        finished = self._store.finish(arrived.update_id, person, chat.id, known.session, apology, now)
        await asyncio.wrap_future(finished)
        self._sender.wake(person)


def _in_daemon(work: Callable[[], None]) -> Future[None]:
    """Starts a thread that does not keep the process from ending, as those of asyncio's own pool do."""
    future: Future[None] = Future()
    future.set_running_or_notify_cancel()

    def run() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whoever waits must hear of it
            future.set_exception(error)
        else:
            future.set_result(None)

    Thread(target=run, name="learning", daemon=True).start()
    return future


def _session(known: Person, arrived: telegram.Update) -> Session:
    session = from_json(known.session) if known.session else None
    return session or Session(secrets.token_hex(3), language_of(arrived))


def _where(error: Exception) -> str:
    """The traceback without the error's text, which might hold what a person wrote."""
    return "".join(traceback.format_tb(error.__traceback__))
