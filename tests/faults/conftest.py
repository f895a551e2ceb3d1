"""An assistant of its own for each test, with a small knowledge base so that it is ready soon."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApi
from tests.end_to_end.assistant import Assistant
from tests.end_to_end.talking import Talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.dialogue.knowledge import Knowledge


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A running double."""
    with BotApi() as running:
        yield running


@pytest.fixture
def assistant(api: BotApi, tmp_path: Path, knowledge_folder: Path) -> Iterator[Assistant]:
    """Installed, but not started."""
    with Assistant(api, tmp_path, knowledge_folder) as installed:
        yield installed


@pytest.fixture
def new_talk(api: BotApi, knowledge: Knowledge) -> Callable[..., Talk]:
    """Makes a person who has not written yet."""
    return partial(Talk.new, api, knowledge)
