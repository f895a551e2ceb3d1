"""What the matching says about an utterance: answer it, suggest entries, or admit that it does not know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.matching.explanation import Explanation


class Kind(StrEnum):
    """What a person is to be shown."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """One entry that may answer the utterance.

    Attributes:
        entry: the entry's id.
        confidence: how likely this entry is the right one, 0 to 1, calibrated.
        score: what the index gave it, raw; comparable within one language's index.
    """

    entry: str
    confidence: float
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of matching one utterance.

    Attributes:
        kind: answer the first match, suggest the first three, or say that none is known.
        matches: up to five, best first; also given for UNKNOWN when something was near.
        language: the language of the index that matched.
        why: what led there.
    """

    kind: Kind
    matches: tuple[Match, ...]
    language: str
    why: Explanation
