"""All languages together: a person's own language first, then the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.matching.bundles import MOST
from bot.matching.matcher import Matcher
from bot.matching.normalise import words
from bot.matching.outcome import Kind, Outcome

if TYPE_CHECKING:
    from bot.matching.thesaurus import Concept

_CLEARLY_OTHER = 0.2

Samples = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one language's matcher is built from; equal lessons give equal matchers.

    Attributes:
        utterances: entry id to its sample utterances.
        thesaurus: the field's concepts, in all languages.
        not_for: entry id to the ids of neighbours that it is easily taken for.
        near_misses: topic that is not covered to sample utterances of it.
    """

    utterances: Mapping[str, Sequence[str]]
    thesaurus: Sequence[Concept]
    not_for: Mapping[str, Sequence[str]]
    near_misses: Mapping[str, Sequence[str]]

    def matcher(self, language: str, bundles: int = MOST) -> Matcher:
        """Build the matcher; `bundles` as in `Matcher.from_utterances`."""
        return Matcher.from_utterances(
            self.utterances,
            language,
            thesaurus=self.thesaurus,
            not_for=self.not_for,
            near_misses=self.near_misses,
            bundles=bundles,
        )


@dataclass(frozen=True, slots=True)
class Matchers:
    """One matcher for each language.

    Attributes:
        by_language: from a language code to its matcher.
        learnt: from a language code to what its matcher was built from.
    """

    by_language: Mapping[str, Matcher]
    learnt: Mapping[str, Lesson] = field(default_factory=dict, repr=False)

    @classmethod
    def build(
        cls,
        samples: Samples,
        *,
        thesaurus: Sequence[Concept] | None = None,
        not_for: Mapping[str, Sequence[str]] | None = None,
        not_covered: Samples | None = None,
        before: Matchers | None = None,
    ) -> Matchers:
        """Build the index of every language, or take it over where nothing has changed in that language.

        Args:
            samples: language code to entry id to its sample utterances.
            thesaurus: the field's concepts, in all languages.
            not_for: entry id to the ids of neighbours that it is easily taken for.
            not_covered: language code to topic to sample utterances that nothing answers.
            before: the matchers until now.
        """
        lessons = {
            language: Lesson(
                utterances, thesaurus or (), not_for or {}, (not_covered or {}).get(language, {})
            )
            for language, utterances in samples.items()
            if any(utterances.values())
        }
        kept = before or cls({})
        built = {
            language: kept.by_language[language]
            if kept.learnt.get(language) == lesson
            else lesson.matcher(language)
            for language, lesson in lessons.items()
        }
        return cls(built, lessons)

    def match(self, text: str, language: str = "en", context: str | None = None) -> Outcome:
        """Match an utterance of a person who reads `language`; `Outcome.language` tells which index matched."""
        typed = words(text)
        shares = {code: matcher.reader.share_read(typed) for code, matcher in self.by_language.items()}
        first, *others = _order(shares, language)
        outcome = self.by_language[first].match_words(typed, context)
        if outcome.kind is not Kind.UNKNOWN:
            return outcome
        nearer = (other for other in others if shares[other] > shares[first])
        answers = (self.by_language[other].match_words(typed) for other in nearer)
        return next((other for other in answers if other.kind is Kind.ANSWER), outcome)


def _order(shares: Mapping[str, float], language: str) -> list[str]:
    """Put the person's language first, unless clearly more of the words are another language's."""
    own = language if language in shares else next(iter(shares))
    best = max(shares, key=lambda code: (shares[code], code == own))
    first = best if shares[best] - shares[own] > _CLEARLY_OTHER else own
    return [first, *(code for code in shares if code != first)]
