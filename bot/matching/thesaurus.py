"""The field's concepts and their words in each language, found in a row of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.matching.language import common_words, stemmer
from bot.matching.normalise import sample_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SHORTEST_PART = 5
_LENDER = "en"

Numbers = tuple[int, ...]

Table = dict[tuple[str, ...], Numbers]


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that people name in several ways.

    Attributes:
        id: the concept's name, for instance `website`.
        words: by language code, the words and short phrases that mean it.
    """

    id: str
    words: Mapping[str, Sequence[str]]


@dataclass(slots=True)
class Phrases:
    """Rows of words as a tree: the numbers of the concepts that end here, and the words that may follow."""

    numbers: Numbers = ()
    following: dict[str, Phrases] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table) -> Phrases:
        """Give the tree of a table of rows."""
        root = cls()
        for phrase, numbers in table.items():
            node = root
            for word in phrase:
                node = node.following.setdefault(word, cls())
            node.numbers = numbers
        return root

    def longest(self, row: Sequence[str], at: int) -> tuple[int, Numbers]:
        """Give the length of the longest phrase that begins at a place of a row, 0 for none, and its numbers."""
        found: tuple[int, Numbers] = 0, ()
        node = self.following.get(row[at])
        length = 1
        while node is not None:
            if node.numbers:
                found = length, node.numbers
            node = node.following.get(row[at + length]) if at + length < len(row) else None
            length += 1
        return found


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The concepts as one language's index looks for them.

    Attributes:
        ids: the concepts' ids; a concept's number is its place here.
        exact: the words that name concepts, loan words included.
        stems: the same by stems, this language's words only.
        parts: from a whole word to concepts, for words inside compounds.
        inside: what `parts` gives for each word of the samples.
    """

    ids: tuple[str, ...]
    exact: Phrases
    stems: Phrases
    parts: Mapping[str, Numbers]
    inside: Mapping[str, Numbers]

    @classmethod
    def of(cls, concepts: Sequence[Concept], language: str, used: Iterable[str] = ()) -> Thesaurus:
        """Make the thesaurus of one language; English words serve as loan words.

        Args:
            concepts: what can be named, in all languages.
            language: two-letter code.
            used: the words of the samples, whose parts are looked up once and for all.
        """
        stem = stemmer(language)
        own = _named(concepts, language)
        stems: Table = {}
        for phrase, numbers in own.items():
            row = tuple(map(stem, phrase))
            stems[row] = tuple(sorted({*stems.get(row, ()), *numbers}))
        common = common_words(language)
        loans = _named(concepts, _LENDER)
        lent = {phrase: numbers for phrase, numbers in loans.items() if not common.issuperset(phrase)}
        parts = {
            phrase[0]: numbers
            for phrase, numbers in own.items()
            if len(phrase) == 1 and len(phrase[0]) >= _SHORTEST_PART
        }
        return cls(
            ids=tuple(concept.id for concept in concepts),
            exact=Phrases.of(lent | own),
            stems=Phrases.of(stems),
            parts=parts,
            inside={word: _inside(word, parts) for word in used},
        )

    def find(self, words: Sequence[str], stems: Sequence[str]) -> tuple[tuple[int, str], ...]:
        """Give (concept number, the words that named it) for a row of words; longer phrases go first."""
        found: list[tuple[int, str]] = []
        at = 0
        while at < len(words):
            length, numbers = self.exact.longest(words, at)
            by_stems = self.stems.longest(stems, at)
            if by_stems[0] > length:
                length, numbers = by_stems
            if not numbers:
                length, numbers = 1, self._inside(words[at])
            if numbers:
                named = " ".join(words[at : at + length])
                found += [(number, named) for number in numbers]
            at += length
        return tuple(found)

    def _inside(self, word: str) -> Numbers:
        known = self.inside.get(word)
        return _inside(word, self.parts) if known is None else known


def _inside(word: str, parts: Mapping[str, Numbers]) -> Numbers:
    """Give the concepts named by the beginning and by the end of a compound."""
    cuts = range(_SHORTEST_PART, len(word) - 2)
    heads = (parts[word[:cut]] for cut in reversed(cuts) if word[:cut] in parts)
    tails = (parts[word[-cut:]] for cut in reversed(cuts) if word[-cut:] in parts)
    return tuple(sorted({*next(heads, ()), *next(tails, ())}))


def _named(concepts: Sequence[Concept], language: str) -> Table:
    """Give the concepts that each row of words names."""
    found: Table = {}
    for number, concept in enumerate(concepts):
        for phrase in map(sample_words, concept.words.get(language, ())):
            if phrase:
                found[phrase] = tuple(sorted({*found.get(phrase, ()), number}))
    return found
