"""A strict double of Telegram's Bot API on loopback: it refuses what Telegram refuses.

>>> with BotApi() as api:                                     # doctest: +SKIP
...     ann = api.person(language_code="da")
...     ann.says("/start")           # the bot, started with api.base_url and api.token, answers
...     ann.waits_for("Welcome")
...     ann.presses("Begin")
...     api.faults.plan(faults.flood(30), method="sendMessage", chat=ann.id)

A call goes through exchange -> methods (sending, editing, profile, webhook, polling) -> state -> an answer;
what a person does goes through state -> updates -> polling or webhook -> the bot.
"""

from . import faults
from .log import Call, Rule, Violation
from .message import Message, Press
from .person import Person
from .server import BotApi

__all__ = ["BotApi", "Call", "Message", "Person", "Press", "Rule", "Violation", "faults"]
