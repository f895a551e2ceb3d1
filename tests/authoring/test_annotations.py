"""Problems in the form that code hosts show beside the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.reports import checking

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run


def test_errors_and_warnings_name_file_and_line(run: Run, folder: Path):
    """The path is relative to the repository's root; what can wait is a warning."""
    (folder.parent / ".git").mkdir()
    path = folder / "entries" / "accessibility" / "wcag.yaml"
    text = path.read_text("utf-8").replace("levels: [", "levels: [begginer, ").partition("\n")[2]
    path.write_text(text, "utf-8")
    (folder / "entries" / "accessibility" / "alt-text.yaml").write_text("id: alt-text\n\tx: 1\n", "utf-8")
    ended = run("check", "--format", "annotations")
    lines = ended.stdout.splitlines()
    assert ended.exit_code == 1
    assert all(line.startswith(("::error file=knowledge/", "::warning file=knowledge/")) for line in lines)
    assert any(
        line.startswith("::error file=knowledge/entries/accessibility/alt-text.yaml,line=2,title=To mend::")
        for line in lines
    )


def test_a_warning_for_what_can_wait(run: Run, folder: Path):
    """Without a repository, the path begins with the folder itself."""
    path = folder / "entries" / "accessibility" / "wcag.yaml"
    path.write_text(path.read_text("utf-8").partition("\n")[2], "utf-8")
    ended = run("check", "--format", "annotations")
    assert (
        "::warning file=knowledge/entries/accessibility/wcag.yaml,line=1,title=Can wait::the first line"
        in ended.stdout
    )


@pytest.mark.parametrize(
    ("text", "escaped"), [("50% off", "50%25 off"), ("a\nb\r", "a%0Ab%0D"), ("plain: text", "plain: text")]
)
def test_signs_that_end_an_annotation_are_escaped(text: str, escaped: str):
    """A line break in a problem would cut it off."""
    assert checking._escaped(text) == escaped


def test_the_other_forms_stay(run: Run):
    """Text for people, --json for tools, and --format json the same."""
    assert run("check", "--json").stdout == run("check", "--format", "json").stdout
    assert run("check", "--format", "yaml").exit_code == 2
