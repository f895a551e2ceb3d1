"""Any sequence of updates leaves a valid session and gives a sensible reply each time."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bot.catalogue.model import Language
from bot.dialogue.choice import DATA_LIMIT
from bot.dialogue.session import from_json, to_json
from bot.dialogue.update import Pressed, Said
from tests.dialogue.knowing import drawn_knowledge, real_knowledge
from tests.dialogue.talking import Clock, Person, person

from .updates import SEQUENCES, Earlier, Present, Typed

if TYPE_CHECKING:
    from bot.dialogue.reply import Reply, Turn
    from bot.dialogue.update import Update

    from .updates import Act

LONGEST = 4096
"""Characters of a message that Telegram carries."""

LONGEST_LABEL = 120
"""Characters of a question that has no shorter label."""

NORMAL = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Without shrinking, so that a failure is told at once; the long run takes its time."""

COUNT = 10_000 if os.environ.get("CAMPAIGN", "full") == "full" else 500
LONG = settings(NORMAL, max_examples=COUNT, phases=tuple(Phase))
FEW = settings(NORMAL, max_examples=15)


def update_of(act: Act, anna: Person) -> Update:
    """What arrives when somebody does this now."""
    match act:
        case Present(number) if anna.buttons:
            return Pressed(anna.buttons[number % len(anna.buttons)].choice.encoded(anna.session.nonce))
        case Typed(number, by_words) if anna.buttons:
            at = number % len(anna.buttons)
            return Said(anna.buttons[at].label if by_words else str(at + 1))
        case Earlier(turns_ago, number) if len(anna.turns) > turns_ago:
            turn = anna.turns[-1 - turns_ago]
            buttons = [button for reply in turn.replies for button in reply.buttons]
            return (
                Pressed(buttons[number % len(buttons)].choice.encoded(turn.session.nonce))
                if buttons
                else Said("")
            )
        case Present() | Typed() | Earlier():
            return Said("")
        case _:
            return act


def check_turn(turn: Turn) -> None:
    """One turn's session and replies."""
    assert from_json(to_json(turn.session)) == turn.session
    assert turn.replies
    assert sum(reply.screen for reply in turn.replies) <= 1
    assert turn.kept is None or 0 < len(turn.kept.encode()) <= 1200
    for reply in turn.replies:
        check_reply(reply, turn)


def check_reply(reply: Reply, turn: Turn) -> None:
    """A reply that any channel can show."""
    text = reply.text.plain
    assert text.strip()
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST
    for button in reply.buttons:
        assert 0 < len(button.label.strip()) <= LONGEST_LABEL
        assert len(button.choice.encoded(turn.session.nonce).encode()) <= DATA_LIMIT


def goes(anna: Person, acts: list[Act], clock: Clock) -> None:
    """Does everything, one after the other; now and then the process is another, or days go by."""
    for n, act in enumerate(acts):
        before = anna.session
        turn = anna.sends(update_of(act, anna))
        check_turn(turn)
        if isinstance(act, Earlier) and not turn.erase:
            assert set(before.sheet.answers) <= set(turn.session.sheet.answers)
        if n % 7 == 0:
            anna.is_restarted()
        clock.time += timedelta(hours=30 if n % 11 == 0 else 0)


@NORMAL
@given(SEQUENCES)
def test_any_sequence_of_updates_is_answered(acts: list[Act]):
    """With a matcher that gives every kind of outcome."""
    clock = Clock()
    goes(person(drawn_knowledge(), clock=clock), acts, clock)


@FEW
@given(SEQUENCES)
def test_any_sequence_of_updates_is_answered_with_the_real_matching(acts: list[Act]):
    """In Danish, for a change."""
    clock = Clock()
    goes(person(real_knowledge(), Language.DA, clock), acts, clock)


@pytest.mark.long
@LONG
@given(SEQUENCES)
def test_any_of_ten_thousand_sequences_is_answered(acts: list[Act]):
    """The same, at length."""
    clock = Clock()
    goes(person(drawn_knowledge(), clock=clock), acts, clock)


@pytest.mark.long
@settings(LONG, max_examples=COUNT // 20)
@given(SEQUENCES)
def test_any_of_many_sequences_is_answered_with_the_real_matching(acts: list[Act]):
    """In Dutch."""
    clock = Clock()
    goes(person(real_knowledge(), Language.NL, clock), acts, clock)
