"""Edits, deletions, and answers to pressed buttons."""

import pytest
from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup

from .asking import ask, refusal_of, sent, updates
from .person import PICTURE, Person
from .server import BotApi

YES = InlineKeyboardMarkup([[Button("Yes", callback_data="yes"), Button("No", callback_data="no")]])


def test_an_edit_changes_text_and_keyboard(api: BotApi, ann: Person) -> None:
    """The message keeps its place; a keyboard that is not sent again goes."""
    number = sent(api, ann, "Really?", reply_markup=YES).message_id
    ask(api, lambda bot: bot.edit_message_text("Really, <b>now</b>?", ann.id, number, parse_mode="HTML"))
    shown = ann.messages[-1]
    assert (shown.message_id, shown.text, shown.labels, shown.edits) == (number, "Really, now?", [], 1)


def test_an_edit_that_changes_nothing_is_refused(api: BotApi, ann: Person) -> None:
    """The same text in other words of HTML is the same text."""
    message = sent(api, ann, "<b>Hi</b>", parse_mode="HTML", reply_markup=YES)
    wording = (
        "Message is not modified: specified new message content and reply markup are exactly the same as a "
        "current content and reply markup of the message"
    )
    for work in (
        lambda bot: bot.edit_message_text(
            "<strong>Hi</strong>", ann.id, message.message_id, parse_mode="HTML", reply_markup=YES
        ),
        lambda bot: bot.edit_message_reply_markup(ann.id, message.message_id, reply_markup=YES),
    ):
        assert refusal_of(api, work).message == wording
    ask(api, lambda bot: bot.edit_message_reply_markup(ann.id, message.message_id))
    assert ann.messages[-1].labels == []


def test_only_the_bots_own_standing_texts_can_be_edited(api: BotApi, ann: Person) -> None:
    """Unknown, deleted, foreign and picture messages are refused, each in its own words."""
    gone = sent(api, ann)
    ann.deletes(ann.messages[-1])
    picture = ask(api, lambda bot: bot.send_photo(ann.id, PICTURE))
    expected = {
        gone.message_id: "Message to edit not found",
        999: "Message to edit not found",
        1: "Message can't be edited",
        picture.message_id: "There is no text in the message to edit",
    }
    for number, wording in expected.items():
        error = refusal_of(api, lambda bot, number=number: bot.edit_message_text("x", ann.id, number))  # type: ignore[misc]  # bound now
        assert error.message == wording


def test_a_message_is_deleted_once(api: BotApi, ann: Person) -> None:
    """The second time there is nothing to delete."""
    number = sent(api, ann).message_id
    assert ask(api, lambda bot: bot.delete_message(ann.id, number))
    assert number not in [one.message_id for one in ann.messages]
    error = refusal_of(api, lambda bot: bot.delete_message(ann.id, number))
    assert error.message == "Message to delete not found"


def test_a_press_is_answered_once(api: BotApi, ann: Person) -> None:
    """The toast reaches the person; a second answer comes too late."""
    sent(api, ann, "Really?", reply_markup=YES)
    press = ann.presses("Ye")
    query = updates(api)[-1].callback_query
    assert query is not None
    assert (query.data, query.id, query.from_user.id) == ("yes", press.query_id, ann.id)
    assert query.message is not None
    ask(api, lambda bot: bot.answer_callback_query(query.id, "Saved", show_alert=True))
    assert ann.waits_for_toast(press).alert
    assert ann.toasts == ["Saved"]
    error = refusal_of(api, lambda bot: bot.answer_callback_query(query.id))
    wording = "Query is too old and response timeout expired or query id is invalid"
    assert error.message.lower() == wording.lower()


def test_a_press_goes_stale(api: BotApi, ann: Person) -> None:
    """After the settable age nobody can answer it any more; an unknown query is the same."""
    api.state.callback_age = 0.0
    sent(api, ann, "Really?", reply_markup=YES)
    press = ann.presses("No")
    for query_id in (press.query_id, "12345"):
        error = refusal_of(api, lambda bot, query_id=query_id: bot.answer_callback_query(query_id))  # type: ignore[misc]  # bound now
        assert error.message.startswith("Query is too old")
    assert not api.presses(ann.id)[0].answered


def test_a_toast_has_a_limit(api: BotApi, ann: Person) -> None:
    """200 characters and no more."""
    sent(api, ann, "Really?", reply_markup=YES)
    press = ann.presses("No")
    error = refusal_of(api, lambda bot: bot.answer_callback_query(press.query_id, "x" * 201))
    assert error.message.upper() == "MESSAGE_TOO_LONG"


@pytest.mark.parametrize("there", [True, False])
def test_a_forged_press_reaches_the_bot(api: BotApi, ann: Person, there: bool) -> None:  # noqa: FBT001  a parameter of pytest
    """Any data can come, also from a message that is gone."""
    sent(api, ann, "Really?", reply_markup=YES)
    message = ann.screen
    if not there:
        ann.deletes(message)
    ann.presses_data("v0:forged", message)
    query = updates(api)[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.message.is_accessible) == ("v0:forged", there)
