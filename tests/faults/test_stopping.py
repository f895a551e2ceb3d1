"""SIGTERM: a clean end in good time, whatever is under way, and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.botapi import faults
from tests.end_to_end.assistant import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.botapi import BotApi
    from tests.end_to_end.assistant import Assistant
    from tests.end_to_end.talking import Talk

PEOPLE = 10
EACH = 30


def test_under_load(api: BotApi, assistant: Assistant, new_talk: Callable[..., Talk]) -> None:
    """Three hundred messages wait; it ends in the middle of them, and the next start answers the rest once."""
    talks = [new_talk() for _ in range(PEOPLE)]
    assistant.start()
    with api.held():
        turns = {
            talk.person.id: [talk.says_ahead("/help" if number % 2 else "/modules") for number in range(EACH)]
            for talk in talks
        }
    until(lambda: len(api.calls("sendMessage")) > PEOPLE)
    assistant.stop()
    assert len(api.calls("sendMessage")) < PEOPLE * EACH
    assistant.start()
    for talk in talks:
        talk.hears(*turns[talk.person.id]).ends()
    assistant.stop()


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage"])
def test_while_telegram_never_answers(
    api: BotApi, assistant: Assistant, new_talk: Callable[..., Talk], method: str
) -> None:
    """A call that hangs does not hold the end up; what it was to bring comes after the next start."""
    plan = api.faults.plan(faults.half_open(), method=method, times=None)
    talk = new_talk()
    turn = talk.says_ahead("/start")
    assistant.launch()
    until(lambda: plan.fired or talk_heard(talk))
    assistant.stop()
    api.faults.clear()
    assistant.start()
    talk.hears(turn).ends()
    assistant.stop()


def talk_heard(talk: Talk) -> bool:
    """Whether anything was said."""
    return any(one.from_bot for one in talk.person.messages)


def test_while_telegram_cannot_be_reached(api: BotApi, assistant: Assistant) -> None:
    """It may be stopped before it has begun."""
    with api.offline():
        assistant.launch()
        until(lambda: "cannot be reached" in assistant.log)
        assistant.stop()
    assert "Traceback" not in assistant.log


def test_while_a_reply_has_to_wait(api: BotApi, assistant: Assistant, new_talk: Callable[..., Talk]) -> None:
    """A reply that Telegram wants an hour later stays in the outbox over a restart."""
    talk = new_talk()
    assistant.start()
    plan = api.faults.plan(faults.flood(3600), method="sendMessage")
    turn = talk.says_ahead("/start")
    until(lambda: plan.fired)
    assistant.stop()
    api.faults.clear()
    assistant.start()
    talk.hears(turn).ends()
    assistant.stop()
