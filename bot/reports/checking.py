"""Every problem of the knowledge base, for people and for tools."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.catalogue.checks.reviews import review_problems
from bot.catalogue.load import check_files, read_folder
from bot.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from bot.catalogue.problem import Problem


def check(folder: Path | None, *, as_json: bool) -> list[Problem]:
    """Prints every problem and returns them; an empty list means that all is well."""
    draft, problems = check_files(read_folder(folder or read_settings().knowledge), bootstrap.FURTHER_CHECKS)
    problems = sorted([*problems, *review_problems(draft, datetime.now(UTC).date())])
    if as_json:
        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        _tell(problems)
    return problems


def _tell(problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))
    click.echo("No problem." if not problems else f"{len(problems)} to mend.", err=True)
