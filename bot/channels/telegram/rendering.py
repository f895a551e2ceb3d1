"""A reply as HTML and a keyboard, within Telegram's limits; the only place where HTML is escaped."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from bot.catalogue.text import Run, Text
from bot.store import Outgoing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.dialogue.reply import Reply

LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)


def outgoing(reply: Reply, edit: int | None) -> list[Outgoing]:
    """A reply as rows for the outbox: one, or more where the text is too long for one message.

    Args:
        reply: what the dialogue said.
        edit: the message that it shall replace, if any.
    """
    parts = list(split(reply.text))
    keyboard = [[[each.label, each.choice.encoded(reply.nonce)] for each in row] for row in reply.rows]
    rows = [Outgoing(_payload(part, []), None) for part in parts[:-1]]
    last = Outgoing(_payload(parts[-1], keyboard), edit if len(parts) == 1 else None, reply.screen)
    return [*rows, last]


def _payload(text: Text, keyboard: list[list[list[str]]]) -> str:
    return json.dumps({"html": to_html(text), "keyboard": keyboard}, ensure_ascii=False)


def read_payload(payload: str) -> tuple[str, InlineKeyboardMarkup | None]:
    """The HTML and the keyboard of an outbox row."""
    stored = json.loads(payload)
    rows = [
        [InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in stored["keyboard"]
    ]
    return stored["html"], InlineKeyboardMarkup(rows) if rows else None


def to_html(text: Text) -> str:
    """Text in the HTML that Telegram reads."""
    return "".join(_run(run) for run in text.runs)


def _run(run: Run) -> str:
    words = html.escape(_sendable(run.text), quote=False)
    if run.emphasis:
        words = f"<b>{words}</b>"
    return f'<a href="{html.escape(run.url)}">{words}</a>' if run.url else words


def _sendable(words: str) -> str:
    """Words without what cannot travel: lone surrogates and NUL."""
    return words.encode("utf-8", "replace").decode().replace("\0", "")


def split(text: Text) -> Iterator[Text]:
    """The text in pieces of at most one message, cut at paragraphs, else lines, else words."""
    piece = Text()
    for part in _pieces(text):
        if piece and _length(piece) + _length(part) > LIMIT:
            yield piece
            piece = Text(tuple(Run(run.text.lstrip("\n"), run.emphasis, run.url) for run in part.runs))
        else:
            piece = piece + part
    yield piece


def _pieces(text: Text) -> Iterator[Text]:
    """The text as parts that may stand in messages of their own; none is longer than one message."""
    if _length(text) <= LIMIT:
        yield text
        return
    for run in text.runs:
        for paragraph in re.split(r"(?=\n\n)", run.text):
            for words in _short_enough(paragraph):
                yield Text((Run(words, run.emphasis, run.url),))


def _short_enough(words: str) -> Iterator[str]:
    if _units(words) <= LIMIT:
        yield words
        return
    most = LIMIT // 2 - 1
    yield from re.findall(rf".{{1,{most}}}(?:\s|$)|\S{{1,{most}}}", words, flags=re.DOTALL)


def _length(text: Text) -> int:
    return _units(text.plain)


def _units(words: str) -> int:
    """Characters as Telegram counts them at worst: UTF-16 units."""
    return len(words.encode("utf-16-le", "replace")) // 2
