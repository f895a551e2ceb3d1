"""Reads the knowledge folder to change it, and writes files so that nobody ever sees half of one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from bot.catalogue.draft import kind_of
from bot.catalogue.source import Document, read_yaml
from bot.errors import KnowledgeError, TracesError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.catalogue.problem import Problem


class UnwritableError(TracesError):
    """A file cannot be put in its place."""


def documents_of(files: Mapping[str, bytes]) -> dict[str, Document]:
    """Every file as it was read, by its path; what only shows between the files does not matter here.

    Raises:
        KnowledgeError: a file cannot be read at all; the text lists why.
    """
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in files if kind_of(path)):
        document, new = read_yaml(path, files[path])
        problems += new
        if document is not None:
            documents[path] = document
    if problems:
        raise KnowledgeError("\n".join(["These must be mended first:", *map(str, problems)]))
    return documents


def write_whole(path: Path, content: bytes) -> None:
    """Puts a file in its place at once, with the rights that it had.

    Raises:
        UnwritableError: the folder or the file does not allow it.
    """
    path = path.resolve()
    draft = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    except OSError as error:
        raise UnwritableError(f"{path} cannot be written: {error.strerror or error}.") from error
