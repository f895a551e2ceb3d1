"""Puts the parts together: settings to catalogue, store and channel; nothing else knows them all."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from bot.assessment.check import fairness_problems
from bot.catalogue.load import load
from bot.channels.reloading import Reloader
from bot.channels.serving import Serving
from bot.dialogue.knowledge import Knowledge
from bot.errors import AlreadyRunningError, StoreError
from bot.logs import set_up
from bot.settings import read_settings, require_token
from bot.store import Keys, MemoryStore, Store, load_or_make_secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.catalogue.catalogue import Catalogue
    from bot.catalogue.load import FurtherCheck
    from bot.catalogue.model import Language
    from bot.catalogue.problem import Problem
    from bot.channels.terminal import Terminal
    from bot.settings import Settings
    from bot.store import AnyStore

SERVING_CHECKS = (fairness_problems,)
"""What must hold beside the files' form before anything is served: the instrument is fair."""

_log = logging.getLogger(__name__)

DATABASE = "traces.sqlite3"
CHAT_DATABASE = "chat.sqlite3"
KEY_FILE = "secret.key"


def further_checks() -> tuple[FurtherCheck, ...]:
    """What a curator is told as well: samples and words in two places do no harm to anybody who asks."""
    from bot.matching.check import thesaurus_problems  # noqa: PLC0415 - loaded for curators only
    from bot.matching.doubles import double_problems  # noqa: PLC0415 - as above

    return (*SERVING_CHECKS, double_problems, thesaurus_problems)


def catalogue(folder: Path | None = None) -> Catalogue:
    """The checked catalogue of a knowledge folder.

    Raises:
        KnowledgeError: it has problems that stand in the way.
    """
    return load(folder or read_settings().knowledge, SERVING_CHECKS)


def keys(settings: Settings) -> Keys:
    """The keys for what is stored, from the settings or from the key file, which the first start makes."""
    if settings.secret is not None:
        return Keys.from_secret(settings.secret.get_secret_value().encode())
    return Keys.from_secret(load_or_make_secret(settings.folder / KEY_FILE))


@contextmanager
def terminal(language: Language | None) -> Iterator[Terminal]:
    """The chat in this terminal; what was said is kept, unless another chat holds the file already."""
    from bot.channels.terminal import Terminal  # noqa: PLC0415 - each channel loads only its own libraries

    settings = read_settings()
    serving = Serving(Knowledge(catalogue(settings.knowledge)))
    with _chat_store(settings) as store, _reloading(settings, serving, _tell_operator, _tell_taken):
        yield Terminal(serving, store, language)


def run_telegram() -> None:
    """Serves Telegram until the process is asked to stop.

    Raises:
        TracesError: a setting, the knowledge or the database does not allow it.
    """
    from bot.channels.telegram.running import Service  # noqa: PLC0415 - as above

    settings = read_settings()
    token = require_token(settings)
    set_up(settings.log_level)
    serving = Serving(Knowledge(catalogue(settings.knowledge)))
    own_keys = keys(settings)
    with Store.open(settings.folder / DATABASE, own_keys) as store:
        service = Service(
            token.get_secret_value(), settings.base_url, serving, store, own_keys, settings.admins
        )
        with _reloading(settings, serving, service.tell_admins, _note_taken):
            service.run()


def _chat_store(settings: Settings) -> AnyStore:
    try:
        return Store.open(settings.folder / CHAT_DATABASE, keys(settings))
    except (AlreadyRunningError, StoreError):
        click.echo(
            "This chat is not kept: its file is in use by another chat, or cannot be written.", err=True
        )
        return MemoryStore()


@contextmanager
def _reloading(
    settings: Settings,
    serving: Serving,
    tell: Callable[[list[Problem]], None],
    taken: Callable[[], None],
) -> Iterator[None]:
    """Takes up changes of the knowledge folder meanwhile."""
    reloader = Reloader(settings.knowledge, serving, SERVING_CHECKS, tell, taken)
    reloader.start()
    try:
        yield
    finally:
        reloader.stop()


def _tell_operator(problems: list[Problem]) -> None:
    lines = "\n".join(str(problem) for problem in problems)
    click.echo(f"\nThe knowledge base was changed, but not taken up:\n{lines}", err=True)


def _tell_taken() -> None:
    click.echo("\nThe changed knowledge base is taken up.", err=True)


def _note_taken() -> None:
    _log.info("the changed knowledge is taken up")
