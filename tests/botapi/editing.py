"""The methods that change what stands in a chat: edits, deletions, and answers to pressed buttons."""

from telegram.constants import CallbackQueryLimit

from .formatting import read_text
from .keyboard import read_markup
from .message import Message
from .parameters import Parameters
from .refusal import NOT_MODIFIED, Json, bad_request
from .sending import message_json
from .state import Chat, State


def edit_message_text(state: State, parameters: Parameters) -> Json:
    """Replace a text and its inline keyboard; a keyboard that is not sent again goes."""
    chat = state.open_chat(parameters.value("chat_id"))
    formatted = read_text(state, parameters)
    markup = read_markup(parameters.value("reply_markup"), inline_only=True)
    message = _own_message(chat, parameters)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    if (formatted, markup) == (message.formatted, message.markup):
        raise bad_request(NOT_MODIFIED)
    edited = state.edit_message(
        chat, message, text=formatted.text, entities=formatted.entities, markup=markup
    )
    return message_json(state, chat, edited)


def edit_message_reply_markup(state: State, parameters: Parameters) -> Json:
    """Replace an inline keyboard, or take it away."""
    chat = state.open_chat(parameters.value("chat_id"))
    markup = read_markup(parameters.value("reply_markup"), inline_only=True)
    message = _own_message(chat, parameters)
    if markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    return message_json(state, chat, state.edit_message(chat, message, markup=markup))


def delete_message(state: State, parameters: Parameters) -> bool:
    """Take a message out of the chat."""
    chat = state.open_chat(parameters.value("chat_id"))
    message_id = parameters.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to delete not found")
    state.remove_message(chat, message_id)
    return True


def answer_callback_query(state: State, parameters: Parameters) -> bool:
    """Take the progress bar from a pressed button, perhaps with a short text."""
    toast = parameters.text("text")
    if len(toast) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    state.answer_press(parameters.text("callback_query_id"), toast, alert=parameters.flag("show_alert"))
    return True


def _own_message(chat: Chat, parameters: Parameters) -> Message:
    if "message_id" not in parameters.values:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or message.markup.other is not None:
        raise bad_request("message can't be edited")
    return message
