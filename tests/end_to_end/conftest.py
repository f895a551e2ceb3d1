"""One running assistant for all the tests that plan no faults."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApi
from tests.end_to_end.assistant import Assistant
from tests.end_to_end.talking import Talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.dialogue.knowledge import Knowledge


PLANNED = {"Bad Request: message to edit not found"}
"""Refusals that tests ask for: one of them deletes a message."""


@pytest.fixture(scope="session")
def api() -> Iterator[BotApi]:
    """A running double."""
    with BotApi() as running:
        yield running


@pytest.fixture(scope="session")
def assistant(
    api: BotApi, knowledge_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    """The process, ready; in the end it stops cleanly, and has broken no rule and met no refusal."""
    with Assistant(api, tmp_path_factory.mktemp("assistant"), knowledge_folder) as running:
        running.start()
        yield running
        running.stop()
    assert api.violations() == []
    refused = {call.description for call in api.calls() if (call.status or 0) >= HTTPStatus.BAD_REQUEST}
    assert refused <= PLANNED


@pytest.fixture
def new_talk(api: BotApi, assistant: Assistant, knowledge: Knowledge) -> Callable[..., Talk]:
    """Makes a person who has not written yet."""
    assert assistant.is_running, assistant.log
    return partial(Talk.new, api, knowledge)


@pytest.fixture
def talk(new_talk: Callable[..., Talk]) -> Talk:
    """A person who has just pressed Start."""
    return new_talk().says("/start")
