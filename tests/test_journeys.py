"""Every recorded conversation of the knowledge base still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import catalogue
from bot.catalogue.draft import draft_of
from bot.catalogue.load import read_folder
from bot.catalogue.model import Journey, Language
from bot.channels.journeys import play
from bot.dialogue.knowledge import Knowledge
from bot.settings import PROJECT

if TYPE_CHECKING:
    from bot.catalogue.draft import Written

JOURNEYS = [
    (path, content)
    for path, content in read_folder(PROJECT / "knowledge").items()
    if path.startswith("journeys/")
]


@pytest.fixture(scope="module")
def learnt() -> Knowledge:
    """The whole knowledge base."""
    return Knowledge(catalogue(PROJECT / "knowledge"))


def _written(path: str, content: bytes) -> Written:
    (written,) = draft_of({path: content}).of(Journey)
    return written


def test_there_are_many_in_every_language():
    """Thirty or more, and some that begin in each of the three."""
    assert len(JOURNEYS) >= 30
    assert {_written(*each).value.language for each in JOURNEYS} == set(Language)


@pytest.mark.parametrize(("path", "content"), JOURNEYS, ids=[path for path, _ in JOURNEYS])
def test_a_journey_holds(path: str, content: bytes, learnt: Knowledge):
    """It goes to its end; else the place where it went another way is told."""
    written = _written(path, content)
    played = play(written.value, learnt)
    if played.failed_at is not None:
        line = written.document.line_of(("steps", played.failed_at))
        pytest.fail("\n".join((f"{path}:{line}: {played.why}", *played.transcript[-12:])))
