"""Everything that can go wrong on the way, each seen through python-telegram-bot."""

import asyncio
import time

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from . import faults
from .asking import ask, new_bot, refusal_of, sent
from .faults import Fault
from .log import Rule
from .person import Person
from .server import BotApi


@pytest.mark.parametrize(
    ("fault", "kind", "wording"),
    [
        (faults.refusal(400), BadRequest, "Wrong parameter"),
        (faults.refusal(403), Forbidden, "bot was blocked by the user"),
        (faults.refusal(403, "Forbidden: user is deactivated"), Forbidden, "user is deactivated"),
        (faults.refusal(409), Conflict, "terminated by other getUpdates"),
        (faults.broken(500), NetworkError, "Internal Server Error"),
        (faults.broken(502), NetworkError, "Bad Gateway"),
        (faults.dropped(), NetworkError, "disconnected"),
    ],
)
def test_the_work_is_not_done(
    api: BotApi, ann: Person, fault: Fault, kind: type[TelegramError], wording: str
) -> None:
    """The bot sees the error, the person sees nothing, and the next call works."""
    plan = api.faults.plan(fault, method="sendMessage")
    error = refusal_of(api, lambda bot: bot.send_message(ann.id, "Hi"))
    assert isinstance(error, kind)
    assert wording in error.message
    assert [one.text for one in ann.messages] == ["/start"]
    assert plan.fired == 1
    assert sent(api, ann).text == "Hello"


@pytest.mark.parametrize(
    "fault",
    [
        faults.truncated(),
        faults.dropped(done=True),
        faults.broken(502, done=True),
        faults.half_open(done=True),
        faults.slow(5),
    ],
)
def test_the_work_is_done_but_the_bot_does_not_learn_it(api: BotApi, ann: Person, fault: Fault) -> None:
    """The message stands although the call failed: a repetition makes it two."""
    api.faults.plan(fault, method="sendMessage")
    refusal_of(api, lambda bot: bot.send_message(ann.id, "Hi"), read_timeout=0.5)
    assert [one.text for one in ann.messages] == ["/start", "Hi"]
    assert api.calls("sendMessage")[0].fault in {None, fault.kind}


def test_a_half_open_connection_never_answers(api: BotApi, ann: Person) -> None:
    """Only the bot's own timeout ends it; the log shows a call without a status."""
    api.faults.plan(faults.half_open(), method="sendMessage")
    error = refusal_of(api, lambda bot: bot.send_message(ann.id, "Hi"), read_timeout=0.5)
    assert isinstance(error, TimedOut)
    call = api.calls("sendMessage")[0]
    assert (call.status, call.fault, call.chat_id) == (None, "half-open", ann.id)
    assert [one.text for one in ann.messages] == ["/start"]


def test_a_slow_answer_arrives(api: BotApi, ann: Person) -> None:
    """Slow and trickling answers take their time and are whole."""
    for fault in (faults.slow(0.3), faults.trickle(0.3)):
        api.faults.plan(fault, method="sendMessage")
        assert sent(api, ann).text == "Hello"
    assert [call.fault for call in api.calls("sendMessage")] == ["slow", "trickle"]


def test_every_call_can_have_latency(api: BotApi, ann: Person) -> None:
    """A bot with less patience than that gives up; cleared, it works again."""
    api.faults.latency = 1.0
    assert isinstance(refusal_of(api, lambda bot: bot.get_me(), read_timeout=0.2), TimedOut)
    api.faults.clear()
    assert sent(api, ann).text == "Hello"


def test_a_fault_meets_only_its_calls(api: BotApi, ann: Person) -> None:
    """By method, by chat, and so many times."""
    bob = api.person(first_name="Bob")
    bob.says("/start")
    plan = api.faults.plan(faults.refusal(400), method="sendMessage", chat=bob.id, times=2)
    assert sent(api, ann).text == "Hello"
    assert ask(api, lambda bot: bot.send_chat_action(bob.id, "typing"))
    for _ in range(2):
        refusal_of(api, lambda bot: bot.send_message(bob.id, "Hi"))
    assert sent(api, bob).text == "Hello"
    assert plan.fired == 2


def test_a_fault_can_stay(api: BotApi, ann: Person) -> None:
    """Without a number it meets every call until it is cleared."""
    api.faults.plan(faults.broken(), method="sendMessage", times=None)
    for _ in range(3):
        refusal_of(api, lambda bot: bot.send_message(ann.id, "Hi"))
    api.faults.clear()
    assert sent(api, ann).text == "Hello"


