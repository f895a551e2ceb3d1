"""A changed knowledge folder is taken up by itself: whole, or not at all."""

from __future__ import annotations

import logging
import time
from threading import Event, Thread
from typing import TYPE_CHECKING

from watchfiles import watch

from bot.catalogue.load import catalogue_of, read_folder, unreadable_folder, version_of
from bot.dialogue.knowledge import Knowledge
from bot.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from bot.catalogue.load import FurtherCheck
    from bot.catalogue.problem import Problem
    from bot.channels.serving import Serving

_log = logging.getLogger(__name__)

SETTLE_SECONDS = 0.3
"""How long a folder must be quiet before it is read, and a broken one stay broken before anybody is told."""


class Reloader:
    """Watches the folder while the assistant serves.

    A good change is served within two seconds. A broken one changes nothing: the last good knowledge goes
    on serving, and whoever looks after the assistant is told once what is wrong and where.
    """

    def __init__(
        self,
        folder: Path,
        serving: Serving,
        further: Iterable[FurtherCheck],
        tell: Callable[[list[Problem]], None],
        taken: Callable[[], None],
    ) -> None:
        """Takes the folder, what is served, and whom to tell of a broken and of a good change (from another thread)."""
        self._folder = folder
        self._serving = serving
        self._further = tuple(further)
        self._tell = tell
        self._taken = taken
        self._told = ""
        self._stop = Event()
        self._thread = Thread(target=self._watch, name="knowledge", daemon=True)

    def start(self) -> None:
        """Begins to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Stops watching."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        quiet = int(SETTLE_SECONDS * 1000)
        for _changes in watch(
            self._folder, debounce=quiet, step=quiet // 3, stop_event=self._stop, rust_timeout=500
        ):
            try:
                self.take_up()
            except Exception as error:  # noqa: BLE001 - a fault of ours must not end the watching
                _log.error("a change could not be taken up (%s)", type(error).__name__)

    def take_up(self) -> None:
        """Serves what stands in the folder now, if it has changed and nothing in it stands in the way."""
        try:
            files = read_folder(self._folder)
        except KnowledgeError as error:
            self._unreadable(str(error))
            return
        version = version_of(files)
        if version == self._serving.knowledge.catalogue.version:
            self._told = ""
            return
        catalogue, problems = catalogue_of(files, self._further)
        if catalogue is None:
            self._broken(files, version, problems)
            return
        self._serving.exchange(Knowledge(catalogue))
        self._told = ""
        self._taken()

    def _unreadable(self, why: str) -> None:
        """Tells once that the folder cannot be read, unless it was only being exchanged."""
        time.sleep(SETTLE_SECONDS)
        try:
            read_folder(self._folder)
        except KnowledgeError:
            if why != self._told:
                self._told = why
                self._tell([unreadable_folder(why)])
        else:
            self.take_up()

    def _broken(self, files: Mapping[str, bytes], version: str, problems: list[Problem]) -> None:
        """Tells once, unless it was only a file caught half written."""
        time.sleep(SETTLE_SECONDS)
        try:
            still = read_folder(self._folder) == files
        except KnowledgeError:
            still = False
        if not still:
            self.take_up()
        elif version != self._told:
            self._told = version
            self._tell([problem for problem in problems if problem.blocking])
