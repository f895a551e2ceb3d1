"""What arrived from a person, whatever channel it came by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Attachment(StrEnum):
    """Something sent that is not text; each gets a fitting turn."""

    PHOTO = "photo"
    VOICE = "voice"
    STICKER = "sticker"
    LOCATION = "location"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """Text that a person typed, of any length and any characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button's data as it came back; it may be old, foreign or garbled."""

    data: str


@dataclass(frozen=True, slots=True)
class Commanded:
    """A slash command without its slash, and what stood behind it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """An attachment; its content is never looked at."""

    kind: Attachment


Update = Said | Pressed | Commanded | Sent
