"""The page for partners is true: its examples load, its keys exist, its commands work, its limits are the limits."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

import click
import pytest

from bot.catalogue.draft import KINDS
from bot.catalogue.model import Entry, EntryText, Source
from bot.catalogue.model.base import LONGEST_ID
from bot.catalogue.model.entry import ANSWER_LIMIT, FEWEST_UTTERANCES, LEVEL_LINE_LIMIT
from bot.cli import main
from bot.settings import PROJECT

from .conftest import KNOWLEDGE

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

README = (KNOWLEDGE / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^    traces-bot (.+)$", README, re.MULTILINE) + re.findall(
    r"`traces-bot ([^`]+)`", README
)
EXAMPLE = "entries/digital-storytelling/livestream-talks.yaml"


def keys_of_the_table() -> set[str]:
    """The keys that the page explains."""
    rows = re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", README, re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`([a-z_]+)`", row)}


def test_the_examples_make_an_entry_without_a_problem(run: Run, folder: Path):
    """Pasted one below the other; only Dutch is still missing, as the page says."""
    (folder / EXAMPLE).write_text("".join(EXAMPLES), "utf-8")
    found = [each for each in json.loads(run("check", "--json").stdout) if each["path"] == EXAMPLE]
    assert [each["kind"] for each in found] == ["no-language"], found
    assert "Live talks" not in run("show", "livestream-talks", "--lang", "da").stdout
    assert run("show", "livestream-talks", "--level", "medium").exit_code == 0


def test_the_table_explains_every_key_of_an_entry():
    """And no other."""
    inner = set(Source.model_fields)
    assert keys_of_the_table() == set(Entry.model_fields) | set(EntryText.model_fields)
    assert all(f"`{key}`" in README for key in inner)


def test_the_limits_are_the_limits():
    """Each number on the page is the one that the check goes by."""
    rows = dict(re.findall(r"^\| `([a-z_]+)` \| (.*) \|$", README, re.MULTILINE))
    keys = EntryText.model_json_schema()["properties"]
    assert f"at most {LONGEST_ID}" in rows["id"]
    assert f"at most {ANSWER_LIMIT} characters" in rows["answer"]
    assert f"at most {LEVEL_LINE_LIMIT} characters" in rows["for_level"]
    assert f"{FEWEST_UTTERANCES} or more" in rows["utterances"]
    assert f"at most {keys['question']['maxLength']} characters" in rows["question"]
    assert f"at most {keys['label']['anyOf'][0]['maxLength']} characters" in rows["label"]


def test_every_kind_of_file_is_named():
    """The first table leaves none out."""
    assert all(f"`{pattern.partition('/')[0]}" in README for pattern in KINDS)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_exists(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """With the options and the number of words that the page gives it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "danish.csv").touch()
    command: click.Command = main
    context = click.Context(main)
    rest = shlex.split(words)
    while isinstance(command, click.Group):
        inner = command.get_command(context, rest.pop(0))
        assert inner is not None, words
        command = inner
    command.make_context("traces-bot", rest)


def test_every_make_command_exists():
    """`make check` and `make chat` are all that is needed at first."""
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^    |`)make ([a-z]+)", README, re.MULTILINE))
    assert {"check", "chat"} <= named <= targets
