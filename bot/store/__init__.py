"""What must not be lost: updates that arrived, each person's session, replies not sent yet.

An update is committed to the inbox before anybody is told that it was received. One transaction then ends
its turn: the update is done, the session saved, the replies in the outbox. The sender takes them from
there. One thread with one connection writes it all, many operations to one commit.

A person is a keyed hash, and chat ids, updates, sessions and replies are sealed; the key is never in the
database. ``Store`` is the file, ``MemoryStore`` forgets, ``AnyStore`` is what both can do.
"""

from bot.store.face import AnyStore
from bot.store.keys import Keys, load_or_make_secret
from bot.store.memory import MemoryStore
from bot.store.store import Store
from bot.store.values import Health, KeptQuestion, Outgoing, Person, Queued, Received, Unanswered

__all__ = [
    "AnyStore",
    "Health",
    "KeptQuestion",
    "Keys",
    "MemoryStore",
    "Outgoing",
    "Person",
    "Queued",
    "Received",
    "Store",
    "Unanswered",
    "load_or_make_secret",
]
