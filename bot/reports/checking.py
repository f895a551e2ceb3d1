"""Every problem of the knowledge base, for people, for tools and for code hosts."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.catalogue.checks.reviews import review_problems
from bot.catalogue.load import check_files, read_folder, read_lock
from bot.catalogue.lock import outdated_problems
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bot.catalogue.problem import Problem


class Form(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    ANNOTATIONS = "annotations"


def check(folder: Path | None, form: Form = Form.TEXT) -> list[Problem]:
    """Prints every problem and returns them; an empty list means that all is well."""
    folder = folder or read_settings().knowledge
    problems = find_problems(folder)
    _PRINTED[form](problems, folder)
    return problems


def find_problems(folder: Path) -> list[Problem]:
    """Every problem of a knowledge folder, what can wait included, in the order of files and lines.

    Raises:
        KnowledgeError: the folder is not there or cannot be read.
    """
    draft, problems = check_files(read_folder(folder), bootstrap.FURTHER_CHECKS)
    lock, unreadable = read_lock(folder)
    documents = {path: written.document for path, written in draft.written.items()}
    today = datetime.now(UTC).date()
    return sorted(
        [*problems, *unreadable, *review_problems(draft, today), *outdated_problems(documents, lock)]
    )


def _as_text(problems: list[Problem], _folder: Path) -> None:
    for problem in problems:
        click.echo(str(problem))
    waiting = sum(not problem.blocking for problem in problems)
    can_wait = f"; {waiting} of them can wait" if waiting else ""
    click.echo("No problem." if not problems else f"{len(problems)} to mend{can_wait}.", err=True)


def _as_json(problems: list[Problem], _folder: Path) -> None:
    click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))


def _as_annotations(problems: list[Problem], folder: Path) -> None:
    """In the form that code hosts show beside the line; what can wait is only a warning."""
    within = _within_repository(folder.resolve())
    for problem in problems:
        kind = "error" if problem.blocking else "warning"
        path = _escaped(f"{within}{problem.path}", {":": "%3A", ",": "%2C"})
        click.echo(f"::{kind} file={path},line={problem.line}::{_escaped(f'{problem.what}; {problem.hint}')}")


def _within_repository(folder: Path) -> str:
    """The folder's path from the root of the repository, with a slash; empty where there is none."""
    root = next((parent for parent in folder.parents if (parent / ".git").exists()), folder.parent)
    return f"{folder.relative_to(root).as_posix()}/"


def _escaped(text: str, further: Mapping[str, str] | None = None) -> str:
    for character, code in {"%": "%25", "\r": "%0D", "\n": "%0A", **(further or {})}.items():
        text = text.replace(character, code)
    return text


_PRINTED: Mapping[Form, Callable[[list[Problem], Path], None]] = {
    Form.TEXT: _as_text,
    Form.JSON: _as_json,
    Form.ANNOTATIONS: _as_annotations,
}
