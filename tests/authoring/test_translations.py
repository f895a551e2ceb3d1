"""One file out, one file back in; and a change in English shows."""

from __future__ import annotations

import csv
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.load import read_folder
from bot.catalogue.lock import LOCK_FILE, Lock

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

GROUP = "accessibility"
ENTRY = f"entries/{GROUP}/wcag.yaml"
COLUMNS = ["path", "key", "English", "translation", "state"]


@pytest.fixture
def folder(folder: Path) -> Path:
    """The copy with one group of entries, which is read in a moment."""
    for entries in (folder / "entries").iterdir():
        if entries.name != GROUP:
            shutil.rmtree(entries)
    shutil.rmtree(folder / "journeys")
    return folder


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file of a folder, byte by byte."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def read(table: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The rows of a table by path and key."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return {(row["path"], row["key"]): row for row in csv.DictReader(file)}


def write(table: Path, rows: list[dict[str, str]], delimiter: str = ",") -> None:
    """A table with some rows, as a spreadsheet saves it."""
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def row_of(run: Run, table: Path, key: str, path: str = ENTRY, language: str = "da") -> dict[str, str]:
    """One row of a new export."""
    assert run("translations", "export", language, str(table)).exit_code == 0
    return read(table)[path, key]


def problems(run: Run) -> list[dict[str, str]]:
    """What the check tells of translations."""
    return [
        each for each in json.loads(run("check", "--json").stdout) if each["kind"] in {"outdated", "lock"}
    ]


def change_english(folder: Path) -> None:
    """Somebody mends the English question of an entry."""
    path = folder / ENTRY
    path.write_text(path.read_text("utf-8").replace("  question: ", "  question: Well, ", 1), "utf-8")


@pytest.mark.parametrize("language", ["da", "nl"])
@pytest.mark.parametrize("fixture", ["folder", "locked"])
def test_an_untouched_export_changes_no_byte(
    run: Run, tmp_path: Path, request: pytest.FixtureRequest, language: str, fixture: str
):
    """Out and back in, with or without a lock: every file is as it was, and no file is new."""
    folder = request.getfixturevalue(fixture)
    before = contents(folder)
    table = tmp_path / "table.csv"
    assert run("translations", "export", language, str(table)).exit_code == 0
    assert run("translations", "import", language, str(table)).exit_code == 0
    assert contents(folder) == before


def test_a_spreadsheet_may_save_in_its_own_way(run: Run, locked: Path, tmp_path: Path):
    """Semicolons, tabs, Windows line ends within cells, spaces and empty rows change nothing."""
    before = contents(locked)
    table = tmp_path / "table.csv"
    run("translations", "export", "nl", str(table))
    rows = list(read(table).values())
    for each in rows:
        each["translation"] = each["translation"].replace("\n", "\r\n") + " "
    for delimiter in (";", "\t"):
        write(table, [*rows, dict.fromkeys(COLUMNS, "")], delimiter)
        assert run("translations", "import", "nl", str(table)).exit_code == 0
        assert contents(locked) == before


def test_a_table_holds_every_text_beside_its_translation(run: Run, locked: Path, tmp_path: Path):
    """Entries, the wording, the check, the glossary; several short texts stand one a line."""
    assert locked
    table = tmp_path / "table.csv"
    question = row_of(run, table, "question")
    assert list(question) == COLUMNS
    assert question["state"] == "current"
    rows = read(table)
    assert rows["wording/da.yaml", "buttons.menu"]["English"] == "Menu"
    assert rows["maturity.yaml", "items.D1.options.1.label"]["translation"]
    assert rows["glossary.yaml", "terms.persona.term"]["translation"] == "persona"
    assert len(rows[ENTRY, "utterances"]["translation"].splitlines()) >= 8
    assert not any(path == "thesaurus.yaml" for path, _ in rows)


def test_a_changed_cell_changes_that_text_alone(run: Run, locked: Path, tmp_path: Path):
    """The answer's lines in the file, and no other file."""
    table = tmp_path / "table.csv"
    row = row_of(run, table, "answer")
    write(table, [row | {"translation": "Et nyt svar.\n\nTo afsnit: ja."}])
    before = contents(locked)
    assert run("translations", "import", "da", str(table)).exit_code == 0
    after = contents(locked)
    assert [path for path in after if after[path] != before[path]] == [locked / ENTRY]
    assert "  answer: |\n    Et nyt svar.\n\n    To afsnit: ja.\n" in after[locked / ENTRY].decode()
    assert row_of(run, table, "answer")["translation"] == "Et nyt svar.\n\nTo afsnit: ja."