def test_an_answered_press_belongs_to_its_chat(api: BotApi, ann: Person) -> None:
    """AnswerCallbackQuery names no chat, and still meets the chat's fault."""
    press = ann.presses_data("x")
    api.faults.plan(faults.refusal(400), chat=ann.id)
    refusal_of(api, lambda bot: bot.answer_callback_query(press.query_id))
    assert api.calls("answerCallbackQuery")[0].chat_id == ann.id


def test_retry_after_binds_its_chat(api: BotApi, ann: Person) -> None:
    """An early call is refused again and is a violation; other chats and a patient bot are not bound."""
    bob = api.person(first_name="Bob")
    bob.says("/start")
    api.faults.plan(faults.flood(1), method="sendMessage", chat=ann.id)
    first = refusal_of(api, lambda bot: bot.send_message(ann.id, "Hi"))
    assert isinstance(first, RetryAfter)
    assert api.violations() == []
    assert isinstance(refusal_of(api, lambda bot: bot.send_message(ann.id, "Hi")), RetryAfter)
    assert [one.rule for one in api.violations()] == [Rule.WAIT_AS_TOLD]
    assert sent(api, bob).text == "Hello"
    time.sleep(1)
    assert sent(api, ann).text == "Hello"
    assert len(api.violations()) == 1


def test_retry_after_can_bind_everyone(api: BotApi, ann: Person) -> None:
    """A global 429 holds every chat and every method but polling."""
    bob = api.person(first_name="Bob")
    bob.says("/start")
    api.faults.plan(faults.flood(3600, everyone=True), method=None, chat=ann.id)

    async def work(bot: Bot) -> None:
        for chat, text in ((ann.id, "a"), (bob.id, "b")):
            with pytest.raises(RetryAfter):
                await bot.send_message(chat, text)
        await bot.get_updates()

    ask(api, work)
    assert len(api.violations()) == 1
    api.faults.clear()
    assert sent(api, bob).text == "Hello"


def test_polling_can_fail(api: BotApi, ann: Person) -> None:
    """A failed getUpdates confirms nothing: what it was to bring comes again."""
    ann.says("again")
    for fault in (faults.broken(502), faults.dropped(done=True), faults.truncated(), faults.refusal(409)):
        api.faults.plan(fault, method="getUpdates")
        refusal_of(api, lambda bot: bot.get_updates())
    assert [one.message.text for one in ask(api, lambda bot: bot.get_updates()) if one.message] == ["again"]


def test_the_network_can_be_gone(api: BotApi, ann: Person) -> None:
    """Connections are refused for a while, then the same address works again."""

    async def work(bot: Bot) -> str | None:
        waits = asyncio.create_task(bot.get_updates(timeout=30))
        await asyncio.sleep(0.2)
        with api.offline():
            for call in (waits, bot.send_message(ann.id, "lost")):
                with pytest.raises(NetworkError):
                    await call
        return (await bot.send_message(ann.id, "back")).text

    assert ask(api, work) == "back"
    assert [one.text for one in ann.messages] == ["/start", "back"]


def test_the_log_tells_each_call(api: BotApi, ann: Person) -> None:
    """When it came, what it said, for whom, how it ended; in order of arrival."""
    sent(api, ann, "<b>Hi</b>", parse_mode="HTML", disable_notification=True)
    refusal_of(api, lambda bot: bot.send_message(ann.id, ""))
    good, bad = api.calls("sendMessage", chat=ann.id)
    assert good.parameters == {
        "chat_id": ann.id, "text": "<b>Hi</b>", "parse_mode": "HTML", "disable_notification": True,
    }  # fmt: skip
    assert (good.status, good.result["text"], bad.status) == (200, "Hi", 400)
    assert bad.description == "Bad Request: message text is empty"
    assert good.at < bad.at
    assert [call.method for call in api.calls()] == ["getMe", "sendMessage", "getMe", "sendMessage"]


def test_closing_drops_what_is_open() -> None:
    """Leaving the block ends waiting and half-open calls at once."""

    async def work(api: BotApi) -> list[bool]:
        async with new_bot(api) as bot:
            api.faults.plan(faults.half_open(), method="sendMessage")
            calls = [
                asyncio.create_task(one) for one in (bot.get_updates(timeout=30), bot.send_message(1, "x"))
            ]
            await asyncio.sleep(0.3)
            await asyncio.to_thread(api.__exit__, None, None, None)
            ended = await asyncio.gather(*calls, return_exceptions=True)
            return [isinstance(one, NetworkError) for one in ended]

    assert asyncio.run(work(BotApi().__enter__())) == [True, True]
