"""Whether to answer, to suggest or to admit ignorance, once every entry has its score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.explanation import Reason
from bot.matching.language import joins_on, points_back
from bot.matching.outcome import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.matching.confidence import Calibration, Signs
    from bot.matching.evidence import Evidence
    from bot.matching.outcome import Match
    from bot.matching.reading import Reading

_CLOSE = 0.03
_LEAST_CONFIDENCE = 0.07
_SEVERAL = 3
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """How many of an utterance's telling words an entry's samples have, as words or by a concept.

    Attributes:
        shared: those that the entry has.
        mended: those of them that were typed otherwise.
        strange: those that no entry has.
        foreign: those of the strange ones that are known from daily life, or from topics that are not covered.
        telling: all of them.
    """

    shared: int
    mended: int
    strange: int
    foreign: int
    telling: int


def telling(reading: Reading) -> frozenset[int]:
    """Give the known words that tell a topic, and the words that name a concept."""
    named = _named(reading)
    return frozenset(
        number
        for word, number, common, known in zip(
            reading.words, reading.numbers, reading.common, reading.known, strict=True
        )
        if not common and (known or word in named)
    )


def understood(reading: Reading) -> float:
    """Give the share of the telling words that are known, 0 to 1; a mended word counts in part."""
    named = _named(reading)
    known = {
        word: factor if known or word in named else 0.0
        for word, factor, known, common in zip(
            reading.words, reading.factors, reading.known, reading.common, strict=True
        )
        if not common
    }
    return sum(known.values()) / max(len(known), 1)


def leans(
    reading: Reading, language: str, evidence: Evidence, covered: int, everyday: frozenset[str]
) -> bool:
    """Tell whether an utterance goes on from what was just shown: short, and joined to it or pointing back at it.

    A word that no entry has, or that is from daily life, speaks of something else, but for one that is joined on:
    "and the fee?". The arguments are those of `heard`.
    """
    named = _named(reading)
    ours = [
        word in named or (word not in everyday and min(evidence.having(number), default=covered) < covered)
        for word, number, common in zip(reading.words, reading.numbers, reading.common, strict=True)
        if not common
    ]
    joined = joins_on(reading.words, language) and ours.count(False) <= 1
    return len(ours) < _SHORT and (joined or (all(ours) and points_back(reading.words, language)))


def heard(reading: Reading, evidence: Evidence, entry: int, covered: int, everyday: frozenset[str]) -> Heard:
    """Compare an utterance's telling words with those of one entry.

    Args:
        reading: the utterance.
        evidence: the words and concepts of all entries.
        entry: the entry's number.
        covered: how many entries can be answered; topics that are not covered come after them.
        everyday: words from outside the field.
    """
    pairs = zip(reading.concepts, reading.named, strict=True)
    meant = [phrase for concept, (_, phrase) in pairs if entry in evidence.having(evidence.words + concept)]
    by_concept = {word for phrase in meant for word in phrase.split()}
    rows = zip(reading.words, reading.numbers, reading.common, reading.known, strict=True)
    having = {
        word: evidence.having(number if known else -1) for word, number, common, known in rows if not common
    }
    shared = {word for word, entries in having.items() if word in by_concept or entry in entries}
    named = _named(reading)
    strange = [
        word
        for word, entries in having.items()
        if word not in named and min(entries, default=covered) >= covered
    ]
    foreign = [word for word in strange if word in everyday or len(having[word])]
    mended = shared.intersection(now for _, now in reading.repairs)
    return Heard(len(shared), len(mended), len(strange), len(foreign), len(having))


def decide(
    signs: Signs,
    matches: tuple[Match, ...],
    shared: Heard,
    calibration: Calibration,
    not_for: Mapping[str, frozenset[str]],
) -> tuple[Kind, Reason]:
    """Settle an outcome; `shared` is what the first match has of the utterance."""
    alone = shared.shared <= 1 < shared.telling  # one word in common is as likely chance as meaning
    if signs.outside > signs.score:
        return Kind.UNKNOWN, Reason.NOT_COVERED
    if signs.score < calibration.suggest_from or matches[0].confidence < _LEAST_CONFIDENCE:
        return Kind.UNKNOWN, Reason.FAR
    if alone and (shared.foreign or (shared.strange and (shared.telling >= _SEVERAL or shared.mended))):
        return Kind.UNKNOWN, Reason.STRANGERS
    if len(matches) > 1 and matches[0].score - matches[1].score < _needed_lead(matches, not_for):
        return Kind.SUGGEST, Reason.CLOSE
    if alone:
        return Kind.SUGGEST, Reason.STRANGERS
    if matches[0].confidence >= calibration.answer_from:
        return Kind.ANSWER, Reason.SURE
    return Kind.SUGGEST, Reason.UNSURE


def _needed_lead(matches: tuple[Match, ...], not_for: Mapping[str, frozenset[str]]) -> float:
    first, second = matches[0].entry, matches[1].entry
    easily_taken = second in not_for.get(first, ()) or first in not_for.get(second, ())
    return _CLOSE * 2 if easily_taken else _CLOSE


def _named(reading: Reading) -> set[str]:
    return {word for _, phrase in reading.named for word in phrase.split()}
