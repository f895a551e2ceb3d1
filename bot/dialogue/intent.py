"""What we take an update for, before anything is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.catalogue.model import Term
    from bot.dialogue.choice import Choice
    from bot.dialogue.update import Attachment


@dataclass(frozen=True, slots=True)
class Choosing:
    """The person chose something that stands on the screen, or steers by command."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Greeted:
    """``/start``, perhaps by a link that leads somewhere."""

    link: str = ""


@dataclass(frozen=True, slots=True)
class OldButton:
    """A button of an earlier screen; ``choice`` is what it stood for."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class UnreadableButton:
    """A button that is not ours or is garbled."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A free question."""

    utterance: str


@dataclass(frozen=True, slots=True)
class AskingMore:
    """Wants to read on about the answer just given."""


@dataclass(frozen=True, slots=True)
class AskingMeaning:
    """Asks what words mean.

    Attributes:
        terms: those asked about; none where the present screen has no term of the glossary.
        utterance: the question that names a term; outside the check an entry may have more to say about it.
    """

    terms: tuple[Term, ...]
    utterance: str = ""


@dataclass(frozen=True, slots=True)
class SmallTalking:
    """A greeting, thanks, yes, no: the key of the wording's small talk."""

    kind: str


@dataclass(frozen=True, slots=True)
class Wordless:
    """Nothing that can be read: an emoji, a number that stands for nothing, an attachment."""

    kind: Attachment | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """A slash command that does not exist."""


Intent = (
    Choosing
    | Greeted
    | OldButton
    | UnreadableButton
    | Asking
    | AskingMore
    | AskingMeaning
    | SmallTalking
    | Wordless
    | UnknownCommand
)
