"""What goes into the store and what comes out of it; a value never shows a text or an address in a log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Received:
    """One update as it arrived.

    Attributes:
        update_id: Telegram's number of the update, below 2**63; an update known already is dropped.
        person: the keyed hash of who sent it (``Keys.person``).
        chat_id: where the replies go; stored sealed.
        body: the update as the channel wrote it down; stored sealed, deleted when the update is done.
    """

    update_id: int
    person: str
    chat_id: int = field(repr=False)
    body: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One reply that has yet to be sent.

    Attributes:
        payload: JSON text made by the channel; stored sealed.
        edit_message_id: the message to edit instead of sending a new one.
        is_screen: whether its message becomes the person's present screen.
    """

    payload: str = field(repr=False)
    edit_message_id: int | None = None
    is_screen: bool = False


@dataclass(frozen=True, slots=True)
class Queued:
    """One reply waiting in the outbox.

    Attributes:
        queued_id: its number; never used twice.
        person: the keyed hash of whom it is for.
        chat_id: where it goes.
        payload: JSON text made by the channel.
        edit_message_id: the message to edit instead of sending a new one.
        is_screen: whether its message becomes the person's present screen.
        attempt: how often sending was begun; above 0 it may have been delivered already.
    """

    queued_id: int
    person: str
    chat_id: int = field(repr=False)
    payload: str = field(repr=False)
    edit_message_id: int | None
    is_screen: bool
    attempt: int


@dataclass(frozen=True, slots=True)
class Person:
    """What is remembered of one person; all empty for somebody new.

    Attributes:
        session: JSON text of the dialogue's session.
        screen_message_id: the message that shows the present screen.
        blocked: whether the person has blocked the bot; nothing is sent until that is taken back.
    """

    session: str | None = field(default=None, repr=False)
    screen_message_id: int | None = None
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question nobody could answer, on its way to the curators, without who asked it.

    Attributes:
        text: the utterance.
        language: its two-letter language code.
    """

    text: str = field(repr=False)
    language: str


@dataclass(frozen=True, slots=True)
class EndedTurn:
    """All that one turn leaves behind, to be written down at once; see ``AnyStore.finish``."""

    update_id: int
    person: str
    chat_id: int = field(repr=False)
    session: str | None = field(repr=False)
    replies: Sequence[Outgoing]
    now: datetime
    kept: Sequence[KeptQuestion] = ()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question for the curators: how often it was asked, and on which days first and last."""

    text: str
    language: str
    count: int
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Health:
    """How the store is doing.

    Attributes:
        problem: what is wrong with the file in one line, or None.
        people: persons remembered.
        blocked: of those, how many have blocked the bot.
        waiting: updates not yet done.
        parked: updates set aside after they failed too often.
        unsent: replies in the outbox.
        unanswered: distinct questions kept for the curators.
        damaged: rows whose sealed text cannot be opened any more.
    """

    problem: str | None
    people: int
    blocked: int
    waiting: int
    parked: int
    unsent: int
    unanswered: int
    damaged: int = 0
