"""Every screen that can be reached by pressing buttons, each once."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.dialogue.choice import Verb
from bot.dialogue.session import Scene
from bot.dialogue.turn import take_turn
from bot.dialogue.update import Pressed, Said

from .knowing import DANISH, UNCLEAR, UNKNOWN, WHAT_IS
from .talking import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.dialogue.knowledge import Knowledge
    from bot.dialogue.reply import Button, Reply, Turn
    from bot.dialogue.session import Session
    from bot.dialogue.update import Update

COMMANDS = ("/help", "/privacy", "/stop", "/summary", "/result")
"""Typed at home, as no button leads there."""

QUESTIONS = (WHAT_IS, UNCLEAR, UNKNOWN, DANISH)
"""Asked in passing, so that screens with buttons beside them are reached too."""

ASKED_IN = {Scene.HOME, Scene.COLLECTION}


@dataclass(frozen=True)
class Place:
    """Somewhere a person can be: the session, and the turn that led there."""

    knowledge: Knowledge
    turn: Turn

    @property
    def session(self) -> Session:
        """The session there."""
        return self.turn.session

    @property
    def buttons(self) -> list[Button]:
        """The screen's buttons, then those beside it: as they are numbered."""
        by_screen = sorted(self.turn.replies, key=lambda reply: not reply.screen)
        return [button for reply in by_screen for button in reply.buttons]

    @property
    def looks(self) -> tuple[object, ...]:
        """What sets this place apart from others."""
        kind = (self.session.language, self.session.scene, bool(self.session.editing))
        labels = self.session.scene is not Scene.SUMMARY
        return (*kind, *((button.choice, labels and button.label) for button in self.buttons))

    def after(self, update: Update) -> Turn:
        """The turn that an update leads to."""
        return take_turn(self.knowledge, self.session, update, NOW)

    def pressed(self, button: Button) -> Turn:
        """The turn after pressing a button."""
        return self.after(Pressed(button.choice.encoded(self.session.nonce)))


def reached(knowledge: Knowledge, start: Session, *, entries: int = 30) -> Iterator[Place]:
    """Every place that looks different, by pressing whatever is there, and by asking in the check.

    Args:
        knowledge: what the assistant knows.
        start: where to begin.
        entries: how many different answers to look at; there are too many for all.
    """
    seen: set[object] = set()
    answers: set[str] = set()
    waiting = deque([Place(knowledge, take_turn(knowledge, start, Said("/start"), NOW))])
    while waiting:
        place = waiting.popleft()
        if place.looks in seen:
            continue
        seen.add(place.looks)
        yield place
        for button in place.buttons:
            if button.choice.verb is Verb.ENTRY:
                if len(answers) >= entries and button.choice.what not in answers:
                    continue
                answers.add(button.choice.what)
            if button.choice.verb is not Verb.LANGUAGE:
                waiting.append(Place(knowledge, place.pressed(button)))
        typed = COMMANDS if place.session.scene is Scene.HOME else ()
        asked = QUESTIONS if place.session.scene in ASKED_IN or place.session.editing == "D1" else ()
        waiting += [Place(knowledge, place.after(Said(text))) for text in (*typed, *asked)]


def shown(replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
    """The replies as a person sees them, wherever they are put."""
    return tuple(replace(reply, in_place=False) for reply in replies)
