"""How one language's index reads an utterance: words, repairs, what is common and which concepts are named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bot.matching.language import common_words, everyday_words, stemmer
from bot.matching.normalise import words
from bot.matching.repair import Repairs
from bot.matching.thesaurus import Concept, Thesaurus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_COMMON_FACTOR = 0.8
_REPAIRED_FACTOR = 0.7
_FIRST_NUMBER = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """An utterance as the index sees it; the rows run beside each other, one place a word.

    Attributes:
        words: the plain words, mended.
        numbers: the stems' numbers; from `Reader.size` on for stems that no sample has.
        factors: how much of its weight each word keeps.
        common: whether a word carries no topic of its own.
        known: whether some sample has the word's stem.
        concepts: the numbers of the concepts that are named.
        named: concept and the words that named it, for the explanation.
        repairs: (as typed, as read) of the words that were mended.
    """

    words: tuple[str, ...]
    numbers: tuple[int, ...]
    factors: tuple[float, ...]
    common: tuple[bool, ...]
    known: tuple[bool, ...]
    concepts: tuple[int, ...]
    named: tuple[tuple[str, str], ...]
    repairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads utterances against the words of the samples.

    Attributes:
        stems: from a stem that some sample has to its number.
    """

    stem: Callable[[str], str]
    common: frozenset[str]
    everyday: frozenset[str]
    stems: Mapping[str, int]
    thesaurus: Thesaurus
    repairs: Repairs
    size: int

    @classmethod
    def of(
        cls, samples: Sequence[tuple[str, ...]], language: str, concepts: Sequence[Concept] = ()
    ) -> Reader:
        """Learn the words of the samples, each already split into words, and the field's concepts."""
        stem = stemmer(language)
        uses = Counter(chain.from_iterable(samples))
        thesaurus = Thesaurus.of(concepts, language, uses)
        stems: dict[str, int] = {}
        for word in uses:
            stems.setdefault(stem(word), len(stems) + _FIRST_NUMBER)
        common = common_words(language)
        known = dict.fromkeys(thesaurus.parts, 0) | dict.fromkeys(sorted(common), 0) | uses
        everyday = everyday_words(language)
        return cls(stem, common, everyday, stems, thesaurus, Repairs.of(known), len(stems) + _FIRST_NUMBER)

    def read(self, text: str) -> Reading:
        """Read one utterance as a person typed it."""
        return self.take(words(text))

    def take(self, typed: tuple[str, ...], *, mend: bool = True) -> Reading:
        """Read a row of plain words; samples are taken as they stand, questions are mended."""
        read = tuple(self._mended(word) for word in typed) if mend else typed
        stems = tuple(map(self.stem, read))
        common = tuple(map(self.common.__contains__, read))
        known = tuple(map(self.stems.__contains__, stems))
        named = self.thesaurus.find(read, stems)
        return Reading(
            words=read,
            numbers=self._numbers(stems),
            factors=tuple(map(_factor, typed, read, common)),
            common=common,
            known=known,
            concepts=tuple(number for number, _ in named),
            named=tuple((self.thesaurus.ids[number], text) for number, text in named),
            repairs=tuple((was, now) for was, now in zip(typed, read, strict=True) if was != now),
        )

    def share_read(self, typed: tuple[str, ...]) -> float:
        """Give the share of the words that this language's samples or common words have, 0 to 1."""
        read = sum(word in self.common or word in self.repairs.uses for word in typed)
        return read / len(typed) if typed else 0.0

    def _mended(self, word: str) -> str:
        if word in self.repairs.uses or self.stem(word) in self.stems or word in self.everyday:
            return word
        return self.repairs.mend(word) or word

    def _numbers(self, stems: tuple[str, ...]) -> tuple[int, ...]:
        fresh: dict[str, int] = {}
        return tuple(
            self.stems[stem] if stem in self.stems else fresh.setdefault(stem, self.size + len(fresh))
            for stem in stems
        )


def _factor(typed: str, read: str, common: bool) -> float:  # noqa: FBT001 - mapped over a row, never called with a literal
    return (_COMMON_FACTOR if common else 1.0) * (1.0 if typed == read else _REPAIRED_FACTOR)
