"""The project's own code as syntax trees, for tests about the code."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING

from bot.settings import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOT = PROJECT / "bot"


def modules_in(*folders: str) -> list[Path]:
    """Every module of these packages of the project, in order."""
    found = sorted(path for folder in folders for path in (BOT / folder).rglob("*.py"))
    assert found, f"nothing in {folders}"
    return found


@cache
def tree_of(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The full names of all modules that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def literals(path: Path) -> Iterator[ast.Constant]:
    """Every string in a module that the program uses: no docstrings, log lines or errors."""
    tree = tree_of(path)
    ignored = {id(each) for node in ast.walk(tree) if is_no_speech(node) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in ignored:
            yield node


def is_no_speech(node: ast.AST) -> bool:
    """A docstring, a raised error, or a line for the log."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Raise):
        return True
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return called.startswith("_log.") or called.endswith("Error")
