"""The methods of the Bot API that the double knows."""

from collections.abc import Callable
from typing import Any

from . import editing, profile, sending, webhook
from .parameters import Parameters
from .state import State

Method = Callable[[State, Parameters], Any]

GET_UPDATES = "getUpdates"
METHODS: dict[str, Method] = {
    "getMe": profile.get_me,
    "logOut": profile.log_out,
    "close": profile.close,
    "setWebhook": webhook.set_webhook,
    "deleteWebhook": webhook.delete_webhook,
    "getWebhookInfo": webhook.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "getFile": sending.get_file,
    "editMessageText": editing.edit_message_text,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "answerCallbackQuery": editing.answer_callback_query,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.setter("name"),
    "getMyName": profile.getter("name"),
    "setMyDescription": profile.setter("description"),
    "getMyDescription": profile.getter("description"),
    "setMyShortDescription": profile.setter("short_description"),
    "getMyShortDescription": profile.getter("short_description"),
}
_BY_LOWER_CASE = {name.lower(): name for name in (*METHODS, GET_UPDATES)}


def known_method(name: str) -> str | None:
    """Return the method's name in its usual spelling, or None; Telegram does not mind the case."""
    return _BY_LOWER_CASE.get(name.lower())
