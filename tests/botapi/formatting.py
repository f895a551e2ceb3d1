"""How the text of a call becomes the text and entities that people see."""

from http import HTTPStatus
from typing import Any

from telegram.constants import MessageEntityType, MessageLimit

from .entities import Entity, FormattedText, clean, trimmed, utf16_length
from .html_entities import parse_html
from .links import BadLink, checked_link
from .log import Rule
from .parameters import Parameters
from .refusal import Refusal, bad_request
from .state import State


def read_text(state: State, parameters: Parameters) -> FormattedText:
    """Read `text` and its formatting.

    Raises:
        Refusal: It is empty or too long once parsed, or does not parse.
    """
    formatted = _formatted(state, parameters, "text", "entities")
    if not formatted.text:
        raise bad_request("message text is empty")
    # "4096 characters" may mean code points on some servers; UTF-16 units are the worst case
    if utf16_length(formatted.text) > MessageLimit.MAX_TEXT_LENGTH:
        raise bad_request("message is too long")
    return formatted


def read_caption(state: State, parameters: Parameters) -> FormattedText:
    """Read `caption` and its formatting; it may be empty.

    Raises:
        Refusal: It is too long once parsed, or does not parse.
    """
    formatted = _formatted(state, parameters, "caption", "caption_entities")
    if utf16_length(formatted.text) > MessageLimit.CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return formatted


def _formatted(state: State, parameters: Parameters, name: str, entities: str) -> FormattedText:
    text, mode = clean(parameters.text(name)), parameters.text("parse_mode").lower()
    if mode == "html":
        return _from_html(state, text)
    if mode in {"markdown", "markdownv2"}:
        wording = "this double of Telegram reads HTML and entities, not Markdown"
        raise Refusal(HTTPStatus.NOT_IMPLEMENTED, wording)
    if mode not in {"", "none"}:
        raise bad_request("unsupported parse_mode")
    return trimmed(text, [_entity(one, utf16_length(text)) for one in parameters.value(entities) or []])


def _from_html(state: State, text: str) -> FormattedText:
    parsed = parse_html(text)
    for slip in parsed.slips:
        state.slipped(Rule.PROPER_LINK if slip.startswith("URL ") else Rule.KNOWN_HTML_ENTITY, slip)
    return trimmed(parsed.text, parsed.entities)


def _entity(raw: Any, length: int) -> Entity:
    kind = raw.get("type")
    if kind not in set(MessageEntityType):
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    offset, size = int(raw.get("offset", -1)), int(raw.get("length", -1))
    if offset < 0 or size < 0 or offset + size > length:
        raise bad_request("ENTITY_BOUNDS_INVALID")
    return Entity(kind, offset, size, _entity_link(raw.get("url")), raw.get("language"))


def _entity_link(url: str | None) -> str | None:
    try:
        return checked_link(url) if url else None
    except BadLink as reason:
        raise bad_request(f"Entity {reason}") from None
