"""What goes back to the person: text with buttons, free of any channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.catalogue.text import Text
    from bot.dialogue.choice import Choice
    from bot.dialogue.session import Session


@dataclass(frozen=True, slots=True)
class Button:
    """Words, what choosing them does, and other words that mean the same when typed."""

    label: str
    choice: Choice
    also: tuple[str, ...] = ()


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to a person.

    Attributes:
        text: never empty.
        rows: the buttons, row by row.
        screen: whether these are the buttons that typed numbers mean; there is one such reply a turn at most.
        in_place: whether it should replace the screen that was pressed, where the channel can do that.
        nonce: the screen's name within the session, part of its buttons' data.
    """

    text: Text
    rows: Rows = ()
    screen: bool = False
    in_place: bool = False
    nonce: str = ""

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order; the first is number 1."""
        return tuple(button for row in self.rows for button in row)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one update led to.

    Attributes:
        session: the session afterwards.
        replies: at least one.
        kept: a question that could not be answered, to be kept for partners without who asked.
        erase: the person asked for everything about them to be deleted.
        export: the person asked to see everything that is stored.
    """

    session: Session
    replies: tuple[Reply, ...]
    kept: str | None = None
    erase: bool = False
    export: bool = False
