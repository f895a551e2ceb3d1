"""Which keyboards Telegram accepts under a message."""

import inspect
import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from telegram import InlineKeyboardButton
from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, ReplyLimit

from .links import BadLink, checked_link, linked_user
from .refusal import Json, bad_request

# Telegram publishes no figure; bots report the refusal from about ten thousand bytes of JSON on.
MARKUP_BYTES = 10_000
_KINDS = {"keyboard", "remove_keyboard", "force_reply"}


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button; `data` is sent back when it is pressed, `url` opens a page."""

    text: str
    data: str | None = None
    url: str | None = None
    other: Json = field(default_factory=dict)

    def as_json(self) -> Json:
        """Return the InlineKeyboardButton of the Bot API."""
        named = {"callback_data": self.data, "url": self.url}
        return {"text": self.text, **{k: v for k, v in named.items() if v is not None}, **self.other}


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Markup:
    """What hangs under a message: inline rows, or another kind of keyboard as it was sent."""

    rows: Rows = ()
    other: Json | None = None

    def as_json(self) -> Json | None:
        """Return the reply_markup as Telegram sends it back: inline keyboards only."""
        if not self.rows:
            return None
        return {"inline_keyboard": [[button.as_json() for button in row] for row in self.rows]}


@cache
def button_fields() -> frozenset[str]:
    """Return the field names of an inline button, from python-telegram-bot's own signature."""
    return frozenset(inspect.signature(InlineKeyboardButton).parameters) - {"api_kwargs"}


def read_markup(markup: Any, *, inline_only: bool = False) -> Markup:
    """Check a reply_markup.

    Args:
        markup: The decoded JSON, or None.
        inline_only: Whether the message is being edited, so that only an inline keyboard may stand.

    Raises:
        Refusal: In Telegram's wording.
    """
    if markup is None:
        return Markup()
    if not isinstance(markup, dict):
        raise bad_request("Object expected as reply markup")
    if len(json.dumps(markup, ensure_ascii=False).encode()) > MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    if "inline_keyboard" in markup:
        return Markup(_inline_rows(markup["inline_keyboard"]))
    if inline_only:
        raise bad_request("Inline keyboard expected")
    return Markup(other=_other_keyboard(markup))


def _inline_rows(rows: Any) -> Rows:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(len(row) for row in rows) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise bad_request("reply markup is too long")
    if any(len(row) > InlineKeyboardMarkupLimit.BUTTONS_PER_ROW for row in rows):
        raise bad_request("REPLY_MARKUP_INVALID")
    return tuple(tuple(_button(button) for button in row) for row in rows if row)


def _button(button: Any) -> Button:
    if not isinstance(button, dict):
        raise _unparsed("InlineKeyboardButton must be an Object")
    if strange := sorted(set(button) - button_fields()):
        raise _unparsed(f"Unknown field {strange[0]!r}")
    text, url, data = button.get("text"), button.get("url"), button.get("callback_data")
    _check_strings(text, url, data)
    other = {k: v for k, v in button.items() if k not in {"text", "url", "callback_data"}}
    if not (url or data or other):
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if not str(text).strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    return Button(str(text), _checked_data(data), _checked_url(url) if url else None, other)


def _check_strings(text: Any, url: Any, data: Any) -> None:
    if text is None:
        raise _unparsed('Can\'t find field "text"')
    for name, value in (("text", text), ("url", url), ("callback_data", data)):
        if value is not None and not isinstance(value, str):
            raise _unparsed(f'Field "{name}" must be of type String')


def _checked_data(data: str | None) -> str | None:
    if data is not None and len(data.encode()) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return data or None


def _checked_url(url: str) -> str:
    if linked_user(url) is not None:
        return url
    try:
        return checked_link(url)
    except BadLink as reason:
        raise bad_request(f"Inline keyboard button {reason}") from None


def _other_keyboard(markup: Json) -> Json:
    placeholder = markup.get("input_field_placeholder", "")
    if len(placeholder) > ReplyLimit.MAX_INPUT_FIELD_PLACEHOLDER:
        raise bad_request("REPLY_MARKUP_INVALID")
    if not _KINDS & set(markup):
        raise bad_request("Can't parse reply keyboard markup JSON object")
    for row in markup.get("keyboard", []):
        for key in row:
            if not (key if isinstance(key, str) else key.get("text", "")).strip():
                raise bad_request("Keyboard button text must be non-empty")
    return markup


def _unparsed(reason: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {reason}")
