"""A bot that commits what it received before Telegram is told that it did."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any

from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.errors import TracesError
from bot.store import Received

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Update
    from telegram.request import BaseRequest

    from bot.store import AnyStore, Keys


SILENT_CALLS = 3
"""Long polls in a row without an answer after which the connection is taken for dead."""

NAMES = frozenset(
    {
        "first_name",
        "last_name",
        "username",
        "title",
        "author_signature",
        "sender_signature",
        "sender_user_name",
        "phone_number",
        "vcard",
        "address",
    }
)
"""Keys of an update under which people and places are named; none of it is needed, so none of it is stored."""

_log = logging.getLogger(__name__)


class DurableBot(ExtBot[None]):
    """An ``ExtBot`` with an inbox.

    The stock polling loop confirms a batch with its next request, whatever became of it. Here a batch is
    in the inbox before ``get_updates`` returns; where that fails the loop sees a network error, keeps its
    offset and asks again.
    """

    __slots__ = ("_closing", "_conflicts", "_keys", "_polling", "_refused", "_silent", "_store")

    def __init__(
        self, store: AnyStore, keys: Keys, get_updates_request: BaseRequest, **settings: Any
    ) -> None:
        """Takes the inbox, the connection for updates, and what else ``ExtBot`` takes."""
        super().__init__(get_updates_request=get_updates_request, **settings)
        self._store = store
        self._keys = keys
        self._polling = get_updates_request
        self._conflicts = 0
        self._silent = 0
        self._refused = False
        self._closing = False

    def close_soon(self) -> None:
        """Says that polling is about to end, and that only one call is to come, which confirms."""
        self._closing = True

    @property
    def refused(self) -> bool:
        """Whether Telegram no longer knows the token."""
        return self._refused

    @property
    def conflicts(self) -> int:
        """How often in a row another process took the updates."""
        return self._conflicts

    async def get_updates(self, *args: Any, **settings: Any) -> tuple[Update, ...]:
        """The updates that are new to the inbox, once they are in it.

        What an earlier run received and could not confirm any more is confirmed and passed over here: the
        polling loop would take an empty batch for silence, and ask for the same updates for ever.
        """
        while True:
            arrived = await self._polled(*args, **settings)
            new = await self._committed(arrived) if arrived else ()
            if new or not arrived:
                return new
            settings["offset"] = arrived[-1].update_id + 1

    async def _polled(self, *args: Any, **settings: Any) -> tuple[Update, ...]:
        try:
            arrived = await super().get_updates(*args, **settings)
        except TimedOut as error:
            await self._unanswered()
            return self._not_polled(error)
        except TelegramError as error:
            return self._not_polled(error)
        self._conflicts = self._silent = 0
        return arrived

    async def _unanswered(self) -> None:
        """Connects anew after some calls without any answer, which the polling loop would repeat without a word.

        A long poll is answered in time even where nothing arrived, so a connection that stays silent is dead.
        """
        self._silent += 1
        if self._silent % SILENT_CALLS == 0 and not self._closing:
            _log.warning("Telegram has not answered %d times; connecting anew", self._silent)
            await self._polling.shutdown()
            await self._polling.initialize()

    def _not_polled(self, error: TelegramError) -> tuple[()]:
        if self._closing:
            # What could not be confirmed comes again, and is known then.
            return ()
        self._conflicts += isinstance(error, Conflict)
        self._refused = isinstance(error, InvalidToken)
        if self._refused:
            # The library's loop would end without a word.
            raise NetworkError("the token is no longer known") from error
        raise error

    async def _committed(self, arrived: Sequence[Update]) -> tuple[Update, ...]:
        try:
            batch = [received(update, self._keys) for update in arrived]
            new = await asyncio.wrap_future(self._store.receive(batch))
        except TracesError as error:
            _log.error("what arrived cannot be stored: %s", error)
            raise NetworkError("the inbox could not be written") from error
        by_id = {update.update_id: update for update in arrived}
        return tuple(by_id[each.update_id] for each in new)


def received(update: Update, keys: Keys) -> Received:
    """An update as the inbox keeps it; what has no sender is kept under nobody's name."""
    user, chat = update.effective_user, update.effective_chat
    person = keys.person(user.id if user is not None else 0)
    body = json.dumps(_nameless(update.to_dict()), ensure_ascii=False)
    return Received(update.update_id, person, chat.id if chat is not None else 0, body)


def _nameless(value: Any) -> Any:
    """The same with a dash for each name; the library cannot read an update back that lacks some of them."""
    if isinstance(value, list):
        return [_nameless(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: "-" if key in NAMES and isinstance(each, str) else _nameless(each) for key, each in value.items()
    }
