"""Keyboards: what hangs under a message, and what Telegram refuses to hang there."""

import pytest
from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup

from .asking import ask, post, refusal_of, sent
from .person import Person
from .refusal import Json
from .server import BotApi


def rows_of(*rows: int) -> list[list[Json]]:
    """Return rows of so many buttons each."""
    return [[{"text": "x", "callback_data": "x"}] * count for count in rows]


@pytest.mark.parametrize(
    ("rows", "wording"),
    [
        ([[{"text": "x", "callback_data": "x" * 65}]], ": BUTTON_DATA_INVALID"),
        ([[{"text": "x", "callback_data": "é" * 33}]], ": BUTTON_DATA_INVALID"),
        ([[{"text": "x", "callback_data": ""}]], "Text buttons are unallowed in the inline keyboard"),
        ([[{"text": "x"}]], "Text buttons are unallowed in the inline keyboard"),
        ([[{"text": "", "callback_data": "x"}]], ": inline keyboard button text must be non-empty"),
        ([[{"callback_data": "x"}]], 'Can\'t find field "text"'),
        ([[{"text": "x", "callback_data": 5}]], 'Field "callback_data" must be of type String'),
        ([[{"text": "x", "callback_data": "x", "colour": "red"}]], "Unknown field 'colour'"),
        ([[{"text": "x", "url": "ftp://x.org"}]], "is invalid: Unsupported URL protocol"),
        ([[{"text": "x", "url": "javascript:alert(1)"}]], "is invalid"),
        ([[{"text": "x", "url": "https://"}]], "is invalid: URL host is empty"),
        ([[{"text": "x", "url": "http://localhost/"}]], "is invalid: Wrong HTTP URL"),
        (rows_of(9), ": REPLY_MARKUP_INVALID"),
        (rows_of(*[5] * 20, 1), ": reply markup is too long"),
        ([[{"text": "x" * 2000, "callback_data": str(number)}] for number in range(6)],
         ": reply markup is too long"),
        ([{"text": "x"}], "must be an Array of Arrays"),
    ],
)  # fmt: skip
def test_a_keyboard_is_refused(api: BotApi, ann: Person, rows: list[list[Json]], wording: str) -> None:
    """Data counts in bytes, buttons in rows and in all, and links need http, https or tg."""
    keyboard = {"inline_keyboard": rows}
    refused = post(api, "sendMessage", chat_id=ann.id, text="x", reply_markup=keyboard)
    assert refused["error_code"] == 400
    assert wording in refused["description"]


def test_the_largest_keyboard_fits(api: BotApi, ann: Person) -> None:
    """100 buttons, 8 in a row, 64 bytes of data."""
    buttons = [Button(str(number), callback_data=f"{number:064d}") for number in range(92)]
    rows = [buttons[:8], *[[button] for button in buttons[8:]]]
    message = sent(api, ann, reply_markup=InlineKeyboardMarkup(rows))
    assert message.reply_markup is not None
    assert len(message.reply_markup.inline_keyboard) == 85


def test_links_are_kept_as_telegram_keeps_them(api: BotApi, ann: Person) -> None:
    """A missing protocol becomes http, and an address without a path gets one."""
    urls = ["x.org", "https://X.org/A", "tg://resolve?domain=x", "tg://user?id=7"]
    sent(api, ann, reply_markup=InlineKeyboardMarkup([[Button("x", url=url)] for url in urls]))
    kept = [button.url for button in ann.screen.buttons]
    assert kept == ["http://x.org/", "https://x.org/A", "tg://resolve?domain=x", "tg://user?id=7"]


def test_a_message_with_a_reply_keyboard_cannot_be_edited(api: BotApi, ann: Person) -> None:
    """Only inline keyboards can be edited in."""
    message = sent(api, ann, reply_markup=ReplyKeyboardMarkup([["Yes", "No"]]))
    error = refusal_of(api, lambda bot: bot.edit_message_text("Bye", ann.id, message.message_id))
    assert error.message == "Message can't be edited"
    other = sent(api, ann)
    place = {"chat_id": ann.id, "message_id": other.message_id}
    refused = post(api, "editMessageReplyMarkup", **place, reply_markup={"keyboard": [["Yes"]]})
    assert refused["description"] == "Bad Request: inline keyboard expected"


def test_a_reply_keyboard_needs_texts(api: BotApi, ann: Person) -> None:
    """An empty key is refused."""
    error = refusal_of(
        api, lambda bot: bot.send_message(ann.id, "x", reply_markup=ReplyKeyboardMarkup([[" "]]))
    )
    assert error.message == "Keyboard button text must be non-empty"
    assert ask(api, lambda bot: bot.send_message(ann.id, "x")).text == "x"
