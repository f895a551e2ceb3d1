"""Samples that stand in two places: the same to the matching, or nearly so, so that one cannot find its own entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from bot.catalogue.model import Entry, Language
from bot.matching.language import common_words
from bot.matching.normalise import sample_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.problem import Problem
    from bot.catalogue.source import Place

ALIKE = 0.75
"""From this likeness on (0 to 1) two words may be the same with a slip, or in another form."""

SHORTEST = 3
"""Samples of fewer words are told only where they are the same."""

PAIR = 2
"""A word, and the other word that stands for it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text that leads to an entry, or to a topic that is not covered.

    Attributes:
        owner: what it leads to.
        row: its words as the matching reads them.
    """

    written: Written
    place: Place
    owner: str
    text: str
    row: tuple[str, ...]

    @property
    def listed(self) -> bool:
        """Whether it stands in a list, unlike a question and its short form, which may be the same."""
        return isinstance(self.place[-1], int)

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.written.document.path}:{self.written.document.line_of(self.place)}"

    def problem(self, what: str, hint: str, kind: str, *, blocking: bool = True) -> Problem:
        """A problem at its line."""
        return self.written.problem(self.place, what, hint, kind, blocking=blocking)


def double_problems(draft: Draft) -> Iterator[Problem]:
    """Samples without words, and the same one twice; where there is neither, what is nearly the same can wait."""
    for language in Language:
        samples = list(_samples(draft, language))
        found = list(_doubles(samples))
        yield from found or _nearly(samples, common_words(language))


def _samples(draft: Draft, language: Language) -> Iterator[Sample]:
    for written in draft.of(Entry):
        text = getattr(written.value, language)
        if text is not None:
            name = written.value.id
            for key, owner in (("utterances", name), ("near_misses", f"near {name}")):
                for at, line in enumerate(getattr(text, key)):
                    yield Sample(written, (language.value, key, at), owner, line, sample_words(line))
            for key in ("question", "label"):
                line = getattr(text, key) or ""
                if line:
                    yield Sample(written, (language.value, key), name, line, sample_words(line))
    uncovered = draft.one("not_covered.yaml")
    for number, topic in enumerate(uncovered.value.topics if uncovered else ()):
        text = getattr(topic, language)
        for at, line in enumerate(text.utterances if text and uncovered else ()):
            place: Place = ("topics", number, language.value, "utterances", at)
            if uncovered:
                yield Sample(uncovered, place, f"not covered: {topic.id}", line, sample_words(line))


def _doubles(samples: Iterable[Sample]) -> Iterator[Problem]:
    """The first one of each two files, with how many more there are, as a copied file has them all."""
    first: dict[tuple[str, ...], Sample] = {}
    pairs: dict[tuple[str, str], list[tuple[Sample, Sample]]] = {}
    for sample in samples:
        if not sample.row:
            what = f'there is no word in "{sample.text}"'
            yield sample.problem(what, "write what people type, or delete the line", "wordless")
            continue
        there = first.setdefault(sample.row, sample)
        if there is not sample and (there.owner != sample.owner or (there.listed and sample.listed)):
            files = there.written.document.path, sample.written.document.path
            pairs.setdefault(files, []).append((there, sample))
    for (there, sample), *others in pairs.values():
        means = "" if sample.text == there.text else f' as "{there.text}", which means the same here,'
        more = f", and so do {len(others)} more" if others else ""
        what = f'"{sample.text}" stands in {there.where}{means} as well{more}'
        yield sample.problem(what, "keep it in the entry that it belongs to", "same-utterance")


def _nearly(samples: Sequence[Sample], common: frozenset[str]) -> Iterator[Problem]:
    """Those of two entries that differ in one word at most, and in that only by a slip or a word that says little.

    Two samples that differ in one word have the same sum of words without it, in whatever order the words stand.
    """
    long = [sample for sample in samples if len(sample.row) >= SHORTEST]
    first: dict[int, int] = {}
    others: dict[int, list[int]] = {}
    for number, sample in enumerate(long):
        hashes = {word: hash(word) for word in sample.row}
        whole = sum(map(hashes.__getitem__, sample.row))
        met: list[int] = []
        for part in (*hashes.values(), 0):
            there = first.setdefault(whole - part, number)
            if there != number:
                beside = others.setdefault(whole - part, [there])
                met += beside
                beside.append(number)
        near = next((long[each] for each in met if _near(long[each], sample, common)), None)
        if near is not None:
            what = f'"{sample.text}" is nearly the same as "{near.text}" in {near.where}'
            hint = "make the two more different, or keep the one that is asked more"
            yield sample.problem(what, hint, "near-utterance", blocking=False)


def _near(one: Sample, other: Sample, common: frozenset[str]) -> bool:
    """Whether the words in which samples differ make no difference; a number always makes one."""
    if one.owner == other.owner:
        return False
    apart = set(one.row) ^ set(other.row)
    if len(apart) == PAIR:
        word, instead = apart
        slip = word.isalpha() and instead.isalpha()
        return slip and OSA.normalized_similarity(word, instead) >= ALIKE
    return len(apart) < PAIR and apart <= common
