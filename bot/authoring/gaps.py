"""What people asked and nothing answered: likes together, with the nearest entry and lines to paste."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from rapidfuzz import fuzz, process

from bot import bootstrap
from bot.authoring.kept import kept_questions
from bot.authoring.scalars import items
from bot.catalogue.model import Language
from bot.dialogue.knowledge import Knowledge
from bot.matching.normalise import words
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.store import Unanswered

LIKENESS = 72
"""From this likeness on (0 to 100, the order of the words left aside) two questions are one group."""

_STANDS_IN = 4
"""Spaces before an utterance in an entry's file."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions in one language that are much alike, those asked most often first."""

    questions: tuple[Unanswered, ...]

    @property
    def count(self) -> int:
        """How often they were asked together."""
        return sum(question.count for question in self.questions)

    @property
    def language(self) -> Language:
        """The language they were asked in."""
        return Language(self.questions[0].language)


def gaps_in(questions: Iterable[Unanswered]) -> list[Gap]:
    """Groups questions by likeness, the most asked group first."""
    groups: dict[tuple[str, str], list[Unanswered]] = {}
    for question in sorted(questions, key=lambda each: (-each.count, each.text)):
        plain = " ".join(words(question.text))
        leaders = [leader for language, leader in groups if language == question.language]
        found = process.extractOne(plain, leaders, scorer=fuzz.token_sort_ratio, score_cutoff=LIKENESS)
        groups.setdefault((question.language, found[0] if found else plain), []).append(question)
    return sorted((Gap(tuple(group)) for group in groups.values()), key=lambda gap: -gap.count)


def show_gaps(language: Language | None, most: int) -> None:
    """Prints the groups that were asked most often, each with YAML to paste.

    Args:
        language: only this one; None for all.
        most: how many groups are printed.
    """
    questions = kept_questions(read_settings().folder)
    gaps = gaps_in(question for question in questions if language in {None, question.language})
    if not gaps:
        click.echo("No question without an answer is kept.", err=True)
        return
    knowledge = Knowledge(bootstrap.catalogue())
    for gap in gaps[:most]:
        click.echo("\n".join(_told(gap, knowledge)) + "\n")
    hidden = f"; the {most} most asked are shown" if len(gaps) > most else ""
    click.echo(f"{len(gaps)} groups of questions{hidden}.", err=True)


def _told(gap: Gap, knowledge: Knowledge) -> Iterator[str]:
    first = gap.questions[0]
    last = max(question.last_day for question in gap.questions)
    yield f"# Asked {gap.count} times, last on {last}: {first.text}"
    yield from _nearest(gap, knowledge)
    yield "# If it is another question: traces-bot new entry GROUP/ID, and paste these lines there."
    yield f"{gap.language}:"
    yield "  utterances:"
    yield items(tuple(dict.fromkeys(question.text for question in gap.questions)), _STANDS_IN)


def _nearest(gap: Gap, knowledge: Knowledge) -> Iterator[str]:
    matches = knowledge.matchers.match(gap.questions[0].text, gap.language).matches
    entry = knowledge.catalogue.entries.get(matches[0].entry) if matches else None
    if entry is None:
        yield "# No entry is near."
        return
    yield f"# Nearest: {entry.text(gap.language).question}"
    yield f"# If that answers it, paste the utterances into entries/{entry.group}/{entry.id}.yaml"
