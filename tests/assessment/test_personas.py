"""Twelve museums that one can believe in, and what the check says of them (P2)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.assessment import NOT_SURE, Answer, Sheet, assess, deciding, settling_items
from bot.catalogue.model import Level, Stage

if TYPE_CHECKING:
    from bot.catalogue.model import Instrument

FOLDER = Path(__file__).parents[1] / "personas"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def _persona(name: str) -> dict[str, Any]:
    persona: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text())
    return persona


def _sheet(persona: dict[str, Any]) -> Sheet:
    answers: dict[str, Answer] = {
        item: NOT_SURE if answer == NOT_SURE.value else answer for item, answer in persona["answers"].items()
    }
    return Sheet(answers, persona["has_collection"])


def test_there_are_twelve_and_every_level_is_among_them():
    """Each level has a museum that one can believe in, and one result is open."""
    assert len(NAMES) == 12
    assert {_persona(name)["expected"]["level"] for name in NAMES} == {*Level, "open"}


@pytest.mark.parametrize("name", NAMES)
def test_a_persona_gets_what_a_person_would_expect(instrument: Instrument, name: str):
    """Level, total, flags, and whether the result lies between two modules."""
    persona = _persona(name)
    sheet, expected = _sheet(persona), persona["expected"]
    assert len(sheet.answers) == len(sheet.items(instrument))
    found = assess(sheet, instrument)
    assert (found.level or "open") == expected["level"]
    assert found.total == expected["total"]
    assert found.borderline == expected["borderline"]
    assert list(found.flags) == expected["flags"]
    assert found.stage is Stage.FULL


def test_one_answer_lifts_the_regional_museum(instrument: Instrument):
    """The museum at the edge is told the one answer that would lead to the highest level."""
    sheet = _sheet(_persona("regional-museum-at-the-edge"))
    (change,) = deciding(sheet, instrument)
    assert change.to == change.answer + 1
    assert assess(sheet.with_answer(change.item, change.to), instrument).level is Level.HIGHER


def test_whoever_is_unsure_of_all_is_asked_again(instrument: Instrument):
    """Every level stays possible, and every item would help to settle it."""
    sheet = _sheet(_persona("new-director-unsure-of-all"))
    assert assess(sheet, instrument).possible == tuple(Level)
    assert len(settling_items(sheet, instrument)) == 18
