"""What the documents say is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.dialogue.actions import COMMANDS
from bot.settings import Settings
from docs import record_conversation

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_command_of_the_documents_exists():
    """A newcomer who copies a command gets what it says."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        named = set(re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
        assert named <= targets, page.name


def test_every_link_to_a_file_leads_somewhere():
    """No page points to a file that is not there."""
    for page in [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "CHANGELOG.md",
        *(ROOT / "docs").rglob("*.md"),
    ]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#\s\"]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_example_of_settings_names_every_setting():
    """.env.example has each setting once, and none that is not read."""
    named = re.findall(
        r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE
    )
    known = [str(field.validation_alias) for field in Settings.model_fields.values()]
    assert sorted(named) == sorted(known)


def test_every_command_of_the_menu_works():
    """The menu offers nothing that the assistant does not know."""
    menu = re.findall(r"^  ([a-z]+): ", _menu(), re.MULTILINE)
    assert set(menu) <= {"start", *COMMANDS}


def _menu() -> str:
    wording = (ROOT / "knowledge" / "wording" / "en.yaml").read_text(encoding="utf-8")
    return wording.split("\ncommands:\n")[1].split("\nprofile:")[0] + "\n"


@pytest.fixture(scope="module")
def recorded() -> list[str]:
    """The conversation as it goes today."""
    return record_conversation.record()


def test_the_recorded_conversation_is_what_the_program_says(recorded: list[str]):
    """docs/conversation.md is fresh; run `make conversation` if this fails."""
    kept = record_conversation.CONVERSATION.read_text(encoding="utf-8")
    assert _undated("\n".join(recorded)) in _undated(kept)


def test_readme_shows_a_true_excerpt(recorded: list[str]):
    """README's excerpt is cut from the same conversation."""
    assert _undated(record_conversation.with_excerpt(README, recorded)) == _undated(README)


def _undated(text: str) -> str:
    """Text without the day of the recording, which stands on the result."""
    return re.sub(r"Method (\d+) · .*", r"Method \1", text)
