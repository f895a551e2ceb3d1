"""The whole assistant in a terminal: numbers, words and questions, and nothing lost between two visits."""

from __future__ import annotations

import secrets
import shutil
import sys
import textwrap
from dataclasses import replace
from datetime import UTC, datetime
from io import TextIOWrapper
from threading import Thread
from typing import TYPE_CHECKING

import click

from bot.channels.stored import stored
from bot.dialogue.session import Session, from_json, to_json
from bot.dialogue.turn import take_turn
from bot.dialogue.update import Commanded, Said
from bot.store.values import KeptQuestion, Received

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.catalogue.model import Language
    from bot.catalogue.text import Run, Text
    from bot.channels.serving import Serving
    from bot.dialogue.reply import Button, Reply, Turn
    from bot.dialogue.update import Update
    from bot.store import AnyStore

WIDEST = 88
"""Columns of text at most; longer lines are hard to read."""

PERSON = "terminal"
"""Whoever sits at this terminal."""

PROMPT = "> "


class Terminal:
    """One person's chat in a terminal."""

    def __init__(self, serving: Serving, store: AnyStore, language: Language | None) -> None:
        """Goes on with the stored session, if there is one."""
        self._serving = serving
        self._store = store
        stored = store.session(PERSON).result().session
        session = from_json(stored) if stored else None
        fresh = Session(secrets.token_hex(3), language or Session("").language)
        self._session = session or fresh
        self._came_back = session is not None
        self._update_id = int(datetime.now(UTC).timestamp() * 1_000_000)
        if language is not None:
            self._session = replace(self._session, language=language)

    def run(self) -> None:
        """Talks until the input ends; bytes that are no text are read as far as they can be."""
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        getting_ready = Thread(target=self._serving.learn, daemon=True)
        self._take(self._first())
        getting_ready.start()
        while (line := _read()) is not None:
            if line.strip():
                getting_ready.join()
                self._take(Said(line))
        click.echo()

    def _first(self) -> Update:
        going_on = self._came_back and self._session.under_way
        return Commanded("check") if going_on else Commanded("start")

    def _take(self, update: Update) -> None:
        now = datetime.now(UTC)
        turn = take_turn(self._serving.knowledge, self._session, update, now)
        self._session = turn.session
        self._save(turn, now)
        if turn.export:
            held = self._store.export(PERSON).result()
            turn = replace(turn, replies=(*turn.replies[:-1], stored(held), turn.replies[-1]))
        _show(turn)

    def _save(self, turn: Turn, now: datetime) -> None:
        """Keeps the session before anything is shown, so that what was said survives a sudden end."""
        self._update_id += 1
        kept = () if turn.kept is None else (KeptQuestion(turn.kept, turn.session.language),)
        session = None if turn.erase else to_json(turn.session)
        self._store.receive([Received(self._update_id, PERSON, 0, "")]).result()
        self._store.finish(self._update_id, PERSON, 0, session, (), now, kept, erase=turn.erase).result()


def _read() -> str | None:
    try:
        return input(PROMPT)
    except (EOFError, KeyboardInterrupt):
        return None


def _show(turn: Turn) -> None:
    """Shows the replies; buttons beside the screen are numbered after those on it."""
    count = next((len(reply.buttons) for reply in turn.replies if reply.screen), 0)
    for reply in turn.replies:
        click.echo()
        click.echo(_wrapped(reply.text))
        first = 1 if reply.screen else count + 1
        count += 0 if reply.screen else len(reply.buttons)
        _show_buttons(reply, first)
    click.echo()


def _show_buttons(reply: Reply, first: int) -> None:
    """Shows the buttons with their numbers, but for options that stand in the text with theirs already."""
    shown = [
        (number, button)
        for number, button in enumerate(reply.buttons, first)
        if not _in_text(reply, button, number)
    ]
    if shown:
        click.echo()
    for number, button in shown:
        click.echo(f"  {click.style(f'[{number}]', bold=True)} {button.label}")


def _in_text(reply: Reply, button: Button, number: int) -> bool:
    return button.label.startswith(f"{number}. ") and f"\n{number}. " in reply.text.plain


def _wrapped(text: Text) -> str:
    words = "".join(_styled(run) for run in text.runs)
    width = min(shutil.get_terminal_size().columns, WIDEST)
    return "\n".join(_lines(words.splitlines(), width))


def _lines(lines: Iterable[str], width: int) -> Iterable[str]:
    for line in lines:
        yield textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if line else ""


def _styled(run: Run) -> str:
    words = click.style(run.text, bold=True) if run.emphasis else run.text
    return f"{words} ({run.url})" if run.url and run.url != run.text else words
