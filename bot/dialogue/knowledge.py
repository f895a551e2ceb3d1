"""The catalogue with its matchers: all that the dialogue knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.catalogue.model import Language

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue
    from bot.matching import Concept, Matchers


class Knowledge:
    """A checked catalogue, ready to be asked.

    The matchers are built on first use, so that whoever only needs the check does not wait for them. Those of the
    knowledge before can serve until `learn` is done: answers are new at once, ways of asking soon.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Takes a checked catalogue."""
        self.catalogue = catalogue
        self._matchers: Matchers | None = None
        self._learnt = False

    @cached_property
    def lessons(self) -> Lessons:
        """All that the matchers learn from."""
        catalogue = self.catalogue
        return Lessons(
            samples={language.value: _samples(catalogue, language) for language in Language},
            thesaurus=_concepts(catalogue),
            not_for={entry.id: entry.not_for for entry in catalogue.entries.values()},
            not_covered={language.value: _not_covered(catalogue, language) for language in Language},
        )

    @property
    def matchers_so_far(self) -> Matchers | None:
        """The matchers that are there without learning anything."""
        return self._matchers

    @property
    def matchers(self) -> Matchers:
        """The matchers over all samples, one index for each language; or those of the knowledge before."""
        return self._matchers or self.learn()

    def lean_on(self, before: Knowledge) -> None:
        """Takes over the matchers of the knowledge before, if it has some, until this one's are learnt."""
        if not self._learnt:
            self._matchers = before.matchers_so_far or self._matchers

    def learn(self) -> Matchers:
        """Builds the matchers, but for languages whose samples are as they were in the knowledge before."""
        from bot.matching import Matchers  # noqa: PLC0415 - numpy is loaded with the first question, not at start

        if not self._learnt or self._matchers is None:
            lessons = self.lessons
            self._matchers = Matchers.build(
                lessons.samples,
                thesaurus=lessons.thesaurus,
                not_for=lessons.not_for,
                not_covered=lessons.not_covered,
                before=self._matchers,
            )
            self._learnt = True
        return self._matchers


Samples = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What the matchers of all languages are built from."""

    samples: dict[str, Samples]
    thesaurus: tuple[Concept, ...]
    not_for: Samples
    not_covered: dict[str, Samples]


def _samples(catalogue: Catalogue, language: Language) -> Samples:
    """Each entry's question, button and utterances in a language that it is written in."""
    texts = {entry.id: getattr(entry, language) for entry in catalogue.entries.values()}
    return {name: (text.question, text.short, *text.utterances) for name, text in texts.items() if text}


def _concepts(catalogue: Catalogue) -> tuple[Concept, ...]:
    from bot.matching import Concept  # noqa: PLC0415 - as above

    return tuple(
        Concept(each.id, {language.value: getattr(each, language) for language in Language})
        for each in catalogue.thesaurus.concepts
    )


def _not_covered(catalogue: Catalogue, language: Language) -> Samples:
    """Samples of what nothing answers: uncovered topics, and what entries are taken for but do not answer."""
    topics = {topic.id: getattr(topic, language) for topic in catalogue.not_covered.topics}
    samples = {name: text.utterances for name, text in topics.items() if text}
    near = {entry.id: getattr(entry, language) for entry in catalogue.entries.values()}
    return samples | {
        f"near {name}": text.near_misses for name, text in near.items() if text and text.near_misses
    }
