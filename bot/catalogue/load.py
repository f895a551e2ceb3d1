"""The knowledge folder to a checked catalogue: whole, or not at all."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.checks import problems_between
from bot.catalogue.draft import JOURNEYS, Draft, draft_of, is_written, is_yaml
from bot.catalogue.lock import LOCK_FILE, Lock
from bot.catalogue.model import Entry, Language, Wording
from bot.catalogue.problem import Problem
from bot.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from bot.catalogue.model import Eligibility

    FurtherCheck = Callable[[Draft], Iterable[Problem]]


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every YAML file's content by its path within the folder; a file by a wrong name is there without content.

    Raises:
        KnowledgeError: the folder is not there or cannot be read.
    """
    if not folder.is_dir():
        raise KnowledgeError(
            f"There is no knowledge folder at {folder}. Set TRACES_KNOWLEDGE to where it is."
        )
    try:
        names = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
        written = {name: path for name, path in names.items() if is_written(name)}
        return {name: path.read_bytes() if is_yaml(name) else b"" for name, path in written.items()}
    except OSError as error:
        raise KnowledgeError(f"The knowledge folder cannot be read: {error}.") from error


def unreadable_folder(why: str) -> Problem:
    """Tells that nothing can be read at all."""
    return Problem("knowledge", 1, why, "mend that, and save any file again", "unreadable")


def read_lock(folder: Path) -> tuple[Lock, list[Problem]]:
    """From which English each translation was made, and a problem where that file cannot be read."""
    path = folder / LOCK_FILE
    try:
        return (Lock.read(path.read_text("utf-8")) if path.exists() else Lock()), []
    except (OSError, ValueError):
        hint = "restore it, or run: traces-bot translations accept --all"
        return Lock(), [Problem(LOCK_FILE, 1, "the file cannot be read", hint, "lock")]


def check_files(
    files: Mapping[str, bytes], further: Iterable[FurtherCheck] = ()
) -> tuple[Draft, list[Problem]]:
    """Reads the files and finds every problem in and between them, in the order of files and lines."""
    draft = draft_of(files)
    problems = [*draft.problems, *problems_between(draft)]
    for check in further:
        problems += check(draft)
    return draft, sorted(set(problems))


def catalogue_of(
    files: Mapping[str, bytes], further: Iterable[FurtherCheck] = ()
) -> tuple[Catalogue | None, list[Problem]]:
    """A catalogue, unless a problem stands in the way; journeys are no part of what people are told.

    Returns:
        The catalogue and what can wait (a missing translation), or None and all problems.
    """
    served = {path: content for path, content in files.items() if not path.startswith(JOURNEYS)}
    draft, problems = check_files(served, further)
    if any(problem.blocking for problem in problems):
        return None, problems
    return _assembled(draft, version_of(files)), problems


def load(folder: Path, further: Iterable[FurtherCheck] = ()) -> Catalogue:
    """Reads, checks and assembles the knowledge folder.

    Raises:
        KnowledgeError: it cannot be served; the text lists every problem that stands in the way.
    """
    catalogue, problems = catalogue_of(read_folder(folder), further)
    if catalogue is None:
        listed = "\n".join(str(problem) for problem in problems if problem.blocking)
        raise KnowledgeError(f"The knowledge base has problems:\n{listed}")
    return catalogue


def version_of(files: Mapping[str, bytes]) -> str:
    """The name of the files' content: 12 hexadecimal digits that change when any file changes."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return digest.hexdigest()[:12]


def _assembled(draft: Draft, version: str) -> Catalogue:
    entries = sorted(
        (written.value for written in draft.of(Entry)), key=lambda entry: (entry.group, entry.id)
    )
    wordings = {Language(written.document.path[8:10]): written.value for written in draft.of(Wording)}
    eligibility: Eligibility = draft.written["eligibility.yaml"].value
    return Catalogue(
        version=version,
        entries={entry.id: entry for entry in entries},
        instrument=draft.written["maturity.yaml"].value,
        modules=draft.written["modules.yaml"].value,
        eligibility=eligibility,
        glossary=draft.written["glossary.yaml"].value,
        thesaurus=draft.written["thesaurus.yaml"].value,
        not_covered=draft.written["not_covered.yaml"].value,
        wordings={language: wordings[language] for language in Language if language in wordings},
    )
