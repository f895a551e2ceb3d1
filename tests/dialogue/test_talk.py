"""Whatever else people send: small talk, an emoji, an attachment, a number, far too much text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.catalogue.model import Language
from bot.dialogue.session import Scene
from bot.dialogue.update import Attachment

from .knowing import UNCLEAR, ByHeart, Taught
from .talking import person

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

    from .talking import Person


@pytest.mark.parametrize("language", list(Language))
def test_all_small_talk_gets_its_reply_and_the_screen_again(known: Catalogue, language: Language):
    """Every word of every kind, in every language."""
    wording = known.wording(language)
    anna = person(Taught(ByHeart()), language)
    anna.begins()
    for kind, talk in wording.small_talk.items():
        for word in talk.words:
            turn = anna.says(word)
            assert anna.hears(talk.reply), (kind, word)
            assert anna.asked == "D1"
            assert turn.kept is None


@pytest.mark.parametrize("typed", ["Hello!", "THANKS", "thank  you.", "helo there", "Good morning 🌞"[:13]])
def test_small_talk_is_forgiving(anna: Person, typed: str):
    """Case, dots and a slip do not matter."""
    talk = anna.knowledge.catalogue.wording(Language.EN).small_talk
    anna.says(typed)
    assert anna.hears(talk["greeting"].reply) or anna.hears(talk["thanks"].reply)


def test_a_short_word_must_be_exact(anna: Person, heart: ByHeart):
    """A slip in three letters makes another word."""
    anna.says("hy")
    assert [text for text, _, _ in heart.heard] == ["hy"]


@pytest.mark.parametrize(("typed", "kind"), [("tak for hjælpen", "thanks"), ("Goedemorgen", "greeting")])
def test_small_talk_in_another_language_is_answered_in_ones_own(anna: Person, typed: str, kind: str):
    """A friendly word needs no translation."""
    anna.says(typed)
    assert anna.hears(anna.knowledge.catalogue.wording(Language.EN).small_talk[kind].reply)


@pytest.mark.parametrize("typed", ["👍", "🙂🙂🙂", "❤️", "…", "?!", "   ", "", "\u200b", "\x00", "🏛️ 🇩🇰", "-"])
def test_what_has_no_words_is_told_kindly(anna: Person, typed: str):
    """And where we are is shown again."""
    anna.begins()
    turn = anna.says(typed)
    assert anna.hears(anna.s.no_words)
    assert anna.asked == "D1"
    assert turn.kept is None


@pytest.mark.parametrize("kind", list(Attachment))
def test_each_attachment_gets_a_fitting_turn(anna: Person, kind: Attachment):
    """A photo is no voice message; the screen stays."""
    anna.begins()
    anna.gives(1)
    anna.attaches(kind)
    assert anna.hears(getattr(anna.s, f"sent_{kind}"))
    assert anna.asked == "S1"


def test_the_attachments_are_told_apart(anna: Person):
    """Each has its own words."""
    said = {getattr(anna.s, f"sent_{kind}") for kind in Attachment}
    assert len(said) == len(Attachment)


@pytest.mark.parametrize("typed", ["99", "0", "-1", "3.14", "2026", "٣", "10 000", "+45 12 34 56 78", "8)"])
def test_a_number_that_stands_for_nothing_is_told(anna: Person, typed: str):
    """By that number, so that one sees what was read."""
    anna.begins()
    anna.says(typed)
    assert anna.hears(anna.s.no_such_number, number=typed[:12])
    assert (anna.asked, anna.answers) == ("D1", {})


def test_a_number_of_any_length_is_told_in_short(anna: Person):
    """Nobody wants to read 4,096 digits back."""
    anna.says("7" * 4096)
    assert anna.hears(anna.s.no_such_number, number="7" * 12)


@pytest.mark.parametrize(
    "typed",
    [
        "word " * 819 + "x",
        "x" * 4096,
        "ÆØÅ" * 1365,
        "\n".join(["line"] * 800),
        "x" * 100_000,
        "🙂" * 4095 + "a",
    ],
)
def test_far_too_much_text_is_a_turn_like_any_other(anna: Person, typed: str):
    """It is read as far as Telegram could have carried it."""
    anna.begins()
    anna.says(typed)
    assert anna.hears(anna.s.unknown_unkept) or anna.hears(anna.s.choose_or_unsure)
    assert anna.asked == "D1"


def test_what_stands_behind_the_longest_message_is_not_read(anna: Person):
    """No channel could have carried it."""
    anna.says(" " * 4096 + "menu")
    assert anna.hears(anna.s.no_words)


@pytest.mark.parametrize(
    "typed", ["a\ud800b", "\udfff 7", "kind regards \ud83d", "/start \ud800", "/\ud800", "\ud800"]
)
def test_broken_characters_never_reach_a_reply_or_the_store(anna: Person, typed: str):
    """Half of an emoji cannot be written anywhere."""
    turn = anna.says(typed)
    anna.is_restarted()
    assert anna.heard.encode()
    assert (turn.kept or "").encode() is not None


def test_half_an_emoji_in_an_unclear_question_is_kept_readable(anna: Person, heart: ByHeart):
    """The question waits in the session until a suggestion is chosen."""
    heart.known = {"money ??": heart.known[UNCLEAR]}
    anna.says("money \ud800?")
    anna.is_restarted()
    assert (anna.presses(anna.b.none_of_these).kept or "").encode()


def test_yes_where_nothing_was_asked_is_small_talk(anna: Person):
    """It says what to do instead."""
    anna.says("yes")
    assert anna.hears(anna.knowledge.catalogue.wording(Language.EN).small_talk["yes"].reply)


def test_words_for_a_person_lead_to_the_partners(anna: Person):
    """There is nobody behind the chat, and it says so."""
    anna.says("Can I talk to a human?")
    assert anna.hears(anna.knowledge.catalogue.wording(Language.EN).small_talk["human"].reply)


def test_small_talk_where_nothing_waits_is_a_short_turn(checked: Person):
    """The card is not shown again, and its buttons still work, pressed or typed."""
    checked.says("thanks")
    assert [reply.screen for reply in checked.replies] == [False]
    checked.presses(checked.b.why_level)
    checked.says("great")
    checked.says("1")
    assert checked.session.scene is Scene.RESULT


def test_a_greeting_shows_the_screen_again(checked: Person):
    """Whoever says hello wants to see where they are."""
    checked.says("hello")
    assert checked.replies[-1].screen
