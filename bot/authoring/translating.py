"""Translations out of the knowledge folder into one file, back again, and marked as up to date."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from bot.authoring.files import documents_of, write_whole
from bot.authoring.importing import Import
from bot.authoring.spreadsheet import needs_work, read_table, rows, write_table
from bot.catalogue.load import read_folder, read_lock
from bot.catalogue.lock import LOCK_FILE, TRANSLATED, Lock, State
from bot.catalogue.spelling import did_you_mean
from bot.catalogue.translated import Translation, translations
from bot.errors import TracesError
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.catalogue.model import Language
    from bot.catalogue.problem import Problem
    from bot.catalogue.source import Document


class UnreadableLockError(TracesError):
    """The file that tells which English each translation was made from cannot be read."""


class UnknownNameError(TracesError):
    """Nothing that is translated has that name."""


def export_translations(language: Language, table: Path, *, only_to_do: bool = False) -> None:
    """Writes every text of one language to a CSV file.

    Args:
        language: the language that is translated into.
        table: the file, which is replaced.
        only_to_do: leave out what is translated and up to date.
    """
    folder = read_settings().knowledge
    lock, _ = read_lock(folder)
    every = rows(documents_of(read_folder(folder)), language, lock)
    written = [row for row in every if needs_work(row) or not only_to_do]
    write_whole(table, write_table(written))
    counts = Counter(row.state for row in every)
    told = ", ".join(f"{counts[state]} {state}" for state in State)
    click.echo(f"Texts written to {table}: {len(written)} ({told} in all).", err=True)


def import_translations(language: Language, table: Path) -> list[Problem]:
    """Takes a CSV file back; with a problem in it, nothing is changed.

    Returns:
        The problems, which are printed as well.
    """
    folder = read_settings().knowledge
    files, lock = read_folder(folder), readable_lock(folder)
    taken = Import(str(table), language, lock, dict(files))
    taken.take(read_table(table.read_bytes()))
    for problem in sorted(taken.problems):
        click.echo(str(problem))
    if taken.problems:
        click.echo("Nothing was changed.", err=True)
        return taken.problems
    changed = [path for path, content in taken.files.items() if content != files[path]]
    for path in changed:
        write_whole(folder / path, taken.files[path])
    _write_lock(folder, lock, Lock({**lock.marks, **taken.marks}))
    click.echo(f"Texts changed: {len(taken.changed)}, in files: {len(changed)}.", err=True)
    return []


def accept_translations(language: Language | None, name: str | None) -> None:
    """Marks translations as made from the present English; new ones are marked too.

    Args:
        language: only this one; None for all.
        name: only this entry, or file such as ``glossary``; None for all.

    Raises:
        UnknownNameError: nothing that is translated has that name.
    """
    folder = read_settings().knowledge
    documents = documents_of(read_folder(folder))
    everything = language is None and name is None
    lock = read_lock(folder)[0] if everything else readable_lock(folder)
    if name is not None:
        _require(name, documents)
    outdated = 0

    def chosen(spoken: Language, text: Translation) -> bool:
        nonlocal outdated
        is_chosen = language in {None, spoken} and name in {None, text.name}
        outdated += is_chosen and lock.state(spoken, text) is State.OUTDATED
        return is_chosen

    _write_lock(folder, lock, lock.accepting(documents, chosen))
    click.echo(f"Outdated, and now marked as current: {outdated}.", err=True)


def readable_lock(folder: Path) -> Lock:
    """From which English each translation was made.

    Raises:
        UnreadableLockError: the file cannot be read; writing it anew would make every translation look current.
    """
    lock, problems = read_lock(folder)
    if problems:
        raise UnreadableLockError(f"{problems[0]} Nothing was changed.")
    return lock


def _require(name: str, documents: Mapping[str, Document]) -> None:
    names = sorted({text.name for language in TRANSLATED for text in translations(documents, language)})
    if name not in names:
        near = did_you_mean(name, names)
        hint = f'did you mean "{near}"?' if near else "give an entry's id, or a file such as glossary."
        raise UnknownNameError(f'Nothing is called "{name}"; {hint}')


def _write_lock(folder: Path, old: Lock, new: Lock) -> None:
    if new.marks != old.marks:
        write_whole(folder / LOCK_FILE, str(new).encode())
