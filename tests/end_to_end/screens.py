"""A crawler that presses every button of every screen, breadth first, and remembers the shortest way."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.channels.memory import Client
from bot.dialogue.actions import COMMANDS
from bot.dialogue.choice import Choice, Verb
from bot.dialogue.scenes.questions import SUGGESTED
from bot.dialogue.session import AWAY, Scene
from bot.dialogue.update import Commanded, Pressed, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from bot.catalogue.model import Language
    from bot.dialogue.knowledge import Knowledge
    from bot.dialogue.reply import Turn
    from bot.dialogue.session import Session

Step = str
"""What a person does: types something, or presses the button of a choice, written ``[choice]``."""

Key = tuple[str, ...]
"""What tells two screens apart: the scene, what it is about, and what its buttons do."""

LINKS = ("check", "modules", "apply")
OPTIONS = ("0", "1", "2", "3", "unsure")
ON_THE_WAY = (Verb.COLLECTION, Verb.FULL, Verb.CONTINUE)


@dataclass(frozen=True, slots=True)
class Visit:
    """A screen that was reached: by which steps, and what was said."""

    steps: tuple[Step, ...]
    turn: Turn


@dataclass
class Crawler:
    """Finds every screen that somebody of one language can reach.

    Attributes:
        visits: The first visit of each screen.
        turns: How many turns were taken.
        pressed: Every verb that was pressed.
    """

    knowledge: Knowledge
    language: Language
    now: datetime
    look: Callable[[Turn], None]
    visits: dict[Key, Visit] = field(default_factory=dict)
    pressed: set[Verb] = field(default_factory=set)
    turns: int = 0
    _queue: deque[Visit] = field(default_factory=deque)

    def crawl(self) -> None:
        """Begin at every way in, and then press whatever is there to press."""
        for steps in ways_in(self.knowledge):
            self._go(steps)
        for option in OPTIONS:
            self._answer_all(option)
        self._come_back()
        self._ask_unclearly()
        while self._queue:
            visit = self._queue.popleft()
            for choice in choices_of(visit.turn):
                self.pressed.add(choice.verb)
                self._arrive((*visit.steps, f"[{choice}]"), self._take(visit.turn.session, f"[{choice}]"))

    @property
    def scenes(self) -> set[Scene]:
        """Every scene that was on the screen."""
        return {visit.turn.session.scene for visit in self.visits.values()}

    def _go(self, steps: tuple[Step, ...]) -> Visit:
        session = Client(self.knowledge, self.language).session
        for at, step in enumerate(steps):
            turn = self._take(session, step)
            session = turn.session
            self._arrive(steps[: at + 1], turn)
        return Visit(steps, turn)

    def _answer_all(self, option: str) -> None:
        """Go through all items with one kind of answer, as some screens belong to special results."""
        visit = self._go(("/start check",))
        while (step := next(on_the_way(visit.turn, option), None)) is not None:
            visit = Visit((*visit.steps, step), self._take(visit.turn.session, step))
            self._arrive(visit.steps, visit.turn)

    def _come_back(self) -> None:
        """Write again after days away, in the middle of a check."""
        visit = self._go(("/start check", "1"))
        later = Client(self.knowledge, self.language, now=lambda: self.now + AWAY)
        later.session = visit.turn.session
        self._arrive((), later.commands("check"))

    def _ask_unclearly(self) -> None:
        """Be offered suggestions; which ones does not matter here, and finding them takes long."""
        session = self._go(("/start",)).turn.session
        suggestions = tuple(self.knowledge.catalogue.entries)[:SUGGESTED]
        unclear = replace(session, suggestions=suggestions, asked="What about it?")
        self._arrive((), self._take(unclear, "42"))

    def _take(self, session: Session, step: Step) -> Turn:
        client = Client(self.knowledge, self.language, now=lambda: self.now)
        client.session = session
        self.turns += 1
        return client.sends(update_of(step, session))

    def _arrive(self, steps: tuple[Step, ...], turn: Turn) -> None:
        """Look at a screen, and go on from there later if it is new; other languages have their own crawl."""
        self.look(turn)
        key = key_of(turn)
        if key not in self.visits and turn.session.language is self.language:
            self.visits[key] = Visit(steps, turn)
            self._queue.append(self.visits[key])


def ways_in(knowledge: Knowledge) -> Iterator[tuple[Step, ...]]:
    """Every command, every deep link, and coming back to a check."""
    yield ("/start",)
    yield from ((f"/{command}",) for command in (*COMMANDS, "dance"))
    yield from ((f"/start {link}",) for link in (*LINKS, *knowledge.catalogue.entries))
    yield ("/start check", "1", "/check")


def on_the_way(turn: Turn, option: str) -> Iterator[Step]:
    """The buttons that lead on through the check."""
    choices = list(choices_of(turn))
    yield from (f"[{each}]" for each in choices if (each.verb, each.value) == (Verb.ANSWER, option))
    yield from (f"[{each}]" for each in choices if each.verb in ON_THE_WAY)


def choices_of(turn: Turn) -> Iterable[Choice]:
    """What can be pressed after a turn, each once."""
    return dict.fromkeys(button.choice for reply in turn.replies for button in reply.buttons)


def key_of(turn: Turn) -> Key:
    """Which screen this is."""
    session = turn.session
    return (session.scene, session.focus, session.editing, *sorted(map(str, choices_of(turn))))


def update_of(step: Step, session: Session) -> Pressed | Commanded | Said:
    """The step as it arrives."""
    if step.startswith("["):
        return Pressed(f"1:{session.nonce}:{step[1:-1]}")
    if step.startswith("/"):
        name, _, argument = step[1:].partition(" ")
        return Commanded(name, argument)
    return Said(step)
