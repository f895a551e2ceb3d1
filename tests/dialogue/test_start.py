"""The first hello, the links that lead straight somewhere, help, and the way home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogue.choice import Verb
from bot.dialogue.session import Scene

if TYPE_CHECKING:
    from .talking import Person


def test_start_says_who_it_is_and_offers_what_it_can_do(anna: Person):
    """A program, not a person; two or three short lines; the four things to do first."""
    anna.commands("start")
    assert anna.hears(anna.s.welcome)
    assert len(anna.heard.splitlines()) <= 3
    assert {anna.b.check, anna.b.modules, anna.b.apply, anna.b.ask} <= set(anna.labels)


@pytest.mark.parametrize(
    ("link", "scene"),
    [
        ("check", Scene.CHECK),
        ("modules", Scene.MODULES),
        ("apply", Scene.APPLY),
        ("what-is-traces", Scene.ENTRY),
    ],
)
def test_a_link_leads_straight_there(anna: Person, link: str, scene: Scene):
    """The words behind ?start= open the check, the workshops, the pre-check, or one answer."""
    anna.commands("start", link)
    assert anna.session.scene is scene


def test_a_link_to_an_entry_shows_its_answer(anna: Person):
    """Whoever follows a link to a question reads the answer at once."""
    anna.commands("start", " what-is-traces ")
    entry = anna.knowledge.catalogue.entries["what-is-traces"].en
    assert entry.question in anna.heard
    assert anna.hears(entry.answer)


@pytest.mark.parametrize("link", ["", "no-such-entry", "erase!", "a.D1.3", "\ud800", "x" * 64])
def test_a_link_that_leads_nowhere_leads_home(anna: Person, link: str):
    """A mistyped link is no dead end."""
    anna.commands("start", link)
    assert anna.session.scene is Scene.HOME
    assert anna.answers == {}


def test_a_link_to_the_check_does_not_lose_the_answers(anna: Person):
    """Following the link again asks whether to go on."""
    anna.commands("start", "check")
    anna.gives(1, 2)
    anna.commands("start", "check")
    assert anna.hears_number(anna.s.resume, 2)
    anna.presses(anna.b.continue_check)
    assert (anna.asked, anna.answers) == ("A1", {"D1": 1, "S1": 2})


@pytest.mark.parametrize("typed", ["/start", "/start@TracesBot", "/Start", "start", "menu", "Main menu!"])
def test_start_can_be_typed(checked: Person, typed: str):
    """By hand, with the bot's name behind it, with a capital letter, or in words."""
    checked.says(typed)
    assert checked.session.scene is Scene.HOME


def test_home_offers_to_go_on_with_a_check(anna: Person):
    """The first button changes once there are answers; its old words still work."""
    anna.begins()
    anna.gives(1)
    anna.commands("start")
    assert anna.labels[0] == anna.b.continue_check
    anna.says(anna.b.check)
    assert anna.session.scene is Scene.RESUME


def test_help_names_every_command(anna: Person):
    """What can be typed, and the way back."""
    anna.commands("help")
    for name, what in anna.knowledge.catalogue.wording(anna.session.language).commands.items():
        assert f"/{name} – {what}" in anna.heard
    anna.presses(anna.b.menu)
    assert anna.session.scene is Scene.HOME


@pytest.mark.parametrize(
    ("command", "scene"),
    [
        ("help", Scene.HELP),
        ("check", Scene.CHECK),
        ("result", Scene.RESULT),
        ("apply", Scene.APPLY),
        ("modules", Scene.MODULES),
        ("topics", Scene.TOPICS),
        ("language", Scene.LANGUAGES),
        ("privacy", Scene.PRIVACY),
        ("stop", Scene.STOPPED),
        ("menu", Scene.HOME),
        ("back", Scene.HOME),
        ("summary", Scene.SUMMARY),
        ("HELP", Scene.HELP),
    ],
)
def test_each_command_does_what_its_button_does(anna: Person, command: str, scene: Scene):
    """As a command that the channel read, and as text."""
    anna.commands(command)
    assert anna.session.scene is scene
    anna.commands("start")
    anna.says(f"/{command}")
    assert anna.session.scene is scene


def test_every_command_of_the_menu_exists(anna: Person):
    """What the menu offers is never unknown."""
    for name in anna.knowledge.catalogue.wording(anna.session.language).commands:
        anna.commands(name)
        assert not anna.hears(anna.s.unknown_command)


def test_every_phrase_of_every_language_leads_to_its_command(anna: Person):
    """Words that steer do what their command does."""
    for language in anna.knowledge.catalogue.wordings:
        for command, words in anna.knowledge.catalogue.wording(language).phrases.commands.items():
            for word in words:
                anna.commands("start")
                anna.session = type(anna.session)("anna", language)
                by_command = anna.commands(command).replies
                anna.session = type(anna.session)("anna", language)
                assert anna.says(word).replies == by_command, (language, word)


def test_a_slash_command_that_does_not_exist_is_told(anna: Person):
    """The present screen is shown again."""
    anna.begins()
    for typed in ("/frobnicate", "/ check", "//", "/chekc now"):
        anna.says(typed)
        assert anna.hears(anna.s.unknown_command), typed
        assert anna.asked == "D1"
    anna.commands("frobnicate", "now")
    assert anna.hears(anna.s.unknown_command)
    assert anna.button_for(Verb.ANSWER, "D1", "0")
