"""A person who says, presses and hears."""

import asyncio
import threading

import pytest
from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from .asking import sent, updates
from .person import Person
from .server import BotApi

MENU = InlineKeyboardMarkup(
    [
        [Button("1 · Begin", callback_data="begin"), Button("10 · Later", callback_data="later")],
        [Button("About", url="https://x.org/")],
    ]
)


def test_a_button_is_pressed_by_its_label(api: BotApi, ann: Person) -> None:
    """On the newest message that has it, by the whole label or its beginning."""
    old = sent(api, ann, "old", reply_markup=MENU)
    sent(api, ann, "new", reply_markup=InlineKeyboardMarkup([[Button("1 · Begin", callback_data="b2")]]))
    assert ann.presses("1 · Begin").data == "b2"
    assert ann.presses("10").data == "later"
    older = next(one for one in ann.messages if one.message_id == old.message_id)
    assert ann.presses("1 ·", older).data == "begin"
    assert ann.screen.text == "new"


@pytest.mark.parametrize(
    ("label", "wording"),
    [("Stop", "no button 'Stop' among"), ("About", "opens https://x.org/"), ("1", "begins several of")],
)
def test_a_button_that_is_not_there_cannot_be_pressed(
    api: BotApi, ann: Person, label: str, wording: str
) -> None:
    """The error lists the labels."""
    sent(api, ann, "menu", reply_markup=MENU)
    with pytest.raises(AssertionError, match=wording):
        ann.presses(label)


def test_new_and_edited_messages_are_heard_once(api: BotApi, ann: Person) -> None:
    """In the order of their last change; own messages are not heard."""
    first = sent(api, ann, "one", reply_markup=MENU)
    sent(api, ann, "two")
    assert [one.text for one in ann.hears()] == ["one", "two"]
    ann.hears_nothing(0.05)
    api.state.edit_message(api.state.chats[ann.id], ann.messages[1], text="one, edited")
    heard = ann.hears()
    assert [(one.text, one.message_id, one.edits) for one in heard] == [("one, edited", first.message_id, 1)]
    with pytest.raises(AssertionError, match="heard nothing"):
        ann.hears(timeout=0.05)


def test_a_message_is_waited_for(api: BotApi, ann: Person) -> None:
    """Also from another thread; what came before it counts as heard."""
    threading.Timer(0.1, sent, [api, ann, "one"]).start()
    threading.Timer(0.3, sent, [api, ann, "two"]).start()
    assert ann.waits_for("tw").text == "two"
    ann.hears_nothing(0.05)
    with pytest.raises(AssertionError, match="waited in vain for 'three'"):
        ann.waits_for("three", timeout=0.05)


def test_a_chat_reads_as_a_transcript(api: BotApi, ann: Person) -> None:
    """Messages as they stand, with their buttons, and presses where they happened."""
    sent(api, ann, "Welcome\nto TRACES", reply_markup=MENU)
    press = ann.presses("1 · Begin")
    api.state.answer_press(press.query_id, "Saved", alert=False)
    ann.presses("10")
    ann.sends_photo(caption="me")
    assert ann.transcript().splitlines() == [
        "Ann: /start",
        "Bot: Welcome",
        "     to TRACES",
        "     [1 · Begin] [10 · Later]",
        "     [About]",
        "Ann presses [1 · Begin]",
        "     (Saved)",
        "Ann presses [10 · Later]",
        "     (no answer)",
        "Ann: <photo> me",
    ]


def test_people_send_more_than_texts(api: BotApi, ann: Person) -> None:
    """Each kind is read by the library as what it is."""
    ann.sends_photo(), ann.sends_document(), ann.sends_sticker(), ann.sends_voice(), ann.sends_location()
    kinds = ("photo", "document", "sticker", "voice", "location")
    for kind, update in zip(kinds, updates(api), strict=True):
        assert getattr(update.message, kind)


def test_an_edited_message_is_told(api: BotApi, ann: Person) -> None:
    """As edited_message, with the new text."""
    ann.edits(ann.messages[0], "/stop")
    edited = updates(api)[0].edited_message
    assert edited is not None
    assert (edited.text, edited.message_id) == ("/stop", 1)


def test_a_long_text_goes_as_several(api: BotApi, ann: Person) -> None:
    """As the apps do it; an empty one does not go at all."""
    ann.says("x" * 5000)
    assert [len(one.message.text or "") for one in updates(api) if one.message] == [4096, 904]
    with pytest.raises(AssertionError):
        ann.says(" ")


def test_nobody_writes_to_a_blocked_bot(ann: Person) -> None:
    """The app offers to unblock it first."""
    ann.blocks_bot()
    with pytest.raises(AssertionError, match="has blocked the bot"):
        ann.says("hello?")


def test_a_whole_bot_can_be_talked_to(api: BotApi) -> None:
    """A real Application polls the double in its own thread, and a person talks to it."""
    ann, stop = api.person(first_name="Ann"), threading.Event()

    async def start(update: Update, _: object) -> None:
        assert update.message
        await update.message.reply_html("<b>Welcome</b>", reply_markup=MENU)

    async def press(update: Update, _: object) -> None:
        assert update.callback_query
        await update.callback_query.answer("Saved")
        await update.callback_query.edit_message_text(f"You chose {update.callback_query.data}")

    async def echo(update: Update, _: object) -> None:
        assert update.message
        await update.message.reply_text(update.message.text or "")

    async def run() -> None:
        builder = Application.builder().token(api.token).base_url(api.base_url)
        application = builder.base_file_url(api.base_file_url).build()
        application.add_handler(CommandHandler("start", start))
        application.add_handler(CallbackQueryHandler(press))
        application.add_handler(MessageHandler(filters.TEXT, echo))
        async with application:
            await application.start()
            assert application.updater is not None
            await application.updater.start_polling()
            await asyncio.to_thread(stop.wait)
            await application.updater.stop()
            await application.stop()

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    try:
        ann.sends_command("start")
        assert ann.waits_for("Welcome").parts("bold") == ["Welcome"]
        pressed = ann.presses("1 · Begin")
        assert ann.waits_for("You chose begin").labels == []
        assert ann.waits_for_toast(pressed).toast == "Saved"
        ann.says("Bye")
        assert [one.text for one in ann.hears()] == ["Bye"]
    finally:
        stop.set()
        thread.join()
    assert api.violations() == []
    assert api.pending() == []
