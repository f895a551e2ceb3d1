"""Strict reading: what stands in the file is what is read, and every slip is told at its line in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.source import MAX_BYTES, MAX_DEPTH, read_yaml

if TYPE_CHECKING:
    from bot.catalogue.problem import Problem

PATH = "entries/basics/some.yaml"
QUOTE = 'put the text in straight quotes: "..."'
ALIGN = "align it with its neighbours"


def _only(text: str | bytes) -> Problem:
    """The one problem of a file that cannot be read."""
    content = text if isinstance(text, bytes) else text.encode()
    document, problems = read_yaml(PATH, content)
    assert document is None
    assert len(problems) == 1, problems
    assert problems[0].path == PATH
    assert problems[0].blocking
    return problems[0]


@pytest.mark.parametrize(
    ("text", "line", "kind", "what", "hint"),
    [
        ("a:\n  - x\n\t- y\n", 3, "tab", "indented with a tab", "use spaces"),
        ("a:\n  - this: that: other\n", 2, "colon", "a colon followed by a space", QUOTE),
        ("a: x\nb: this:\n", 2, "colon", "a colon followed by a space", QUOTE),
        ("a: b\r\nc: d: e\r\n", 2, "colon", "a colon followed by a space", QUOTE),
        ("a:\n    b: c\n  d: e\n", 3, "indentation", "the indentation does not fit", ALIGN),
        ("a:\n  - x\n  y: z\n", 3, "indentation", "the indentation does not fit", ALIGN),
        ("a: b\n- c\n", 2, "indentation", "the indentation does not fit", ALIGN),
        ("a: |\n    text\n  less\nb: c\n", 3, "indentation", "the indentation does not fit", ALIGN),
        ("a: 'text\nb: c\n", 1, "unclosed-quote", "a quotation mark opens here", "close it, or delete it"),
        ("a: b\nc: 'text\nd: they don't\n", 2, "unclosed-quote", "a quotation mark opens here", "close it"),
        (
            'a: "text" more\nb: c\n',
            1,
            "quote-inside",
            "text follows after a closing quotation mark",
            "one pair",
        ),
        ('a: "she said "yes" to it"\n', 1, "quote-inside", "text follows after a closing", "use ' inside"),
        ("a: 'it's'\nb: c\n", 1, "quote-inside", "text follows after a closing quotation mark", "one pair"),
        (
            'a:\n  - "x" y\n  - z\n',
            2,
            "quote-inside",
            "text follows after a closing quotation mark",
            "one pair",
        ),
        ("a: {x: y\nb: c\n", 1, "bracket", "a bracket opens here and is not closed", QUOTE),
        ("a: x\nb: {name} is here\n", 2, "bracket", "a text that starts with { is read as a list", QUOTE),
        ("a: b\nc\nd: e\n", 2, "missing-colon", '"c" has no colon', "write it as c:"),
        (
            "a: b\nc:d\ne: f\n",
            2,
            "missing-space",
            '"c:d" has no space after its colon',
            "write it as key: text",
        ),
        ("a: `x`\n", 1, "odd-start", "the text may not start like this", QUOTE),
        ("a: b\nc: %x\n", 2, "odd-start", "the text may not start like this", QUOTE),
        ("a: , x\n", 1, "odd-start", "the text may not start like this", QUOTE),
        ("a: ? x\n", 1, "odd-start", "the text may not start like this", QUOTE),
        ("a: !x!y z\n", 1, "odd-start", "the text may not start like this", QUOTE),
        ("%x\na: b\n", 1, "odd-start", "the text may not start like this", QUOTE),
        ("a: ** x\n", 1, "alias", "a text that starts with * or &", QUOTE),
        ("a: >text\n", 1, "block", "after | or > the text starts on the next line", "move the text"),
        (
            "a: b\n...\nc: d\n",
            3,
            "syntax",
            "this is not readable YAML",
            "compare the line with a neighbouring entry",
        ),
        ("", 1, "empty-file", "the file is empty", "write its content, or delete the file"),
        ("# only a remark\n", 1, "empty-file", "the file is empty", "write its content"),
        ("? [a, b]\n: c\n", 1, "odd-key", "a key must be a word", "in quotes"),
        ("a: b\x00\n", 1, "odd-character", "(number 0)", "delete it, or type the words around it anew"),
    ],
)
def test_a_slip_is_told_at_its_line(text: str, line: int, kind: str, what: str, hint: str):
    """The line where the slip was made, what it is in a curator's words, and what to do."""
    problem = _only(text)
    assert (problem.line, problem.kind) == (line, kind), problem
    assert what in problem.what
    assert hint in problem.hint
    assert "\n" not in str(problem)


