"""kill -9 at any moment: everything is answered, nothing counts twice, and at most one reply is repeated a kill."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from .killing import Campaign

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.end_to_end.assistant import Assistant
    from tests.end_to_end.talking import Talk

CHATS = 4
KILLS = 6
FULL = os.environ.get("CAMPAIGN") == "full"
FORGETFUL = "tests.faults.forgetful"


def check_promises(assistant: Assistant, new_talk: Callable[..., Talk], kills: int, seed: int) -> None:
    """Kill, and look."""
    assistant.start()
    campaign = Campaign.of(assistant, [new_talk() for _ in range(CHATS)], Random(seed))
    campaign.runs(kills)
    repeats = campaign.repeats()
    answered = sum(len(chat.expected) for chat in campaign.chats)
    owed = sum(count > 0 for count in campaign.owed)
    print(f"\n{kills} kills, {owed} with a backlog; {answered} replies, {repeats.total()} repeated")  # noqa: T201  a campaign's figures
    assert campaign.complaints() == []
    assert repeats[kills] == 0
    assert max(repeats.values(), default=0) <= 1


@pytest.mark.parametrize("seed", [1, 2])
def test_a_few_kills(assistant: Assistant, new_talk: Callable[..., Talk], seed: int) -> None:
    """Six in a row, while four people answer and ask."""
    check_promises(assistant, new_talk, KILLS, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 20 if FULL else 11))
def test_a_campaign_of_kills(assistant: Assistant, new_talk: Callable[..., Talk], seed: int) -> None:
    """A hundred in all, when there is time: ten in a row on each of ten installations."""
    check_promises(assistant, new_talk, 10, seed)


def test_the_harness_notices_an_assistant_that_forgets(
    assistant: Assistant, new_talk: Callable[..., Talk]
) -> None:
    """The same kills, with a store in memory: answers are lost, and so are updates."""
    assistant.command = ("-m", FORGETFUL)
    assistant.start()
    campaign = Campaign.of(assistant, [new_talk() for _ in range(CHATS)], Random(1))
    campaign.runs(2, patience=2.0)
    found = " ".join(campaign.complaints())
    assert "never answered" in found
    assert "the session is None" in found
