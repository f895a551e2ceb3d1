"""The client for journeys and tests: it says and presses as a person does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.catalogue.model import Language
from bot.channels.memory import Client
from bot.dialogue.session import Scene
from bot.dialogue.update import Attachment
from tests.dialogue.knowing import ByHeart, Taught, catalogue

B = catalogue().wording(Language.EN).buttons


@pytest.fixture
def client() -> Client:
    """Somebody new, now."""
    return Client(Taught(ByHeart()))


def test_before_the_first_turn_nothing_was_heard(client: Client):
    """And nothing can be pressed."""
    assert (client.heard, client.replies, client.buttons) == ("", (), ())
    with pytest.raises(LookupError, match="there is no button"):
        client.presses("Menu")


def test_it_says_commands_presses_and_attaches(client: Client):
    """Each gives a turn, and all are remembered."""
    client.says("hello")
    client.commands("check")
    client.presses("2. Some notes")
    client.attaches(Attachment.PHOTO)
    client.presses_data("nonsense")
    assert len(client.turns) == 5
    assert client.session.scene is Scene.CHECK
    assert client.session.sheet.answers == {"D1": 1}


def test_a_button_that_is_not_there_is_told_with_those_that_are(client: Client):
    """So that a wrong journey is easy to mend."""
    client.commands("start")
    with pytest.raises(LookupError, match=f"Fly.*{B.check}"):
        client.presses("Fly")


def test_the_time_is_the_present_unless_a_test_sets_it(client: Client):
    """With a time zone."""
    client.says("hello")
    assert client.session.seen is not None
    assert datetime.now(UTC) - client.session.seen < timedelta(minutes=1)
    client.now = lambda: datetime(2030, 1, 1, tzinfo=UTC)
    client.says("hello")
    assert client.session.seen == datetime(2030, 1, 1, tzinfo=UTC)
