"""An utterance as a short row of plain words, whatever way it was typed."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

MAX_CHARACTERS = 4096
MAX_WORDS = 64

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")


def plain(text: str) -> str:
    """Fold case, width and compatibility forms; at most MAX_CHARACTERS are looked at."""
    return unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).casefold().translate(_APOSTROPHES)


def words(text: str) -> tuple[str, ...]:
    """Give the words of an utterance in order, at most MAX_WORDS, without punctuation and emoji."""
    return tuple(map(sys.intern, _WORD.findall(plain(text))[:MAX_WORDS]))


sample_words = lru_cache(maxsize=1 << 15)(words)
"""The same for what stands in the knowledge base, remembered; what people type is not."""
