"""An entry as a person will see it in a chat, made by the dialogue itself."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.catalogue.lock import TRANSLATED
from bot.catalogue.spelling import did_you_mean
from bot.dialogue.knowledge import Knowledge
from bot.dialogue.scenes.questions import answer_text, entry_screen
from bot.dialogue.session import Scene, Session
from bot.dialogue.view import View
from bot.errors import TracesError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.catalogue.catalogue import Catalogue
    from bot.catalogue.model import Entry, Language, Level
    from bot.catalogue.text import Run
    from bot.dialogue.reply import Reply

WIDTH = 88
"""Columns of text at most."""


class NoSuchEntryError(TracesError):
    """No entry has that id."""


def show(name: str, language: Language, level: Level | None, now: datetime) -> None:
    """Prints an entry: its text, the line for a level, the sources and the buttons.

    Raises:
        NoSuchEntryError: no entry has that id.
        KnowledgeError: the knowledge base cannot be served.
    """
    catalogue = bootstrap.catalogue()
    entry = catalogue.entries.get(name)
    if entry is None:
        near = did_you_mean(name, list(catalogue.entries))
        raise NoSuchEntryError(f'There is no entry "{name}"{f"; did you mean {near}?" if near else "."}')
    for line in _printed(_reply(catalogue, entry, language, level, now)):
        click.echo(line)
    for line in _remarks(entry, language, level):
        click.echo(line, err=True)


def _reply(
    catalogue: Catalogue, entry: Entry, language: Language, level: Level | None, now: datetime
) -> Reply:
    session = Session("show", language=language).at(Scene.ENTRY, f"{entry.id}:{language}")
    view = View(Knowledge(catalogue), session, now)
    screen = entry_screen(view)
    return type(screen)(answer_text(view, entry, language, level), screen.rows)


def _printed(reply: Reply) -> Iterator[str]:
    for line in "".join(map(_styled, reply.text.runs)).splitlines():
        yield textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
    yield ""
    for button in reply.buttons:
        yield f"  [{button.label}]"


def _styled(run: Run) -> str:
    words = click.style(run.text, bold=True) if run.emphasis else run.text
    return f"{words} ({run.url})" if run.url and run.url != run.text else words


def _remarks(entry: Entry, language: Language, level: Level | None) -> Iterator[str]:
    if getattr(entry, language) is None:
        yield f"(There is no {TRANSLATED[language]} text yet; people see the English one.)"
    lines = entry.text(language).for_level
    if level is not None and level not in lines:
        yield f"(Nothing differs for the level {level}.)"
    elif level is None and lines:
        yield f"(A person whose level is known sees one line more. See it with --level {' or '.join(lines)}.)"
