"""Long polling: offsets, conflicts, duplicates, order."""

import asyncio
import random
import threading

import pytest
from telegram import Bot
from telegram.error import Conflict

from .asking import ask, new_bot, refusal_of, updates
from .person import Person
from .server import BotApi


def texts(api: BotApi, **options: object) -> list[str]:
    """Call getUpdates once, and return the texts that came."""
    return [one.message.text or "" for one in updates(api, **options) if one.message]


def test_what_is_not_confirmed_comes_again(api: BotApi, ann: Person) -> None:
    """An offset confirms and forgets everything below it, and nothing else does."""
    for word in "abc":
        ann.says(word)
    first = updates(api)
    assert [one.update_id for one in first] == [first[0].update_id + step for step in range(3)]
    assert texts(api) == ["a", "b", "c"]
    assert texts(api, offset=first[1].update_id) == ["b", "c"]
    assert texts(api) == ["b", "c"]
    assert texts(api, offset=first[2].update_id + 1) == []
    assert api.pending() == []


def test_a_batch_has_at_most_100(api: BotApi, ann: Person) -> None:
    """A limit outside 1 to 100 is held to it."""
    for number in range(120):
        ann.says(str(number))
    assert [len(updates(api, limit=limit)) for limit in (0, 7, 100, 500)] == [1, 7, 100, 100]


def test_a_negative_offset_keeps_the_last(api: BotApi, ann: Person) -> None:
    """-1 forgets all but the last update."""
    for word in "abc":
        ann.says(word)
    assert texts(api, offset=-1) == ["c"]
    assert len(api.pending()) == 1


def test_an_offset_far_ahead_confirms_nothing(api: BotApi, ann: Person) -> None:
    """Telegram takes it for a mistake and begins at the head."""
    ann.says("a")
    assert texts(api, offset=2**31 - 1) == ["a"]


def test_a_waiting_call_gets_what_comes(api: BotApi, ann: Person) -> None:
    """It ends as soon as something is there."""
    threading.Timer(0.2, ann.says, ["late"]).start()
    assert texts(api, timeout=30) == ["late"]


def test_a_second_poller_sends_the_first_away(api: BotApi, ann: Person) -> None:
    """The first gets 409, the second keeps waiting and gets the update."""

    async def work(first: Bot) -> tuple[str, str | None]:
        async with new_bot(api) as second:
            waits = asyncio.create_task(first.get_updates(timeout=30))
            await asyncio.sleep(0.2)
            gets = asyncio.create_task(second.get_updates(timeout=30))
            with pytest.raises(Conflict) as caught:
                await waits
            await asyncio.to_thread(ann.says, "hello")
            message = (await gets)[0].message
            return caught.value.message, message.text if message else None

    wording, text = ask(api, work)
    assert wording.startswith("Conflict: terminated by other getUpdates request")
    assert text == "hello"


def test_a_poller_that_has_gone_takes_nothing(api: BotApi, ann: Person) -> None:
    """A bot that died while it waited leaves its updates to the next one, extra ones too."""
    ann.says("first")
    update = api.pending()[0]
    assert texts(api, offset=update["update_id"] + 1) == []

    async def die(bot: Bot) -> None:
        waits = asyncio.create_task(bot.get_updates(offset=update["update_id"] + 1, timeout=30))
        await asyncio.sleep(0.2)
        waits.cancel()
        await asyncio.sleep(0.2)

    ask(api, die)
    api.inject(update)
    ann.says("second")
    assert texts(api, offset=update["update_id"] + 1, timeout=5) == ["first", "second"]


def test_a_webhook_and_polling_exclude_each_other(api: BotApi) -> None:
    """GetUpdates is refused while a webhook is set, and setting one ends the waiting call."""

    async def work(bot: Bot) -> str:
        waits = asyncio.create_task(bot.get_updates(timeout=30))
        await asyncio.sleep(0.2)
        await bot.set_webhook("https://bot.example.org/hook")
        with pytest.raises(Conflict) as caught:
            await waits
        return caught.value.message

    assert ask(api, work) == "Conflict: terminated by setWebhook request"
    error = refusal_of(api, lambda bot: bot.get_updates())
    assert error.message.startswith("Conflict: can't use getUpdates method while webhook is active")
    ask(api, lambda bot: bot.delete_webhook())
    assert updates(api) == ()


def test_a_poll_ends_by_itself(api: BotApi) -> None:
    """An empty list after the timeout."""
    assert updates(api, timeout=1) == ()


def test_types_are_remembered(api: BotApi, ann: Person) -> None:
    """What is not allowed is never queued; a later call that names none changes nothing."""
    assert updates(api, allowed_updates=["callback_query"]) == ()
    ann.says("unheard")
    assert updates(api) == ()
    ann.presses_data("x")
    assert [one.callback_query.data for one in updates(api, allowed_updates=[]) if one.callback_query] == [
        "x"
    ]
    ann.says("heard")
    assert texts(api) == ["heard"]


def test_a_backlog_waits_for_the_bot(api: BotApi) -> None:
    """Many people at once, before the bot first asks; each person's updates stay in order."""
    people = [api.person() for _ in range(10)]
    threads = [
        threading.Thread(target=lambda one=one: [one.says(str(number)) for number in range(20)])
        for one in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waiting = api.pending()
    assert len({one["update_id"] for one in waiting}) == 200
    for person in people:
        own = [one["message"] for one in waiting if one["message"]["chat"]["id"] == person.id]
        assert [one["text"] for one in own] == [str(number) for number in range(20)]
        assert [one["message_id"] for one in own] == list(range(1, 21))


def test_duplicates_are_delivered(api: BotApi, ann: Person) -> None:
    """An update can come several times, also after it was confirmed."""
    ann.says("twice")
    update = api.pending()[0]
    api.repeat(update["update_id"])
    assert texts(api) == ["twice", "twice"]
    after = update["update_id"] + 1
    assert texts(api, offset=after) == []
    api.inject(update)
    assert texts(api, offset=after) == ["twice"]
    assert texts(api, offset=after) == []


def test_updates_can_be_held_and_shuffled(api: BotApi, ann: Person) -> None:
    """Nothing comes while they are held; then the contents change places and the ids keep rising."""
    with api.held(shuffle=random.Random(3)):
        for number in range(10):
            ann.says(str(number))
        assert updates(api) == ()
    came = updates(api)
    words = [one.message.text for one in came if one.message]
    assert sorted(one.update_id for one in came) == [one.update_id for one in came]
    assert sorted(map(str, words)) == [str(number) for number in range(10)] != words


def test_raw_updates_open_their_chat(api: BotApi) -> None:
    """Anything can be injected; the bot can answer whoever it came from."""
    user = {"id": 77, "is_bot": False, "first_name": "Raw"}
    message = {"message_id": 5, "date": 0, "from": user, "chat": {"id": 77, "type": "private"}, "text": "\0"}
    number = api.inject({"message": message})
    assert [one.update_id for one in updates(api)] == [number]
    assert ask(api, lambda bot: bot.send_message(77, "Hi")).chat_id == 77
