"""Everything a scene may look at: the knowledge, the session, and the time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.assessment import Assessment, assess
from bot.dialogue.choice import Choice
from bot.dialogue.reply import Button, Reply

if TYPE_CHECKING:
    from datetime import datetime

    from bot.catalogue.catalogue import Catalogue
    from bot.catalogue.model import Instrument, Language
    from bot.catalogue.model.wording import Buttons, Sentences
    from bot.catalogue.text import Text
    from bot.dialogue.choice import Verb
    from bot.dialogue.knowledge import Knowledge
    from bot.dialogue.reply import Rows
    from bot.dialogue.session import Session


@dataclass(frozen=True, slots=True)
class View:
    """One moment of one session."""

    knowledge: Knowledge
    session: Session
    now: datetime

    def of(self, session: Session) -> View:
        """The same moment with another session."""
        return replace(self, session=session)

    @property
    def catalogue(self) -> Catalogue:
        """All that partners wrote."""
        return self.knowledge.catalogue

    @property
    def instrument(self) -> Instrument:
        """The maturity instrument."""
        return self.catalogue.instrument

    @property
    def language(self) -> Language:
        """The person's language."""
        return self.session.language

    @property
    def s(self) -> Sentences:
        """The assistant's sentences in the person's language."""
        return self.catalogue.wording(self.language).sentences

    @property
    def b(self) -> Buttons:
        """The words on buttons in the person's language."""
        return self.catalogue.wording(self.language).buttons

    @property
    def assessment(self) -> Assessment:
        """What the answers so far say."""
        return assess(self.session.sheet, self.instrument)


@dataclass(frozen=True, slots=True)
class Move:
    """What an intent leads to: the next session, and what is said before its screen.

    Attributes:
        quiet: the screen is not shown again; the messages say it all.
        answered: an entry is shown, which answers what was asked.
    """

    session: Session
    messages: tuple[Reply, ...] = ()
    kept: str | None = None
    erase: bool = False
    export: bool = False
    quiet: bool = False
    answered: bool = False


def button(label: str, verb: Verb, what: str = "", value: str = "", also: tuple[str, ...] = ()) -> Button:
    """A button with its choice."""
    return Button(label, Choice(verb, what, value), also)


def column(*buttons: Button | None) -> Rows:
    """One button a row, as suits a phone; None stands for a button that does not apply."""
    return tuple((each,) for each in buttons if each is not None)


def screen(text: Text, rows: Rows = ()) -> Reply:
    """A reply whose buttons are the present ones."""
    return Reply(text, rows, screen=True)


def message(text: Text, rows: Rows = ()) -> Reply:
    """A reply beside the screen."""
    return Reply(text, rows)
