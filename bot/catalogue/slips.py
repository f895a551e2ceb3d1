"""The parser's complaint about a YAML slip, told in words that a curator understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.catalogue.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

Explained = tuple[int, str, str, str]

_QUOTE = 'put the text in straight quotes: "..."'
_KEY = re.compile(r"\s*[\w-]+:(?=\s|$)")
_BLOCK = re.compile(r"(\s*)(?:- +)?[\w-]+: *[|>][-+0-9]* *$")
_FIRST_KEY = re.compile(r"\s*- +([\w-]+:)(?=\s|$)")
_BULLET = re.compile(r"([-–—•·*]|\d+[.)](?= ))(\s*)(?=[^\s*&])(.+)")
_PASTED = (
    (
        re.compile(r"<{7}|={7}$|>{7}"),
        "two versions of this file were joined, and both stand here",
        "keep one of them, and delete the lines with <<<<<<<, ======= and >>>>>>>",
        "joined",
    ),
    (re.compile(r"\s*```"), "this line marks a piece of text elsewhere, not here", "delete it", "marks"),
    (
        re.compile(r"[ \u00a0\u2007\u202f]*[\u00a0\u2007\u202f]"),
        "before the text stands what only looks like a space",
        "delete it, and type spaces, two for each step",
        "odd-space",
    ),
    (
        re.compile(r"\s*(?:-|(?:- +)?[\w-]+:)[\u00a0\u2007\u202f]"),
        "after the dash or the colon stands what only looks like a space",
        "delete it, and type a space",
        "odd-space",
    ),
)
_CLOSED_LIST = re.compile(r"\s*([\w-]+): *\[ *\] *$")
_APOSTROPHE = re.compile(r"\s*(?:- +)?(?:[\w-]+: +)?('[a-z]\b.*)")
_SENTENCES = 80
"""Characters from which a line is likelier a part of an answer than of a list."""


def explain_slip(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Turns a parser's error into a problem with the line where the slip was made.

    Args:
        path: the file's name as problems shall show it.
        text: the whole file.
        error: what PyYAML raised.
    """
    lines = text.splitlines() or [""]
    at = _line_of(error, len(lines))
    tab = next((n for n, line in enumerate(lines, 1) if re.match(r" *\t", line)), None)
    if tab is not None and tab <= at:
        return Problem(path, tab, "the line is indented with a tab", "use spaces, two for each step", "tab")
    line, what, hint, kind = _pasted(lines) or _closed_list(lines, at) or _explained(lines, at, error)
    return Problem(path, line, what, hint, kind)


def _pasted(lines: list[str]) -> Explained | None:
    """What came along when text was pasted or two versions were joined: the first line that gives it away."""
    for number, line in enumerate(lines, 1):
        for form, what, hint, kind in _PASTED:
            if form.match(line):
                return number, what, hint, kind
    return None


def _closed_list(lines: list[str], at: int) -> Explained | None:
    """A list that was empty, and has something below it now."""
    above = next((n for n in range(at - 1, 0, -1) if lines[n - 1].strip()), 0)
    closed = _CLOSED_LIST.match(lines[above - 1]) if above else None
    if closed is None or not lines[at - 1].lstrip().startswith(("- ", "{")):
        return None
    return (
        above,
        f'[] says that "{closed[1]}" has nothing below it',
        "delete [] and keep the colon",
        "bracket",
    )


def _explained(lines: list[str], at: int, error: yaml.MarkedYAMLError) -> Explained:
    message = f"{error.context or ''} {error.problem or ''}"
    for words, explain in _SLIPS:
        if words in message:
            return explain(lines, at, error)
    what = f"this is not readable YAML ({error.problem})"
    return at, what, "compare the line with a neighbouring entry", "syntax"


def _line_of(error: yaml.MarkedYAMLError, last: int) -> int:
    mark = error.problem_mark or error.context_mark
    return min(mark.line + 1, last) if mark is not None else 1


def _colon(lines: list[str], at: int, error: yaml.MarkedYAMLError) -> Explained:
    slipped = _out_of_block(lines, at) or _no_dash(lines, at) or _no_space(lines, at)
    if slipped:
        return slipped
    colons = len(re.findall(r":(?=\s|$)", lines[at - 1]))
    if colons < 2 and not lines[at - 1].lstrip().startswith("- "):  # noqa: PLR2004 - key and text
        return _indentation(lines, at, error)
    return at, "a colon followed by a space inside the text is read as a key", _QUOTE, "colon"


