"""A client that says and presses as a person does, without any network; for journeys and tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.catalogue.model import Language
from bot.dialogue.session import Session
from bot.dialogue.turn import take_turn
from bot.dialogue.update import Attachment, Commanded, Pressed, Said, Sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.dialogue.knowledge import Knowledge
    from bot.dialogue.reply import Button, Reply, Turn
    from bot.dialogue.update import Update


@dataclass
class Client:
    """One person in one chat.

    Attributes:
        now: tells the time; tests set their own.
        turns: everything that happened, oldest first.
    """

    knowledge: Knowledge
    language: Language = Language.EN
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    seed: str = "memory"
    turns: list[Turn] = field(default_factory=list)
    session: Session = field(init=False)

    def __post_init__(self) -> None:
        """Begins a fresh session."""
        self.session = Session(self.seed, self.language)

    def says(self, text: str) -> Turn:
        """Types something."""
        return self.sends(Said(text))

    def commands(self, name: str, argument: str = "") -> Turn:
        """Sends a slash command, named without its slash."""
        return self.sends(Commanded(name, argument))

    def presses(self, label: str) -> Turn:
        """Presses a button of the last turn by its label.

        Raises:
            LookupError: there is no such button; the text lists those there are.
        """
        found = self.button(label)
        if found is None:
            labels = ", ".join(button.label for button in self.buttons)
            raise LookupError(f'there is no button "{label}"; there are: {labels}')
        return self.presses_data(found.choice.encoded(self.session.nonce))

    def presses_data(self, data: str) -> Turn:
        """Presses a button with any data, such as an old one."""
        return self.sends(Pressed(data))

    def attaches(self, kind: Attachment) -> Turn:
        """Sends something that is not text."""
        return self.sends(Sent(kind))

    def sends(self, update: Update) -> Turn:
        """Sends any update."""
        turn = take_turn(self.knowledge, self.session, update, self.now())
        self.session = turn.session
        self.turns.append(turn)
        return turn

    @property
    def replies(self) -> tuple[Reply, ...]:
        """The replies of the last turn."""
        return self.turns[-1].replies if self.turns else ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons of the last turn, the screen's last."""
        return tuple(button for reply in self.replies for button in reply.buttons)

    @property
    def heard(self) -> str:
        """All that the last turn said, as plain text."""
        return "\n\n".join(reply.text.plain for reply in self.replies)

    def button(self, label: str) -> Button | None:
        """The button of the last turn with that label."""
        return next((button for button in reversed(self.buttons) if button.label == label), None)
