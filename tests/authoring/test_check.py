"""How a check ends: with 1 where something must be mended, with 0 where all that is told can wait."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

WCAG = "entries/accessibility/wcag.yaml"
JOURNEY = "journeys/broken.yaml"


def due(folder: Path) -> None:
    """Makes an answer's day of review come long ago."""
    text = (folder / WCAG).read_text("utf-8")
    (folder / WCAG).write_text(
        re.sub("^review_by: .*$", "review_by: 2020-01-01", text, flags=re.MULTILINE), "utf-8"
    )


def test_what_can_wait_is_marked_and_fails_nothing(run: Run, folder: Path):
    """In each of the three forms."""
    due(folder)
    text, tools, hosts = run("check"), run("check", "--json"), run("check", "--format", "annotations")
    assert [each.exit_code for each in (text, tools, hosts)] == [0, 0, 0]
    assert re.fullmatch(rf"{WCAG}:\d+: this answer was to be reviewed .*\(can wait\)\n", text.stdout)
    assert "Nothing to mend; 1 can wait." in text.stderr
    assert [each["blocking"] for each in json.loads(tools.stdout)] == [False]
    assert re.match(r"::warning file=\S+,line=\d+,title=Can wait::this answer was", hosts.stdout)


def test_one_mistake_beside_it_fails_the_check(run: Run, folder: Path):
    """Both are told, and only the mistake has no mark."""
    due(folder)
    path = folder / "glossary.yaml"
    path.write_text(path.read_text("utf-8").replace("meaning:", "meening:", 1), "utf-8")
    ended = run("check")
    assert ended.exit_code == 1
    assert [line.endswith("(can wait)") for line in ended.stdout.splitlines()] == [True, False]
    assert "1 to mend; 1 can wait." in ended.stderr


def test_a_broken_journey_fails_the_check_and_nothing_else(run: Run, folder: Path):
    """People go on being served, as a journey is not for telling."""
    (folder / "journeys").mkdir(exist_ok=True)
    (folder / JOURNEY).write_text("title: x\nsteps:\n  - sayz: hello\n", "utf-8")
    ended = run("check")
    assert (ended.exit_code, f'{JOURNEY}:3: the key "sayz"' in ended.stdout) == (1, True), ended.stdout
    assert run("ask", "what is wcag").exit_code == 0
