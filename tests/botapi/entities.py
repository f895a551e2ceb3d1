"""A text and its entities, counted in UTF-16 code units as Telegram counts them."""

import re
from dataclasses import dataclass, replace

from telegram.constants import MessageEntityType, MessageLimit

from .refusal import Json

_FOUND = {
    MessageEntityType.URL: re.compile(r"\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?)]"),
    MessageEntityType.BOT_COMMAND: re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?\b"),
}
_CODE = {MessageEntityType.CODE, MessageEntityType.PRE}
_UNSEEN = re.compile("[\r\u2028-\u202e]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class Entity:
    """A styled or meaningful part of a text; offset and length in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    user_id: int | None = None
    custom_emoji_id: str | None = None

    @property
    def end(self) -> int:
        """Return the offset just behind the part."""
        return self.offset + self.length

    def as_json(self) -> Json:
        """Return the MessageEntity of the Bot API."""
        body: Json = {"type": self.type, "offset": self.offset, "length": self.length}
        for name in ("url", "language", "custom_emoji_id"):
            if (value := getattr(self, name)) is not None:
                body[name] = value
        if self.user_id is not None:
            body["user"] = {"id": self.user_id, "is_bot": False, "first_name": "User"}
        return body


@dataclass(frozen=True, slots=True)
class FormattedText:
    """What people see: plain text, and its entities in order."""

    text: str
    entities: tuple[Entity, ...] = ()


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units: an emoji counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def part_of(text: str, entity: Entity) -> str:
    """Return the part of the text that the entity covers."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * entity.offset : 2 * entity.end].decode("utf-16-le", "surrogatepass")


def clean(text: str) -> str:
    """Return the text without the characters that Telegram drops, controls turned into spaces."""
    return _CONTROL.sub(" ", _UNSEEN.sub("", text))


def trimmed(text: str, entities: list[Entity]) -> FormattedText:
    """Cut the white space around a text, clip its entities to it, add what Telegram finds by itself."""
    shift = utf16_length(text) - utf16_length(text.lstrip())
    kept = text.strip()
    length = utf16_length(kept)
    clipped = [_clipped(entity, shift, length) for entity in entities]
    styled = [entity for entity in clipped if entity.length > 0]
    everything = sorted(styled + _found(kept, styled), key=lambda each: (each.offset, -each.length))
    return FormattedText(kept, tuple(everything[: MessageLimit.MESSAGE_ENTITIES]))


def _clipped(entity: Entity, shift: int, length: int) -> Entity:
    start = min(max(entity.offset - shift, 0), length)
    end = min(max(entity.end - shift, 0), length)
    return replace(entity, offset=start, length=end - start)


def _found(text: str, styled: list[Entity]) -> list[Entity]:
    taken = [one for one in styled if one.type in _CODE or one.type == MessageEntityType.TEXT_LINK]
    found: list[Entity] = []
    for kind, pattern in _FOUND.items():
        for match in pattern.finditer(text):
            one = Entity(kind, utf16_length(text[: match.start()]), utf16_length(match[0]))
            if not any(one.offset < other.end and other.offset < one.end for other in taken + found):
                found.append(one)
    return found
