"""The assistant as a process of its own, started as an operator starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.botapi import BotApi

T = TypeVar("T")

PROJECT = Path(__file__).resolve().parents[2]

PATIENCE = 30.0
"""Seconds after which something is taken never to come; nothing that works waits so long."""

STOP_SECONDS = 10.0
"""How long the process may take to end when it is asked to."""

RUN = ("-m", "bot", "run")


def until(condition: Callable[[], T], patience: float = PATIENCE, every: float = 0.01) -> T:
    """Wait until the condition holds, looking again and again, and return what it gave.

    Raises:
        AssertionError: It never did.
    """
    deadline = time.monotonic() + patience
    while not (found := condition()):
        assert time.monotonic() < deadline, f"waited in vain for {condition}"
        time.sleep(every)
    return found


@dataclass
class Assistant:
    """One installation, which may be started again and again.

    Attributes:
        home: Where its database, its key and its log stand.
        command: What Python is given to run.
        settings: Further environment, such as another token.
    """

    api: BotApi
    home: Path
    knowledge: Path
    command: tuple[str, ...] = RUN
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def folder(self) -> Path:
        """Where its database and its key stand."""
        return self.home / "var"

    @property
    def database(self) -> Path:
        """The file that holds everything."""
        return self.folder / "traces.sqlite3"

    @property
    def log(self) -> str:
        """All that it wrote to standard error, in all its runs."""
        return (self.home / "stderr").read_text("utf-8")

    @property
    def output(self) -> str:
        """All that it wrote to standard output."""
        return (self.home / "stdout").read_text("utf-8")

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.process is not None and self.process.poll() is None

    def launch(self) -> Self:
        """Start it, and do not wait."""
        assert not self.is_running
        with (self.home / "stdout").open("ab") as stdout, (self.home / "stderr").open("ab") as stderr:
            self.process = subprocess.Popen(
                [sys.executable, *self.command],
                env=self._environment(), cwd=self.home, stdout=stdout, stderr=stderr,
            )  # fmt: skip
        return self

    def start(self) -> Self:
        """Start it, and wait until it asks for updates."""
        before = len(self.api.calls("getUpdates"))
        self.launch()
        until(lambda: len(self.api.calls("getUpdates")) > before or not self.is_running)
        assert self.is_running, self.log
        return self

    def ends(self, patience: float = PATIENCE) -> int:
        """Wait until it has ended, and return its exit code."""
        assert self.process is not None
        return self.process.wait(patience)

    def stop(self) -> None:
        """Ask it to end, and make sure that it does so cleanly."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        assert self.ends(STOP_SECONDS) == 0, self.log

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(PATIENCE)

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no process behind."""
        if self.is_running:
            self.kill()

    def _environment(self) -> dict[str, str]:
        """Ours without its settings; each process computes on one core, as several run at once."""
        ours = {
            name: value for name, value in os.environ.items() if not name.startswith(("TRACES_", "TELEGRAM_"))
        }
        return {
            **ours,
            "PYTHONPATH": str(PROJECT),
            "OPENBLAS_NUM_THREADS": "1",
            "TELEGRAM_BOT_TOKEN": self.api.token,
            "TELEGRAM_BASE_URL": self.api.base_url.removesuffix("/bot"),
            "TRACES_KNOWLEDGE": str(self.knowledge),
            "TRACES_FOLDER": str(self.folder),
            "TRACES_LOG_LEVEL": "DEBUG",
            **self.settings,
        }
