"""Every kind of mistake that a partner can make is found where it is, with what is wrong and what to do."""

from __future__ import annotations

import pytest

from .base import Files, line_of, planted, problems_of
from .mistakes import BETWEEN, FILES, VALUES, WAITING, YAML_SLIPS

LEAST_KINDS = 60

TO_MEND = [*YAML_SLIPS, *VALUES, *BETWEEN]


def _id(row: tuple[str, ...]) -> str:
    return f"{row[4]} {row[5][:40]}"


def _line(files: Files, path: str, at: str) -> int:
    """The line that begins like that, which may be the first one."""
    first = files[path].decode().startswith(at)
    return 1 if first else line_of(files, path, f"\n{at}") + 1


@pytest.mark.parametrize(("path", "old", "new", "at", "kind", "what", "hint"), TO_MEND, ids=map(_id, TO_MEND))
def test_a_mistake_is_told_once_at_its_line(
    tiny_base: Files, path: str, old: str, new: str, at: str, kind: str, what: str, hint: str
):
    """It is the only thing told, and stands in the way of serving."""
    files = planted(tiny_base, path, old, new)
    (found,) = problems_of(files)
    assert (found.path, found.line, found.kind) == (path, _line(files, path, at), kind), str(found)
    assert what in found.what
    assert hint in found.hint
    assert found.blocking


@pytest.mark.parametrize(("path", "old", "new", "at", "kind", "what", "hint"), WAITING, ids=map(_id, WAITING))
def test_what_can_wait_is_told_once_at_its_line(
    tiny_base: Files, path: str, old: str, new: str, at: str, kind: str, what: str, hint: str
):
    """It is told like a mistake, and stands in nobody's way."""
    files = planted(tiny_base, path, old, new)
    (found,) = problems_of(files)
    assert (found.path, found.line, found.kind) == (path, _line(files, path, at), kind), str(found)
    assert what in found.what
    assert hint in found.hint
    assert not found.blocking


@pytest.mark.parametrize(("path", "content", "line", "kind", "what", "hint"), FILES)
def test_a_whole_file_that_is_wrong_is_told(
    tiny_base: Files, path: str, content: bytes | None, line: int, kind: str, what: str, hint: str
):
    """Too large, of the wrong kind, in the wrong place, or not there."""
    files = {name: text for name, text in tiny_base.items() if name != path}
    problems = problems_of(files if content is None else {**files, path: content})
    found = problems[0]
    assert {problem.path for problem in problems} == {path}
    assert (found.line, found.kind, found.blocking) == (line, kind, True), str(found)
    assert what in found.what
    assert hint in found.hint


def test_a_wording_for_no_known_language_is_told(tiny_base: Files):
    """A file for a language that the assistant does not speak names those it does."""
    (found,) = problems_of({**tiny_base, "wording/xx.yaml": tiny_base["wording/en.yaml"]})
    assert (found.path, found.line, found.kind) == ("wording/xx.yaml", 2, "language")
    assert "en.yaml, da.yaml, nl.yaml" in found.hint


def test_there_are_as_many_kinds_as_there_are_mistakes():
    """No kind is left out here that the code can tell of an entry or another file of the knowledge."""
    kinds = {row[4] for row in (*TO_MEND, *WAITING)} | {row[3] for row in FILES} | {"language"}
    assert len(kinds) >= LEAST_KINDS
