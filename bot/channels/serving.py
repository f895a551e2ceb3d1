"""The knowledge that is served now; a channel asks anew at each turn."""

from __future__ import annotations

from threading import Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.dialogue.knowledge import Knowledge


class Serving:
    """Holds the present knowledge, so that it can be exchanged between two turns."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Begins with a checked knowledge, whose matchers need not be built yet."""
        self._knowledge = knowledge
        self._exchanging = Lock()
        self._learning = Lock()

    @property
    def knowledge(self) -> Knowledge:
        """What is served now; a turn asks once and keeps to it."""
        return self._knowledge

    @property
    def learnt(self) -> bool:
        """Whether a free question can be answered without waiting for the matchers."""
        return self._knowledge.matchers_so_far is not None

    def learn(self) -> None:
        """Builds the matchers of what is served, and of what was exchanged meanwhile; for a thread of its own."""
        with self._learning:
            while True:
                knowledge = self._knowledge
                knowledge.learn()
                with self._exchanging:
                    if self._knowledge is knowledge:
                        return
                    self._knowledge.lean_on(knowledge)

    def exchange(self, knowledge: Knowledge) -> Thread:
        """Serves another knowledge from the next turn on.

        Returns:
            The thread that learns its new ways of asking; until it is done, the matchers before go on.
        """
        with self._exchanging:
            knowledge.lean_on(self._knowledge)
            self._knowledge = knowledge
        learning = Thread(target=self.learn, name="learning", daemon=True)
        learning.start()
        return learning
