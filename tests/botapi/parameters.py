"""The parameters of a call: which names a method takes, and what their form values mean."""

import inspect
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from telegram import Bot

from .refusal import Json, bad_request

# What python-telegram-bot's signatures add for themselves and never send under that name.
TRANSPORT = frozenset(
    {"self", "read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs"}
)
CONVENIENCE = frozenset(
    {"allow_sending_without_reply", "reply_to_message_id", "disable_web_page_preview", "filename"}
)
_INTEGERS = frozenset(
    {"offset", "limit", "timeout", "max_connections", "message_id", "message_thread_id", "cache_time"}
)
_BOOLEANS = frozenset(
    {
        "allow_paid_broadcast",
        "disable_content_type_detection",
        "disable_notification",
        "drop_pending_updates",
        "has_spoiler",
        "protect_content",
        "show_alert",
        "show_caption_above_media",
    }
)
_OBJECTS = frozenset(
    {
        "allowed_updates",
        "caption_entities",
        "commands",
        "entities",
        "link_preview_options",
        "reply_markup",
        "reply_parameters",
        "scope",
        "suggested_post_parameters",
    }
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """The decoded parameters of one call."""

    values: Json = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a string, empty where it is missing."""
        return str(self.values.get(name, ""))

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number, or the default where it is missing."""
        value = self.values.get(name, default)
        return value if isinstance(value, int) else default

    def flag(self, name: str) -> bool:
        """Return whether a boolean is set."""
        return bool(self.values.get(name, False))

    def value(self, name: str) -> Any:
        """Return a decoded JSON value, None where it is missing."""
        return self.values.get(name)

    def upload(self, name: str) -> Upload | None:
        """Return the file sent for this parameter, by itself or by an `attach://` address."""
        return self.uploads.get(self.text(name).removeprefix("attach://") or name)


@cache
def accepted(method: str) -> frozenset[str]:
    """Return the parameter names of a Bot API method, by python-telegram-bot's own signature."""
    function = getattr(Bot, method)
    return frozenset(inspect.signature(function).parameters) - TRANSPORT - CONVENIENCE


def decoded(method: str, sent: Mapping[str, Any], uploads: Mapping[str, Upload]) -> Parameters:
    """Turn what arrived into values.

    Args:
        method: The method's name, such as `sendMessage`.
        sent: Form fields, all of them strings, or the members of a JSON body.
        uploads: The files, by their form field.

    Raises:
        Refusal: A name that the method does not have, or a value that cannot be read.
    """
    if strange := sorted(set(sent) - accepted(method)):
        raise bad_request(f"unknown parameter {strange[0]!r} of {method}")
    values = {name: _value(name, raw) for name, raw in sent.items()}
    _check_unicode(values)
    return Parameters(values, uploads)


def _value(name: str, raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    if name in _INTEGERS:
        return _integer(name, raw)
    if name == "chat_id":
        return int(raw) if raw.lstrip("-").isdigit() else raw
    if name in _BOOLEANS:
        return raw.lower() in {"true", "yes", "1"}
    return _object(name, raw) if name in _OBJECTS and raw else raw


def _integer(name: str, raw: str) -> int:
    try:
        return int(raw)
    except ValueError:
        raise bad_request(f"invalid {name} specified") from None


def _object(name: str, raw: str) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        wording = {"reply_markup": "reply keyboard markup"}.get(name, name)
        raise bad_request(f"can't parse {wording} JSON object") from None


def _check_unicode(values: Json) -> None:
    try:
        json.dumps(values, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
