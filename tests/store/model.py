"""What a store should do, said once more in dictionaries, to compare with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from bot.store import Health, Person, Queued, Unanswered
from bot.store.unanswered import keepable

from .making import CHAT, days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.store import KeptQuestion, Outgoing, Received


@dataclass(slots=True)
class Arrival:
    """An update, while it is remembered, and how far it has come."""

    update: Received | None
    state: str = "waiting"
    tries: int = 0
    settled_at: datetime | None = None


@dataclass(slots=True)
class Model:
    """The whole store of a handful of people."""

    arrivals: dict[int, Arrival] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    seen: dict[str, datetime | None] = field(default_factory=dict)
    outbox: dict[int, tuple[Queued, datetime]] = field(default_factory=dict)
    questions: dict[tuple[str, str], Unanswered] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def receive(self, batch: list[Received]) -> list[Received]:
        """Accept what is new, in the order of ids (the batches of the test come sorted by person)."""
        accepted = []
        for each in batch:
            if each.update_id not in self.arrivals:
                self.arrivals[each.update_id] = Arrival(each)
                accepted.append(each)
        return accepted

    def pending(self) -> set[Received]:
        """Everything that waits."""
        return {row.update for row in self.arrivals.values() if row.update and row.state == "waiting"}

    def failed(self, update_id: int) -> int:
        """Count a try."""
        if update_id not in self.arrivals:
            return 0
        self.arrivals[update_id].tries += 1
        return self.arrivals[update_id].tries

    def park(self, update_id: int) -> None:
        """Set a waiting update aside."""
        row = self.arrivals.get(update_id)
        if row and row.state == "waiting":
            row.state = "parked"

    def finish(
        self,
        update_id: int,
        person: str,
        session: str | None,
        replies: list[Outgoing],
        now: datetime,
        kept: list[KeptQuestion],
        *,
        erase: bool,
    ) -> bool:
        """End a turn."""
        row = self.arrivals.get(update_id)
        if row is None or row.state == "done":
            return False
        row.update, row.state, row.settled_at = None, "done", now
        if erase:
            self.erase(person)
        if session is not None or person in self.people:
            self.people[person] = replace(self.people.get(person, Person()), session=session)
            self.seen[person] = max(self.seen.get(person) or now, now)
        for reply in replies:
            number = next(self.numbers)
            queued = Queued(number, person, CHAT, reply.payload, reply.edit_message_id, reply.is_screen, 0)
            self.outbox[number] = (queued, now)
        for question in kept:
            self.count(question, now)
        return True

    def count(self, question: KeptQuestion, now: datetime) -> None:
        """Keep a question for the curators."""
        kept, day = keepable(question), now.date()
        if kept:
            key = (kept.text.casefold(), kept.language)
            old = self.questions.get(key, Unanswered(kept.text, kept.language, 0, day, day))
            first, last = min(old.first_day, day), max(old.last_day, day)
            self.questions[key] = replace(old, count=old.count + 1, first_day=first, last_day=last)

    def unsent(self) -> list[Queued]:
        """Everything that may be sent."""
        return [
            queued
            for queued, _ in self.outbox.values()
            if not self.people.get(queued.person, Person()).blocked
        ]

    def attempted(self, number: int) -> None:
        """Count the beginning of a delivery."""
        if number in self.outbox:
            queued, queued_at = self.outbox[number]
            self.outbox[number] = (replace(queued, attempt=queued.attempt + 1), queued_at)

    def sent(self, number: int, message_id: int | None) -> bool:
        """Take a delivered reply out."""
        if number not in self.outbox:
            return False
        queued, _ = self.outbox.pop(number)
        if queued.is_screen and message_id is not None and queued.person in self.people:
            self.people[queued.person] = replace(self.people[queued.person], screen_message_id=message_id)
        return True

    def dead(self, number: int) -> bool:
        """Take an undeliverable reply out."""
        return self.outbox.pop(number, None) is not None

    def blocked(self, person: str, *, blocked: bool) -> None:
        """Mark a person."""
        if person in self.people:
            self.people[person] = replace(self.people[person], blocked=blocked)
        elif blocked:
            self.outbox = {
                number: (queued, at)
                for number, (queued, at) in self.outbox.items()
                if queued.person != person
            }

    def erase(self, person: str) -> None:
        """Forget a person."""
        self.people.pop(person, None)
        self.seen.pop(person, None)
        self.outbox = {number: row for number, row in self.outbox.items() if row[0].person != person}
        for row in self.arrivals.values():
            if row.update and row.update.person == person:
                row.update, row.state = None, "erased"

    def purge(self, now: datetime) -> None:
        """Let old rows go."""
        for row in self.arrivals.values():
            if row.state != "waiting":
                row.settled_at = row.settled_at or now
        self.seen = {person: moment or now for person, moment in self.seen.items()}
        for person in [each for each, moment in self.seen.items() if moment and moment < now - days(30)]:
            del self.people[person], self.seen[person]
        self.outbox = {n: row for n, row in self.outbox.items() if row[1] >= now - days(30)}
        self.arrivals = {
            number: row
            for number, row in self.arrivals.items()
            if row.settled_at is None or row.settled_at >= now - days(2)
        }
        self.questions = {
            key: row for key, row in self.questions.items() if row.last_day >= now.date() - days(365)
        }

    def health(self) -> Health:
        """Count everything."""
        states = [row.state for row in self.arrivals.values()]
        return Health(
            problem=None,
            people=len(self.people),
            blocked=sum(person.blocked for person in self.people.values()),
            waiting=states.count("waiting"),
            parked=states.count("parked"),
            unsent=len(self.outbox),
            unanswered=len(self.questions),
        )
