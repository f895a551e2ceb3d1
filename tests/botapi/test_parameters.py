"""The double takes exactly the parameters that python-telegram-bot sends, and notices when they change."""

import asyncio
import inspect
import json
from typing import Any

import pytest
from telegram import Bot, BotCommandScopeDefault
from telegram.request import BaseRequest, RequestData

from .methods import GET_UPDATES, METHODS
from .parameters import CONVENIENCE, TRANSPORT, accepted

ALL_METHODS = [*METHODS, GET_UPDATES]
MESSAGE = {
    "allow_paid_broadcast", "business_connection_id", "chat_id", "direct_messages_topic_id",
    "disable_notification", "message_effect_id", "message_thread_id", "parse_mode", "protect_content",
    "reply_markup", "reply_parameters", "suggested_post_parameters",
}  # fmt: skip
EDIT = {"business_connection_id", "chat_id", "inline_message_id", "message_id", "reply_markup"}
WRITTEN_DOWN = {
    "getMe": set(),
    "logOut": set(),
    "close": set(),
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
    "setWebhook": {"url", "certificate", "max_connections", "allowed_updates", "ip_address",
                   "drop_pending_updates", "secret_token"},
    "deleteWebhook": {"drop_pending_updates"},
    "getWebhookInfo": set(),
    "sendMessage": MESSAGE | {"text", "entities", "link_preview_options"},
    "sendPhoto": MESSAGE | {"photo", "caption", "caption_entities", "has_spoiler",
                            "show_caption_above_media"},
    "sendDocument": MESSAGE | {"document", "caption", "caption_entities", "thumbnail",
                               "disable_content_type_detection"},
    "sendChatAction": {"action", "business_connection_id", "chat_id", "message_thread_id"},
    "getFile": {"file_id"},
    "editMessageText": EDIT | {"text", "parse_mode", "entities", "link_preview_options"},
    "editMessageReplyMarkup": EDIT,
    "deleteMessage": {"chat_id", "message_id"},
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert", "url", "cache_time"},
    "setMyCommands": {"commands", "scope", "language_code"},
    "getMyCommands": {"scope", "language_code"},
    "deleteMyCommands": {"scope", "language_code"},
    "setMyName": {"name", "language_code"},
    "getMyName": {"language_code"},
    "setMyDescription": {"description", "language_code"},
    "getMyDescription": {"language_code"},
    "setMyShortDescription": {"short_description", "language_code"},
    "getMyShortDescription": {"language_code"},
}  # fmt: skip
OBJECTS: dict[str, Any] = {
    "allowed_updates": ["message"],
    "caption_entities": [{}],
    "commands": [("start", "Begin")],
    "entities": [{}],
    "scope": BotCommandScopeDefault(),
    "photo": b"x",
    "document": b"x",
    "thumbnail": b"x",
    "certificate": b"x",
}


class Wire(BaseRequest):
    """A transport that sends nothing and keeps the names that it was to send."""

    def __init__(self) -> None:
        """Begin with no names."""
        self.names: set[str] = set()

    @property
    def read_timeout(self) -> float:
        """Return any timeout; nothing is ever read."""
        return 1.0

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(self, *_: Any, **options: Any) -> tuple[int, bytes]:
        """Keep the names, and refuse."""
        data: RequestData | None = options["request_data"]
        if data is not None:
            names = [*data.json_parameters, *(data.multipart_data or {})]
            self.names = {name for name in names if not name.startswith("attached")}
        return 400, json.dumps({"ok": False, "description": "enough"}).encode()


def names_on_the_wire(method: str) -> set[str]:
    """Call a method with all its parameters, and return the names that would be sent."""
    wire, function = Wire(), getattr(Bot, method)
    bot = Bot("1:x", request=wire, get_updates_request=wire)
    wanted = set(inspect.signature(function).parameters) - TRANSPORT - CONVENIENCE
    arguments = {name: OBJECTS.get(name, 1) for name in wanted}

    async def call() -> None:
        try:
            await function(bot, **arguments)
        except Exception as error:
            if "enough" not in str(error).lower():
                raise

    asyncio.run(call())
    return wire.names


@pytest.mark.parametrize("method", ALL_METHODS)
def test_the_signature_is_what_the_library_sends(method: str) -> None:
    """Each name of the signature goes over the wire under that name, and no other does."""
    assert names_on_the_wire(method) == accepted(method)


@pytest.mark.parametrize("method", ALL_METHODS)
def test_the_names_have_not_drifted(method: str) -> None:
    """A new version of the library that sends other names is noticed here, and looked at by a person."""
    assert accepted(method) == WRITTEN_DOWN[method]
