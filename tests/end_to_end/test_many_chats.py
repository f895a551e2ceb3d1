"""Twenty chats at once: each hears its own answers in the order of its own messages, and none has to wait."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.dialogue.reply import Turn
    from tests.botapi import BotApi
    from tests.end_to_end.talking import Talk

CHATS = 20
FLOOD = 80
QUESTIONS = ("How do we start with a digital strategy?", "what does metadata mean?", "why do you ask?")


@pytest.fixture
def talks(new_talk: Callable[..., Talk]) -> list[Talk]:
    """Twenty people."""
    return [new_talk(name=f"Person {number}") for number in range(CHATS)]


@pytest.fixture(
    params=[
        pytest.param(0.0, id="at once"),
        pytest.param(0.05, id="after 50 ms", marks=pytest.mark.long),
    ]
)
def latency(request: pytest.FixtureRequest, api: BotApi) -> Iterator[float]:
    """How long Telegram takes for every call."""
    api.faults.latency = request.param
    yield request.param
    api.faults.latency = 0.0


@pytest.mark.usefixtures("latency")
def test_twenty_people_take_the_check_at_the_same_time(talks: list[Talk]) -> None:
    """Each answers differently, asks in between, and sees nothing of the others."""
    with ThreadPoolExecutor(CHATS) as pool:
        list(pool.map(take_part, range(CHATS), talks))
    assert all(press.answered for talk in talks for press in talk.ends())


def take_part(number: int, talk: Talk) -> None:
    """Some answers, a question, and the summary."""
    talk.says("/start").presses("Check our digital level")
    for at in range(3):
        talk.presses(f"{(number + at) % 4 + 1}. ")
    talk.says(QUESTIONS[number % len(QUESTIONS)])
    talk.presses(f"{number % 4 + 1}. ").says("summary")


@pytest.mark.usefixtures("latency")
def test_what_piled_up_is_answered_in_each_chats_order(api: BotApi, talks: list[Talk]) -> None:
    """Everybody has written several messages before the assistant sees the first of them."""
    with api.held():
        waiting = [list(pile_up(number, talk)) for number, talk in enumerate(talks)]
    for talk, turns in zip(talks, waiting, strict=True):
        talk.hears(*turns).ends()


def pile_up(number: int, talk: Talk) -> Iterator[Turn]:
    """Messages whose order shows in what is said to them."""
    for text in (
        "/start",
        "/check",
        str(number % 4 + 1),
        QUESTIONS[number % 3],
        str((number + 1) % 4 + 1),
        "summary",
    ):
        yield talk.says_ahead(text)


def test_one_who_floods_does_not_hold_the_others(api: BotApi, talks: list[Talk]) -> None:
    """Everybody else, although they wrote later, is answered before the flooder has heard half."""
    flooder, *others = talks
    with api.held():
        flood = [flooder.says_ahead("/help" if number % 2 else "/modules") for number in range(FLOOD)]
        single = [talk.says_ahead("/start") for talk in others]
    for talk, turn in zip(others, single, strict=True):
        talk.hears(turn)
    flooder.hears(*flood)
    half = flooder.heard[FLOOD // 2].number
    assert [talk for talk in others if talk.screen.number > half] == []
