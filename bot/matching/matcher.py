"""One language's index: an utterance in, the entries that may answer it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bot.matching.bundles import MOST, bundled
from bot.matching.confidence import MEASURED, Calibration, Signs
from bot.matching.deciding import decide, heard, leans, telling, understood
from bot.matching.evidence import Evidence
from bot.matching.explanation import Explanation, Reason, Weighed
from bot.matching.features import families, features
from bot.matching.gram import Gram
from bot.matching.index import Index
from bot.matching.normalise import sample_words, words
from bot.matching.outcome import Kind, Match, Outcome
from bot.matching.reading import Reader, Reading
from bot.matching.ridge import factor, substitute

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.matching.thesaurus import Concept

Floats = npt.NDArray[np.float32]

RIDGE = 0.1
_BEST_SAMPLE = 0.05
_NEAREST = 256
EVIDENCE = 0.03
COVERAGE = 0.5
_MATCHES = 5
_MOSTLY = 0.7
_CONTEXT = 0.3


@dataclass(frozen=True, slots=True)
class Matcher:
    """Matches utterances of one language; made by `from_utterances`, then never changed.

    Attributes:
        language: the language of the samples.
        entries: the entries' ids, in the order of the knowledge base; topics that are not covered come after.
        covered: how many of `entries` can be answered.
        rows: the words of each sample.
        samples: from the words of each sample to the numbers of the entries that have it.
        owner: the entry's number of each sample.
        firsts: where each entry's bundles begin in the index.
        head: bundles x entries, how much likeness to a bundle speaks for an entry.
        not_for: from an entry to the neighbours that it is easily taken for.
        calibration: how raw scores become confidence, and where answering begins.
    """

    language: str
    entries: tuple[str, ...]
    covered: int
    reader: Reader
    index: Index
    evidence: Evidence
    rows: tuple[tuple[str, ...], ...]
    samples: Mapping[tuple[str, ...], tuple[int, ...]]
    owner: tuple[int, ...]
    firsts: npt.NDArray[np.int64]
    head: Floats
    not_for: Mapping[str, frozenset[str]]
    calibration: Calibration

    @classmethod
    def from_utterances(
        cls,
        utterances: Mapping[str, Sequence[str]],
        language: str = "en",
        *,
        thesaurus: Sequence[Concept] | None = None,
        not_for: Mapping[str, Sequence[str]] | None = None,
        near_misses: Mapping[str, Sequence[str]] | None = None,
        calibration: Calibration = MEASURED,
        bundles: int = MOST,
    ) -> Matcher:
        """Build the index of one language.

        Args:
            utterances: entry id to its sample utterances.
            language: two-letter code; decides stems and common words.
            thesaurus: the field's concepts.
            not_for: entry id to the ids of neighbours that it is easily taken for.
            near_misses: topic that is not covered to sample utterances of it.
            calibration: how raw scores become confidence.
            bundles: how many samples are learnt apart; of more, those of an entry are put together.
        """
        near_misses = near_misses or {}
        rows, owner, entries = _rows(utterances, near_misses)
        reader = Reader.of(rows, language, thesaurus or ())
        entry = np.array(owner, dtype=np.int64)
        readings = [reader.take(row, mend=False) for row in rows]
        bundle = bundled(entry, bundles)
        index = Index.of(families(readings), bundle, entry)
        evidence = Evidence.of(readings, owner, reader.size, len(reader.thesaurus.ids))
        del readings
        apart = np.flatnonzero(np.diff(bundle, prepend=-1))
        return cls(
            language=language,
            entries=entries,
            covered=len(entries) - len([topic for topic in near_misses if topic in entries]),
            reader=reader,
            index=index,
            evidence=evidence,
            rows=tuple(rows),
            samples=_exact(rows, owner),
            owner=tuple(owner),
            firsts=np.flatnonzero(np.diff(entry[apart], prepend=-1)),
            head=learn(index, entry[apart], len(entries)),
            not_for={entry_id: frozenset(others) for entry_id, others in (not_for or {}).items()},
            calibration=calibration,
        )

    def match(self, text: str, context: str | None = None) -> Outcome:
        """Match one utterance; `context` is the entry just shown, which a short follow-up may lean on.

        What leans is suggested at most: that the entry was shown makes it likely to be meant, not to be the answer.
        """
        return self.match_words(words(text), context)

    def match_words(self, typed: tuple[str, ...], context: str | None = None) -> Outcome:
        """Match one utterance that was split into its words already."""
        reading = self.reader.take(typed)
        if all(map(str.isdigit, reading.words)):
            return self._unknown(reading, Reason.NO_WORDS)
        owners = self.samples.get(reading.words) or self.samples.get(typed)
        if owners and min(owners) < self.covered:
            return self._sample(reading, owners)
        followed = context if context in self.entries and self._leans(reading) else None
        if not telling(reading) and followed is None:
            return self._unknown(reading, Reason.NOTHING_KNOWN)
        return self._weigh(reading, followed)

    def scores(self, reading: Reading) -> Floats:
        """Give the raw score of every entry, topics that are not covered included."""
        terms = self.index.weigh(features([reading]))
        likeness = self.index.likeness(terms)
        near = np.argpartition(likeness, -_NEAREST)[-_NEAREST:] if len(likeness) > _NEAREST else slice(None)
        blended: Floats = (1 - _BEST_SAMPLE) * (likeness[near] @ self.head[near])
        blended += _BEST_SAMPLE * np.maximum.reduceat(likeness, self.firsts)
        blended += EVIDENCE * self.evidence.speaking(reading)
        blended *= self.index.coverage(terms) ** np.float32(COVERAGE)
        return blended

    def signs(self, reading: Reading, scores: Floats) -> Signs:
        """Give what the confidence in the entry with the highest score rests on."""
        second, first = np.partition(np.append(scores[: self.covered], 0.0), -2)[-2:]
        outside = float(scores[self.covered :].max(initial=0.0))
        return Signs(float(first), float(second), outside, understood(reading))

    def _weigh(self, reading: Reading, context: str | None) -> Outcome:
        scores = self.scores(reading)
        outcome = self._settle(reading, scores)
        if context is None or outcome.kind is Kind.ANSWER:
            return outcome
        scores[self.entries.index(context)] += _CONTEXT
        scores[self.covered :] = 0.0
        leant = self._settle(reading, scores)
        return replace(leant, kind=Kind.SUGGEST) if leant.kind is Kind.ANSWER else leant

    def _leans(self, reading: Reading) -> bool:
        return leans(reading, self.language, self.evidence, self.covered, self.reader.everyday)

    def _settle(self, reading: Reading, scores: Floats) -> Outcome:
        order = np.argsort(-scores[: self.covered], kind="stable")[:_MATCHES]
        signs = self.signs(reading, scores)
        matches = self._matches(scores, order, self.calibration.confidence(signs))
        shared = heard(reading, self.evidence, int(order[0]), self.covered, self.reader.everyday)
        kind, reason = decide(signs, matches, shared, self.calibration, self.not_for)
        if kind is Kind.ANSWER and self._is_generic(telling(reading), matches[0].entry):
            kind, reason = Kind.SUGGEST, Reason.GENERIC
        topic = (
            self.entries[self.covered + int(scores[self.covered :].argmax())]
            if signs.outside > signs.score
            else None
        )
        return self._outcome(kind, reason, reading, matches, topic)

    def _matches(self, scores: Floats, order: npt.NDArray[np.int64], confidence: float) -> tuple[Match, ...]:
        """Share what the first leaves of certainty among the others, by score."""
        raw = [max(float(scores[number]), 0.0) for number in order]
        others = sum(raw[1:]) or 1.0
        sure = [confidence, *(min(confidence, (1 - confidence) * score / others) for score in raw[1:])]
        return tuple(
            Match(self.entries[number], chance, score)
            for number, chance, score in zip(order, sure, raw, strict=True)
        )

    def _is_generic(self, told: frozenset[int], first: str) -> bool:
        """Tell whether one word is all there is to go by, and other entries have it nearly as much."""
        if len(told) != 1:
            return False
        having = self.index.having(next(iter(told)))
        span = self._span(self.entries.index(first))
        own = int(((having >= span.start) & (having < span.stop)).sum())
        return own < _MOSTLY * len(having)

    def _sample(self, reading: Reading, owners: tuple[int, ...]) -> Outcome:
        scores = self.scores(reading)[: self.covered]
        mine = [number for number in owners if number < self.covered]
        scores[mine] += 1.0
        order = np.argsort(-scores, kind="stable")[:_MATCHES]
        alone = len(owners) == 1
        matches = self._matches(scores, order, 0.99 if alone else 1 / len(owners))
        kind, reason = (Kind.ANSWER, Reason.SAMPLE) if alone else (Kind.SUGGEST, Reason.SHARED_SAMPLE)
        return self._outcome(kind, reason, reading, matches, None)

    def _unknown(self, reading: Reading, reason: Reason) -> Outcome:
        return self._outcome(Kind.UNKNOWN, reason, reading, (), None)

    def _outcome(
        self, kind: Kind, reason: Reason, reading: Reading, matches: tuple[Match, ...], topic: str | None
    ) -> Outcome:
        why = Explanation(
            reason=reason,
            repairs=reading.repairs,
            concepts=reading.named,
            runner_up=matches[1] if len(matches) > 1 else None,
            not_covered=topic,
            weigh=lambda: self._weighed(reading, matches),
        )
        return Outcome(kind, matches, self.language, why)

    def _weighed(self, reading: Reading, matches: tuple[Match, ...]) -> tuple[Weighed, ...]:
        entry = self.entries.index(matches[0].entry) if matches else -1
        mine = [
            set(map(self.reader.stem, row))
            for row, owner in zip(self.rows, self.owner, strict=True)
            if owner == entry
        ]
        weighed = {
            word: Weighed(
                word,
                self.index.telling(number) * factor,
                sum(self.reader.stem(word) in stems for stems in mine) / max(len(mine), 1),
            )
            for word, number, factor in zip(reading.words, reading.numbers, reading.factors, strict=True)
        }
        return tuple(
            sorted(weighed.values(), key=lambda item: (-item.weight * item.share, -item.weight, item.word))
        )

    def _span(self, entry: int) -> range:
        stop = self.firsts[entry + 1] if entry + 1 < len(self.firsts) else self.index.size
        return range(int(self.firsts[entry]), int(stop))


def _rows(
    utterances: Mapping[str, Sequence[str]], near_misses: Mapping[str, Sequence[str]]
) -> tuple[list[tuple[str, ...]], list[int], tuple[str, ...]]:
    """Give the samples as rows of words, their entry's number, and the entries; empty entries are left out."""
    rows: list[tuple[str, ...]] = []
    owner: list[int] = []
    entries: list[str] = []
    for group in (utterances, near_misses):
        for name, texts in group.items():
            found = [row for row in map(sample_words, texts) if row]
            if found:
                rows += found
                owner += [len(entries)] * len(found)
                entries.append(name)
    return rows, owner, tuple(entries)


def _exact(rows: list[tuple[str, ...]], owner: list[int]) -> dict[tuple[str, ...], tuple[int, ...]]:
    exact: dict[tuple[str, ...], tuple[int, ...]] = {}
    for row, number in zip(rows, owner, strict=True):
        if number not in exact.get(row, ()):
            exact[row] = (*exact.get(row, ()), number)
    return exact


def learn(index: Index, entry: npt.NDArray[np.int64], entries: int) -> Floats:
    """Give the ridge head over all bundles, bundles x entries; its targets sum to zero for each entry."""
    panels = factor(Gram.of(index.bundles).columns, len(entry), RIDGE)
    targets = np.zeros((len(entry), entries), np.float32)
    targets[np.arange(len(entry)), entry] = 1.0
    targets -= targets.mean(axis=0)
    return substitute(panels, targets)
