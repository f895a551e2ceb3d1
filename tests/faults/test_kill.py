"""Nothing that a person said is lost or counted twice, however suddenly the bot ends."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import catalogue
from bot.dialogue.knowledge import Knowledge
from tests.botapi import BotApi
from tests.end_to_end.assistant import Assistant
from tests.end_to_end.knowing import small
from tests.faults.killing import campaign

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = os.environ.get("CAMPAIGN") == "full"
FORGETFUL = (str(Path(__file__).with_name("forgetful.py")),)


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A double for one campaign; it rests a moment before each answer, so that a kill can fall in between."""
    with BotApi() as running:
        running.faults.latency = 0.01
        yield running


def kill(api: BotApi, tmp_path: Path, kills: int, seed: int, command: tuple[str, ...] | None = None):
    """One campaign on a small copy of the knowledge."""
    folder = small(tmp_path / "knowledge")
    with Assistant(api, tmp_path, folder) as assistant:
        if command is not None:
            assistant.command = command
        return campaign(api, assistant, Knowledge(catalogue(folder)), kills, seed)


def test_nothing_is_lost_or_counted_twice(api: BotApi, tmp_path: Path):
    """Eight kills at random moments with a backlog: all is answered in order, at most one reply twice a kill."""
    damage = kill(api, tmp_path, kills=8, seed=1)
    assert damage.kills == 8
    assert max(damage.repeated) <= 1


def test_a_store_that_forgets_does_not_pass(api: BotApi, tmp_path: Path):
    """The same harness sees what a bot without a durable inbox loses."""
    with pytest.raises(AssertionError):
        kill(api, tmp_path, kills=2, seed=1, command=FORGETFUL)


@pytest.mark.long
def test_a_hundred_kills(api: BotApi, tmp_path: Path):
    """The campaign; its figures are printed."""
    damage = kill(api, tmp_path, kills=100 if FULL else 10, seed=2)
    print(  # noqa: T201 - a campaign reports its figures
        f"\n{damage.kills} kills, {damage.answered} replies, none lost; "
        f"{sum(damage.repeated)} said twice, at most {max(damage.repeated)} a kill"
    )
    assert max(damage.repeated) <= 1
