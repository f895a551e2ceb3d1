"""The chat in a real terminal, as its own process: nothing is lost, and nothing of Telegram is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Language
from bot.settings import PROJECT
from tests.dialogue.knowing import catalogue

from .typing import Typist, small_knowledge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDING = catalogue().wording(Language.EN)
S, B = WORDING.sentences, WORDING.buttons
ITEMS = catalogue().instrument


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge folder that is read in a moment."""
    return small_knowledge(tmp_path_factory.mktemp("small") / "knowledge")


@pytest.fixture
def sits_down(knowledge: Path, tmp_path: Path) -> Callable[..., Typist]:
    """Starts a chat; all chats of a test share the folder in which things are kept."""
    started: list[Typist] = []

    def start(*options: str) -> Typist:
        started.append(Typist(knowledge, tmp_path / "var", *options))
        return started[-1]

    yield start
    for typist in started:
        typist.chat.close(force=True)


def question_of(item: str) -> str:
    """An item's question in English."""
    return ITEMS.named(item).en.question


def test_a_conversation_from_hello_to_goodbye(sits_down: Callable[..., Typist]):
    """The check by numbers and words, a question in between, an unknown one, and Ctrl-D."""
    anna = sits_down()
    assert S.welcome.splitlines()[1] in anna.heard
    assert f"[1] {B.check}" in anna.heard
    assert question_of("D1") in anna.says("1")
    assert question_of("S1") in anna.says("2")
    heard = anna.says("what is traces?")
    assert "(https://" in heard or "(http://" in heard
    assert question_of("S1") in heard
    heard = anna.says("how do dragons bake bread")
    assert S.unknown in heard
    assert question_of("S1") in heard
    assert anna.says("") == ""
    assert anna.ends() == 0


def test_an_answer_survives_a_sudden_end(sits_down: Callable[..., Typist]):
    """Killed right after each answer was shown; the next start offers to go on, and knows them all."""
    anna = sits_down()
    anna.says("1")
    anna.says("3")
    anna.is_killed()
    anna = sits_down()
    assert S.resume.one.format(n=1) in anna.heard
    anna.says("1")
    anna.says(B.not_sure)
    anna.is_killed()
    anna = sits_down()
    assert S.resume.other.format(n=2) in anna.heard
    heard = anna.says("/summary")
    first, second = (ITEMS.named(item).en for item in ("D1", "S1"))
    assert f"{first.topic}: {first.options[2].label}" in heard
    assert f"{second.topic}: {B.not_sure}" in heard


def test_two_chats_at_once_both_work_and_the_second_says_it_is_not_kept(sits_down: Callable[..., Typist]):
    """Only one process may write the file; the other is told at its start."""
    anna, bo = sits_down(), sits_down()
    assert "not kept" not in anna.heard
    assert "not kept" in bo.heard
    assert question_of("S1") in [bo.says("1"), bo.says("4")][-1]
    assert question_of("S1") in [anna.says("1"), anna.says("1")][-1]
    assert bo.ends() == 0
    heard = anna.says("/summary")
    assert ITEMS.named("D1").en.options[0].label in heard
    assert ITEMS.named("D1").en.options[3].label not in heard


def test_what_is_stored_is_shown_and_can_be_deleted_for_good(sits_down: Callable[..., Typist]):
    """After "delete everything", nothing comes back, whatever is typed next."""
    anna = sits_down()
    anna.says("1")
    anna.says("3")
    anna.says("/privacy")
    heard = anna.says("1")
    assert S.export_follows in heard
    assert '\\"D1\\":2' in heard or '"D1": 2' in heard
    anna.says(B.erase)
    assert S.erased in anna.says("yes")
    anna.says("hello")
    assert S.summary_empty in anna.says("/summary")
    anna.is_killed()
    again = sits_down()
    assert S.summary_empty in again.says("/summary")


def test_the_language_can_be_given_at_the_start(sits_down: Callable[..., Typist]):
    """And is kept."""
    danish = catalogue().wording(Language.DA)
    assert danish.buttons.check in sits_down("--lang", "da").heard


def test_bytes_that_are_no_text_do_not_end_the_chat(sits_down: Callable[..., Typist]):
    """A terminal with other letters is still answered."""
    anna = sits_down()
    anna.says("1")
    for typed in (b"\xff\xfe", b"caf\xe9 \xff", b"\x1b[A", b"\xf0\x9f\x99\x82", b"\xed\xa0\x80"):
        assert question_of("D1") in anna.says(typed)
    assert question_of("S1") in anna.says("1")


def test_the_terminal_loads_nothing_of_telegram(knowledge: Path, tmp_path: Path):
    """Whoever only talks here does not pay for it, from the start to a question's answer."""
    script = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('LOADED', sorted({'telegram', 'httpx', 'asyncio'} & set(sys.modules))))\n"
        "sys.argv = ['traces-bot', 'chat']\n"
        "from bot.cli import main\n"
        "main()\n"
    )
    env = os.environ | {"TRACES_KNOWLEDGE": str(knowledge), "TRACES_FOLDER": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        input="1\n2\nwhat is traces?\n",
        capture_output=True,
        text=True,
        check=True,
        env=env,
        cwd=PROJECT,
    )
    assert "LOADED []" in done.stdout or "LOADED ['asyncio']" in done.stdout
    assert "telegram" not in done.stdout.rsplit("LOADED", 1)[1]
