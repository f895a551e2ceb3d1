"""The field's concepts and their words in each language, found in a row of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.matching.language import common_words, stemmer
from bot.matching.normalise import sample_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SHORTEST_PART = 5
_LENDER = "en"
_NONE: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that people name in several ways.

    Attributes:
        id: the concept's name, for instance `website`.
        words: by language code, the words and short phrases that mean it.
    """

    id: str
    words: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The concepts as one language's index looks for them.

    Attributes:
        ids: the concepts' ids; a concept's number is its place here.
        exact: from a row of words to the numbers of the concepts that it names, loan words included.
        phrases: the same from a row of stems, this language's words only.
        parts: from a whole word to concepts, for words inside compounds.
        longest: from the first word or stem of a phrase to the length of the longest that begins so.
    """

    ids: tuple[str, ...]
    exact: Mapping[tuple[str, ...], tuple[int, ...]]
    phrases: Mapping[tuple[str, ...], tuple[int, ...]]
    parts: Mapping[str, tuple[int, ...]]
    longest: Mapping[str, int]
    seen: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, concepts: Sequence[Concept], language: str) -> Thesaurus:
        """Make the thesaurus of one language; English words serve as loan words."""
        stem = stemmer(language)
        own = _phrases(concepts, language)
        phrases: dict[tuple[str, ...], tuple[int, ...]] = {}
        for phrase, numbers in own.items():
            stems = tuple(stem(word) for word in phrase)
            phrases[stems] = tuple(sorted({*phrases.get(stems, ()), *numbers}))
        common = common_words(language)
        loans = _phrases(concepts, _LENDER)
        exact = {phrase: numbers for phrase, numbers in loans.items() if not common.issuperset(phrase)} | own
        return cls(
            ids=tuple(concept.id for concept in concepts),
            exact=exact,
            phrases=phrases,
            parts={
                phrase[0]: numbers
                for phrase, numbers in own.items()
                if len(phrase) == 1 and len(phrase[0]) >= _SHORTEST_PART
            },
            longest=_longest_by_first(exact, phrases),
        )

    def find(self, plain_words: Sequence[str], stems: Sequence[str]) -> tuple[tuple[int, str], ...]:
        """Give (concept number, the words that named it) for a row of words; longer phrases go first."""
        found: list[tuple[int, str]] = []
        at = 0
        while at < len(stems):
            length, numbers = 1, _NONE
            if plain_words[at] in self.longest or stems[at] in self.longest:
                length, numbers = self._longest_at(plain_words, stems, at)
            numbers = numbers or self._inside(plain_words[at])
            if numbers:
                named = " ".join(plain_words[at : at + length])
                found += [(number, named) for number in numbers]
            at += length
        return tuple(found)

    def _longest_at(
        self, plain_words: Sequence[str], stems: Sequence[str], at: int
    ) -> tuple[int, tuple[int, ...]]:
        longest = max(self.longest.get(plain_words[at], 0), self.longest.get(stems[at], 0))
        for length in range(min(longest, len(stems) - at), 0, -1):
            end = at + length
            numbers = self.exact.get(tuple(plain_words[at:end])) or self.phrases.get(tuple(stems[at:end]))
            if numbers:
                return length, numbers
        return 1, ()

    def _inside(self, word: str) -> tuple[int, ...]:
        """Give the concepts named by the beginning and by the end of a compound."""
        if word not in self.seen:
            self.seen[word] = self._compound(word)
        return self.seen[word]

    def _compound(self, word: str) -> tuple[int, ...]:
        cuts = range(_SHORTEST_PART, len(word) - 2)
        heads = (self.parts[word[:cut]] for cut in reversed(cuts) if word[:cut] in self.parts)
        tails = (self.parts[word[-cut:]] for cut in reversed(cuts) if word[-cut:] in self.parts)
        return tuple(sorted({*next(heads, ()), *next(tails, ())}))


def _longest_by_first(*tables: Mapping[tuple[str, ...], tuple[int, ...]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for table in tables:
        for phrase in table:
            longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def _phrases(concepts: Sequence[Concept], language: str) -> dict[tuple[str, ...], tuple[int, ...]]:
    found: dict[tuple[str, ...], tuple[int, ...]] = {}
    for number, concept in enumerate(concepts):
        for phrase in map(sample_words, concept.words.get(language, ())):
            if phrase:
                found[phrase] = tuple(sorted({*found.get(phrase, ()), number}))
    return found
