"""Why the matching decided as it did, in terms a curator can act on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.matching.outcome import Match


class Reason(StrEnum):
    """What settled the outcome."""

    SAMPLE = "the very words of a sample"
    SHARED_SAMPLE = "a sample of more than one entry"
    SURE = "sure enough"
    UNSURE = "not sure enough to answer"
    CLOSE = "two entries are almost equally near"
    GENERIC = "only one telling word, and many entries share it"
    STRANGERS = "the nearest entry knows only one of the telling words"
    NO_WORDS = "no words"
    NOTHING_KNOWN = "no known word that tells a topic"
    FAR = "too far from every entry"
    NOT_COVERED = "nearest to a topic that is not covered"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A word of the utterance and how much it spoke for the first match.

    Attributes:
        word: as read, after mending.
        weight: how much the word tells at all; 0 for a word that no sample has.
        share: how much of its weight the first match's samples have, 0 to 1.
    """

    word: str
    weight: float
    share: float

    def __str__(self) -> str:
        """The word with its weight, and how many of the first match's samples have it."""
        return f"{self.word} {self.weight:.1f} ({self.share:.0%})" if self.weight else f"{self.word} unknown"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What counted in one outcome.

    Attributes:
        reason: what settled it.
        repairs: (as typed, as read) of each mended word.
        concepts: (concept, the words that named it).
        runner_up: the second nearest entry.
        not_covered: the nearest topic that is not covered, if it was nearer than every entry.
    """

    reason: Reason
    repairs: tuple[tuple[str, str], ...] = ()
    concepts: tuple[tuple[str, str], ...] = ()
    runner_up: Match | None = None
    not_covered: str | None = None
    weigh: Callable[[], tuple[Weighed, ...]] = field(default=tuple, repr=False, compare=False)

    @property
    def words(self) -> tuple[Weighed, ...]:
        """The words that counted, the weightiest first; worked out when asked for."""
        return self.weigh()

    def __str__(self) -> str:
        """The reasons, a line each, for the command line."""
        lines = [f"Because: {self.reason}."]
        if self.words:
            lines.append("Words, their weight, and how many of the first entry's samples have them:")
            lines += [f"  {word}" for word in self.words]
        lines += [f'Read "{typed}" as "{read}", at part of its weight.' for typed, read in self.repairs]
        lines += [f'Concept {concept}, named by "{named}".' for concept, named in self.concepts]
        if self.runner_up:
            lines.append(f"Runner-up: {self.runner_up.entry} ({self.runner_up.confidence:.2f}).")
        if self.not_covered:
            lines.append(f"Nearest topic that is not covered: {self.not_covered}.")
        return "\n".join(lines)
