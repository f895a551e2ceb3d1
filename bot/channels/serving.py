"""The knowledge that is served now; a channel asks anew at each turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.dialogue.knowledge import Knowledge


class Serving:
    """Holds the present knowledge, so that it can be exchanged between two turns."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Begins with a checked knowledge."""
        self._knowledge = knowledge

    @property
    def knowledge(self) -> Knowledge:
        """What is served now; a turn asks once and keeps to it."""
        return self._knowledge

    def exchange(self, knowledge: Knowledge) -> None:
        """Serves another knowledge from the next turn on; its matchers are built first."""
        _ = knowledge.matchers
        self._knowledge = knowledge
