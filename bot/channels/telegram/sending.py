"""The outbox to Telegram: each person's replies in order, waiting exactly as long as Telegram asks."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, TypeVar

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError
from tenacity import AsyncRetrying, retry_if_exception, stop_after_delay

from bot.channels.telegram.connection import LONGEST_PAUSE, is_passing, patiently, pause
from bot.channels.telegram.rendering import read_payload

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message

    from bot.store import AnyStore, Queued

_Value = TypeVar("_Value")

_log = logging.getLogger(__name__)

TURNSTILE_SECONDS = 1.0
"""How long a new message that Telegram does not answer may keep the next one from leaving."""

ACKNOWLEDGED_WITHIN = 15
"""Seconds after which Telegram no longer takes the answer to a pressed button."""

NOT_MODIFIED = "not modified"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Sender:
    """Sends what is in the outbox.

    Between sending and noting that it was sent, a sudden end leaves a message that will be sent again. New
    messages therefore leave one after the other: at most one of them is ever in that state. An edit that
    is repeated does no harm, so edits need not wait. A slow answer holds the others for a second at most.
    """

    def __init__(self, bot: Bot, store: AnyStore) -> None:
        """Takes the bot to send with."""
        self._bot = bot
        self._store = store
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._woken: set[str] = set()
        self._acknowledging: set[asyncio.Task[None]] = set()
        self._turnstile = asyncio.Semaphore(1)
        self._closing = False

    async def resume(self) -> None:
        """Takes up what an earlier run left."""
        for queued in await asyncio.wrap_future(self._store.unsent()):
            self.wake(queued.person)

    def wake(self, person: str) -> None:
        """Says that there is something to send to a person."""
        self._woken.add(person)
        if person not in self._tasks:
            self._tasks[person] = asyncio.create_task(self._drain(person))

    def _wake_again(self, person: str) -> None:
        if not self._closing:
            self.wake(person)

    def acknowledge(self, query: CallbackQuery) -> None:
        """Ends the waiting circle on a pressed button, beside whatever else is to be sent."""
        task = asyncio.create_task(_acknowledged(query))
        self._acknowledging.add(task)
        task.add_done_callback(self._acknowledging.discard)

    async def close(self) -> None:
        """Stops; what is not sent yet stays in the outbox."""
        tasks = [*self._tasks.values(), *self._acknowledging]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def finish(self, seconds: float) -> None:
        """Begins no reply any more, and gives those under way a while to arrive and to be noted."""
        self._closing = True
        tasks = [*self._tasks.values(), *self._acknowledging]
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)

    async def _drain(self, person: str) -> None:
        try:
            while person in self._woken:
                self._woken.discard(person)
                for queued in await _kept(lambda: self._store.unsent_for(person)):
                    await self._deliver(queued)
        except Forbidden:
            await _kept(lambda: self._store.blocked(person, True))  # noqa: FBT003 - the store's face
        except Exception as error:  # noqa: BLE001 - one person's trouble must not stop the others
            _log.error("sending stopped for one person for a while (%s)", type(error).__name__)
            asyncio.get_running_loop().call_later(LONGEST_PAUSE, self._wake_again, person)
        finally:
            del self._tasks[person]
            if person in self._woken:
                self.wake(person)

    async def _deliver(self, queued: Queued) -> None:
        """Sends one reply until it is there, and then takes the buttons off the screen that it replaces."""
        retries = AsyncRetrying(retry=retry_if_exception(is_passing), wait=pause, reraise=True)
        try:
            async for attempt in retries:
                with attempt:
                    await self._send(queued)
        except BadRequest as error:
            _log.error("Telegram refuses a reply for good: %s", error.message)
            await _kept(lambda: self._store.dead(queued.queued_id))

    async def _send(self, queued: Queued) -> None:
        if self._closing:
            return
        html, keyboard = read_payload(queued.payload)
        await _kept(lambda: self._store.attempted(queued.queued_id))
        if queued.edit_message_id is not None and await self._edited(queued, html, keyboard):
            return
        before = await _kept(lambda: self._store.session(queued.person))
        async with self._turnstile:
            if self._closing:
                return
            sending = asyncio.ensure_future(self._new(queued, html, keyboard))
            soon, _ = await asyncio.wait({sending}, timeout=TURNSTILE_SECONDS)
            if soon:
                await self._arrived(queued, sending.result())
        if not soon:
            await self._arrived(queued, await sending)
        if queued.is_screen and before.screen_message_id is not None:
            await self._unbuttoned(queued.chat_id, before.screen_message_id)

    async def _new(self, queued: Queued, html: str, keyboard: InlineKeyboardMarkup | None) -> int:
        message: Message = await self._bot.send_message(
            queued.chat_id,
            html,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            link_preview_options=_NO_PREVIEW,
        )
        return message.message_id

    async def _arrived(self, queued: Queued, message: int | None) -> None:
        await _kept(lambda: self._store.sent(queued.queued_id, message))

    async def _edited(self, queued: Queued, html: str, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Whether the reply stands in the message it was to replace; where that is gone, a new one is needed."""
        try:
            await self._bot.edit_message_text(
                html,
                queued.chat_id,
                queued.edit_message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as error:
            if NOT_MODIFIED not in error.message.casefold():
                return False
        await self._arrived(queued, queued.edit_message_id)
        return True

    async def _unbuttoned(self, chat: int, message: int) -> None:
        try:
            await self._bot.edit_message_reply_markup(chat, message, reply_markup=None)
        except TelegramError as error:
            _log.debug("old buttons stay (%s)", type(error).__name__)


async def _kept(ask: Callable[[], Future[_Value]]) -> _Value:
    """What the store answers, asked again while it cannot; a message that is out is never sent twice for it."""

    async def once() -> _Value:
        return await asyncio.wrap_future(ask())

    return await patiently()(once)


async def _acknowledged(query: CallbackQuery) -> None:
    """Answers a callback query; too late is no harm."""
    retries = AsyncRetrying(
        retry=retry_if_exception(is_passing),
        wait=pause,
        stop=stop_after_delay(ACKNOWLEDGED_WITHIN),
        reraise=True,
    )
    try:
        async for attempt in retries:
            with attempt:
                await query.answer()
    except TelegramError as error:
        _log.debug("a pressed button was not acknowledged (%s)", type(error).__name__)
