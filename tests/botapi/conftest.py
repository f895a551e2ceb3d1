"""A double of the Bot API, and a person who has started the bot."""

from collections.abc import Iterator

import pytest

from .person import Person
from .server import BotApi


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A running double."""
    with BotApi() as running:
        yield running


@pytest.fixture
def ann(api: BotApi) -> Person:
    """A person whose /start the bot has already confirmed."""
    person = api.person(first_name="Ann", language_code="da")
    person.says("/start")
    api.state.updates.entries.clear()
    return person
