"""Whether words that nobody could answer may be kept for the partners: never where they point to somebody."""

from __future__ import annotations

import re
import unicodedata

KEPT_LENGTH = 300
"""Characters of an unanswered question that are kept; a longer text is a letter, and likelier to tell who wrote it."""

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)\b")
_POINTING = (
    "@",  # an e-mail address or a handle
    "://",
    r"\bwww\.",
    r"\b[\w-]{2,}\.[a-z]{2,}\b",  # a host name
    r"(?:\d[\s()./+-]*){6,}",  # a phone number, a case number
)
_POINTS_TO_SOMEBODY = re.compile("|".join(_POINTING), re.IGNORECASE)


def anonymous(text: str) -> str:
    """The text on one clean line; nothing where there is none, where it is a letter, or points to somebody."""
    visible = "".join(map(_visible, unicodedata.normalize("NFKC", text)))
    line = " ".join(visible.split())
    pointing = _POINTS_TO_SOMEBODY.search(_YEARS.sub(_span, line))
    return "" if pointing or len(line) > KEPT_LENGTH else line


def _span(years: re.Match[str]) -> str:
    """Nothing for a span of years, which could look like a number of somebody's."""
    return "" if int(years[1]) < int(years[2]) else years[0]


def _visible(character: str) -> str:
    """Leaves out what could hide an address from us: zero-width signs, text direction, half characters."""
    if unicodedata.category(character) in {"Cf", "Cs"}:
        return ""
    return character if character.isprintable() else " "
