"""Damaged files: whatever happens to a file, reading it ends in a catalogue or in problems, never in a crash."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from bot.assessment.check import fairness_problems
from bot.catalogue.load import catalogue_of, read_folder
from bot.settings import PROJECT

from .base import tiny

if TYPE_CHECKING:
    from .base import Files

SIGNS = b"\t :-#'\"[]{}*&!|>%@`?,\\\n\r\x00\x07\xc3\xff\xe2\x80\xa80aZ<"
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


def _campaign(files: Files, times: int, seed: int) -> tuple[int, int]:
    """Damages one file at a time; returns how often the base was served and how often it was refused."""
    chance, served, refused = random.Random(seed), 0, 0
    for _ in range(times):
        path = chance.choice(sorted(files))
        content = files[path]
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            content = chance.choice(DAMAGES)(chance, content) or b" "
        catalogue, problems = catalogue_of({**files, path: content}, [fairness_problems])
        assert (catalogue is None) == any(problem.blocking for problem in problems)
        for problem in problems:
            assert (
                1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 2 or problem.path != path
            )
            assert problem.what
            assert problem.hint
            assert "\n" not in str(problem), problem
        served, refused = served + (catalogue is not None), refused + (catalogue is None)
    return served, refused


def test_damaged_files_never_crash_the_reading():
    """Two hundred files with bytes flipped, lines dropped, swapped, indented, doubled, or cut off."""
    served, refused = _campaign(tiny(), 200, seed=1)
    assert served > 10
    assert refused > 100


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_a_long_campaign_of_damage_never_crashes_the_reading(seed: int):
    """Ten thousand damaged files of the tiny base."""
    _campaign(tiny(), LONG // 10, seed=seed + 2)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_damage_to_the_real_base_never_crashes_the_reading(seed: int):
    """Two hundred damaged files of the real one: fewer, as each reads the whole base."""
    _campaign(read_folder(PROJECT / "knowledge"), LONG // 500, seed=seed + 20)
