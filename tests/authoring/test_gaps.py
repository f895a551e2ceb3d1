"""What people asked and nothing answered, likes together, read beside the running assistant."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import yaml

from bot.authoring.gaps import gaps_in
from bot.bootstrap import CHAT_DATABASE, DATABASE
from bot.store import KeptQuestion, Keys, Received, Store, Unanswered

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = NOW.date()
KEYS = Keys.from_secret(b"a secret only for the tests")


def asked(text: str, count: int = 1, language: str = "en", last: date = DAY) -> Unanswered:
    """A kept question."""
    return Unanswered(text, language, count, DAY, last)


def keep(store: Store, texts: list[str], language: str = "en", first: int = 1) -> None:
    """Ends a turn without an answer for each text."""
    for number, text in enumerate(texts, first):
        store.receive([Received(number, "somebody", 1, "{}")]).result()
        store.finish(number, "somebody", 1, None, [], NOW, [KeptQuestion(text, language)]).result()


def stubs(printed: str) -> list[dict[str, dict[str, list[str]]]]:
    """The YAML of each group."""
    return [yaml.safe_load(part) for part in printed.strip().split("\n\n")]


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """Where the commands look for databases."""
    place = tmp_path / "var"
    place.mkdir()
    return place


def test_likes_stand_together_and_the_most_asked_come_first():
    """Order of words, case and signs matter little; languages are never mixed."""
    gaps = gaps_in(
        [
            asked("Can we lend a drone?", 2),
            asked("how do we scan glass negatives", 2),
            asked("How do we scan glass negatives?!", 3),
            asked("scan glass negatives how", 1),
            asked("how do we scan glass negatives", 1, "da"),
        ]
    )
    assert [(gap.language, gap.count, len(gap.questions)) for gap in gaps] == [
        ("en", 6, 3),
        ("en", 2, 1),
        ("da", 1, 1),
    ]
    assert gaps[0].questions[0].text == "How do we scan glass negatives?!"


def test_the_questions_are_read_while_the_assistant_runs(run: Run, var: Path):
    """With the database open and written to by its own process, and with nothing changed by reading."""
    with Store.open(var / DATABASE, KEYS) as store:
        keep(
            store,
            ["Who mends our roof: a builder?", "who mends our roof a builder", "Can a drone deliver coffee?"],
        )
        printed = run("gaps")
        assert printed.exit_code == 0
        keep(store, ["Can a drone deliver coffee?"] * 3, first=10)
        again = run("gaps")
    first, second = stubs(printed.stdout)
    assert first == {"en": {"utterances": ["Who mends our roof: a builder?", "who mends our roof a builder"]}}
    assert second == {"en": {"utterances": ["Can a drone deliver coffee?"]}}
    assert "# Asked 2 times, last on 2026-11-22: Who mends our roof" in printed.stdout
    assert stubs(again.stdout) == [second, first]


def test_a_stopped_assistants_questions_are_read_too(run: Run, var: Path):
    """Nothing is made beside the database; the chat in the terminal counts as well."""
    for name, text in {DATABASE: "Who mends our roof?", CHAT_DATABASE: "Hvem reparerer taget?"}.items():
        with Store.open(var / name, KEYS) as store:
            keep(store, [text], "en" if name == DATABASE else "da")
    before = {path: path.read_bytes() for path in var.iterdir()}
    assert len(stubs(run("gaps").stdout)) == 2
    assert stubs(run("gaps", "--lang", "da").stdout) == [{"da": {"utterances": ["Hvem reparerer taget?"]}}]
    assert {path: path.read_bytes() for path in var.iterdir()} == before


def test_each_group_names_the_nearest_entry(run: Run, var: Path):
    """With the file to paste the lines into."""
    with Store.open(var / DATABASE, KEYS) as store:
        keep(store, ["alt text for images on our page"])
    printed = run("gaps").stdout
    assert "# Nearest: " in printed
    assert "entries/accessibility/alt-text.yaml" in printed


def test_only_the_most_asked_are_shown(run: Run, var: Path):
    """The rest is counted."""
    with Store.open(var / DATABASE, KEYS) as store:
        keep(store, ["Who mends our roof?", "Can a drone deliver coffee?"])
    printed = run("gaps", "--most", "1")
    assert len(stubs(printed.stdout)) == 1
    assert "2 groups" in printed.stderr


def test_without_any_question_one_line_says_so(run: Run, var: Path):
    """No database yet, or nothing kept in it; a file that is none is told in one line too."""
    assert "No question" in run("gaps").stderr
    (var / DATABASE).write_bytes(b"something else" * 100)
    broken = run("gaps")
    assert (broken.exit_code, len(broken.stderr.splitlines())) == (2, 1)
