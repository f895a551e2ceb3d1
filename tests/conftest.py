"""The small knowledge base of the tests that start a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import catalogue
from bot.dialogue.knowledge import Knowledge
from tests.end_to_end.knowing import small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def knowledge_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a few entries, and of everything else, so that a process is ready soon."""
    return small(tmp_path_factory.mktemp("small") / "knowledge")


@pytest.fixture(scope="session")
def knowledge(knowledge_folder: Path) -> Knowledge:
    """The same as the process serves."""
    return Knowledge(catalogue(knowledge_folder))
