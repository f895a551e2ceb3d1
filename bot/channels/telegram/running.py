"""Serving Telegram, from start to a clean end."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.constants import UpdateType
from telegram.error import InvalidToken
from telegram.ext import Application, ApplicationBuilder, CallbackContext, TypeHandler
from telegram.request import HTTPXRequest

from bot.channels.telegram.answering import Answerer, acknowledge
from bot.channels.telegram.ordering import AT_ONCE, InOrder
from bot.channels.telegram.polling import DurableBot
from bot.channels.telegram.profile import introduce
from bot.channels.telegram.sending import Sender
from bot.errors import AlreadyRunningError, SettingsError

if TYPE_CHECKING:
    from pydantic import SecretStr

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

    def __init__(self, bot: DurableBot, serving: Serving, store: AnyStore, keys: Keys) -> None:
        """Puts the parts of the channel together."""
        self._store = store
        self._serving = serving
        self._sender = Sender(bot, store)
        self._answerer = Answerer(serving, store, keys, self._sender)
        self._bot = bot
        self._introducing: asyncio.Task[None] | None = None
        self.gave_way = False
        builder = ApplicationBuilder().bot(bot).concurrent_updates(InOrder())
        self.app: App = builder.post_init(self._begin).post_stop(self._end).build()
        self.app.add_handler(TypeHandler(Update, self._handle))
        self.app.add_error_handler(self._told)

    def run(self) -> None:
        """Serves until SIGTERM or SIGINT."""
        self.app.run_polling(
            allowed_updates=ALLOWED,
            bootstrap_retries=-1,
            stop_signals=(signal.SIGTERM, signal.SIGINT),
            close_loop=False,
        )

    async def _begin(self, app: App) -> None:
        """Before the first update: the matchers, the page, and what an earlier run left."""
        await asyncio.to_thread(lambda: self._serving.knowledge.matchers)
        for received in await asyncio.wrap_future(self._store.pending()):
            await app.update_queue.put(Update.de_json(json.loads(received.body), app.bot))
        await self._sender.resume()
        self._introducing = asyncio.create_task(introduce(app.bot, self._serving.knowledge.catalogue))
        _log.info("ready")

    async def _end(self, _app: App) -> None:
        if self._introducing is not None:
            self._introducing.cancel()
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
        if self._bot.conflicts >= CONFLICTS_ENDURED and not self.gave_way:
            self.gave_way = True
            self.app.stop_running()


def serve(token: SecretStr, base_url: str, serving: Serving, store: AnyStore, keys: Keys) -> None:
    """Serves Telegram by polling.

    Raises:
        SettingsError: Telegram does not know the token.
        AlreadyRunningError: another process polls with the same token.
    """
    root = base_url.rstrip("/").removesuffix("/bot")
    bot = DurableBot(
        store,
        keys,
        token=token.get_secret_value(),
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=HTTPXRequest(connection_pool_size=2 * AT_ONCE),
        get_updates_request=HTTPXRequest(connection_pool_size=2),
    )
    service = Service(bot, serving, store, keys)
    try:
        service.run()
    except InvalidToken:
        raise SettingsError(
            "Telegram does not know TELEGRAM_BOT_TOKEN; copy it again from @BotFather."
        ) from None
    if service.gave_way:
        raise AlreadyRunningError("Another process receives this bot's updates; this one has stopped.")
