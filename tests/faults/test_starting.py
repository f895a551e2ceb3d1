"""Starting: what an operator has to mend is said in one line, and nothing starts half."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.assistant import Assistant, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.botapi import BotApi
    from tests.end_to_end.talking import Talk


def check_one_line(assistant: Assistant) -> str:
    """It ends with code 2, and the last line says why; nothing is on standard output, and no traceback."""
    assert assistant.ends() == 2
    assert assistant.output == ""
    assert "Traceback" not in assistant.log
    return assistant.log.splitlines()[-1]


@pytest.mark.parametrize("blank", ["", "  "])
def test_without_a_token(assistant: Assistant, blank: str) -> None:
    """One line says what is missing and where to get it; nothing else is done."""
    assistant.settings["TELEGRAM_BOT_TOKEN"] = blank
    line = check_one_line(assistant.launch())
    assert assistant.log == line + "\n"
    assert "TELEGRAM_BOT_TOKEN" in line
    assert "@BotFather" in line
    assert not assistant.folder.exists()
    assert assistant.api.calls() == []


@pytest.mark.parametrize("token", ["7000000000:" + "x" * 35, "../nonsense"])
def test_with_a_wrong_token(assistant: Assistant, token: str) -> None:
    """Telegram does not know it; it is not repeated in the log."""
    assistant.settings["TELEGRAM_BOT_TOKEN"] = token
    line = check_one_line(assistant.launch())
    assert "TELEGRAM_BOT_TOKEN" in line
    assert token not in assistant.log


def test_a_token_that_is_taken_back(assistant: Assistant, new_talk: Callable[..., Talk]) -> None:
    """Polling does not stop in silence: the process ends, and says so."""
    assistant.start()
    new_talk().says("/start")
    assistant.api.state.token = "7000000000:" + "y" * 35
    assistant.api.person().says("/start")
    assert "TELEGRAM_BOT_TOKEN" in check_one_line(assistant)


def test_a_second_one_in_the_same_folder(
    assistant: Assistant, new_talk: Callable[..., Talk], tmp_path: Path
) -> None:
    """It refuses before it talks to Telegram, and the first goes on."""
    assistant.start()
    home = tmp_path / "second"
    home.mkdir()
    folder = {"TRACES_FOLDER": str(assistant.folder)}
    calls = len(assistant.api.calls("getMe"))
    with Assistant(assistant.api, home, assistant.knowledge, settings=folder) as second:
        line = check_one_line(second.launch())
    assert "another process already uses the database" in line
    assert len(assistant.api.calls("getMe")) == calls
    new_talk().says("/start").ends()
    assistant.stop()


@pytest.mark.long
def test_a_second_one_elsewhere_with_the_same_token(
    assistant: Assistant, new_talk: Callable[..., Talk], tmp_path: Path
) -> None:
    """Telegram sends the older one away; after a few times it gives way, and the newer one serves."""
    assistant.start()
    home = tmp_path / "second"
    home.mkdir()
    with Assistant(assistant.api, home, assistant.knowledge) as newer:
        newer.start()
        assert "Another process receives this bot's updates" in check_one_line(assistant)
        assert newer.is_running
        new_talk().says("/start").ends()
        newer.stop()


def test_telegram_cannot_be_reached_yet(
    api: BotApi, assistant: Assistant, new_talk: Callable[..., Talk]
) -> None:
    """It waits, says so, and serves as soon as it can."""
    talk = new_talk()
    turn = talk.says_ahead("/start")
    with api.offline():
        assistant.launch()
        until(lambda: "cannot be reached" in assistant.log)
    talk.hears(turn).ends()
    assistant.stop()


def test_what_was_said_while_it_was_away(assistant: Assistant, new_talk: Callable[..., Talk]) -> None:
    """It goes on where it stopped, also with what was written meanwhile."""
    talk = new_talk()
    assistant.start()
    talk.says("/start").presses("Check our digital level").presses("2. ")
    assistant.stop()
    turns = [talk.says_ahead("3"), talk.says_ahead("summary")]
    assistant.start()
    talk.hears(*turns).ends()
    assert len(talk.screen.labels) == 4
    assistant.stop()
