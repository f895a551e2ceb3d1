"""Values that are not of the form of their kind of file: told at their line, with the word that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.catalogue.load import check_files
from bot.catalogue.typed import did_you_mean

from .base import COSTS, ENGLISH, FIRST, Files, line_of, planted

if TYPE_CHECKING:
    from bot.catalogue.problem import Problem

SAMPLES = "".join(f"    - first-steps en sample {word}\n" for word in "abcdefgh")
LAST_OPTION = "        - label: D1 option all\n          text: The anchor all of D1\n"


def _problems(files: Files, path: str) -> list[Problem]:
    return [problem for problem in check_files(files)[1] if problem.path == path]


@pytest.mark.parametrize(
    ("path", "old", "new", "at", "kind", "what", "hint"),
    [
        (FIRST, "levels:", "level:", "level:", "unknown-key", 'the key "level" is not known', 'did you mean "levels"?'),
        (FIRST, "levels:", "level:", "id:", "missing-key", 'the key "levels" is missing', "add it: levels: ..."),
        (FIRST, "  question:", "  qestion:", "  qestion:", "unknown-key", '"en.qestion"', 'did you mean "question"?'),
        (FIRST, "en:\n", "fr:\n", "fr:", "unknown-key", 'the key "fr" is not known', "use one of: da, en, group, id"),
        (FIRST, "[rudimentary,", "[rudimentry,", "levels:", "unknown-word", '"levels.1" is "rudimentry"', '"rudimentary"'),
        (FIRST, "    medium: A", "    mediun: A", "    mediun", "unknown-word", '"en.for_level.mediun"', 'write "medium"'),
        (FIRST, "[rudimentary, medium]", "medium", "levels:", "wrong-shape", '"levels" should be a list', "after a dash"),
        (FIRST, "[rudimentary, medium]", "", "levels:", "empty", '"levels" is empty', "or delete the key"),
        (FIRST, "[rudimentary, medium]", "[]", "levels:", "too-few", '"levels" has 0, and needs 1', "add more"),
        (FIRST, "[costs]", "[costs, x, y, z]", "related:", "too-many", '"related" has 4, and may have 3', "the best ones"),
        (FIRST, "id: first-steps", "id: First Steps", "id:", "bad-id", '"id" is "First Steps"', "small letters, digits and hyphens"),
        (FIRST, "id: first-steps", "id: " + 41 * "a", "id:", "too-long", "has 41 characters; at most 40", "fewer words"),
        (FIRST, "2026-11-22", "22.11.2026", "    checked", "bad-date", '"sources.1.checked" is "22.11.2026"', "2027-06-30"),
        (FIRST, "2099-06-30", "2099-02-30", "review_by", "bad-date", "not a date", "write it as 2027-06-30"),
        (FIRST, SAMPLES, SAMPLES[:60], "  utterances", "too-few", '"en.utterances" has 2, and needs 8', "add more"),
        (FIRST, "sample c", "sample: c", "    - first-steps en sample: c", "colon", "a colon followed by a space", "quotes"),
        (FIRST, "- first-steps en sample c", "- [a]", "    - [a]", "wrong-shape", '"en.utterances.3" should be one text', "one text"),
        (FIRST, "    - first-steps en sample c", "    -", "    -\n", "empty", '"en.utterances.3" is empty', "write its content"),
        (FIRST, "  answer: |\n", "  answer:\n    x: |\n  ", "  answer", "colon", "a colon followed by a space", "quotes"),
        (FIRST, "da:\n", "da: x\nd:\n", "da: x", "wrong-shape", '"da" should be keys of its own', "indent its keys"),
        (COSTS, "  question: What", "  question: " + 121 * "x", "  question", "too-long", "at most 120", "fewer words"),
        ("maturity.yaml", "medium: 5,", "medium: five,", "cuts:", "bad-number", '"cuts.medium" is "five"', "digits only"),
        ("maturity.yaml", "medium: 5,", "medium: 5.5,", "cuts:", "bad-number", "not a whole number", "digits only"),
        ("maturity.yaml", "needs_collection: no", "needs_collection: maybe", "    needs_collection: maybe", "bad-yes-no", '"maybe"', "yes or no"),
        ("maturity.yaml", "- id: D1\n", "- id: DD\n", "  - id: DD", "bad-id", '"items.1.id" is "DD"', "such as D1"),
        ("maturity.yaml", "  - id: D\n", "  - id: DD\n", "  - id: DD", "bad-id", '"dimensions.1.id"', "one capital letter"),
        ("maturity.yaml", LAST_OPTION, "", "      options:", "too-few", '"items.1.en.options.4" is missing', "there must be 4"),
        ("maturity.yaml", LAST_OPTION, 2 * LAST_OPTION, "      options:", "too-many", "has 5, and may have 4", "the best ones"),
        ("maturity.yaml", "stage: likely", "stage: likly", "  - stage: likly", "unknown-word", '"likly"', 'write "likely"'),
        ("modules.yaml", "number: 2", "number: 7", "    number: 7", "bad-number", '"modules.2.number" is 7', "write 3 or less"),
        ("modules.yaml", "number: 2", "number: 0", "    number: 0", "bad-number", '"modules.2.number" is 0', "write 1 or more"),
        ("eligibility.yaml", "verdict: ask", "verdict: aks", "        verdict: aks", "unknown-word", '"aks"', 'write "ask"'),
        ("eligibility.yaml", "- id: R0", "- id: X0", "  - id: X0", "bad-id", '"criteria.1.id" is "X0"', "R and a digit"),
        (ENGLISH, "  welcome:", "  welcom:", "  welcom:", "unknown-key", '"sentences.welcom"', 'did you mean "welcome"?'),
        (ENGLISH, "  welcome:", "  xyzzy:", "  xyzzy:", "unknown-key", "is not known", ", ..."),
        (ENGLISH, "  basics: Basics", "  The Basics: B", "  The Basics", "bad-id", '"groups.The Basics"', "small letters"),
        (ENGLISH, "  menu: A button", f"  menu: {31 * 'x'}", "  menu:", "too-long", "at most 30 are shown", "fewer words"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_at_its_line(
    tiny_base: Files, path: str, old: str, new: str, at: str, kind: str, what: str, hint: str
):
    """Each mistake has its place, its kind, words that a curator understands, and a way out."""
    files = planted(tiny_base, path, old, new)
    line = line_of(files, path, f"\n{at}") + 1
    found = [each for each in _problems(files, path) if (each.kind, each.line) == (kind, line)]
    assert found, [str(each) for each in _problems(files, path)]
    assert any(what in each.what and hint in each.hint for each in found), found


@pytest.mark.parametrize("text", ["hello\n", "- a\n", "---\n", "5\n", "[]\n"])
def test_a_file_without_keys_is_told_in_words(tiny_base: Files, text: str):
    """A file that is a mere text or a list is called a file, and what it should hold is named."""
    (problem,) = _problems({**tiny_base, "modules.yaml": text.encode()}, "modules.yaml")
    assert '"the file"' in problem.what
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
