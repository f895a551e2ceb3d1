"""The knowledge that is served now; a channel asks anew at each turn."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.dialogue.knowledge import Knowledge


class Serving:
    """Holds the present knowledge, so that it can be exchanged between two turns."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Begins with a checked knowledge, whose matchers need not be built yet."""
        self._knowledge = knowledge
        self._learning = Lock()
        self.learnt = False
        """Whether a free question can be answered without waiting for the matchers."""

    @property
    def knowledge(self) -> Knowledge:
        """What is served now; a turn asks once and keeps to it."""
        return self._knowledge

    def learn(self) -> None:
        """Builds the matchers, once; for a thread beside the one that answers."""
        with self._learning:
            self._knowledge.learn()
            self.learnt = True

    def exchange(self, knowledge: Knowledge) -> None:
        """Serves another knowledge from the next turn on, and then learns what is asked for in new words."""
        with self._learning:
            if knowledge.matchers_so_far is None:
                knowledge.learn()
            self._knowledge = knowledge
            knowledge.learn()
            self.learnt = True
