"""Serving Telegram, from start to a clean end."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.constants import ParseMode, UpdateType
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackContext, TypeHandler
from telegram.request import HTTPXRequest

from bot.catalogue.model import Language
from bot.catalogue.text import Text, join
from bot.channels.telegram.answering import Answerer, acknowledge
from bot.channels.telegram.ordering import AT_ONCE, InOrder
from bot.channels.telegram.polling import DurableBot
from bot.channels.telegram.profile import introduce
from bot.channels.telegram.rendering import split, to_html
from bot.channels.telegram.sending import Sender
from bot.dialogue.wording import say
from bot.errors import AlreadyRunningError, SettingsError, StoreError

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.catalogue.problem import Problem
    from bot.channels.serving import Serving
    from bot.store import AnyStore, Keys

_log = logging.getLogger(__name__)

ALLOWED = [UpdateType.MESSAGE, UpdateType.CALLBACK_QUERY]
"""What Telegram is asked for; the answer to a missing list would be whatever was asked for last time."""

CONFLICTS_ENDURED = 3
"""How often in a row another process may take our updates before this one gives way."""

LAST_SECONDS = 5.0
"""How long replies under way may still leave when the process is asked to stop."""

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
        builder = ApplicationBuilder().bot(self._bot).concurrent_updates(InOrder())
        self.app: App = builder.post_init(self._begin).post_stop(self._end).build()
        self.app.add_handler(TypeHandler(Update, self._handle))
        self.app.add_error_handler(self._told)

    def run(self) -> None:
        """Serves until SIGTERM or SIGINT.

        Raises:
            SettingsError: Telegram does not know the token.
            AlreadyRunningError: another process polls with the same token.
        """
        try:
            self.app.run_polling(
                allowed_updates=ALLOWED,
                bootstrap_retries=-1,
                stop_signals=(signal.SIGTERM, signal.SIGINT),
                close_loop=False,
            )
        except InvalidToken:
            raise SettingsError(
                "Telegram does not know TELEGRAM_BOT_TOKEN; copy it again from @BotFather."
            ) from None
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

    async def _begin(self, app: App) -> None:
        """Before the first update: what an earlier run left; the matchers are built meanwhile."""
        self._loop = asyncio.get_running_loop()
        self._beside(asyncio.to_thread(self._serving.learn))
        for received in await asyncio.wrap_future(self._store.pending()):
            await app.update_queue.put(Update.de_json(json.loads(received.body), app.bot))
        await self._sender.resume()
        self._beside(introduce(app.bot, self._serving.knowledge.catalogue))
        self._beside(self._forget_daily())
        _log.info("ready")

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

    async def _end(self, _app: App) -> None:
        for task in self._aside:
            task.cancel()
        await self._sender.finish(LAST_SECONDS)
        await self._sender.close()

    async def _handle(self, update: Update, _context: object) -> None:
        acknowledging = asyncio.create_task(acknowledge(update))
        await self._answerer.answer(update)
        await acknowledging

    async def _told(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Notes trouble with polling; where another process keeps taking our updates, gives way to it."""
        del update
        _log.warning("trouble with Telegram (%s)", type(context.error).__name__)
        if self._bot.conflicts >= CONFLICTS_ENDURED and not self._gave_way:
            self._gave_way = True
            self.app.stop_running()


def _bot(token: str, base_url: str, store: AnyStore, keys: Keys) -> DurableBot:
    root = base_url.rstrip("/").removesuffix("/bot")
    return DurableBot(
        store,
        keys,
        token=token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=HTTPXRequest(connection_pool_size=2 * AT_ONCE),
        get_updates_request=HTTPXRequest(connection_pool_size=2),
    )
