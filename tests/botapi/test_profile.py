"""The bot's own texts and commands, per scope and language."""

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, RetryAfter

from .asking import ask, post, refusal_of
from .person import Person
from .server import BotApi


def test_the_bot_knows_itself(api: BotApi) -> None:
    """GetMe gives the user that the token belongs to."""
    me = ask(api, lambda bot: bot.get_me())
    assert (str(me.id), me.is_bot) == (api.token.split(":")[0], True)


def test_commands_are_kept_per_scope_and_language(api: BotApi) -> None:
    """One list does not show through another."""
    private = BotCommandScopeAllPrivateChats()

    async def work(bot: Bot) -> list[tuple[BotCommand, ...]]:
        await bot.set_my_commands([("start", "Begin"), ("help", "Help")])
        await bot.set_my_commands([BotCommand("/start", "Begynd")], scope=private, language_code="da")
        first = await bot.get_my_commands()
        second = await bot.get_my_commands(scope=private, language_code="da")
        third = await bot.get_my_commands(scope=BotCommandScopeChat(5))
        await bot.delete_my_commands()
        return [first, second, third, await bot.get_my_commands()]

    first, second, third, fourth = ask(api, work)
    assert [one.command for one in first] == ["start", "help"]
    assert second == (BotCommand("start", "Begynd"),)
    assert (third, fourth) == ((), ())


@pytest.mark.parametrize(
    ("command", "description", "wording"),
    [
        ("Start", "x", "Bot_command_invalid"),
        ("first-steps", "x", "Bot_command_invalid"),
        ("x" * 33, "x", "Command length must not exceed 32"),
        ("", "x", "Command must be non-empty"),
        ("start", "", "Command description must be non-empty"),
        ("start", "x" * 257, "Command description length must not exceed 256"),
    ],
)
def test_a_command_is_refused(api: BotApi, command: str, description: str, wording: str) -> None:
    """Names and descriptions have limits."""
    error = refusal_of(api, lambda bot: bot.set_my_commands([(command, description)]))
    assert isinstance(error, BadRequest)
    assert error.message.lower() == wording.lower()


def test_more_than_100_commands_are_refused(api: BotApi) -> None:
    """100 per scope and language."""
    commands = [(f"c{number}", "x") for number in range(101)]
    assert (
        refusal_of(api, lambda bot: bot.set_my_commands(commands)).message.upper() == "BOT_COMMANDS_TOO_MUCH"
    )
    assert ask(api, lambda bot: bot.set_my_commands(commands[:100]))


@pytest.mark.parametrize(
    ("name", "most"), [("my_name", 64), ("my_short_description", 120), ("my_description", 512)]
)
def test_texts_are_kept_per_language(api: BotApi, name: str, most: int) -> None:
    """The longest text fits, a longer one and a wrong language do not; other languages fall back."""
    field = name.removeprefix("my_")

    async def work(bot: Bot) -> list[str]:
        await getattr(bot, f"set_{name}")("x" * most)
        await getattr(bot, f"set_{name}")("y", language_code="da")
        codes = ("", "da", "nl")
        found = [await getattr(bot, f"get_{name}")(language_code=code) for code in codes]
        return [getattr(one, field) for one in found]

    assert ask(api, work) == ["x" * most, "y", "x" * most]
    too_long = refusal_of(api, lambda bot: getattr(bot, f"set_{name}")("x" * (most + 1)))
    assert "is too long" in too_long.message
    wrong = refusal_of(api, lambda bot: getattr(bot, f"set_{name}")("x", language_code="english"))
    assert wrong.message == "Invalid language code specified"


def test_an_unknown_scope_is_refused(api: BotApi) -> None:
    """Only Telegram's scopes are known; an empty one is the default."""
    commands = [{"command": "start", "description": "x"}]
    refused = post(api, "setMyCommands", commands=commands, scope={"type": "everyone"})
    assert refused["description"].endswith("can't parse BotCommandScope: Unsupported type specified")
    assert post(api, "setMyCommands", commands=commands, scope={})["ok"]
    assert [one.command for one in ask(api, lambda bot: bot.get_my_commands())] == ["start"]


def test_closing_and_logging_out(api: BotApi, ann: Person) -> None:
    """Close is refused for ten minutes; after logOut nothing works."""
    assert isinstance(refusal_of(api, lambda bot: bot.close()), RetryAfter)

    async def leave(bot: Bot) -> None:
        await bot.log_out()
        with pytest.raises(BadRequest, match="Logged out"):
            await bot.send_message(ann.id, "x")

    ask(api, leave)


def test_the_typing_line_is_noted(api: BotApi, ann: Person) -> None:
    """Known actions only."""
    assert ask(api, lambda bot: bot.send_chat_action(ann.id, "typing"))
    assert [action for _, action in api.state.chats[ann.id].actions] == ["typing"]
    error = refusal_of(api, lambda bot: bot.send_chat_action(ann.id, "dancing"))
    assert error.message == "Wrong parameter action in request"
