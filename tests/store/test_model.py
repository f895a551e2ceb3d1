"""Whatever is done to a store, in whatever order, it does what the model says, over restarts too."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.store import KeptQuestion, Outgoing, Person, Received, Store

from .making import ANNA, BO, CEES, CHAT, KEYS, NOW, days
from .model import Model

if TYPE_CHECKING:
    from datetime import datetime

PEOPLE = [ANNA, BO, CEES]
TEXTS = some.text(some.characters(exclude_categories=()), max_size=8)
IDS = some.integers(0, 15)
NUMBERS = some.integers(1, 12)
REPLIES = some.lists(
    some.builds(Outgoing, TEXTS, some.none() | some.integers(0, 2**62), some.booleans()), max_size=3
)
QUESTIONS = some.lists(
    some.builds(KeptQuestion, some.sampled_from(["Why?", "why?", "@anna"]) | TEXTS, some.just("en")),
    max_size=2,
)


def person_of(update_id: int) -> str:
    """An update keeps its person when it is delivered again."""
    return PEOPLE[update_id % len(PEOPLE)]


class StoreMachine(RuleBasedStateMachine):
    """A store on disk beside its model."""

    def __init__(self) -> None:
        """Open a store in a new folder."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="store-"))
        self.model, self.now = Model(), NOW
        self.open()

    def open(self) -> None:
        """Open the file, new or not."""
        self.store = Store.open(self.folder / "bot.db", KEYS)

    def teardown(self) -> None:
        """Close the store and remove its folder."""
        self.store.close().result()
        shutil.rmtree(self.folder)

    @rule(ids=some.sets(IDS, max_size=4), body=TEXTS)
    def receive(self, ids: set[int], body: str) -> None:
        """A batch comes in."""
        batch = [Received(each, person_of(each), CHAT, body) for each in sorted(ids)]
        assert self.store.receive(batch).result() == self.model.receive(batch)

    @rule(
        update_id=IDS,
        session=some.none() | TEXTS,
        replies=REPLIES,
        kept=QUESTIONS,
        erase=some.integers(0, 5).map(lambda number: number == 0),
    )
    def finish(  # noqa: D102
        self,
        update_id: int,
        session: str | None,
        replies: list[Outgoing],
        kept: list[KeptQuestion],
        erase: bool,  # noqa: FBT001  hypothesis gives arguments by name
    ) -> None:
        person, now = person_of(update_id), self.now
        done = self.store.finish(update_id, person, CHAT, session, replies, now, kept, erase=erase).result()
        assert done == self.model.finish(update_id, person, session, replies, now, kept, erase=erase)

    @rule(update_id=IDS)
    def fail_and_park(self, update_id: int) -> None:
        """An update is poison."""
        tries = self.store.failed(update_id).result()
        assert tries == self.model.failed(update_id)
        if tries == 3:
            self.store.park(update_id)
            self.model.park(update_id)

    @rule(number=NUMBERS, message_id=some.none() | some.integers(0, 2**62))
    def deliver(self, number: int, message_id: int | None) -> None:
        """A reply goes out, or is said to have gone out."""
        self.store.attempted(number)
        self.model.attempted(number)
        if message_id is None or message_id % 2:
            assert self.store.sent(number, message_id).result() == self.model.sent(number, message_id)

    @rule(number=NUMBERS)
    def give_up(self, number: int) -> None:
        """A reply can never be delivered."""
        assert self.store.dead(number).result() == self.model.dead(number)

    @rule(person=some.sampled_from(PEOPLE), blocked=some.booleans())
    def block(self, person: str, blocked: bool) -> None:  # noqa: FBT001  hypothesis gives arguments by name
        """A person blocks the bot, or comes back."""
        self.store.blocked(person, blocked)
        self.model.blocked(person, blocked=blocked)

    @rule(person=some.sampled_from(PEOPLE))
    def erase(self, person: str) -> None:
        """A person is forgotten."""
        self.store.erase(person).result()
        self.model.erase(person)

    @rule(later=some.sampled_from([-1, 0.5, 1.5, 29, 400]))
    def purge(self, later: float) -> None:
        """Time passes, or the clock is set back, and old rows go."""
        self.now: datetime = self.now + days(later)
        self.store.purge(self.now).result()
        self.model.purge(self.now)

    @rule()
    def restart(self) -> None:
        """The process ends and another begins."""
        self.store.close().result()
        self.open()

    @invariant()
    def agrees(self) -> None:
        """Store and model hold the same."""
        pending = self.store.pending().result()
        assert set(pending) == self.model.pending()
        assert len(pending) == len(set(pending))
        assert self.store.unsent().result() == self.model.unsent()
        for person in PEOPLE:
            assert self.store.session(person).result() == self.model.people.get(person, Person())
        assert {(each.text.casefold(), each.language): each for each in self.store.unanswered().result()} == (
            self.model.questions
        )
        assert self.store.health().result() == self.model.health()


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
