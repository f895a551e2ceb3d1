"""Serving Telegram, from start to a clean end."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.constants import ParseMode, UpdateType
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackContext, TypeHandler, Updater
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from bot.catalogue.model import Language
from bot.catalogue.text import Text, join
from bot.channels.telegram.answering import Answerer
from bot.channels.telegram.connection import Connection, PollingConnection, is_passing, pause
from bot.channels.telegram.ordering import AT_ONCE, InOrder
from bot.channels.telegram.polling import DurableBot
from bot.channels.telegram.profile import introduce
from bot.channels.telegram.rendering import split, to_html
from bot.channels.telegram.sending import Sender
from bot.dialogue.wording import say
from bot.errors import AlreadyRunningError, SettingsError, StoreError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine

    from bot.catalogue.problem import Problem
    from bot.channels.serving import Serving
    from bot.store import AnyStore, Keys

_log = logging.getLogger(__name__)

ALLOWED = [UpdateType.MESSAGE, UpdateType.CALLBACK_QUERY]
"""What Telegram is asked for; the answer to a missing list would be whatever was asked for last time."""

CONFLICTS_ENDURED = 3
"""How often in a row another process may take our updates before this one gives way."""

LAST_SECONDS = 2.5
"""How long polling, answering and sending each may take to come to an end when the process is asked to stop."""

REFUSED = "Telegram does not know TELEGRAM_BOT_TOKEN; copy it again from @BotFather."

App = Application[Any, Any, Any, Any, Any, Any]


class Service:
    """One run of the bot."""

    def __init__(
        self,
        token: str,
        base_url: str,
        serving: Serving,
        store: AnyStore,
        keys: Keys,
        admins: tuple[int, ...],
    ) -> None:
        """Puts the parts of the channel together.

        Args:
            token: the bot's token.
            base_url: where the Bot API is, such as https://api.telegram.org.
            serving: what is answered from.
            store: inbox, sessions and outbox.
            keys: for people's hashes.
            admins: Telegram ids of those who are told of a broken change of the knowledge.
        """
        self._store = store
        self._serving = serving
        self._admins = admins
        self._bot = _bot(token, base_url, store, keys)
        self._sender = Sender(self._bot, store)
        self._answerer = Answerer(serving, store, keys, self._sender)
        self._aside: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._gave_way = False
        self._stopping = asyncio.Event()
        self._updater = Updater(self._bot, asyncio.Queue())
        self.app: App = ApplicationBuilder().updater(self._updater).concurrent_updates(InOrder()).build()
        self.app.add_handler(TypeHandler(Update, self._handle))
        self.app.add_error_handler(self._failed)

    def run(self) -> None:
        """Serves until SIGTERM or SIGINT.

        Raises:
            SettingsError: Telegram does not know the token.
            AlreadyRunningError: another process polls with the same token.
        """
        try:
            asyncio.run(self._run())
        except InvalidToken:
            raise SettingsError(REFUSED) from None
        if self._bot.refused:
            raise SettingsError(REFUSED)
        if self._gave_way:
            raise AlreadyRunningError("Another process receives this bot's updates; this one has stopped.")

    def tell_admins(self, problems: list[Problem]) -> None:
        """Tells the administrators of a broken change; may be called from any thread."""
        lines = "\n".join(str(problem) for problem in problems)
        _log.error("the knowledge was changed, but not taken up:\n%s", lines)
        if self._loop is not None:
            asyncio.run_coroutine_threadsafe(self._write_to_admins(lines), self._loop)

    async def _write_to_admins(self, lines: str) -> None:
        words = self._serving.knowledge.catalogue.wording(Language.EN).sentences.broken_knowledge
        text = next(split(join((say(words), Text.of(lines)))))
        for admin in self._admins:
            try:
                await self._bot.send_message(admin, to_html(text), parse_mode=ParseMode.HTML)
            except TelegramError as error:
                _log.warning("an administrator could not be told (%s)", type(error).__name__)

    async def _run(self) -> None:
        """Begins, waits to be asked to stop, and ends; it may be asked before it has begun."""
        self._loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            self._loop.add_signal_handler(number, self._stopping.set)
        beginning = asyncio.create_task(self._begin())
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({beginning, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if beginning.done():
                await beginning
                await stopping
        finally:
            beginning.cancel()
            await self._end()

    async def _begin(self) -> None:
        """Takes up what an earlier run left, and asks for updates; the matchers are built meanwhile."""
        self._beside(self._answerer.learn())
        await self._reach()
        for received in await asyncio.wrap_future(self._store.pending()):
            await self.app.update_queue.put(Update.de_json(json.loads(received.body), self._bot))
        await self._sender.resume()
        self._beside(introduce(self._bot, self._serving.knowledge.catalogue))
        self._beside(self._forget_daily())
        await self._updater.start_polling(
            allowed_updates=ALLOWED, bootstrap_retries=-1, error_callback=self._troubled
        )
        await self.app.start()
        _log.info("ready")

    async def _reach(self) -> None:
        """Waits until Telegram can be reached."""
        retries = AsyncRetrying(
            retry=retry_if_exception(is_passing), wait=pause, before_sleep=_unreachable, reraise=True
        )
        async for attempt in retries:
            with attempt:
                await self.app.initialize()

    def _beside(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def _forget_daily(self) -> None:
        """Deletes what is older than its time, now and every day."""
        while True:
            try:
                await asyncio.wrap_future(self._store.purge(datetime.now(UTC)))
            except StoreError:
                _log.warning("old chats could not be deleted today")
            await asyncio.sleep(timedelta(days=1).total_seconds())

    async def _end(self) -> None:
        """Lets what is under way come to an end; everything else waits in inbox and outbox for the next start."""
        for task in self._aside:
            task.cancel()
        self._bot.close_soon()
        if self._updater.running:
            await _shortly(self._updater.stop())
        if self.app.running:
            await _shortly(self.app.stop())
        await self._sender.finish(LAST_SECONDS)
        await self._sender.close()
        await self.app.shutdown()

    async def _handle(self, update: Update, _context: object) -> None:
        if self._stopping.is_set():
            return
        if update.callback_query is not None:
            self._sender.acknowledge(update.callback_query)
        await self._answerer.answer(update)

    async def _failed(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Notes an error of our own without what the person wrote; the update waits for the next start."""
        del update
        _log.error("an update could not be answered (%s)", type(context.error).__name__)

    def _troubled(self, error: TelegramError) -> None:
        """Notes trouble with polling, and stops where it cannot pass: no token, or another process."""
        _log.warning("trouble with Telegram (%s)", type(error).__name__)
        self._gave_way = self._bot.conflicts >= CONFLICTS_ENDURED
        if self._gave_way or self._bot.refused:
            self._stopping.set()


def _unreachable(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    _log.warning("Telegram cannot be reached (%s); trying again", type(error).__name__)


async def _shortly(work: Awaitable[None]) -> None:
    """Waits for something to end, but not for ever."""
    with suppress(TimeoutError):
        await asyncio.wait_for(work, LAST_SECONDS)


def _bot(token: str, base_url: str, store: AnyStore, keys: Keys) -> DurableBot:
    root = base_url.rstrip("/").removesuffix("/bot")
    return DurableBot(
        store,
        keys,
        token=token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=Connection(connection_pool_size=2 * AT_ONCE),
        get_updates_request=PollingConnection(connection_pool_size=2),
    )
