"""The core takes and returns values: no clock, no chance, no files, no network, no log."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from .reading_code import imported, modules_in, tree_of

if TYPE_CHECKING:
    from pathlib import Path

SHELL = {
    "time",
    "random",
    "secrets",
    "os",
    "telegram",
    "logging",
    "asyncio",
    "threading",
    "sqlite3",
    "socket",
}
SHELL |= {"pathlib", "subprocess", "uuid", "httpx", "click"}
READS_FILES = {"load.py"}
"""The one module of the core that touches the disk."""

CORE = [
    path
    for path in modules_in("dialogue", "assessment", "matching", "catalogue")
    if path.name not in READS_FILES
]


def shell_at_runtime(path: Path) -> set[str]:
    """What a module imports of the shell, but for pure paths and types."""
    pure = {"pathlib.PurePosixPath"} & imported(path)
    roots = {name.split(".")[0] for name in imported(path)}
    return (roots & SHELL) - ({"pathlib"} if pure else set())


@pytest.mark.parametrize("path", CORE, ids=lambda path: "/".join(path.parts[-2:]))
def test_the_core_imports_nothing_of_the_shell(path: Path):
    """Neither at its top nor inside a function."""
    assert shell_at_runtime(path) == set()
    assert not {
        name for name in imported(path) if name.startswith(("bot.channels", "bot.store", "bot.settings"))
    }


@pytest.mark.parametrize("path", CORE, ids=lambda path: "/".join(path.parts[-2:]))
def test_the_core_asks_no_clock_and_opens_nothing(path: Path):
    """The time is an argument."""
    called = {
        each.func.attr if isinstance(each.func, ast.Attribute) else getattr(each.func, "id", "")
        for each in ast.walk(tree_of(path))
        if isinstance(each, ast.Call)
    }
    assert not called & {"now", "today", "utcnow", "open", "read_text", "read_bytes", "print", "input"}


@pytest.mark.parametrize("path", CORE, ids=lambda path: "/".join(path.parts[-2:]))
def test_the_core_waits_for_nothing(path: Path):
    """No async in it."""
    waiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    assert not any(isinstance(each, waiting) for each in ast.walk(tree_of(path)))
