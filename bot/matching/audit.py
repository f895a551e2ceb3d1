"""What curators should look at: samples that mislead, entries that are thin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from bot.matching.gram import Gram
from bot.matching.language import common_words, stemmer
from bot.matching.matcher import RIDGE, Matcher
from bot.matching.normalise import words
from bot.matching.ridge import factor, substitute

if TYPE_CHECKING:
    from bot.matching.matchers import Matchers

LIKENESS = 90.0
MISLED_BY = 0.3
ENOUGH_SAMPLES = 10
ENOUGH_WORDS = 12
_CHUNK = 256

Utterances = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Misled:
    """A sample that would be matched to another entry if it were not a sample itself.

    Attributes:
        nearest: the entry that it would be matched to.
        lead: by how much raw score the other entry is ahead.
    """

    entry: str
    sample: str
    nearest: str
    lead: float


@dataclass(frozen=True, slots=True)
class Lost:
    """A sample that leads elsewhere, even typed exactly.

    Attributes:
        nearest: the entry that it leads to, or nothing.
        language: in whose samples that was found.
    """

    entry: str
    sample: str
    nearest: str
    language: str


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two samples of different entries that are nearly the same; likeness is 0 to 100."""

    entry: str
    sample: str
    other: str
    other_sample: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Thin:
    """An entry with few samples, or whose samples use few different telling words."""

    entry: str
    samples: int
    telling_words: int


def misled(matcher: Matcher, least: float = MISLED_BY) -> tuple[Misled, ...]:
    """Leave each sample out in turn, and tell which ones then lead to another entry by `least`.

    Works by the closed form for leaving one out of a ridge regression, on the index of a matcher that learnt every
    sample apart; it takes some seconds for four thousand samples. Topics that are not covered count as other entries.

    Raises:
        ValueError: the matcher learnt samples together.
    """
    size = matcher.index.size
    if size != len(matcher.rows):
        message = "the samples were learnt together, so none can be left out"
        raise ValueError(message)
    panels = factor(Gram.of(matcher.index.bundles).columns, size, RIDGE)
    inverse = substitute(panels, np.eye(size, dtype=np.float32))
    entry = np.array(matcher.owner)
    own = np.arange(size), entry
    without = -matcher.head / np.diagonal(inverse)[:, None]
    without[own] += 1.0
    right = without[own].copy()
    without[own] = -np.inf
    nearest, lead = without.argmax(axis=1), without.max(axis=1) - right
    found = [
        Misled(
            matcher.entries[entry[at]],
            " ".join(matcher.rows[at]),
            matcher.entries[nearest[at]],
            float(lead[at]),
        )
        for at in np.flatnonzero((lead > least) & (entry < matcher.covered))
    ]
    return tuple(sorted(found, key=lambda item: (-item.lead, item.entry, item.sample)))


def lost(matchers: Matchers, language: str, utterances: Utterances) -> tuple[Lost, ...]:
    """Give the samples that, typed exactly by somebody who reads `language`, do not find their own entry first."""
    found = []
    for entry, texts in utterances.items():
        for text in dict.fromkeys(texts):
            outcome = matchers.match(text, language)
            nearest = outcome.matches[0].entry if outcome.matches else ""
            if nearest != entry or outcome.language != language:
                found.append(Lost(entry, text, nearest, outcome.language))
    return tuple(found)


def near_duplicates(utterances: Utterances, likeness: float = LIKENESS) -> tuple[NearDuplicate, ...]:
    """Give the pairs of samples of different entries whose words are nearly the same, in any order."""
    rows = [
        (entry, text, " ".join(sorted(words(text)))) for entry, texts in utterances.items() for text in texts
    ]
    plain = [row[2] for row in rows]
    found = []
    for start in range(0, len(rows), _CHUNK):
        table = process.cdist(plain[start : start + _CHUNK], plain, scorer=fuzz.ratio, score_cutoff=likeness)
        for line, column in zip(*table.nonzero(), strict=True):
            one, two = rows[start + int(line)], rows[int(column)]
            if start + line < column and one[0] != two[0]:
                found.append(NearDuplicate(one[0], one[1], two[0], two[1], float(table[line, column])))
    return tuple(sorted(found, key=lambda item: (-item.likeness, item.entry, item.other)))


def thin_entries(
    utterances: Utterances, language: str, samples: int = ENOUGH_SAMPLES, telling_words: int = ENOUGH_WORDS
) -> tuple[Thin, ...]:
    """Give the entries with fewer samples or fewer different telling words than are enough."""
    common, stem = common_words(language), stemmer(language)
    found = []
    for entry, texts in utterances.items():
        telling = {stem(word) for text in texts for word in words(text) if word not in common}
        if len(texts) < samples or len(telling) < telling_words:
            found.append(Thin(entry, len(texts), len(telling)))
    return tuple(found)


def unknown_words(seen: Iterable[str], utterances: Utterances, language: str) -> tuple[tuple[str, int], ...]:
    """Count the telling words of texts that people typed which no sample has, the most frequent first."""
    common, stem = common_words(language), stemmer(language)
    known = {stem(word) for texts in utterances.values() for text in texts for word in words(text)}
    counted = Counter(
        word
        for text in seen
        for word in sorted(set(words(text)))
        if word not in common and stem(word) not in known and not word.isdigit()
    )
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
