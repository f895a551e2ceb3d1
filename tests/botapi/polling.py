"""Long polling: one bot waits at a time, and a second one sends the first away."""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field

from .parameters import Parameters
from .refusal import OTHER_POLLER, TERMINATED_BY_WEBHOOK, WEBHOOK_ACTIVE, Refusal
from .state import State
from .updates import DEFAULT_TYPES, Entry

# Both from tdlib/telegram-bot-api, Client.h and Client.cpp.
LONGEST_POLL = 50
CONFLICT_PAUSE = 3.0
# A batch is given this long to gather once its first update is there, as Telegram gives it.
_GATHERING = 0.002


@dataclass(slots=True)
class _Waiter:
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    refusal: Refusal | None = None


class LongPoll:
    """The one waiting getUpdates call; lives on the server's loop."""

    def __init__(self, state: State) -> None:
        """Begin with nobody waiting."""
        self._state = state
        self._waiter: _Waiter | None = None
        self._next_conflict = 0.0

    async def get_updates(self, parameters: Parameters) -> list[Entry]:
        """Return the next updates, waiting for the first one up to `timeout` seconds.

        Raises:
            Refusal: A webhook is active, or another call came to wait.
        """
        if self._state.webhook:
            raise WEBHOOK_ACTIVE
        remember_types(self._state, parameters)
        offset, limit = parameters.integer("offset"), parameters.integer("limit", 100)
        batch = self._batch(offset, limit)
        timeout = min(max(parameters.integer("timeout"), 0), LONGEST_POLL)
        if batch or not timeout:
            return batch
        self._end(OTHER_POLLER)
        await self._wait(timeout)
        return self._batch(offset, limit)

    def wake(self) -> None:
        """Let the waiting call look at the updates again."""
        if self._waiter is not None:
            self._waiter.woken.set()

    def end_for_webhook(self) -> None:
        """Send the waiting call away because a webhook was set."""
        self._end(TERMINATED_BY_WEBHOOK)

    def _batch(self, offset: int, limit: int) -> list[Entry]:
        with self._state.changed:
            return self._state.updates.batch(offset, limit)

    def _end(self, refusal: Refusal) -> None:
        if self._waiter is not None:
            self._waiter.refusal = refusal
            self._waiter.woken.set()
            self._waiter = None

    async def _wait(self, seconds: float) -> None:
        waiter = self._waiter = _Waiter()
        deadline = time.monotonic() + seconds
        while not self._anything() and (left := deadline - time.monotonic()) > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(waiter.woken.wait(), left)
            waiter.woken.clear()
            if waiter.refusal is not None:
                await self._pause_before_conflict()
                raise waiter.refusal
        await asyncio.sleep(_GATHERING)
        if self._waiter is waiter:
            self._waiter = None

    def _anything(self) -> bool:
        with self._state.changed:
            return bool(self._state.updates.entries) and not self._state.updates.held

    async def _pause_before_conflict(self) -> None:
        now = time.monotonic()
        if now < self._next_conflict:
            await asyncio.sleep(CONFLICT_PAUSE)
        else:
            self._next_conflict = now + CONFLICT_PAUSE


def remember_types(state: State, parameters: Parameters) -> None:
    """Keep the update types that are asked for; a call that names none changes nothing."""
    types = parameters.value("allowed_updates")
    if types is None:
        return
    with state.changed:
        state.updates.allowed = frozenset(map(str, types)) or DEFAULT_TYPES
