"""Copies of the knowledge base, so that a test does not notice when somebody edits the original."""

from __future__ import annotations

import re
import shutil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tests.end_to_end.assistant import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

ORIGINAL = PROJECT / "knowledge"

FEW = frozenset(
    {
        "workshop-1-programme",
        "workshop-2-programme",
        "workshop-3-programme",
        "alternatives-to-traces",
        "contact-traces",
        "how-bot-scores",
        "first-steps",
    }
)
"""The entries that the rest of the knowledge base points to, and one to ask for."""

_LISTS = re.compile(r"^(related|not_for): \[(.*)\]$", re.MULTILINE)


def whole(target: Path) -> Path:
    """Copy all of it."""
    return shutil.copytree(ORIGINAL, target)


def small(target: Path) -> Path:
    """Copy what the assistant cannot do without, so that a process is ready soon."""
    shutil.copytree(ORIGINAL, target)
    for path in target.glob("entries/*/*.yaml"):
        if is_among_few(path.relative_to(target).as_posix()):
            path.write_text(among_few(path.read_text("utf-8")), "utf-8")
        else:
            path.unlink()
    return target


def is_among_few(path: str) -> bool:
    """Whether a file within the folder is one that the assistant cannot do without."""
    return not path.startswith("entries/") or PurePosixPath(path).stem in FEW


def among_few(text: str) -> str:
    """An entry's text without mention of other entries than the few."""
    return _LISTS.sub(_kept, text)


def _kept(line: re.Match[str]) -> str:
    kept = (name for name in re.split(r",\s*", line[2]) if name in FEW)
    return f"{line[1]}: [{', '.join(kept)}]"
