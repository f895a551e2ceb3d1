"""The real catalogue with a matcher that costs nothing, for tests in which the matching is not the point."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from bot.catalogue.load import load
from bot.dialogue.knowledge import Knowledge
from bot.matching import Explanation, Kind, Match, Outcome, Reason
from bot.settings import PROJECT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.catalogue.catalogue import Catalogue

WHAT_IS = "so this digital strategy thing, what would that be"
UNCLEAR = "is there something about money?"
UNKNOWN = "which paint suits the hall"
CHATTER = "our hall needs some paint"
DANISH = "hvad er egentlig en digital strategi for en størrelse"

SUGGESTED = ("what-does-it-cost", "pilot-funding", "crowdfunding", "erasmus")
"""More than three, so that the dialogue has to choose."""

ANSWERED = "what-is-digital-strategy"


@cache
def catalogue() -> Catalogue:
    """All that partners wrote, read once."""
    return load(PROJECT / "knowledge")


def outcome(kind: Kind, *entries: str, language: str = "en") -> Outcome:
    """An outcome with these entries, the best first."""
    matches = tuple(Match(entry, 0.9 - n / 10, 1.0) for n, entry in enumerate(entries))
    return Outcome(kind, matches, language, Explanation(Reason.SAMPLE))


@dataclass
class ByHeart:
    """A matcher that knows a few utterances by heart, and nothing else.

    Attributes:
        known: what it says to each utterance.
        heard: the text, language and context of every call.
    """

    known: Mapping[str, Outcome] = field(
        default_factory=lambda: {
            WHAT_IS: outcome(Kind.ANSWER, ANSWERED),
            UNCLEAR: outcome(Kind.SUGGEST, *SUGGESTED),
            DANISH: outcome(Kind.ANSWER, ANSWERED, language="da"),
        }
    )
    heard: list[tuple[str, str, str | None]] = field(default_factory=list)

    def match(self, text: str, language: str = "en", context: str | None = None) -> Outcome:
        """What it knows by heart; everything else is unknown."""
        self.heard.append((text, language, context))
        return self.known.get(text, outcome(Kind.UNKNOWN, language=language))


@dataclass
class ByDraw:
    """A matcher whose outcome hangs on nothing but the letters, so that every kind comes up."""

    entries: tuple[str, ...]

    def match(self, text: str, language: str = "en", context: str | None = None) -> Outcome:
        """An answer in this or another language, suggestions, or nothing."""
        drawn = crc32(text.encode(errors="replace"))
        found = [self.entries[(drawn + 7 * n) % len(self.entries)] for n in range(4)]
        kind = list(Kind)[drawn % 3]
        spoken = ("en", "da", "nl", language)[drawn // 3 % 4]
        del context
        return outcome(kind, *(() if kind is Kind.UNKNOWN else found), language=spoken)


class Taught(Knowledge):
    """The real catalogue with another matcher."""

    def __init__(self, matchers: ByHeart | ByDraw, known: Catalogue | None = None) -> None:
        """Takes the matcher, and a changed catalogue where a test needs one."""
        super().__init__(known or catalogue())
        self.taught = matchers

    @property
    def matchers(self):
        """The cheap matcher."""
        return self.taught

    def learn(self):
        """There is nothing to learn."""
        return self.taught


@cache
def drawn_knowledge() -> Taught:
    """The catalogue with a matcher that gives every kind of outcome."""
    return Taught(ByDraw(tuple(catalogue().entries)))


@cache
def real_knowledge() -> Knowledge:
    """Real matchers over three groups of entries: quick to build, and true to the way they are built."""
    groups = {"about-traces", "applying-eligibility", "strategy-basics"}
    whole = catalogue()
    entries = {name: entry for name, entry in whole.entries.items() if entry.group in groups}
    return Knowledge(replace(whole, entries=entries))
