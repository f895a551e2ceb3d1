"""The catalogue with its matchers: all that the dialogue knows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.catalogue.model import Language

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue
    from bot.matching import Concept, Matchers


class Knowledge:
    """A checked catalogue, ready to be asked.

    The matchers are built on first use, so that whoever only needs the check does not wait for them.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Takes a checked catalogue."""
        self.catalogue = catalogue

    @cached_property
    def matchers(self) -> Matchers:
        """The matchers over all samples, one index for each language."""
        from bot.matching import Matchers  # noqa: PLC0415 - numpy is loaded with the first question, not at start

        catalogue = self.catalogue
        texts = {
            language: {entry.id: getattr(entry, language) for entry in catalogue.entries.values()}
            for language in Language
        }
        samples = {
            language.value: {name: (text.question, *text.utterances) for name, text in found.items() if text}
            for language, found in texts.items()
        }
        return Matchers.build(
            samples,
            thesaurus=_concepts(catalogue),
            not_for={entry.id: entry.not_for for entry in catalogue.entries.values()},
            not_covered={language.value: _not_covered(catalogue, language) for language in Language},
        )


def _concepts(catalogue: Catalogue) -> tuple[Concept, ...]:
    from bot.matching import Concept  # noqa: PLC0415 - as above

    return tuple(
        Concept(each.id, {language.value: getattr(each, language) for language in Language})
        for each in catalogue.thesaurus.concepts
    )


def _not_covered(catalogue: Catalogue, language: Language) -> dict[str, tuple[str, ...]]:
    """Samples of what nothing answers: uncovered topics, and what entries are taken for but do not answer."""
    topics = {topic.id: getattr(topic, language) for topic in catalogue.not_covered.topics}
    samples = {name: text.utterances for name, text in topics.items() if text}
    near = {entry.id: getattr(entry, language) for entry in catalogue.entries.values()}
    return samples | {
        f"near {name}": text.near_misses for name, text in near.items() if text and text.near_misses
    }