def test_a_missing_language_comes_back_whole(run: Run, locked: Path, tmp_path: Path):
    """An entry that is not translated yet is listed as missing, and is complete after the import."""
    table = tmp_path / "table.csv"
    rows = [row for (path, _), row in read_export(run, table).items() if path == ENTRY]
    path = locked / ENTRY
    text = path.read_text("utf-8")
    begin, end = text.index("\nda:\n"), text.index("\nnl:\n")
    path.write_text(text[:begin] + text[end:], "utf-8")
    run("translations", "accept", "--all")
    missing = row_of(run, table, "answer")
    assert (missing["state"], missing["translation"]) == ("missing", "")
    assert run("translations", "export", "da", str(table), "--to-do").exit_code == 0
    assert {key for path, key in read(table)} == {row["key"] for row in rows}
    write(table, rows)
    assert run("translations", "import", "da", str(table)).exit_code == 0
    assert path.read_text("utf-8") == text
    assert row_of(run, table, "answer")["state"] == "current"


def read_export(run: Run, table: Path) -> dict[tuple[str, str], dict[str, str]]:
    """A new export's rows."""
    row_of(run, table, "question")
    return read(table)


def test_an_english_change_makes_the_others_outdated(run: Run, locked: Path, tmp_path: Path):
    """The check tells it as something that can wait, the table marks it, and accepting ends it."""
    assert problems(run) == []
    change_english(locked)
    found = problems(run)
    assert [(each["path"], each["blocking"]) for each in found] == [(ENTRY, False)] * 2
    assert "translations accept da wcag" in str(found[0]["hint"])
    line = (locked / ENTRY).read_text("utf-8").splitlines()[int(found[0]["line"]) - 1]
    assert line.startswith("  question:")
    assert row_of(run, tmp_path / "table.csv", "question")["state"] == "outdated"
    assert run("translations", "accept", "da", "wcag").exit_code == 0
    assert [each["hint"][-7:] for each in problems(run)] == ["nl wcag"]
    assert run("translations", "accept", "nl").exit_code == 0
    assert problems(run) == []


def test_a_translation_of_the_present_english_is_current(run: Run, locked: Path, tmp_path: Path):
    """What is translated from the table's English is marked so; another row of it stays outdated."""
    change_english(locked)
    table = tmp_path / "table.csv"
    row = row_of(run, table, "question")
    write(table, [row | {"translation": "Nå, hvad er det?"}])
    assert run("translations", "import", "da", str(table)).exit_code == 0
    assert row_of(run, table, "question")["state"] == "current"
    assert row_of(run, table, "question", language="nl")["state"] == "outdated"


def test_a_translation_of_older_english_stays_outdated(run: Run, locked: Path, tmp_path: Path):
    """English changed while the table was away: what comes back was made from the old text."""
    table = tmp_path / "table.csv"
    row = row_of(run, table, "question")
    change_english(locked)
    write(table, [row | {"translation": "Hvad er det så?"}])
    assert run("translations", "import", "da", str(table)).exit_code == 0
    assert row_of(run, table, "question")["state"] == "outdated"


def test_a_translator_may_find_an_outdated_text_still_good(run: Run, locked: Path, tmp_path: Path):
    """Writing "current" into the last column is enough."""
    change_english(locked)
    table = tmp_path / "table.csv"
    row = row_of(run, table, "question")
    before = (locked / ENTRY).read_bytes()
    write(table, [row | {"state": "Current"}])
    assert run("translations", "import", "da", str(table)).exit_code == 0
    assert row_of(run, table, "question")["state"] == "current"
    assert (locked / ENTRY).read_bytes() == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"key": "anwser"}, 'has no text "anwser"; did you mean "answer"?'),
        ({"path": "entries/accessibility/wcga.yaml"}, "did you mean"),
        ({"translation": ""}, "has lost its text"),
        ({"translation": "x" * 701}, "701 characters"),
        ({"translation": "<b>fed</b>"}, "HTML"),
    ],
)
def test_one_bad_row_and_nothing_is_changed(
    run: Run, locked: Path, tmp_path: Path, change: dict[str, str], told: str
):
    """Each mistake is told with the table's name and row; the good rows wait too."""
    table = tmp_path / "table.csv"
    rows = read_export(run, table)
    good = rows[ENTRY, "label"] | {"translation": "Noget andet"}
    write(table, [good, rows[ENTRY, "answer"] | change])
    before = contents(locked)
    ended = run("translations", "import", "da", str(table))
    assert ended.exit_code == 1
    assert f"{table}:3: " in ended.stdout
    assert told in ended.stdout
    assert contents(locked) == before


