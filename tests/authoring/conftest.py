"""A copy of the real knowledge that a test may change, and the command line on it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.settings import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

KNOWLEDGE = PROJECT / "knowledge"


class Run(Protocol):
    """Runs a command as somebody would type it."""

    def __call__(self, *words: str) -> Result:
        """Returns what it printed and how it ended."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the knowledge with every translation accepted, which all commands work on."""
    copy = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, copy, ignore=shutil.ignore_patterns("*.lock", "*.new"))
    monkeypatch.setenv("TRACES_KNOWLEDGE", str(copy))
    monkeypatch.setenv("TRACES_FOLDER", str(tmp_path / "var"))
    return copy


@pytest.fixture
def locked(folder: Path, run: Run) -> Path:
    """The same copy, with its translations marked as up to date."""
    run("translations", "accept", "--all")
    return folder


@pytest.fixture
def run(folder: Path) -> Run:
    """The command line on the copy."""
    assert folder
    return lambda *words: CliRunner().invoke(main, words)
