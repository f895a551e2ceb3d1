"""Which entry answers a question, for people, for scripts, and over a labelled file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bot import bootstrap
from bot.catalogue.model import Language
from bot.dialogue.knowledge import Knowledge
from bot.reports.lines import BadLineError, read_lines, write_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.matching import Explanation, Outcome

SHOWN = 5
"""Matches in a report at most."""


def ask_lines(stream: Iterable[str], language: str) -> None:
    """Writes an outcome for each ``{"text", "lang"}``, in order.

    Raises:
        BadLineError: a line has no text.
    """
    matchers = Knowledge(bootstrap.catalogue()).matchers
    for number, asked in read_lines(stream):
        text, spoken = asked.get("text"), asked.get("lang", language)
        if not isinstance(text, str) or spoken not in list(Language):
            raise BadLineError(f'line {number}: "text" must be a string and "lang" one of en, da, nl')
        write_line(outcome(matchers.match(text, spoken)))


def outcome(found: Outcome) -> dict[str, Any]:
    """An outcome in the shape that scripts read."""
    matches = [
        {"entry": match.entry, "confidence": round(match.confidence, 4)} for match in found.matches[:SHOWN]
    ]
    return {"kind": found.kind, "matches": matches}


def reasons(why: Explanation) -> dict[str, Any]:
    """Why an outcome came about, in the shape that scripts read; the same as the lines for people."""
    runner_up = why.runner_up
    return {
        "reason": why.reason,
        "words": [
            {"word": each.word, "weight": round(each.weight, 2), "share": round(each.share, 2)}
            for each in why.words
        ],
        "repairs": [{"typed": typed, "read": read} for typed, read in why.repairs],
        "concepts": [{"concept": concept, "named_by": named} for concept, named in why.concepts],
        "runner_up": {"entry": runner_up.entry, "confidence": round(runner_up.confidence, 4)}
        if runner_up
        else None,
        "not_covered": why.not_covered,
    }


def ask(text: str, language: str, *, as_json: bool) -> None:
    """Prints what comes of one question, with the reasons."""
    knowledge = Knowledge(bootstrap.catalogue())
    found = knowledge.matchers.match(text, language)
    if as_json:
        write_line({**outcome(found), "language": found.language, "why": reasons(found.why)})
        return
    click.echo(f"{found.kind} ({found.language})")
    for match in found.matches[:SHOWN]:
        question = knowledge.catalogue.entries[match.entry].text(Language(found.language)).question
        click.echo(f"  {match.confidence:.2f}  {match.entry}: {question}")
    click.echo(str(found.why))


def evaluate(questions: Path) -> None:
    """Prints how well the matching does on labelled questions.

    Raises:
        BadLineError: a line has no text.
    """
    from bot.matching import evaluation  # noqa: PLC0415 - only this command measures

    with questions.open(encoding="utf-8") as lines:
        rows = list(read_lines(lines))
    for number, row in rows:
        if not isinstance(row.get("text"), str):
            raise BadLineError(f'line {number}: "text" must be a string')
    labelled = [evaluation.Question.of(row) for _, row in rows]
    matchers = Knowledge(bootstrap.catalogue()).matchers
    click.echo(str(evaluation.evaluate(labelled, matchers.match)))