def test_a_text_that_stands_twice_is_told(run: Run, locked: Path, tmp_path: Path):
    """Two rows for one text: nobody knows which is meant."""
    assert locked
    table = tmp_path / "table.csv"
    row = row_of(run, table, "answer")
    write(table, [row, row | {"translation": "Noget andet."}])
    ended = run("translations", "import", "da", str(table))
    assert (ended.exit_code, "row 2 as well" in ended.stdout) == (1, True)


def test_what_must_be_written_by_hand_is_told(run: Run, locked: Path, tmp_path: Path):
    """A text that cannot be put in without touching its neighbours is a problem, not a guess."""
    table = tmp_path / "table.csv"
    row = row_of(run, table, "buttons.menu", "wording/da.yaml")
    (locked / "wording" / "da.yaml").unlink()
    write(table, [row | {"translation": "Oversigt"}])
    ended = run("translations", "import", "da", str(table))
    assert (ended.exit_code, "by hand" in ended.stdout) == (1, True)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", "path;key\nblåbær".encode("latin-1")])
def test_another_file_is_refused_in_one_line(run: Run, locked: Path, tmp_path: Path, content: bytes):
    """No headings, other headings, letters of another code."""
    assert locked
    table = tmp_path / "table.csv"
    table.write_bytes(content)
    ended = run("translations", "import", "da", str(table))
    assert (ended.exit_code, len(ended.output.splitlines())) == (2, 1)


def test_a_place_that_cannot_be_written_is_told_in_one_line(run: Run, folder: Path, tmp_path: Path):
    """A file stands where a folder should be."""
    assert folder
    (tmp_path / "taken").write_text("")
    ended = run("translations", "export", "da", str(tmp_path / "taken" / "table.csv"))
    assert (ended.exit_code, len(ended.output.splitlines())) == (2, 1)


def test_a_file_that_cannot_be_read_stops_the_export(run: Run, folder: Path, tmp_path: Path):
    """Otherwise its texts would seem to be gone."""
    (folder / ENTRY).write_text("id: wcag\n\tgroup: x\n", "utf-8")
    ended = run("translations", "export", "da", str(tmp_path / "table.csv"))
    assert (ended.exit_code, f"{ENTRY}:2" in ended.output) == (1, True)


def test_accepting_asks_for_something_that_exists(run: Run, locked: Path):
    """A language or --all, and a name that is used."""
    assert locked
    assert run("translations", "accept").exit_code == 2
    assert run("translations", "accept", "da", "--all").exit_code == 2
    wrong = run("translations", "accept", "da", "wcga")
    assert (wrong.exit_code, 'did you mean "wcag"?' in wrong.output) == (2, True)
    assert run("translations", "accept", "da", "glossary").exit_code == 0


def test_a_damaged_lock_is_told_and_made_anew(run: Run, locked: Path):
    """It must be mended, for without it nobody knows what is outdated; people are served meanwhile."""
    (locked / LOCK_FILE).write_text('{"da": {', "utf-8")
    found = problems(run)
    assert [(each["path"], each["kind"], each["blocking"]) for each in found] == [(LOCK_FILE, "lock", True)]
    assert run("translations", "accept", "da", "glossary").exit_code != 0
    assert (locked / LOCK_FILE).read_text("utf-8") == '{"da": {'
    assert run("translations", "accept", "--all").exit_code == 0
    assert problems(run) == []


def test_the_lock_forgets_what_is_gone_and_learns_what_is_new(run: Run, locked: Path):
    """Accepting one entry tidies the whole lock."""
    (locked / ENTRY).rename(locked / "entries" / "accessibility" / "wcag-new.yaml")
    run("translations", "accept", "da", "glossary")
    paths = {path for _, path, _ in Lock.read((locked / LOCK_FILE).read_text("utf-8")).marks}
    assert ENTRY not in paths
    assert "entries/accessibility/wcag-new.yaml" in paths
    assert set(paths) <= set(read_folder(locked))
