"""An entry is shown as a person will see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import bootstrap
from bot.catalogue.model import Language

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run


def flat(text: str) -> str:
    """Without the line breaks of a terminal."""
    return " ".join(text.split())


@pytest.mark.parametrize("language", Language)
def test_an_entry_shows_text_sources_and_buttons(run: Run, folder: Path, language: Language):
    """The question, the answer, the sources with their addresses, the related entries, the menu."""
    catalogue = bootstrap.catalogue(folder)
    entry = catalogue.entries["alt-text"]
    shown = flat(run("show", "alt-text", "--lang", language.value).stdout)
    assert shown.startswith(entry.text(language).question)
    assert flat(entry.text(language).answer) in shown
    assert all(source.url in shown for source in entry.sources)
    related = [catalogue.entries[name].text(language).short for name in entry.related]
    assert all(f"[{label}]" in shown for label in related)
    assert f"[{catalogue.wording(language).buttons.menu}]" in shown


def test_a_level_adds_its_line(run: Run, folder: Path):
    """Only with --level; without it, a remark says which levels have one."""
    line = bootstrap.catalogue(folder).entries["alt-text"].en.for_level
    for level, words in line.items():
        assert flat(words) in flat(run("show", "alt-text", "--level", level.value).stdout)
    without = run("show", "alt-text")
    assert not any(flat(words) in flat(without.stdout) for words in line.values())
    assert "--level rudimentary or medium or higher" in without.stderr


def test_what_is_missing_is_said(run: Run, folder: Path):
    """An unknown id gets the nearest one; a missing language the English text and a remark."""
    wrong = run("show", "alt-txt")
    assert (wrong.exit_code, "did you mean alt-text?" in wrong.stderr) == (2, True)
    path = folder / "entries" / "accessibility" / "alt-text.yaml"
    path.write_text(path.read_text("utf-8").partition("\nda:\n")[0] + "\n", "utf-8")
    danish = run("show", "alt-text", "--lang", "da")
    assert "How do we write good alt text?" in danish.stdout
    assert "no Danish text" in danish.stderr
