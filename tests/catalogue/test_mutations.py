"""Damaged files: whatever happens to a file, reading it ends in a catalogue or in problems, never in a crash."""

from __future__ import annotations

import os
import random
import re
import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import further_checks
from bot.catalogue.draft import JOURNEYS
from bot.catalogue.load import catalogue_of, check_files, read_folder
from bot.settings import PROJECT
from tests.end_to_end.knowing import among_few, is_among_few

from .base import tiny

if TYPE_CHECKING:
    from .base import Files

SIGNS = b"\t :-#'\"[]{}*&!|>%@`?,\\\n\r\x00\x07\xc3\xff\xe2\x80\xa80aZ<"
LISTS = re.compile(rb"^(related|not_for): .*$", re.MULTILINE)
"""What mentions other entries."""

PARTS = 20
LONG = 500 if os.environ.get("CAMPAIGN") == "short" else 10_000


def _flip(chance: random.Random, content: bytes) -> bytes:
    """One byte replaced by another, mostly by a sign that YAML knows."""
    at = chance.randrange(len(content))
    sign = bytes([chance.choice(SIGNS) if chance.random() < 0.8 else chance.randrange(256)])
    return content[:at] + sign + content[at + chance.randint(0, 1) :]


def _drop(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join(lines[:at] + lines[at + chance.randint(1, 3) :])


def _swap(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"".join(lines)


def _indent(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at] = (
        chance.choice([b" ", b"  ", b"\t", b"    "]) + lines[at]
        if chance.random() < 0.6
        else lines[at].lstrip()
    )
    return b"".join(lines)


def _repeat(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at : at + chance.randint(1, 6)], *lines[at + 1 :]])


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content))]


DAMAGES = (_flip, _flip, _flip, _drop, _swap, _indent, _repeat, _cut)


@dataclass
class Verdicts:
    """What became of damaged files: how often the base was served or refused, and each verdict's processor time."""

    served: int = 0
    refused: int = 0
    seconds: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        """The figures, for a campaign to print; a slow machine is no mistake."""
        return (
            f"{self.served + self.refused} damaged files, {self.served} served; "
            f"a verdict takes {statistics.median(self.seconds):.3f} s (median), {max(self.seconds):.3f} s (longest)"
        )


def _campaign(files: Files, times: int, seed: int) -> Verdicts:
    """Damages one file at a time, and holds that each base is served whole, or refused with a reason."""
    chance, verdicts = random.Random(seed), Verdicts()
    paths = sorted(files)
    for _ in range(times):
        path = chance.choice(paths)
        content = _damaged(chance, files[path])
        _judge({**files, path: content}, path, verdicts)
    return verdicts


def _damaged(chance: random.Random, content: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        content = chance.choice(DAMAGES)(chance, content) or b" "
    return content


def _judge(files: Files, path: str, verdicts: Verdicts) -> None:
    began = time.process_time()
    catalogue, problems = catalogue_of(files, further_checks())
    verdicts.seconds.append(time.process_time() - began)
    assert (catalogue is None) == any(problem.blocking for problem in problems)
    if catalogue is not None:
        assert len(catalogue.entries) == sum(each.startswith("entries/") for each in files)
    if path.startswith(JOURNEYS):  # people are not told of it, so that it never stands in their way
        assert catalogue is not None
        problems = check_files(files, further_checks())[1]
    content = files[path]
    for problem in problems:
        assert 1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 2 or problem.path != path
        assert problem.what
        assert problem.hint
        assert "\n" not in str(problem), problem
    refused = any(problem.blocking for problem in problems)
    verdicts.refused += refused
    verdicts.served += not refused


def test_damaged_files_never_crash_the_reading():
    """A hundred files with bytes flipped, lines dropped, swapped, indented, doubled, or cut off."""
    verdicts = _campaign(tiny(), 100, seed=1)
    assert verdicts.served > 5
    assert verdicts.refused > 50


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_a_long_campaign_of_damage_never_crashes_the_reading(seed: int):
    """Ten thousand damaged files of the tiny base."""
    _campaign(tiny(), LONG // 10, seed=seed + 2)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(PARTS))
def test_damage_to_real_files_never_crashes_the_reading(seed: int):
    """Ten thousand of them: entries and journeys in the tiny base, where each is read soon, all others in their own."""
    real, chance, verdicts = read_folder(PROJECT / "knowledge"), random.Random(seed), Verdicts()
    small = tiny()
    few = {path: among_few(text.decode()).encode() for path, text in real.items() if is_among_few(path)}
    for _ in range(LONG // PARTS):
        path = chance.choice(sorted(real))
        alone = path.startswith(("entries/", JOURNEYS))
        content = LISTS.sub(rb"\1: []", real[path]) if alone else real[path]
        _judge({**(small if alone else few), path: _damaged(chance, content)}, path, verdicts)
    print(f"\n{verdicts}")  # noqa: T201 - a campaign reports its figures


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_damage_to_the_whole_base_never_crashes_the_reading(seed: int):
    """Two hundred damaged files among all the others: fewer, as each reads the whole base."""
    verdicts = _campaign(read_folder(PROJECT / "knowledge"), LONG // 500, seed=seed + 20)
    print(f"\nthe whole base: {verdicts}")  # noqa: T201 - as above
