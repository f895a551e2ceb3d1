"""Puts the parts together: settings to catalogue, store and channel; nothing else knows them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.assessment.check import fairness_problems
from bot.catalogue.load import load
from bot.channels.serving import Serving
from bot.dialogue.knowledge import Knowledge
from bot.errors import AlreadyRunningError
from bot.logs import set_up
from bot.settings import read_settings, require_token
from bot.store import Keys, MemoryStore, Store, load_or_make_secret

if TYPE_CHECKING:
    from pathlib import Path

    from bot.catalogue.catalogue import Catalogue
    from bot.catalogue.model import Language
    from bot.channels.terminal import Terminal
    from bot.settings import Settings
    from bot.store import AnyStore

FURTHER_CHECKS = (fairness_problems,)
"""What is checked beside the files' form: that the instrument is fair."""

DATABASE = "traces.sqlite3"
CHAT_DATABASE = "chat.sqlite3"
KEY_FILE = "secret.key"


def catalogue(folder: Path | None = None) -> Catalogue:
    """The checked catalogue of a knowledge folder.

    Raises:
        KnowledgeError: it has problems that stand in the way.
    """
    return load(folder or read_settings().knowledge, FURTHER_CHECKS)


def keys(settings: Settings) -> Keys:
    """The keys for what is stored, from the settings or from the key file, which the first start makes."""
    if settings.secret is not None:
        return Keys.from_secret(settings.secret.get_secret_value().encode())
    return Keys.from_secret(load_or_make_secret(settings.folder / KEY_FILE))


def terminal(language: Language | None) -> tuple[Terminal, AnyStore]:
    """The chat in this terminal, and the store to close afterwards.

    A second chat at the same time is not kept; only one process may write the file.
    """
    from bot.channels.terminal import Terminal  # noqa: PLC0415 - each channel loads only its own libraries

    settings = read_settings()
    serving = Serving(Knowledge(catalogue(settings.knowledge)))
    store: AnyStore
    try:
        settings.folder.mkdir(parents=True, exist_ok=True)
        store = Store.open(settings.folder / CHAT_DATABASE, keys(settings))
    except (AlreadyRunningError, OSError):
        store = MemoryStore()
    return Terminal(serving, store, language), store


def run_telegram() -> None:
    """Serves Telegram until the process is asked to stop.

    Raises:
        TracesError: a setting, the knowledge or the database does not allow it.
    """
    from bot.channels.telegram.running import serve  # noqa: PLC0415 - as above

    settings = read_settings()
    token = require_token(settings)
    set_up(settings.log_level)
    serving = Serving(Knowledge(catalogue(settings.knowledge)))
    settings.folder.mkdir(parents=True, exist_ok=True)
    own_keys = keys(settings)
    store = Store.open(settings.folder / DATABASE, own_keys)
    try:
        serve(token, settings.base_url, serving, store, own_keys)
    finally:
        store.close().result()
