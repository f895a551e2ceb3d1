"""Every button of every screen is pressed at least once: in memory all of them, over Telegram every screen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, MessageLimit

from bot.bootstrap import catalogue
from bot.catalogue.model import Language
from bot.channels.telegram.rendering import outgoing, read_payload
from bot.dialogue.choice import Verb
from bot.dialogue.knowledge import Knowledge
from bot.dialogue.session import Scene, from_json, to_json
from tests.botapi import BotApi
from tests.botapi.parameters import Parameters
from tests.botapi.sending import send_message
from tests.end_to_end.assistant import Assistant
from tests.end_to_end.knowing import whole
from tests.end_to_end.screens import Crawler, Visit
from tests.end_to_end.talking import Talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from telegram import InlineKeyboardMarkup

    from bot.dialogue.reply import Turn
    from tests.end_to_end.screens import Step

LONGEST_LABEL = 50
"""Characters; a label that partners write has at most 30, and a line of the summary is made of two."""

NEVER_ON_A_BUTTON = {Verb.HELP, Verb.STOP}
"""Choices that are only typed."""

AT_ONCE = 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole knowledge base."""
    return whole(tmp_path_factory.mktemp("whole") / "knowledge")


@pytest.fixture(scope="module")
def everything(folder: Path) -> Knowledge:
    """All that the assistant knows."""
    return Knowledge(catalogue(folder))


def crawled(knowledge: Knowledge, language: Language, look: Callable[[Turn], None]) -> Crawler:
    """A crawler that has seen everything."""
    crawler = Crawler(knowledge, language, datetime.now(UTC), look)
    crawler.crawl()
    return crawler


@pytest.mark.parametrize("language", list(Language))
def test_every_button_of_every_screen_leads_somewhere(everything: Knowledge, language: Language) -> None:
    """Each has a reply that Telegram takes, and leaves a session that can be stored."""
    api = BotApi()
    person = api.person(language_code=language)
    api.state.chats[person.id].started = True

    def look(turn: Turn) -> None:
        assert from_json(to_json(turn.session)) == turn.session
        for reply in turn.replies:
            assert reply.text.plain.strip()
            for row in outgoing(reply, None):
                assert len(reply.text.plain) <= MessageLimit.MAX_TEXT_LENGTH
                html, keyboard = read_payload(row.payload)
                check_keyboard(keyboard)
                send_message(api.state, as_sent(person.id, html, keyboard))

    crawler = crawled(everything, language, look)
    assert crawler.scenes == set(Scene)
    assert crawler.pressed == set(Verb) - NEVER_ON_A_BUTTON
    assert len(crawler.visits) > len(everything.catalogue.entries)
    assert api.violations() == []


def as_sent(chat: int, html: str, keyboard: InlineKeyboardMarkup | None) -> Parameters:
    """The call that the sender makes."""
    markup: dict[str, Any] = {} if keyboard is None else {"reply_markup": keyboard.to_dict()}
    return Parameters({"chat_id": chat, "text": html, "parse_mode": "HTML", **markup}, {})


def check_keyboard(keyboard: InlineKeyboardMarkup | None) -> None:
    """Labels that can be read on a phone, data that Telegram carries, no two buttons that look the same."""
    rows = keyboard.inline_keyboard if keyboard else ()
    buttons = [button for row in rows for button in row]
    assert len(buttons) <= InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER
    assert len({button.text for button in buttons}) == len(buttons)
    for button in buttons:
        assert 0 < len(button.text) <= LONGEST_LABEL
        data = str(button.callback_data).encode()
        assert len(data) >= InlineKeyboardButtonLimit.MIN_CALLBACK_DATA
        assert len(data) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA


def test_every_screen_is_the_same_over_telegram(folder: Path, everything: Knowledge, tmp_path: Path) -> None:
    """Whoever goes the shortest way to a screen sees there what the core says, word for word."""
    ways = longest(crawled(everything, Language.EN, lambda _turn: None).visits.values())
    with BotApi() as api, Assistant(api, tmp_path, folder) as assistant, ThreadPoolExecutor(AT_ONCE) as pool:
        assistant.start()
        talks = list(pool.map(lambda way: walk(Talk.new(api, everything), way), ways))
        assert all(press.answered for talk in talks for press in talk.ends())
        assistant.stop()
        assert [call for call in api.calls() if (call.status or 0) >= HTTPStatus.BAD_REQUEST] == []
        assert api.violations() == []


def longest(visits: Iterable[Visit]) -> list[tuple[Step, ...]]:
    """The ways that are not the beginning of another one."""
    ways = {visit.steps for visit in visits if visit.steps}
    begun = {way[:at] for way in ways for at in range(1, len(way))}
    return sorted(ways - begun)


def walk(talk: Talk, steps: tuple[Step, ...]) -> Talk:
    """Take the steps; each turn is compared."""
    for step in steps:
        if step.startswith("["):
            talk.presses_choice(step[1:-1])
        else:
            talk.says(step)
    return talk
