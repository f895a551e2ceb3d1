"""One chat's updates in the order they came, many chats at once."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

if TYPE_CHECKING:
    from collections.abc import Awaitable

AT_ONCE = 32
"""Updates in work at the same time; beyond that the HTTP client's pool costs more than it gives."""

_ALL = 1_000_000
"""Updates that may wait at the same time: as many as there are."""


class InOrder(BaseUpdateProcessor):
    """Lets one chat's updates wait for each other, and nobody else's.

    A place among those in work is taken only when it is an update's turn in its chat: whoever sends a
    hundred messages at once holds one place, not all of them.
    """

    __slots__ = ("_locks", "_places", "_waiting")

    def __init__(self) -> None:
        """Begins with no chat in work."""
        super().__init__(_ALL)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: defaultdict[int, int] = defaultdict(int)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Runs the coroutine when the chat's earlier ones are done; a lock is fair, first come first served."""
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        self._waiting[chat] += 1
        try:
            async with self._locks[chat], self._places:
                await coroutine
        finally:
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat], self._locks[chat]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""
