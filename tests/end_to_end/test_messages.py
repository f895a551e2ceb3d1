"""Whatever a person may send: each gets one fitting turn, and the question that was open is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from telegram.constants import MessageLimit

from bot.dialogue.update import Attachment, Said, Sent

if TYPE_CHECKING:
    from tests.botapi import BotApi, Person
    from tests.end_to_end.talking import Talk

LONGEST = int(MessageLimit.MAX_TEXT_LENGTH)
FILE = {"file_id": "AgAD", "file_unique_id": "U1", "file_size": 5}
PICTURE = {**FILE, "width": 8, "height": 8, "duration": 1}
PLACE = {"location": {"latitude": 55.7, "longitude": 12.6}, "title": "Museum", "address": "Street 1"}
POLL: dict[str, Any] = {
    "id": "1", "question": "?", "options": [{"text": "a", "voter_count": 0, "persistent_id": "p"}],
    "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
    "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
}  # fmt: skip

RARE: dict[str, tuple[dict[str, Any], Attachment]] = {
    "audio": ({"audio": {**FILE, "duration": 3}}, Attachment.VOICE),
    "video note": ({"video_note": {**FILE, "length": 8, "duration": 1}}, Attachment.VOICE),
    "video": ({"video": PICTURE}, Attachment.OTHER),
    "animation": ({"animation": PICTURE, "document": FILE}, Attachment.DOCUMENT),
    "contact": ({"contact": {"phone_number": "+4512345678", "first_name": "Bo"}}, Attachment.OTHER),
    "venue": ({"venue": PLACE, "location": PLACE["location"]}, Attachment.LOCATION),
    "dice": ({"dice": {"emoji": "🎲", "value": 3}}, Attachment.OTHER),
    "poll": ({"poll": POLL}, Attachment.OTHER),
    "something new": ({"hologram": {"id": "1"}}, Attachment.OTHER),
}

ODD = (
    "👍", "🏛️🖼️", "👩‍👩‍👧‍👦 together", "ש‎לום עולם", "مرحبا", "\u202eevil\u202c", "z\u0301\u0302\u0303" * 50, "a\u200bb\u200bc",
    "<b>bold</b> & <i>", "[link](tg://user?id=1)", "&amp;&#0;", "*_`~|{}[]()#+-=.!", "%s %d {0} {name}",
    "line\nline\n\nline", "\ttab", "𝕄𝕦𝕤𝕖𝕦𝕞", "٣", "½", "¹", "9" * 400, "'; DROP TABLE people; --", "/", "//", "/ check",
    "/check@traces_double_bot", "/CHECK", "/start@traces_double_bot modules", "/check\nnow", "/@", "/check@",
    "?", "...", "\u2028x\u2029y",
)  # fmt: skip


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody in the middle of the check."""
    return talk.presses("Check our digital level").presses("2. ")


def sent_to(person: Person, text: str = "", **content: Any) -> dict[str, Any]:
    """A raw update with any message."""
    user = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "en"}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    worded = {"text": text} if text else {}
    return {
        "message": {"message_id": 900, "date": 1_700_000_000, "from": user, "chat": chat, **worded, **content}
    }


def check_still_asked(talk: Talk) -> None:
    """What was said stands above the question that waits."""
    assert len(talk.heard) == 2
    assert "Question 2" in talk.screen.text
    talk.ends()


def test_a_picture(asked: Talk) -> None:
    """Its caption is not read either."""
    asked.person.sends_photo(caption="our museum")
    check_still_asked(asked.takes(Sent(Attachment.PHOTO)))
    assert "pictures" in asked.heard[0].text


def test_a_voice_message_a_sticker_a_place_and_a_file(asked: Talk) -> None:
    """Each is told apart."""
    asked.person.sends_voice()
    check_still_asked(asked.takes(Sent(Attachment.VOICE)))
    asked.person.sends_sticker()
    check_still_asked(asked.takes(Sent(Attachment.STICKER)))
    asked.person.sends_location()
    check_still_asked(asked.takes(Sent(Attachment.LOCATION)))
    asked.person.sends_document()
    check_still_asked(asked.takes(Sent(Attachment.DOCUMENT)))


@pytest.mark.parametrize("kind", RARE)
def test_rarer_attachments(api: BotApi, asked: Talk, kind: str) -> None:
    """Also those that Telegram has yet to invent."""
    content, attachment = RARE[kind]
    api.inject(sent_to(asked.person, **content))
    check_still_asked(asked.takes(Sent(attachment)))


def test_the_longest_text(asked: Talk) -> None:
    """One message of 4,096 characters is one question; what the app cuts in two is two."""
    asked.says("museum " * (LONGEST // 7))
    asked.says("é" * LONGEST)
    asked.hears(*(asked.says_ahead(text) for text in ("x" * LONGEST, "x" * 100)))
    asked.ends()


def test_odd_texts(asked: Talk) -> None:
    """Every one is answered, and none breaks the message it may be shown in."""
    for text in ODD:
        asked.says(text)
    asked.ends()


def test_halves_of_characters_and_nothing_bytes(api: BotApi, asked: Talk) -> None:
    """A lone surrogate and a NUL cannot be typed, and are survived."""
    for text in ("\ud83d half", "zero\0zero", "7\ud83d", "\ud83d", "\0"):
        api.inject(sent_to(asked.person, text))
        asked.takes(Said(text))
    asked.ends()


def test_an_edited_message_is_not_a_new_one(asked: Talk) -> None:
    """Whoever corrects a typing slip is not answered a second time."""
    slip = asked.person.says("What is TRCES?")
    asked.hears(asked.client.says(slip.text))
    asked.person.edits(slip, "What is TRACES?")
    asked.says("2").ends()


def test_a_group_is_left_alone(api: BotApi, asked: Talk) -> None:
    """The assistant speaks with one person at a time; a group hears nothing, and its person goes on."""
    update = sent_to(asked.person, "/start")
    update["message"]["chat"] = {"id": -1001, "type": "supergroup", "title": "Museum"}
    api.inject(update)
    asked.says("2").ends()
    assert api.calls("sendMessage", chat=-1001) == []
