"""The bot with a store that forgets: what the kill harness must be able to tell from the real one."""

from __future__ import annotations

from bot import bootstrap
from bot.store import MemoryStore


class Forgetful:
    """Opens a store that does not outlive the process."""

    @staticmethod
    def open(*_: object) -> MemoryStore:
        """A fresh store, whatever was stored before."""
        return MemoryStore()


if __name__ == "__main__":
    bootstrap.Store = Forgetful  # type: ignore[assignment, misc]
    bootstrap.run_telegram()
