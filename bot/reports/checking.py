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
from bot.catalogue.draft import JOURNEYS
from bot.catalogue.load import check_files, read_folder, read_lock
from bot.catalogue.lock import LOCK_FILE, outdated_problems
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
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


def can_be_served(problems: Iterable[Problem]) -> bool:
    """Whether people could be told what stands in the files; journeys and the lock are not for telling."""
    return not any(
        problem.blocking and not problem.path.startswith((JOURNEYS, LOCK_FILE)) for problem in problems
    )


def find_problems(folder: Path) -> list[Problem]:
    """Every problem of a knowledge folder, what can wait included, in the order of files and lines.

    Raises:
        KnowledgeError: the folder is not there or cannot be read.
    """
    draft, problems = check_files(read_folder(folder), bootstrap.further_checks())
    lock, unreadable = read_lock(folder)
    documents = {path: written.document for path, written in draft.written.items()}
    today = datetime.now(UTC).date()
    return sorted(
        [*problems, *unreadable, *review_problems(draft, today), *outdated_problems(documents, lock)]
    )


def _as_text(problems: list[Problem], _folder: Path) -> None:
    for problem in problems:
        click.echo(str(problem) if problem.blocking else f"{problem} (can wait)")
    waiting = sum(not problem.blocking for problem in problems)
    mend = f"{len(problems) - waiting} to mend" if len(problems) > waiting else "Nothing to mend"
    click.echo(
        f"{mend}; {waiting} can wait." if waiting else f"{mend}." if problems else "No problem.", err=True
    )


def _as_json(problems: list[Problem], _folder: Path) -> None:
    """Where ``blocking`` is false, it can wait."""
    click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))


def _as_annotations(problems: list[Problem], folder: Path) -> None:
    """In the form that code hosts show beside the line; what can wait is only a warning."""
    within = _within_repository(folder.resolve())
    for problem in problems:
        kind, title = ("error", "To mend") if problem.blocking else ("warning", "Can wait")
        path = _escaped(f"{within}{problem.path}", {":": "%3A", ",": "%2C"})
        told = _escaped(f"{problem.what}; {problem.hint}")
        click.echo(f"::{kind} file={path},line={problem.line},title={title}::{told}")


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
