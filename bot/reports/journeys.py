"""Whether every journey still holds; one that does not is shown up to the place where it went another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.catalogue.draft import draft_of
from bot.catalogue.load import read_folder
from bot.catalogue.model import Journey
from bot.channels.journeys import play
from bot.dialogue.knowledge import Knowledge
from bot.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from bot.catalogue.draft import Written
    from bot.channels.journeys import Played

SHOWN = 30
"""Lines of a failed conversation that are shown, the last ones."""


def check_journeys(folder: Path | None) -> int:
    """Plays every journey of a knowledge folder; returns how many did not hold."""
    place = folder or read_settings().knowledge
    knowledge = Knowledge(bootstrap.catalogue(place))
    journeys = list(draft_of(read_folder(place)).of(Journey))
    failed = 0
    for written in journeys:
        played = play(written.value, knowledge)
        if played.failed_at is not None:
            failed += 1
            _show(written, played)
    click.echo(f"{len(journeys) - failed} of {len(journeys)} journeys hold.", err=True)
    return failed


def _show(written: Written, played: Played) -> None:
    line = written.document.line_of(("steps", played.failed_at or 0))
    click.echo(f"{written.document.path}:{line}: {played.why}; mend the journey, or what it shows")
    for said in "\n".join(played.transcript).splitlines()[-SHOWN:]:
        click.echo(f"    {said}")
