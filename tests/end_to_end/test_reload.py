"""Knowledge that changes while people talk: every reply is of a good edition, and the newest soon serves."""

from __future__ import annotations

import os
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApi
from tests.end_to_end.assistant import Assistant, until
from tests.end_to_end.knowing import small, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.botapi import Person

EDITED = "entries/strategy-basics/first-steps.yaml"
SOON = 2.0
"""Seconds after which a saved edition should serve."""

FULL = os.environ.get("CAMPAIGN") == "full"


@dataclass
class Editor:
    """A partner who changes one answer again and again, and makes a mistake every second time.

    Attributes:
        saved: the editions that may be served, and when each was saved.
        seconds: how long each good edition took to be served.
        teaches: whether each good edition has a new sample, so that the matching must learn anew as well.
    """

    path: Path
    teaches: bool = False
    saved: dict[int, float] = field(default_factory=lambda: {0: 0.0})
    seconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Remember the answer as it was."""
        self._text = self.path.read_text("utf-8")

    def writes(self, edition: int) -> None:
        """Save an edition that is right."""
        text = self._text.replace("  answer: |\n", f"  answer: |\n    Edition {edition}.\n", 1)
        if self.teaches:
            text = text.replace("  utterances:\n", f"  utterances:\n    - show me edition {edition}\n", 1)
        self.saved[edition] = time.monotonic()
        self._save(text)

    def slips(self, edition: int) -> None:
        """Save an edition with a mistake in it."""
        wrong = self._text.replace("  answer: |\n", f"  answr: |\n    Edition {edition}.\n", 1)
        self._save(wrong)

    def _save(self, text: str) -> None:
        """Write beside and rename, as editors do."""
        beside = self.path.with_suffix(".tmp")
        beside.write_text(text, "utf-8")
        beside.replace(self.path)


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A double for this test alone."""
    with BotApi() as running:
        yield running


def edition_heard(person: Person) -> int:
    """Ask for the edited entry by its link, and return the edition that was shown; 0 before the first."""
    before = len(person.messages)
    person.says("/start first-steps")
    until(lambda: any("Sources" in each.text for each in person.messages[before:]))
    said = next(each.text for each in reversed(person.messages) if "Sources" in each.text)
    found = re.search(r"Edition (\d+)\.", said)
    return int(found[1]) if found else 0


Heard = tuple[float, int]
"""When somebody asked, and the edition that was shown."""


def talks_on(person: Person, stop: Event) -> list[Heard]:
    """Ask until told to stop; return what was heard, in order."""
    heard = []
    while not stop.is_set():
        asked = time.monotonic()
        heard.append((asked, edition_heard(person)))
    return heard


def play(
    api: BotApi, knowledge: Path, tmp_path: Path, edits: int, people: int, *, teaches: bool = False
) -> tuple[Editor, list[list[Heard]]]:
    """Let people talk while a partner edits."""
    admin = api.person(first_name="Ada")
    assistant = Assistant(api, tmp_path, knowledge, settings={"TRACES_ADMINS": str(admin.id)})
    editor, stop = Editor(knowledge / EDITED, teaches), Event()
    with assistant.start(), ThreadPoolExecutor(people + 1) as pool:
        admin.says("/start")
        until(lambda: admin.messages[1:])
        talking = [pool.submit(talks_on, api.person(first_name=f"P{n}"), stop) for n in range(people)]
        watcher = api.person(first_name="Wim")
        for edition in range(1, edits + 1):
            if edition % 2:
                began = time.monotonic()
                editor.writes(edition)
                until(lambda wanted=edition: edition_heard(watcher) == wanted)
                editor.seconds.append(time.monotonic() - began)
            else:
                told = len(admin.messages)
                editor.slips(edition)
                until(lambda told=told: len(admin.messages) > told)
                assert edition_heard(watcher) == edition - 1
        stop.set()
        heard = [each.result() for each in talking]
        assistant.stop()
    broken = [each.text for each in admin.messages if "first-steps.yaml:" in each.text]
    assert len(broken) == edits // 2
    assert all("did you mean" in each for each in broken)
    return editor, heard


def holds(editor: Editor, heard: list[list[Heard]]) -> None:
    """Every question has its reply, every reply is of a good edition, and nobody is taken back to an older one."""
    for replies in heard:
        editions = [edition for _, edition in replies]
        assert editions
        assert set(editions) <= set(editor.saved)
        assert editions == sorted(editions)


def stale(editor: Editor, heard: list[list[Heard]]) -> int:
    """How many questions, asked two seconds after an edition was saved, were answered by an older one."""
    return sum(
        any(newer > edition and asked > saved + SOON for newer, saved in editor.saved.items())
        for replies in heard
        for asked, edition in replies
    )


def test_a_change_is_taken_up_and_a_broken_one_is_told_once(api: BotApi, tmp_path: Path):
    """A good edit serves, a broken one keeps the last good; the administrator hears file and line, once each."""
    editor, heard = play(api, small(tmp_path / "knowledge"), tmp_path, edits=4, people=4)
    holds(editor, heard)


@pytest.mark.long
def test_two_hundred_edits_while_twenty_people_talk(api: BotApi, tmp_path: Path):
    """The same under load, at full length with all the entries; figures are printed, as a slow machine is no mistake."""
    edits, copied = (200, whole) if FULL else (10, small)
    editor, heard = play(api, copied(tmp_path / "knowledge"), tmp_path, edits=edits, people=20, teaches=FULL)
    holds(editor, heard)
    print(  # noqa: T201 - a campaign reports its figures
        f"\n{edits} edits, {sum(map(len, heard))} replies; served after "
        f"{statistics.median(editor.seconds):.2f} s (median), {max(editor.seconds):.2f} s (longest); "
        f"{stale(editor, heard)} replies were stale after {SOON:.0f} s"
    )