def _unclosed(lines: list[str], at: int, error: yaml.MarkedYAMLError) -> Explained:
    mark = error.context_mark
    if "escape character" in str(error.problem):
        what = "a backslash inside double quotes starts a code"
        return at, what, "use single quotes round the text, or delete the backslash", "backslash"
    return _left_open(lines, mark.line + 1 if mark is not None else at)


def _left_open(lines: list[str], line: int) -> Explained:
    opened = _APOSTROPHE.match(lines[min(line, len(lines)) - 1])
    if opened:
        what = "a text that begins with an apostrophe is read as one in quotes"
        return line, what, f'put it in double quotes: "{opened[1]}"', "unclosed-quote"
    return line, "a quotation mark opens here and is not closed", "close it, or delete it", "unclosed-quote"


def _after_value(lines: list[str], at: int, error: yaml.MarkedYAMLError) -> Explained:
    """Something stands where the next key or dash was expected: mostly a text that YAML ended too early."""
    start = re.match(r"\s*(?:- +)?(?:[\w-]+: +)?(\S)", lines[at - 1])
    sign = start[1] if start else ""
    if sign in {"[", "{"}:
        return at, f"a text that starts with {sign} is read as a list", _QUOTE, "bracket"
    if sign in {"*", "&"}:
        return _reference(lines, at, error)
    if re.search(r"[\"'].*[\"'].*\S", lines[at - 1]):
        what = "text follows after a closing quotation mark"
        return at, what, 'put the whole text in one pair of quotes, and use \' inside "..."', "quote-inside"
    opened = _closed_by_mistake(lines, at)
    return _left_open(lines, opened) if opened else _indentation(lines, at, error)


def _closed_by_mistake(lines: list[str], at: int) -> int | None:
    """The line of a quotation mark that a later one, meant as an apostrophe, has closed."""
    if not re.search(r"[\"']", lines[at - 1]):
        return None
    opening = re.compile(r"\s*(?:- +)?(?:[\w-]+: +)?([\"'])(?!.*\1)")
    return next((n for n in range(at, 0, -1) if opening.match(lines[n - 1])), None)


def _indentation(lines: list[str], at: int, _error: yaml.MarkedYAMLError) -> Explained:
    slipped = _out_of_block(lines, at) or _no_dash_before_keys(lines, at)
    if slipped:
        return slipped
    hint = "align it with its neighbours"
    if _KEY.match(lines[at - 1]) and lines[at - 1][:1].isspace():
        hint += ", or put back the line that is missing above it"
    return at, "the indentation does not fit the lines above", hint, "indentation"


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _out_of_block(lines: list[str], at: int) -> Explained | None:
    """A line of text that is indented too little to belong to the ``key: |`` above it, if it is that."""
    line = lines[at - 1]
    if _KEY.match(line) or line.lstrip().startswith("- "):
        return None
    above = (each for each in reversed(lines[: at - 1]) if each.strip())
    nearest = next((each for each in above if _BLOCK.match(each) or _depth(each) <= _depth(line)), "")
    if not _BLOCK.match(nearest) or _depth(nearest) < _depth(line):
        return None
    key, spaces = nearest.strip().partition(":")[0], _depth(nearest) + 2
    what = f'this line is indented too little to belong to the text of "{key}"'
    return at, what, f"begin it with {spaces} spaces", "block"


def _no_space(lines: list[str], at: int) -> Explained | None:
    """The line above, where it is a key without a space after its colon, so that both were read as one text."""
    above = next((n for n in range(at - 1, 0, -1) if lines[n - 1].strip()), 0)
    found = re.match(r"\s*([\w-]+):(?!//)(\S.*)", lines[above - 1]) if above else None
    if found is None:
        return None
    what = f'there is no space after the colon of "{found[1]}"'
    return above, what, f"write it as {found[1]}: {found[2]}", "missing-space"


