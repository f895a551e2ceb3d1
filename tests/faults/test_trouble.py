"""Trouble between the assistant and Telegram: it passes, and everybody hears what was meant for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApi, faults
from tests.end_to_end.assistant import Assistant, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.botapi.faults import Fault
    from tests.end_to_end.talking import Talk

UNDONE = {
    "500": faults.broken(500),
    "a gateway's page": faults.broken(502),
    "503": faults.broken(503),
    "dropped": faults.dropped(),
}
DONE = {
    "half an answer": faults.truncated(),
    "dropped after the work": faults.dropped(done=True),
    "a page after the work": faults.broken(504, done=True),
    "byte by byte": faults.trickle(0.3),
    "slow": faults.slow(0.3),
}


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    """One double for all of these."""
    with BotApi() as running:
        yield running


@pytest.fixture(scope="module", autouse=True)
def assistant(
    api: BotApi, tmp_path_factory: pytest.TempPathFactory, knowledge_folder: Path
) -> Iterator[Assistant]:
    """One process for all of these; whatever it went through, it ends cleanly and has kept the rules."""
    with Assistant(api, tmp_path_factory.mktemp("assistant"), knowledge_folder) as running:
        running.start()
        yield running
        running.stop()
        assert "Traceback" not in running.log
    assert api.violations() == []


@pytest.fixture
def ann(new_talk: Callable[..., Talk]) -> Talk:
    """Somebody with a screen."""
    return new_talk(name="Ann").says("/start")


@pytest.fixture
def bo(new_talk: Callable[..., Talk]) -> Talk:
    """Somebody else."""
    return new_talk(name="Bo").says("/start")


@pytest.mark.parametrize("name", UNDONE)
@pytest.mark.parametrize(
    "method", ["sendMessage", "editMessageText", "answerCallbackQuery", "editMessageReplyMarkup"]
)
def test_a_call_that_fails_is_made_again(api: BotApi, ann: Talk, method: str, name: str) -> None:
    """The person hears it once, and the button does not keep turning."""
    plan = api.faults.plan(UNDONE[name], method=method)
    ann.presses("What are the workshops?").says("/help")
    until(lambda: plan.fired)
    ann.ends()


@pytest.mark.parametrize("name", DONE)
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery"])
def test_a_call_whose_answer_is_lost(api: BotApi, ann: Talk, method: str, name: str) -> None:
    """What was said may come a second time, and is never lost."""
    ann.adopts_seed()
    plan = api.faults.plan(DONE[name], method=method, chat=ann.person.id)
    ann.hears(ann.presses_ahead(ann.screen.data[1], ann.message), repeats=1)
    ann.hears(ann.says_ahead("/help"), repeats=1)
    until(lambda: plan.fired)


@pytest.mark.parametrize("fault", [*UNDONE.values(), *DONE.values(), faults.refusal(409), faults.flood(1)])
def test_polling_that_fails(api: BotApi, ann: Talk, fault: Fault) -> None:
    """What was to come comes with the next try, once."""
    plan = api.faults.plan(fault, method="getUpdates")
    ann.says("/help").says("/modules").ends()
    assert plan.fired == 1


def test_the_network_is_gone_for_a_while(api: BotApi, ann: Talk) -> None:
    """Messages written meanwhile are answered afterwards."""
    with api.offline():
        turns = [ann.says_ahead("/help"), ann.says_ahead("/modules")]
    ann.hears(*turns).ends()


def test_one_chat_has_to_wait(api: BotApi, ann: Talk, bo: Talk) -> None:
    """Telegram wants no message to one chat for two seconds: that chat waits, the others do not."""
    plan = api.faults.plan(faults.flood(2), method="sendMessage", chat=ann.person.id)
    turn = ann.says_ahead("/help")
    until(lambda: plan.fired)
    bo.says("/modules").says("/help")
    ann.hears(turn).ends()
    assert bo.screen.number < ann.screen.number
    assert len([call for call in api.calls("sendMessage", ann.person.id) if call.status == 429]) == 1


def test_a_person_blocks_the_bot_and_comes_back(api: BotApi, ann: Talk, bo: Talk) -> None:
    """Nothing is sent to them until they write again; then they also hear what was left."""
    with api.held():
        turn = bo.says_ahead("/help")
        bo.person.blocks_bot()
    until(lambda: any(call.status == 403 for call in api.calls("sendMessage", bo.person.id)))
    ann.says("/help").ends()
    assert len([call for call in api.calls(chat=bo.person.id) if call.status == 403]) == 1
    bo.person.unblocks_bot()
    bo.hears(turn, bo.says_ahead("/modules")).ends()


def test_a_reply_that_is_refused_for_good(api: BotApi, ann: Talk, bo: Talk) -> None:
    """It is given up, what comes behind it is sent, and the other chats notice nothing."""
    plan = api.faults.plan(faults.refusal(400), method="sendMessage", chat=bo.person.id)
    bo.says_ahead("/help")
    until(lambda: plan.fired)
    bo.says("/modules").ends()
    ann.says("/help").ends()


def test_the_screen_was_deleted(ann: Talk) -> None:
    """Its place is taken by a new message."""
    ann.person.deletes(ann.message)
    ann.says("/modules").says("/help").ends()


def test_a_press_that_was_answered_too_late(api: BotApi, ann: Talk) -> None:
    """That the circle has stopped turning by itself is no reason to try again, or to say nothing."""
    api.state.callback_age = -1.0
    ann.presses("What are the workshops?")
    api.state.callback_age = 15.0
    ann.says("/help")
    assert [call.status for call in api.calls("answerCallbackQuery", ann.person.id)] == [400]


def test_a_screen_that_reads_the_same(ann: Talk) -> None:
    """Telegram refuses an edit that changes nothing; that counts as done."""
    ann.says("/privacy").says("/privacy").ends()


def test_an_update_that_cannot_be_read(api: BotApi, ann: Talk) -> None:
    """It is put aside, and what comes behind it is answered."""
    with api.held():
        api.inject({"message": {"message_id": 1, "text": "half a message"}})
        turn = ann.says_ahead("/help")
    ann.hears(turn).ends()
    until(lambda: not api.pending())
