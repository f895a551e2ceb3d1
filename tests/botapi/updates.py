"""The updates that wait for the bot, with Telegram's rules for offsets."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from telegram import Update
from telegram.constants import PollingLimit

from .refusal import Json

# Telegram sends these only when they are asked for by name.
_ONLY_IF_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
DEFAULT_TYPES = frozenset(map(str, Update.ALL_TYPES)) - _ONLY_IF_ASKED
# tdlib's TQueue takes an offset further ahead than this for a mistake and starts again at the head.
_FURTHEST_AHEAD = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """An update in the queue; an extra one was put in by the test and is delivered at any offset."""

    update_id: int
    body: Json
    extra: bool = False
    delivered: bool = False

    def as_json(self) -> Json:
        """Return the Update of the Bot API."""
        return {"update_id": self.update_id, **self.body}

    @property
    def kind(self) -> str:
        """Return the update's type, such as `message`."""
        return next(iter(self.body), "")


@dataclass(slots=True)
class UpdateQueue:
    """Unconfirmed updates in the order of delivery; not thread safe by itself.

    Attributes:
        next_id: The update_id of the next update.
        allowed: The types that are kept; remembered from call to call, as Telegram does.
        held: While set, updates wait and nobody is given any.
        added: Called after each addition.
    """

    next_id: int
    allowed: frozenset[str] = DEFAULT_TYPES
    held: bool = False
    added: Callable[[], None] = lambda: None
    entries: list[Entry] = field(default_factory=list)

    def add(self, body: Json) -> int | None:
        """Append a new update and return its id; None if the bot does not take this type."""
        entry = Entry(self.next_id, body)
        if entry.kind not in self.allowed:
            return None
        self.next_id += 1
        self.entries.append(entry)
        self.added()
        return entry.update_id

    def put(self, update: Json, times: int = 1) -> int:
        """Append an update as it stands, with its own update_id (even a used one) or the next."""
        body = {name: value for name, value in update.items() if name != "update_id"}
        update_id = int(update.get("update_id", self.next_id))
        self.next_id = max(self.next_id, update_id + 1)
        self.entries += [Entry(update_id, body, extra=True) for _ in range(times)]
        self.added()
        return update_id

    def batch(self, offset: int, limit: int) -> list[Entry]:
        """Forget what the offset confirms, and return what is to be delivered next.

        Args:
            offset: The first update_id wanted; everything below is confirmed. 0 confirms nothing, -n
                forgets all but the last n.
            limit: At most this many, held to 1..100.
        """
        if offset < 0:
            self.entries = self.entries[offset:]
        if 0 < offset <= self.next_id + _FURTHEST_AHEAD:
            self.entries = [entry for entry in self.entries if not _confirmed(entry, offset)]
        if self.held:
            return []
        size = min(max(limit, PollingLimit.MIN_LIMIT), PollingLimit.MAX_LIMIT)
        return self.entries[:size]

    def mark_delivered(self, batch: Iterable[Entry]) -> None:
        """Remember that these have reached the bot, so that an offset can confirm extra ones too."""
        sent = {id(entry) for entry in batch}
        self.entries = [
            replace(entry, delivered=True) if entry.extra and id(entry) in sent else entry
            for entry in self.entries
        ]

    def forget(self, entry: Entry) -> None:
        """Drop one update that a webhook has taken."""
        self.entries = [other for other in self.entries if other is not entry]

    def shuffle(self, chance: random.Random, within: int = 10) -> None:
        """Exchange the contents of waiting updates within windows; the ids keep rising."""
        for start in range(0, len(self.entries), within):
            window = self.entries[start : start + within]
            bodies = [entry.body for entry in window]
            chance.shuffle(bodies)
            self.entries[start : start + within] = [
                replace(entry, body=body) for entry, body in zip(window, bodies, strict=True)
            ]


def _confirmed(entry: Entry, offset: int) -> bool:
    return entry.update_id < offset and (entry.delivered or not entry.extra)
