"""Plays a journey that partners wrote, and shows where it went another way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from bot.channels.memory import Client
from bot.dialogue.update import Attachment

if TYPE_CHECKING:
    from bot.catalogue.model import Journey, JourneyStep
    from bot.dialogue.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Played:
    """What became of a journey.

    Attributes:
        transcript: the conversation as it went, one line a message.
        failed_at: the position of the step that did not hold, or None where all held.
        why: what was expected there, and what there was.
    """

    transcript: tuple[str, ...]
    failed_at: int | None = None
    why: str = ""


def play(journey: Journey, knowledge: Knowledge) -> Played:
    """Plays the steps until one does not hold."""
    day = datetime.combine(journey.today, time(12), UTC)
    client = Client(knowledge, journey.language, now=lambda: day)
    lines: list[str] = []
    for at, step in enumerate(journey.steps):
        why = _act(client, step, lines) if step.kind in _ACTS else _expect(client, step)
        if why:
            return Played(tuple(lines), at, why)
    return Played(tuple(lines))


def _act(client: Client, step: JourneyStep, lines: list[str]) -> str:
    lines.append(f"> {step.kind}: {step.words}")
    try:
        _ACTS[step.kind](client, step.words)
    except LookupError as error:
        return str(error)
    for reply in client.replies:
        lines.append(reply.text.plain)
        lines += [f"  [{button.label}]" for button in reply.buttons]
    return ""


def _command(client: Client, words: str) -> None:
    name, _, argument = words.partition(" ")
    client.commands(name, argument)


def _attach(client: Client, words: str) -> None:
    if words not in list(Attachment):
        raise LookupError(f'nothing of the kind "{words}" can be sent; there are: {", ".join(Attachment)}')
    client.attaches(Attachment(words))


_ACTS = {
    "says": Client.says,
    "presses": Client.presses,
    "commands": _command,
    "sends": _attach,
}


def _expect(client: Client, step: JourneyStep) -> str:
    heard = _even(client.heard)
    labels = [button.label for button in client.buttons]
    match step.kind:
        case "hears" if _even(step.words) not in heard:
            return f'"{step.words}" was not heard'
        case "hears_not" if _even(step.words) in heard:
            return f'"{step.words}" was heard'
        case "sees" if step.words not in labels:
            return f'there is no button "{step.words}"; there are: {", ".join(labels)}'
    return ""


def _even(words: str) -> str:
    """Words without capitals and line ends, to compare by."""
    return " ".join(words.casefold().split())