def _no_dash(lines: list[str], at: int) -> Explained | None:
    """A line in a list without a dash, or with another sign for one, if it is that."""
    line = lines[at - 1].strip()
    bullet = _BULLET.fullmatch(line)
    if bullet and (bullet[1] != "-" or not bullet[2]):
        what = "a list needs a dash and a space here"
        return at, what, f"write it as: - {bullet[3]}", "dash"
    above = next((each for each in reversed(lines[: at - 1]) if each.strip()), "")
    in_list = above.lstrip().startswith("- ") and _depth(above) == _depth(lines[at - 1])
    if in_list and not line.startswith("- ") and not _KEY.match(line):
        hint = "put back the line that is missing above it, such as answer: |"
        hint = hint if len(line) > _SENTENCES else f"write it as: - {line}"
        return at, "this line of the list has no dash", hint, "dash"
    return None


def _no_dash_before_keys(lines: list[str], at: int) -> Explained | None:
    """The first key of something in a list, where the others begin with a dash and it does not, if it is that."""
    other = next((n for n in range(at, 0, -1) if _FIRST_KEY.match(lines[n - 1])), 0)
    if not other or _depth(lines[other - 1]) > _depth(lines[at - 1]):
        return None
    found = _FIRST_KEY.match(lines[other - 1])
    key = found[1] if found else ""
    above = (
        n for n in range(at - 1, 0, -1) if not _depth(lines[n - 1]) or lines[n - 1].lstrip().startswith("- ")
    )
    begins = at if other < at else next(above, 0) + 1
    line = lines[begins - 1].strip()
    if not line.startswith(key):
        return None
    return begins, "a list needs a dash and a space here", f"write it as: - {line}", "dash"


def _bracket(_lines: list[str], at: int, error: yaml.MarkedYAMLError) -> Explained:
    mark = error.context_mark
    start = mark.line + 1 if mark is not None else at
    return start, "a bracket opens here and is not closed", f"close it, or {_QUOTE}", "bracket"


def _no_colon(lines: list[str], at: int, error: yaml.MarkedYAMLError) -> Explained:
    mark = error.context_mark
    start = min(mark.line + 1 if mark is not None else at, len(lines))
    slipped = _out_of_block(lines, start) or _no_dash(lines, start)
    if slipped:
        return slipped
    line = lines[start - 1].strip()
    if re.fullmatch(r"[\w-]+", line):
        return start, f'"{line}" has no colon', f"write it as {line}:", "missing-colon"
    if ":" in line:
        return start, f'"{line}" has no space after its colon', "write it as key: text", "missing-space"
    return start, f'"{line}" has no colon', "write it as key: text", "missing-colon"


def _odd_start(lines: list[str], at: int, _error: yaml.MarkedYAMLError) -> Explained:
    what = f'the text may not start like this in YAML: "{lines[at - 1].strip()[:40]}"'
    return at, what, _QUOTE, "odd-start"


def _reference(lines: list[str], at: int, _error: yaml.MarkedYAMLError) -> Explained:
    if lines[at - 1].lstrip().startswith("* "):
        return _no_dash(lines, at) or _indentation(lines, at, _error)
    return at, "a text that starts with * or & is read as a YAML reference", _QUOTE, "alias"


def _block(lines: list[str], at: int, error: yaml.MarkedYAMLError) -> Explained:
    if re.search(r"[|>][-+0-9]* *\S", lines[at - 1]):
        what = "after | or > the text starts on the next line"
        return at, what, f"move the text to the next line and indent it, or {_QUOTE}", "block"
    return _indentation(lines, at, error)


_SLIPS: tuple[tuple[str, Callable[[list[str], int, yaml.MarkedYAMLError], Explained]], ...] = (
    ("mapping values are not allowed", _colon),
    ("quoted scalar", _unclosed),
    ("while parsing a flow", _bracket),
    ("could not find expected ':'", _no_colon),
    ("cannot start any token", _odd_start),
    ("alias", _reference),
    ("anchor", _reference),
    ("did not find expected '-' indicator", _after_value),
    ("did not find expected key", _after_value),
    ("while scanning a block scalar", _block),
    ("did not find expected node content", _odd_start),
    ("mapping keys are not allowed", _odd_start),
    ("directive", _odd_start),
    ("tag", _odd_start),
)
