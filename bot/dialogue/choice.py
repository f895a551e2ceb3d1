"""What a button stands for, and how it travels in its 64 bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

VERSION = "1"
"""The form of button data; raised when older data could be misread."""

DATA_LIMIT = 64
"""Bytes that Telegram carries for a button."""


class Verb(StrEnum):
    """What pressing does; the short words keep the data within its limit."""

    HOME = "home"
    HELP = "help"
    CHECK = "check"
    CONTINUE = "go"
    RESTART = "new"
    ANSWER = "a"
    COLLECTION = "coll"
    BACK = "back"
    WHY_ASKED = "why"
    SUMMARY = "sum"
    EDIT = "edit"
    KEEP = "keep"
    RESULT = "res"
    FULL = "full"
    SETTLE = "settle"
    EXPLAIN = "exp"
    STEPS = "steps"
    APPLY = "apply"
    APPLY_START = "app-go"
    GIVE = "g"
    MODULES = "mods"
    MODULE = "mod"
    TOPICS = "topics"
    GROUP = "grp"
    ENTRY = "e"
    NONE = "none"
    ASK = "ask"
    LANGUAGES = "langs"
    LANGUAGE = "lang"
    PRIVACY = "priv"
    EXPORT = "export"
    ERASE = "erase"
    ERASE_NOW = "erase!"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a person can choose."""

    verb: Verb
    what: str = ""
    value: str = ""

    def __str__(self) -> str:
        """The verb and what it is about, with dots between."""
        return f"{self.verb}.{self.what}.{self.value}".rstrip(".")

    def encoded(self, nonce: str) -> str:
        """The button data ``version:nonce:choice``."""
        return f"{VERSION}:{nonce}:{self}"


def decode(data: str) -> tuple[str, Choice] | None:
    """The screen's nonce and the choice, or None where the data is not ours or is garbled."""
    version, _, rest = data.partition(":")
    nonce, _, choice = rest.partition(":")
    if version != VERSION or len(data.encode(errors="replace")) > DATA_LIMIT:
        return None
    read = read_choice(choice)
    return None if read is None else (nonce, read)


def read_choice(text: str) -> Choice | None:
    """The choice that ``str`` of it gave, or None."""
    verb, *parts = text.split(".")
    if verb not in list(Verb) or len(parts) > 2:  # noqa: PLR2004 - what, and value
        return None
    return Choice(Verb(verb), *parts)
