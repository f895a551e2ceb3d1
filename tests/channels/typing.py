"""Somebody who types at a real terminal, before a small knowledge base that is quick to learn."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from typing import TYPE_CHECKING

import pexpect

from bot.settings import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

GROUPS = ("about-traces", "applying-eligibility", "maturity-modules")
NAMES_ENTRIES = re.compile(r"^(related|not_for): \[.*\]\n", re.MULTILINE)
PROMPT = r"\r\n> $"
SECONDS = 60
"""How long to wait for the next prompt at most; a busy machine is no fault."""


def small_knowledge(folder: Path) -> Path:
    """The real files with three of the groups, without what points to the others."""
    source = PROJECT / "knowledge"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("entries", "journeys", "schema", "*.md"))
    for group in GROUPS:
        for path in (source / "entries" / group).glob("*.yaml"):
            target = folder / "entries" / group / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(NAMES_ENTRIES.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


class Typist:
    """One chat in a terminal of its own.

    Attributes:
        heard: what appeared since the last thing typed, in one line and without colours.
    """

    def __init__(self, knowledge: Path, folder: Path, *options: str) -> None:
        """Starts the chat and waits for its first prompt."""
        env = os.environ | {
            "TRACES_KNOWLEDGE": str(knowledge),
            "TRACES_FOLDER": str(folder),
            "PYTHONIOENCODING": "utf-8:strict",
            "TERM": "dumb",
        }
        self.chat = pexpect.spawn(
            sys.executable,
            ["-m", "bot", "chat", *options],
            cwd=PROJECT,
            env=env,
            timeout=SECONDS,
            dimensions=(50, 200),
        )
        self.heard = ""
        self._listen()

    def _listen(self) -> None:
        self.chat.expect(PROMPT)
        shown = self.chat.before.decode(errors="replace")
        self.heard = " ".join(re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown).split())

    def says(self, text: str | bytes) -> str:
        """Types a line and waits for the next prompt; returns what was said."""
        self.chat.send(text if isinstance(text, bytes) else text.encode())
        self.chat.send(b"\n")
        self._listen()
        return self.heard

    def is_killed(self) -> None:
        """The process is gone at once, as by a power cut."""
        self.chat.kill(signal.SIGKILL)
        self.chat.wait()

    def ends(self) -> int:
        """Ends the input, and returns the exit code."""
        self.chat.sendeof()
        self.chat.expect(pexpect.EOF)
        self.chat.wait()
        assert self.chat.exitstatus is not None
        return self.chat.exitstatus
