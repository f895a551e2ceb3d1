"""Kills the process at random moments while people write, and looks for what was lost or doubled."""

from __future__ import annotations

import subprocess
from bisect import bisect
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.dialogue.choice import Verb
from bot.dialogue.session import from_json
from bot.store import Keys, Store, load_or_make_secret
from tests.end_to_end.assistant import PATIENCE, until
from tests.end_to_end.talking import aligned, expected_of, saying_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from bot.dialogue.reply import Turn
    from tests.end_to_end.assistant import Assistant
    from tests.end_to_end.talking import Saying, Talk

UNKNOWN = "Which shade of purple do dragons prefer at breakfast?"
ANSWERS = ("1", "2", "3", "4")
WORDS = (
    "How do we start with a digital strategy?", "what does metadata mean?", "why do you ask?", UNKNOWN,
    "summary", "back", "menu", "/check", "go on with the check", "/modules", "/apply",
)  # fmt: skip
PER_ROUND = 6
"""Messages that each person writes between two kills."""

MOST_CALLS = 90
LONGEST_START = 1.5
LOOK = 0.03
"""Seconds between two looks; looking takes time from whoever is looked at."""


@dataclass
class Chat:
    """One person, who writes without waiting.

    Attributes:
        expected: Everything that must be said to them, in order.
        kept: Their questions that nobody could answer.
    """

    talk: Talk
    chance: Random
    expected: list[Saying]
    kept: Counter[str] = field(default_factory=Counter)

    def writes(self, count: int) -> None:
        """Answer, ask and steer; what would be answered just like the message before is not written."""
        while count:
            before = self.talk.client.session
            data, turn = self._does_something()
            sayings = expected_of(turn)
            if sayings[0] == self.expected[-1]:
                self.talk.client.session = before
                continue
            self._sends(data)
            self.expected += sayings
            self.kept.update([turn.kept] if turn.kept else [])
            count -= 1

    @property
    def said(self) -> list[Saying]:
        """Everything that was said to them."""
        person = self.talk.person
        calls = (
            call
            for name in ("sendMessage", "editMessageText")
            for call in self.talk.api.calls(name, person.id)
        )
        return sorted((saying_of(call) for call in calls if call.result), key=lambda saying: saying.number)

    def _does_something(self) -> tuple[str, Turn]:
        client = self.talk.client
        options = [each for each in client.buttons if each.choice.verb is Verb.ANSWER]
        if options and self.chance.random() < 0.4:
            data = self.chance.choice(options).choice.encoded(client.session.nonce)
            return data, client.presses_data(data)
        text = self.chance.choice(self.chance.choice((ANSWERS, WORDS)))
        return text, client.says(text)

    def _sends(self, data: str) -> None:
        person = self.talk.person
        if data.startswith("1:"):
            person.presses_data(data)
        else:
            person.says(data)


@dataclass
class Campaign:
    """Kills one installation again and again.

    Attributes:
        kills: The number of the bot's calls at each kill.
        owed: How many replies were still to come at each kill.
    """

    assistant: Assistant
    chats: list[Chat]
    chance: Random
    kills: list[int] = field(default_factory=list)
    owed: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, assistant: Assistant, talks: Iterable[Talk], chance: Random) -> Campaign:
        """Begin with people who have heard the first screen, so that their buttons can be foretold."""
        chats = []
        for talk in talks:
            talk.says("/start").adopts_seed()
            chats.append(Chat(talk, chance, list(talk.heard)))
        return cls(assistant, chats, chance)

    def runs(self, kills: int, patience: float = PATIENCE) -> None:
        """Kill so often while more and more is written, and in the end let everything be answered."""
        self._kill()
        for _ in range(kills - 1):
            with self.assistant.api.held():
                for chat in self.chats:
                    chat.writes(PER_ROUND)
            self.assistant.launch()
            self._wait_a_moment()
            self._kill()
        self.assistant.start()
        self._settle(patience)
        self.assistant.stop()

    def repeats(self) -> Counter[int]:
        """How many replies came a second time, by the first kill after they had come already."""
        found = [aligned(chat.expected, chat.said) for chat in self.chats]
        return Counter(bisect(self.kills, saying.number) for each in found for saying in each.repeated)

    def complaints(self) -> list[str]:
        """What was lost or doubled, in words; none when every promise was kept."""
        return [*self._in_chats(), *self._in_store()]

    def _wait_a_moment(self) -> None:
        """Until so many calls were made, or only for a part of the time that a start takes."""
        calls = self.assistant.api.calls
        moment = self.chance.uniform(0, LONGEST_START)
        if self.chance.random() < 0.75:
            enough = len(calls()) + self.chance.randrange(MOST_CALLS)
            until(lambda: len(calls()) >= enough or self._is_answered(), every=LOOK)
            moment = self.chance.uniform(0, 0.02)
        try:
            self.assistant.ends(moment)
        except subprocess.TimeoutExpired:
            return
        raise AssertionError(self.assistant.log)

    def _kill(self) -> None:
        self.assistant.kill()
        self.kills.append(len(self.assistant.api.calls()))
        self.owed.append(sum(len(chat.expected) - len(chat.said) for chat in self.chats))

    def _is_answered(self) -> bool:
        return not any(aligned(chat.expected, chat.said).missing for chat in self.chats)

    def _settle(self, patience: float) -> None:
        """Wait until everything is answered, or nothing has been said for so many seconds."""
        count = -1
        while not self._is_answered() and count != (count := self._count()):
            try:
                until(lambda seen=count: self._is_answered() or self._count() > seen, patience, LOOK)
            except AssertionError:
                return

    def _count(self) -> int:
        return sum(len(chat.said) for chat in self.chats)

    def _in_chats(self) -> Iterator[str]:
        for chat in self.chats:
            found = aligned(chat.expected, chat.said)
            if found.missing:
                yield f"never answered: {len(found.missing)}, first {found.missing[0]}"
            if found.strange:
                yield f"not to be said then: {len(found.strange)}, first {found.strange[0]}"

    def _in_store(self) -> Iterator[str]:
        keys = Keys.from_secret(load_or_make_secret(self.assistant.folder / "secret.key"))
        with Store.open(self.assistant.database, keys) as store:
            for chat in self.chats:
                held = store.session(keys.person(chat.talk.person.id)).result().session
                session = from_json(held or "")
                due = replace(chat.talk.client.session, seen=None)
                if session is None or replace(session, seen=None) != due:
                    yield f"the session is {session} instead of {due}"
            kept = sum((chat.kept for chat in self.chats), Counter[str]())
            found = Counter({each.text: each.count for each in store.unanswered().result()})
            if kept != found:
                yield f"kept questions: {found} instead of {kept}"
            health = store.health().result()
            if health.problem or health.waiting or health.parked or health.unsent:
                yield f"left over: {health}"
