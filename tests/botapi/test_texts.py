"""Texts and captions: what is sent, and what is refused."""

import pytest
from telegram import MessageEntity, Update
from telegram.error import BadRequest, Forbidden, InvalidToken

from .asking import ask, new_bot, post, refusal_of, sent, updates
from .log import Rule
from .person import Person
from .server import BotApi


def test_a_text_arrives_as_telegram_shows_it(api: BotApi, ann: Person) -> None:
    """The sent message comes back with text and entities, and stands in the chat."""
    message = sent(api, ann, " <b>Hi</b> &amp; welcome ", parse_mode="HTML")
    assert (message.text, message.entities[0].type) == ("Hi & welcome", "bold")
    assert ann.messages[-1].parts("bold") == ["Hi"]
    assert (message.chat.id, message.from_user and message.from_user.is_bot) == (ann.id, True)


@pytest.mark.parametrize(
    ("text", "options", "wording"),
    [
        ("x" * 4097, {}, "Message is too long"),
        ("<b>" + "x" * 4097 + "</b>", {"parse_mode": "HTML"}, "Message is too long"),
        ("😀" * 2049, {}, "Message is too long"),
        (" \n ", {}, "Message text is empty"),
        ("<b> </b>", {"parse_mode": "HTML"}, "Message text is empty"),
        ("x", {"parse_mode": "BBCode"}, "Unsupported parse_mode"),
        ("<b>x", {"parse_mode": "HTML"}, "Can't parse entities: can't find end tag"),
        ("a&nbsp;b", {"parse_mode": "HTML"}, 'Can\'t parse entities: unsupported entity "&nbsp;"'),
        ("<a href='ftp://x.org'>x</a>", {"parse_mode": "HTML"}, "Can't parse entities: url 'ftp://x.org'"),
        ("x", {"entities": [MessageEntity("bold", 0, 2)]}, "Entity_bounds_invalid"),
        ("x", {"entities": [MessageEntity("text_link", 0, 1, url="javascript:x")]}, "Entity url 'javascript"),
        ("x", {"chat_id": 5}, "Chat not found"),
        ("x", {"chat_id": "@nobody"}, "Chat not found"),
        ("x", {"reply_to_message_id": 99}, "Message to be replied not found"),
        ("x", {"api_kwargs": {"colour": "red"}}, "Unknown parameter 'colour' of sendmessage"),
    ],
)
def test_a_text_is_refused(
    api: BotApi, ann: Person, text: str, options: dict[str, object], wording: str
) -> None:
    """Telegram's reason comes with a 400, and nothing is sent."""
    before = ann.messages
    error = refusal_of(api, lambda bot: bot.send_message(**{"chat_id": ann.id, "text": text, **options}))  # type: ignore[arg-type]  # any option
    assert isinstance(error, BadRequest)
    assert error.message.lower().startswith(wording.lower())
    assert ann.messages == before


def test_4096_characters_fit(api: BotApi, ann: Person) -> None:
    """The limit holds after the entities are parsed."""
    assert len(sent(api, ann, f"<b>{'x' * 4096}</b>", parse_mode="HTML").text or "") == 4096


def test_a_slip_is_a_violation_without_strictness() -> None:
    """Without strictness a bad link is dropped as Telegram drops it, and noted."""
    with BotApi(strict=False) as api:
        ann = api.person()
        ann.says("hi")
        message = sent(api, ann, "<a href='ftp://x.org'>x</a>", parse_mode="HTML")
        assert (message.text, message.entities) == ("x", ())
        assert [one.rule for one in api.violations()] == [Rule.PROPER_LINK]


def test_a_bot_cannot_begin(api: BotApi) -> None:
    """Nobody can be written to who has not written first."""
    stranger = api.person()
    assert refusal_of(api, lambda bot: bot.send_message(stranger.id, "Hi")).message == "Chat not found"


def test_a_person_blocks_the_bot(api: BotApi, ann: Person) -> None:
    """The bot is told, every send is forbidden, and both end when the person comes back."""
    ann.blocks_bot()
    error = refusal_of(api, lambda bot: bot.send_message(ann.id, "Hi"))
    assert isinstance(error, Forbidden)
    assert error.message == "Forbidden: bot was blocked by the user"
    ann.unblocks_bot()
    assert sent(api, ann).text == "Hello"
    told = [one.my_chat_member.new_chat_member.status for one in updates(api) if one.my_chat_member]
    assert told == ["kicked", "member"]


def test_unpaired_surrogates_are_refused(api: BotApi, ann: Person) -> None:
    """Half a character never reaches a person."""
    keyboard = {"inline_keyboard": [[{"text": "\ud83d", "callback_data": "x"}]]}
    refused = post(api, "sendMessage", chat_id=ann.id, text="x", reply_markup=keyboard)
    assert refused["description"] == "Bad Request: strings must be encoded in UTF-8"


def test_a_wrong_token_is_unauthorized(api: BotApi) -> None:
    """A well formed but unknown token is refused with 401, a malformed one with 404."""
    for token, wording in (("7000000000:" + "A" * 35, "Unauthorized"), ("12:short", "Not Found")):
        with pytest.raises(InvalidToken, match=wording):
            ask(api, lambda _, token=token: new_bot(api, token).get_me())  # type: ignore[misc]  # bound now


def test_an_unknown_method_is_not_found(api: BotApi) -> None:
    """Telegram knows no such method; the double notes it."""
    refused = post(api, "sendTelepathy")
    assert refused == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    assert [one.rule for one in api.violations()] == [Rule.KNOWN_PARAMETER]


def test_updates_are_read_by_the_library(api: BotApi) -> None:
    """What a person does becomes an Update with realistic members and 64-bit ids."""
    ann = api.person(id=2**51 + 1, language_code="nl")
    ann.sends_command("start", "museum")
    update: Update = updates(api)[0]
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert (message.chat_id, message.message_id, message.text) == (2**51 + 1, 1, "/start museum")
    assert (message.from_user.language_code, message.entities[0].type) == ("nl", "bot_command")
