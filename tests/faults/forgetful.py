"""The assistant with a store that forgets, started as a script; only to show that a test can fail."""

from __future__ import annotations

from bot import bootstrap
from bot.cli import main
from bot.store import MemoryStore


class Forgetful(MemoryStore):
    """Stands where the store on disk stands."""

    @classmethod
    def open(cls, *_: object) -> Forgetful:
        """Begin with nothing, whatever there was."""
        return cls()


if __name__ == "__main__":
    bootstrap.Store = Forgetful  # type: ignore[assignment, misc]
    main(["run"])
