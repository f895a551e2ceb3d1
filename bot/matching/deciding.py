"""Whether to answer, to suggest or to admit ignorance, once every entry has its score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.explanation import Reason
from bot.matching.outcome import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.matching.confidence import Calibration, Signs
    from bot.matching.evidence import Evidence
    from bot.matching.outcome import Match
    from bot.matching.reading import Reading

_CLOSE = 0.03
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """How many of an utterance's telling words an entry's samples have, as words or by a concept.

    Attributes:
        shared: those that the entry has.
        strange: those that no sample of any entry has; a mended word is one of them.
        telling: all of them.
    """

    shared: int
    strange: int
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


def heard(reading: Reading, evidence: Evidence, entry: int) -> Heard:
    """Compare an utterance's telling words with those of one entry."""
    pairs = zip(reading.concepts, reading.named, strict=True)
    meant = [phrase for concept, (_, phrase) in pairs if evidence.has(evidence.words + concept, entry)]
    by_concept = {word for phrase in meant for word in phrase.split()}
    rows = zip(reading.words, reading.numbers, reading.common, reading.known, strict=True)
    told = {word: (number, known) for word, number, common, known in rows if not common}
    shared = [word for word, (number, _) in told.items() if word in by_concept or evidence.has(number, entry)]
    named = _named(reading)
    strange = [word for word, (_, known) in told.items() if not known and word not in named]
    return Heard(len(shared), len(strange), len(told))


def decide(
    signs: Signs,
    matches: tuple[Match, ...],
    shared: Heard,
    calibration: Calibration,
    not_for: Mapping[str, frozenset[str]],
) -> tuple[Kind, Reason]:
    """Settle an outcome; `shared` is what the first match has of the utterance."""
    alone = shared.shared <= 1 < shared.telling
    if signs.outside > signs.score:
        return Kind.UNKNOWN, Reason.NOT_COVERED
    if signs.score < calibration.suggest_from:
        return Kind.UNKNOWN, Reason.FAR
    if alone and shared.strange and shared.telling >= _SEVERAL:
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