@pytest.mark.parametrize(
    ("content", "line"), [(b"a: \xff\n", 1), (b"a: b\nc: \xc3(\n", 2), ("a: b".encode("utf-16"), 1)]
)
def test_a_file_that_is_not_utf8_is_told(content: bytes, line: int):
    """The line of the first character that cannot be read is named."""
    problem = _only(content)
    assert (problem.line, problem.kind, problem.hint) == (line, "encoding", "save the file as UTF-8")


def test_a_file_that_is_too_large_is_not_read():
    """A file over the limit is refused before it costs anything."""
    assert _only(b"a: b\n" * (MAX_BYTES // 5 + 1)).kind == "too-large"


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 20_000])
def test_nesting_is_bounded(depth: int):
    """Brackets without end neither exhaust the stack nor the time."""
    problem = _only("a: " + "[" * depth)
    assert (problem.line, problem.kind) == (1, "too-deep")


def test_several_slips_of_one_file_are_told_together():
    """What is not a syntax error is collected, not told one at a time."""
    _, problems = read_yaml(PATH, b"a: *x\nb: !y z\na: &q r\n")
    assert [(each.line, each.kind) for each in problems] == [
        (1, "alias"),
        (2, "tag"),
        (3, "anchor"),
        (3, "duplicate-key"),
    ]


def test_every_value_stays_what_was_written():
    """No word becomes a truth value, a number, a time or nothing."""
    text = (
        "a: no\nb: 010\nc: 12:30\nd: ~\ne: null\nf: 1_000\ng: 2026-11-22\nno: yes\n1: x\nh:\ni: 'a'\nj: 1.0\n"
    )
    document, problems = read_yaml(PATH, text.encode())
    assert problems == []
    assert document is not None
    assert document.value == {
        "a": "no", "b": "010", "c": "12:30", "d": "~", "e": "null", "f": "1_000", "g": "2026-11-22",
        "no": "yes", "1": "x", "h": "", "i": "a", "j": "1.0",
    }  # fmt: skip


def test_a_mark_at_the_start_of_the_file_is_ignored():
    """Editors on Windows put one there."""
    document, _ = read_yaml(PATH, b"\xef\xbb\xbfa: b\n")
    assert document is not None
    assert document.value == {"a": "b"}


def test_every_place_has_its_line():
    """Keys, list members and nested ones are found at their lines; an unknown place at what encloses it."""
    document, _ = read_yaml(PATH, b"# remark\na: b\nc:\n  - d\n  - e: f\n    g:\n      h\n")
    assert document is not None
    places = {("a",): 2, ("c",): 3, ("c", 0): 4, ("c", 1): 5, ("c", 1, "e"): 5, ("c", 1, "g"): 6}
    assert {place: document.line_of(place) for place in places} == places
    assert document.line_of(("c", 1, "x", "y")) == 5
    assert document.line_of(("x",)) == document.line_of(())


@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=3), st.text("ab: #'\"\\éø“\n-", max_size=12), max_size=4
    )
)
def test_what_is_quoted_is_read_letter_by_letter(values: dict[str, str]):
    """A text in single quotes comes back as it was, but for space at its ends and folded lines."""
    plain = {key: " ".join(value.split()) for key, value in values.items()}
    quoted = {key: value.replace("'", "''") for key, value in plain.items()}
    lines = "".join(f"{key}: '{value}'\n" for key, value in quoted.items())
    document, problems = read_yaml(PATH, f"start: here\n{lines}".encode())
    assert problems == []
    assert document is not None
    assert document.value == {"start": "here", **plain}
