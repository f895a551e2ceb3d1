"""Updates that come more than once, in great number, or in another order."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.botapi import faults
from tests.end_to_end.assistant import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.botapi import BotApi
    from tests.end_to_end.assistant import Assistant
    from tests.end_to_end.talking import Talk


def test_a_full_batch_that_was_never_confirmed(
    api: BotApi, assistant: Assistant, new_talk: Callable[..., Talk]
) -> None:
    """Killed between its commit and its confirmation, it does not stand in the way of what comes behind it."""
    talks = [new_talk() for _ in range(3)]
    assistant.start()
    with api.held():
        turns = [[talk.says_ahead("/help" if at % 2 else "/modules") for at in range(40)] for talk in talks]
        api.faults.plan(faults.dropped(), method="getUpdates", times=None)
    until(lambda: api.calls("sendMessage"))
    assistant.kill()
    assert len(api.pending()) == 120
    api.faults.clear()
    assistant.start()
    for talk, expected in zip(talks, turns, strict=True):
        talk.hears(*expected, repeats=1)
    assistant.stop()
    assert api.pending() == []


def test_an_update_that_is_delivered_five_times(
    api: BotApi, assistant: Assistant, new_talk: Callable[..., Talk]
) -> None:
    """It has one effect, also when it comes again after a restart."""
    talk = new_talk()
    assistant.start()
    talk.says("/start").presses("Check our digital level")
    with api.held():
        turn = talk.says_ahead("2")
        (update,) = api.pending()
        api.repeat(update["update_id"], times=4)
    talk.hears(turn).says("3")
    assistant.stop()
    api.inject(update, times=2)
    assistant.start()
    talk.says("summary").ends()
    assert talk.client.session.sheet.answers == {"D1": 1, "S1": 2}
    assert len(talk.screen.labels) == 4
    assistant.stop()


def test_updates_that_arrive_out_of_order(
    api: BotApi, assistant: Assistant, new_talk: Callable[..., Talk]
) -> None:
    """They are answered in the order in which Telegram numbers them, and none is left out."""
    talk = new_talk()
    assistant.start()
    talk.says("/start")
    with api.held():
        turns = [talk.says_ahead(text) for text in ("/check", "2", "3", "1", "summary")]
        Random(7).shuffle(api.state.updates.entries)
    talk.hears(*turns).ends()
    assert talk.client.session.sheet.answers == {"D1": 1, "S1": 2, "A1": 0}
    assistant.stop()
    assert api.pending() == []
