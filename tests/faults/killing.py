"""Kills the bot at random moments while people's messages wait, and counts what came of each message."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.catalogue.model import Language
from bot.channels.memory import Client
from bot.channels.telegram.rendering import split

if TYPE_CHECKING:
    from bot.dialogue.knowledge import Knowledge
    from tests.botapi import BotApi, Person
    from tests.end_to_end.assistant import Assistant

TYPED = (
    "1",
    "2",
    "3",
    "4",
    "2",
    "3",
    "back",
    "summary",
    "/check",
    "/result",
    "/modules",
    "/apply",
    "/help",
    "9",
    "menu",
)
"""What people type at random: answers to the check mostly, and commands; nothing that needs the matching."""

PEOPLE = 5
EACH_ROUND = 6
"""Messages that each person writes while the bot is down."""

LATEST = 0.5
"""Seconds after the first request for updates within which a kill comes."""


QUIET = 6.0
"""Seconds of silence after which nothing more is expected of the bot."""


@dataclass
class Writer:
    """One person, and the same conversation in memory as the measure of what must come back.

    Attributes:
        expected: every reply that the messages so far must bring, in order.
    """

    person: Person
    client: Client
    chance: random.Random
    expected: list[str] = field(default_factory=list)

    def writes(self) -> None:
        """Types one thing, in the chat and in memory."""
        text = "/start" if not self.client.turns else self.chance.choice(TYPED)
        self.person.says(text)
        turn = self.client.says(text)
        self.expected += [part.plain for reply in turn.replies for part in split(reply.text)]

    @property
    def heard(self) -> list[str]:
        """All that the bot wrote, in order."""
        return [each.text for each in self.person.messages if each.from_bot]

    def repeats(self) -> list[int]:
        """The positions at which a reply was said twice; anything else out of order is a failure.

        Raises:
            AssertionError: a reply is missing, wrong, or out of its place.
        """
        at, repeated = 0, []
        for position, said in enumerate(self.heard):
            if self.expected[at : at + 1] == [said]:
                at += 1
            else:
                assert self.expected[max(at - 1, 0)] == said, (
                    f"{said!r} instead of {self.expected[at : at + 1]}"
                )
                repeated.append(position)
        assert at == len(self.expected), f"{len(self.expected) - at} replies never came"
        return repeated

    @property
    def served(self) -> bool:
        """Whether every reply has come."""
        try:
            self.repeats()
        except AssertionError:
            return False
        return True


@dataclass(frozen=True)
class Damage:
    """What the kills did.

    Attributes:
        kills: how many there were.
        answered: replies that came, each at least once.
        repeated: for each run of the bot, how many replies it said a second time.
    """

    kills: int
    answered: int
    repeated: tuple[int, ...]


def campaign(api: BotApi, assistant: Assistant, knowledge: Knowledge, kills: int, seed: int) -> Damage:
    """Kills the bot so often, lets it come to rest, and counts.

    Raises:
        AssertionError: a message was never answered, or counted twice, or answered in the wrong order.
    """
    chance = random.Random(seed)
    writers = [
        Writer(api.person(first_name=f"P{n}"), Client(knowledge, Language.EN), random.Random(seed * 100 + n))
        for n in range(PEOPLE)
    ]
    ends: list[list[int]] = [[] for _ in writers]
    for _ in range(kills):
        for writer in writers * EACH_ROUND:
            writer.writes()
        assistant.start()
        time.sleep(chance.uniform(0, LATEST))
        assistant.kill()
        for marks, writer in zip(ends, writers, strict=True):
            marks.append(len(writer.heard))
    assistant.start()
    _rests(writers)
    assistant.stop()
    repeated = [0] * (kills + 1)
    for marks, writer in zip(ends, writers, strict=True):
        for position in writer.repeats():
            repeated[sum(position >= mark for mark in marks)] += 1
    return Damage(kills, sum(len(writer.expected) for writer in writers), tuple(repeated))


def _rests(writers: list[Writer]) -> None:
    """Waits until everybody is served, or the bot has said nothing more for a while."""
    said, since = -1, time.monotonic()
    while time.monotonic() - since < QUIET and not all(writer.served for writer in writers):
        now = sum(len(writer.heard) for writer in writers)
        if now != said:
            said, since = now, time.monotonic()
        time.sleep(0.05)
