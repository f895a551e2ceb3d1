"""A new entry begins as a file to fill in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Entry, EntryText
from bot.catalogue.schema import first_line
from bot.catalogue.source import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

NEW = "entries/accessibility/plain-words.yaml"


def test_the_skeleton_is_ready_to_fill_in(run: Run, folder: Path):
    """Its id, group, schema and languages stand there; only texts are missing, and the check says which, once."""
    assert run("new", "entry", "accessibility/plain-words").exit_code == 0
    content = (folder / NEW).read_bytes()
    document, problems = read_yaml(NEW, content)
    assert not problems
    assert document is not None
    assert document.first_line == first_line(NEW)
    assert (document.value["id"], document.value["group"]) == ("plain-words", "accessibility")
    assert {"en", "da", "nl"} <= set(document.value)
    found = json.loads(run("check", "--json").stdout)
    assert [(each["path"], each["kind"]) for each in found] == [(NEW, "empty")]
    told = found[0]["what"]
    assert told.startswith('still to be filled in: "title" (line 14), "url" (line 15); in English "question"')
    assert told.count('"utterances"') == told.count('"answer"') == 3


def test_the_skeleton_explains_every_key(run: Run, folder: Path):
    """Those that are optional stand there too, at least in a comment."""
    run("new", "entry", "accessibility/plain-words")
    text = (folder / NEW).read_text("utf-8")
    keys = (set(Entry.model_fields) | set(EntryText.model_fields)) - {"near_misses"}
    assert [key for key in sorted(keys) if f"{key}:" not in text] == []


def test_filled_in_it_is_served(run: Run, folder: Path):
    """Nothing else has to be changed than what was empty."""
    run("new", "entry", "accessibility/plain-words")
    text = (folder / NEW).read_text("utf-8")
    text = text[: text.index("# The same in Danish")]
    for number in range(8):
        text = text.replace('    - ""', f"    - how do we write plainly, way number {number}", 1)
    text = text.replace('title: ""', "title: A guide").replace('url: ""', "url: https://museum.example/")
    text = text.replace('question: ""', "question: How do we write plainly?").replace(
        'label: ""', "label: Plain words"
    )
    (folder / NEW).write_text(text.replace("answer: |\n", "answer: |\n    In short sentences.\n"), "utf-8")
    found = json.loads(run("check", "--json").stdout)
    assert {each["kind"] for each in found} == {"no-language"}
    assert "In short sentences." in run("show", "plain-words").stdout


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("accessibility/wcag", "already"),
        ("strategy-basics/wcag", "already"),
        ("accessibility/Plain Words", "small letters"),
        ("accessibility/plain--words", "small letters"),
        ("accessibility/" + "x" * 41, "at most 40"),
        ("accessibility/", "GROUP/ID"),
        ("plain-words", "GROUP/ID"),
        ("accessability/plain-words", 'did you mean "accessibility"?'),
        ("../plain-words", "no group"),
        ("accessibility/../../plain", "small letters"),
    ],
)
def test_what_cannot_be_a_new_entry_is_refused(run: Run, folder: Path, place: str, told: str):
    """Nothing is ever written over, and the line says what to write instead."""
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    ended = run("new", "entry", place)
    assert (ended.exit_code, told in ended.output) == (2, True), ended.output
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_an_id_much_like_another_is_hinted_at(run: Run):
    """The entry may be there already under another name."""
    ended = run("new", "entry", "accessibility/alt-texts")
    assert ended.exit_code == 0
    assert "traces-bot show alt-text" in ended.output
