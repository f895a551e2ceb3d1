"""How the tests of the double talk to it: with python-telegram-bot's own Bot, over HTTP."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx
import pytest
from telegram import Bot, Message, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from .person import Person
from .refusal import Json
from .server import BotApi

T = TypeVar("T")
Work = Callable[[Bot], Awaitable[T]]


def new_bot(api: BotApi, token: str | None = None, read_timeout: float = 5.0) -> Bot:
    """Return python-telegram-bot's Bot for the double."""
    requests = [HTTPXRequest(connection_pool_size=32, read_timeout=read_timeout) for _ in range(2)]
    return Bot(
        token or api.token,
        base_url=api.base_url,
        base_file_url=api.base_file_url,
        request=requests[0],
        get_updates_request=requests[1],
    )


def ask(api: BotApi, work: Work[T], read_timeout: float = 5.0) -> T:
    """Let a Bot do some work, and return its result."""

    async def run() -> T:
        async with new_bot(api, read_timeout=read_timeout) as bot:
            return await work(bot)

    return asyncio.run(run())


def refusal_of(api: BotApi, work: Work[object], read_timeout: float = 5.0) -> TelegramError:
    """Let a Bot do some work that must fail, and return the error."""
    with pytest.raises(TelegramError) as caught:
        ask(api, work, read_timeout)
    return caught.value


def post(api: BotApi, method: str, **body: object) -> Json:
    """Call a method with a JSON body, for what the library itself would not send."""
    headers = {"Content-Type": "application/json"}
    url = f"{api.base_url}{api.token}/{method}"
    return dict(httpx.post(url, content=json.dumps(body), headers=headers).json())


def sent(api: BotApi, person: Person, text: str = "Hello", **options: object) -> Message:
    """Send a message to a person who has started the bot, and return it."""
    options.setdefault("chat_id", person.id)
    return ask(api, lambda bot: bot.send_message(text=text, **options))  # type: ignore[arg-type]  # any option


def updates(api: BotApi, **options: object) -> tuple[Update, ...]:
    """Call getUpdates once."""
    return ask(api, lambda bot: bot.get_updates(**options))  # type: ignore[arg-type]  # any option
