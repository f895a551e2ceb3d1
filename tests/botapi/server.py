"""The double itself: a Bot API on loopback, in a thread of its own."""

import asyncio
import contextlib
import itertools
import random
import secrets
import threading
from collections.abc import Coroutine, Iterator
from types import TracebackType
from typing import Self

from aiohttp import web

from .exchange import Exchange
from .faults import Faults
from .log import Call, Violation
from .message import Message, Press
from .person import Person
from .polling import LongPoll
from .refusal import Json
from .state import Chat, State
from .webhook import Deliverer

_LARGEST_BODY = 60_000_000
_PATIENCE = 10.0
_FIRST_PERSON = 7_000_000_001


class BotApi:
    """A strict double of Telegram's Bot API.

    Use it as a context manager; everything may be called from any thread.

    Attributes:
        token: The bot's token, made anew each time unless given.
        faults: What goes wrong, see `faults`.
        state: All that the double knows, for whatever has no method here.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        seed: int = 0,
        callback_age: float = 15.0,
        strict: bool = True,
    ) -> None:
        """Prepare a double.

        Args:
            token: The token that is accepted.
            seed: For update ids and the like; a second double for the same bot needs another.
            callback_age: Seconds after which a pressed button can no longer be answered.
            strict: Refuse links and HTML entities that Telegram would mangle without a word; they are
                violations either way.
        """
        self.token = token or f"7000000000:{secrets.token_urlsafe(26)}"
        user: Json = {"id": int(self.token.split(":")[0]), "is_bot": True, "first_name": "TRACES"}
        bot = {**user, "username": "traces_double_bot"}
        self.state = State(bot, self.token, callback_age, strict, random.Random(seed))
        self.faults = Faults()
        self.port = 0
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        """Start to serve on a free port of 127.0.0.1."""
        self._thread.start()
        if not self._ready.wait(_PATIENCE):
            raise RuntimeError("the double of the Bot API did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop to serve; every open connection is dropped."""
        self.state.updates.added = lambda: None
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join(_PATIENCE)

    @property
    def base_url(self) -> str:
        """Return python-telegram-bot's `base_url`."""
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        """Return python-telegram-bot's `base_file_url`."""
        return f"http://127.0.0.1:{self.port}/file/bot"

    def person(
        self, id: int | None = None, language_code: str | None = "en", first_name: str = "Ann"  # noqa: A002  Telegram's own name
    ) -> Person:  # fmt: skip
        """Return a person; the same id again gives a second device in the same chat.

        The bot can write to them once they have written to it.
        """
        with self.state.changed:
            free = (one for one in itertools.count(_FIRST_PERSON) if one not in self.state.chats)
            number = next(free) if id is None else id
            user: Json = {"id": number, "is_bot": False, "first_name": first_name}
            if language_code is not None:
                user["language_code"] = language_code
            self.state.chats.setdefault(number, Chat(user))
        return Person(self.state, number)

    def calls(self, method: str | None = None, chat: int | None = None) -> list[Call]:
        """Return the bot's calls so far, of one method or for one chat where asked."""
        return self.state.log.calls(method, chat)

    def violations(self) -> list[Violation]:
        """Return the rules that the bot broke so far."""
        return self.state.log.violations()

    def messages(self, chat: int) -> list[Message]:
        """Return what stands in a chat now, in order."""
        with self.state.changed:
            return self.state.chats[chat].newest_first()[::-1]

    def presses(self, chat: int | None = None) -> list[Press]:
        """Return the pressed buttons and their answers, in order."""
        with self.state.changed:
            return [press for press in self.state.presses.values() if chat in {None, press.chat_id}]

    def inject(self, update: Json, times: int = 1) -> int:
        """Append a raw update, as often as asked, and return its id.

        Args:
            update: With its own `update_id`, even a used one; or without, for the next.
            times: More than once gives duplicates; they are delivered whatever was confirmed before.
        """
        with self.state.changed:
            self._open_for(update)
            return self.state.updates.put(update, times)

    def repeat(self, update_id: int, times: int = 1) -> None:
        """Append an update that waits for the bot again, under the same id."""
        with self.state.changed:
            entry = next(one for one in self.state.updates.entries if one.update_id == update_id)
            self.state.updates.put(entry.as_json(), times)

    def pending(self) -> list[Json]:
        """Return the updates that the bot has not confirmed."""
        with self.state.changed:
            return [entry.as_json() for entry in self.state.updates.entries]

    @contextlib.contextmanager
    def held(self, *, shuffle: random.Random | None = None, within: int = 10) -> Iterator[None]:
        """Hold back updates inside the block, to give them out together, perhaps shuffled."""
        self.state.updates.held = True
        try:
            yield
        finally:
            with self.state.changed:
                self.state.updates.held = False
                if shuffle is not None:
                    self.state.updates.shuffle(shuffle, within)
                self.state.updates.added()

    @contextlib.contextmanager
    def offline(self) -> Iterator[None]:
        """Refuse connections inside the block, and drop the open ones."""
        self._on_loop(self._site_down())
        try:
            yield
        finally:
            self._on_loop(self._site_up())

    def deliver_to(self, origin: str, first_pause: float = 0.05) -> None:
        """Send webhook updates to the bot's local address, as a TLS proxy in front of it would.

        Args:
            origin: Such as `http://127.0.0.1:8081`; the webhook's own path is added.
            first_pause: Seconds before the first repetition after an answer other than 2xx.
        """
        self._deliverer.origin, self._deliverer.first_pause = origin, first_pause

    def _open_for(self, update: Json) -> None:
        content = next((value for value in update.values() if isinstance(value, dict)), {})
        chat = content.get("chat") or (content.get("message") or {}).get("chat") or {}
        user = content.get("from")
        if isinstance(chat.get("id"), int) and isinstance(user, dict):
            self.state.chats.setdefault(chat["id"], Chat(user)).started = True

    def _on_loop(self, work: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_PATIENCE)

    async def _serve(self) -> None:
        self._loop, self._closing = asyncio.get_running_loop(), asyncio.Event()
        self._poll, self._deliverer = LongPoll(self.state), Deliverer(self.state)
        self.state.updates.added = self._added
        await self._site_up()
        self._ready.set()
        await self._closing.wait()
        self._deliverer.stop()
        await self._site_down()

    def _added(self) -> None:
        self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        self._poll.wake()
        self._deliverer.wake()

    async def _site_up(self) -> None:
        app = web.Application(client_max_size=_LARGEST_BODY)
        self._dropping = asyncio.Event()
        exchange = Exchange(self.state, self.faults, self._poll, self._deliverer, self._dropping)
        app.router.add_route("*", "/bot{token}/{method}", exchange.answer)
        app.router.add_get("/file/bot{token}/{path:.+}", exchange.download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = int(self._runner.addresses[0][1])

    async def _site_down(self) -> None:
        self._dropping.set()
        await self._runner.cleanup()
