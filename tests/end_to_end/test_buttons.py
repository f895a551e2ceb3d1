"""Buttons that should not be there any more: the person is told, nothing changes, and no press goes unanswered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.dialogue.session import Session
    from tests.botapi import BotApi
    from tests.end_to_end.talking import Talk


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody who is asked the second question of the check."""
    return talk.adopts_seed().presses("Check our digital level").presses("2. ")


def settled(session: Session) -> Session:
    """A session without what every turn changes: the number of the screen, what was offered, the time."""
    return replace(session, screen=0, offered=(), seen=None)


def check_nothing_changes(talk: Talk, data: str) -> None:
    """Press, and make sure that the same screen stands there again, as a new message under a word about it."""
    before, screen = settled(talk.client.session), talk.screen
    talk.presses_data(data)
    assert settled(talk.client.session) == before
    assert len(talk.heard) == 2
    assert (talk.screen.text, talk.screen.labels) == (screen.text, screen.labels)
    talk.ends()


def test_a_button_of_an_old_screen_is_told_from_a_present_one(talk: Talk) -> None:
    """The first screen's buttons have been edited away, but a slow phone may still show them."""
    old = talk.adopts_seed().screen.data[0]
    talk.presses("What are the workshops?").says("/privacy")
    check_nothing_changes(talk, old)
    assert "earlier message" in talk.heard[0].text


def test_an_answered_question_can_be_changed_but_not_by_its_old_button(asked: Talk) -> None:
    """The other option says what was answered, and offers to change it."""
    nonce = f"{asked.client.session.seed}{asked.client.session.screen - 1:x}"
    check_nothing_changes(asked, f"1:{nonce}:a.D1.3")
    assert asked.heard[0].labels == ("Change that answer",)
    asked.presses("Change that answer").presses("4. ").says("summary")
    assert "kept up to date" in asked.screen.labels[0]


def test_another_persons_button_does_nothing(asked: Talk, new_talk: Callable[..., Talk]) -> None:
    """A forwarded message brings no buttons, but a forged update might."""
    bo = new_talk(name="Bo").says("/start").presses("Check our digital level").presses("1. ")
    for data in bo.screen.data:
        check_nothing_changes(asked, data)
    assert all(press.answered for press in bo.ends())


@pytest.mark.parametrize(
    "data",
    ["x", ":", "1:", "1::", "1:abc", "2:000000:home", "1:{nonce}:erase!", "1:{nonce}:a.D9.1", "1:{nonce}:a.S1.7",
     "1:{nonce}:e.no-such-entry", "1:{nonce}:grp.strategy-basics.999", "1:{nonce}:grp.strategy-basics.-1",
     "1:{nonce}:lang.xx", "1:{nonce}:mod.4", "1:{nonce}:edit.D3", "1:{nonce}:a.S1.1.1.1", "1:{nonce}:coll.maybe",
     "1:{nonce}:g.country.DK", "é" * 32, "🏛" * 16, "\u202e" * 20, "'; DROP TABLE people; --", "0" * 64],
)  # fmt: skip
def test_garbled_and_forged_data_changes_nothing(asked: Talk, data: str) -> None:
    """Whatever stands in the 64 bytes, the question is asked again."""
    check_nothing_changes(asked, data.replace("{nonce}", asked.client.session.nonce))


def test_a_button_of_a_deleted_message_still_counts(asked: Talk) -> None:
    """It is of the present screen; the reply cannot stand in its place, and comes as a new message."""
    screen = asked.message
    asked.person.deletes(screen)
    asked.presses_data(asked.screen.data[0], screen)
    assert "Question 3" in asked.screen.text
    assert not asked.screen.edited
    asked.ends()


def test_a_double_tap_counts_once(asked: Talk) -> None:
    """The second tap hears that the answer is noted already."""
    data, screen = asked.screen.data[0], asked.message
    with asked.api.held():
        turns = [asked.presses_ahead(data, screen) for _ in range(2)]
    asked.hears(*turns)
    assert "noted already" in asked.heard[1].text
    assert asked.client.session.sheet.answers == {"D1": 1, "S1": 0}
    asked.ends()


def test_two_devices_agree_on_the_first_answer(api: BotApi, asked: Talk) -> None:
    """Another option, pressed on another device at the same moment, is offered as a change."""
    phone, tablet = asked.person, api.person(id=asked.person.id)
    first, second, screen = asked.screen.data[0], asked.screen.data[3], asked.message
    with api.held():
        phone.presses_data(first, screen)
        tablet.presses_data(second, screen)
    asked.hears(*(asked.client.presses_data(data) for data in (first, second)))
    assert "answered that already" in asked.heard[1].text
    assert asked.client.session.sheet.answers == {"D1": 1, "S1": 0}
    asked.ends()
