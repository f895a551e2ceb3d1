"""What curators should look at in the samples, for each language."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.dialogue.knowledge import Knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.catalogue.model import Language
    from bot.matching import Matcher
    from bot.store import Unanswered


def audit(
    languages: Iterable[Language], kept: Sequence[Unanswered], most: int, *, type_samples: bool = False
) -> None:
    """Prints what would make the matching better, language by language.

    Args:
        languages: those to look at.
        kept: the questions that people asked and nothing answered.
        most: how many lines are printed of each kind.
        type_samples: whether every sample is typed as well, to see whether it finds its own entry.
    """
    knowledge = Knowledge(bootstrap.catalogue())
    for language in languages:
        click.echo(f"{language.upper()}\n")
        typed = [_lost(knowledge, language)] if type_samples else []
        for title, lines in (*typed, *_sections(knowledge, language, kept)):
            _tell(title, lines, most)


def _sections(
    knowledge: Knowledge, language: Language, kept: Sequence[Unanswered]
) -> Iterator[tuple[str, list[str]]]:
    from bot.matching import audit as auditing  # noqa: PLC0415 - numpy is loaded only where it is used

    samples = knowledge.lessons.samples[language]
    yield (
        "Samples that would lead elsewhere if they were not samples",
        _misled(knowledge.matchers.learnt[language].matcher(language, bundles=sys.maxsize)),
    )
    yield (
        "Nearly the same sample in two entries",
        [
            f'{each.likeness:3.0f}  {each.entry} "{each.sample}"  {each.other} "{each.other_sample}"'
            for each in auditing.near_duplicates(samples)
        ],
    )
    yield (
        "Entries with few samples, or with few different words",
        [
            f"{each.entry}: {each.samples} samples, {each.telling_words} different words"
            for each in auditing.thin_entries(samples, language)
        ],
    )
    asked = [
        question.text for question in kept if question.language == language for _ in range(question.count)
    ]
    yield (
        "Words that people typed and no sample has",
        [f"{times:3}  {word}" for word, times in auditing.unknown_words(asked, samples, language)],
    )


def _lost(knowledge: Knowledge, language: Language) -> tuple[str, list[str]]:
    from bot.matching.audit import lost  # noqa: PLC0415 - as above

    found = lost(knowledge.matchers, language, knowledge.lessons.samples[language])
    return (
        "Samples that do not find their own entry, even typed exactly",
        [f'{each.entry} "{each.sample}" -> {each.nearest or "nothing"} ({each.language})' for each in found],
    )


def _misled(matcher: Matcher) -> list[str]:
    from bot.matching.audit import misled  # noqa: PLC0415 - as above

    return [f'{each.lead:.2f}  {each.entry} "{each.sample}" -> {each.nearest}' for each in misled(matcher)]


def _tell(title: str, lines: list[str], most: int) -> None:
    click.echo(f"{title}: {len(lines) or 'none'}")
    for line in lines[:most]:
        click.echo(f"  {line}")
    if len(lines) > most:
        click.echo(f"  and {len(lines) - most} more")
    click.echo()
