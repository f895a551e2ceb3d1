"""Values that are not of the form of their kind of file: told at their line, with the word that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.catalogue.load import check_files
from bot.catalogue.spelling import did_you_mean

from .base import FIRST, Files, planted

if TYPE_CHECKING:
    from bot.catalogue.problem import Problem


def _problems(files: Files, path: str) -> list[Problem]:
    return [problem for problem in check_files(files)[1] if problem.path == path]


@pytest.mark.parametrize("text", ["hello\n", "- a\n", "---\n", "5\n", "[]\n"])
def test_a_file_without_keys_is_told_in_words(tiny_base: Files, text: str):
    """A file that is a mere text or a list is called a file."""
    (problem,) = _problems({**tiny_base, "modules.yaml": text.encode()}, "modules.yaml")
    assert "the file" in problem.what
    assert problem.kind in {"wrong-shape", "empty"}


def test_one_wrong_member_does_not_make_its_list_too_short(tiny_base: Files):
    """Only the mistake itself is told, not that one module fewer could be read."""
    files = planted(tiny_base, "modules.yaml", "number: 2", "number: two")
    assert [problem.kind for problem in _problems(files, "modules.yaml")] == ["bad-number"]


def test_every_mistake_of_a_file_is_told_at_once(tiny_base: Files):
    """Five mistakes in one entry are five problems, or more."""
    files = tiny_base
    for old, new in (
        ("levels:", "level:"), ("review_by: 2099", "review_by: x"), ("url:", "link:"), ("en:\n  question", "en:\n  q"),
        ("da:\n  question", "da:\n  quest"),
    ):  # fmt: skip
        files = planted(files, FIRST, old, new)
    assert len({problem.line for problem in _problems(files, FIRST)}) >= 6


@pytest.mark.parametrize(
    ("word", "expected"),
    [("welcom", "welcome"), ("WELCOME", "welcome"), ("wlecome", "welcome"), ("zebra", None), ("", None)],
)
def test_only_a_word_that_is_like_enough_is_suggested(word: str, expected: str | None):
    """A slip of a letter, or two exchanged, is recognised; anything else is not guessed at."""
    assert did_you_mean(word, ["welcome", "help", "topics"]) == expected


def test_nothing_is_suggested_where_nothing_is_known():
    """With no known words there is no suggestion."""
    assert did_you_mean("word", []) is None
