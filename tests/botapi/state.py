"""What the double knows: people, their chats, the bot's own texts and files."""

import itertools
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from .files import StoredFile
from .log import Log, Rule
from .message import Message, Press
from .refusal import BLOCKED, QUERY_TOO_OLD, Json, Refusal, bad_request, forbidden
from .updates import UpdateQueue


@dataclass(slots=True)
class Chat:
    """A private chat; the person's User, the messages that stand, and all that happened in order."""

    person: Json
    started: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    next_message_id: int = 1
    timeline: list[int | str] = field(default_factory=list)
    actions: list[tuple[float, str]] = field(default_factory=list)

    def newest_first(self) -> list[Message]:
        """Return the messages that stand, the newest first."""
        return [self.messages[number] for number in sorted(self.messages, reverse=True)]


@dataclass(slots=True)
class State:
    """Everything, behind one lock; `changed` is notified after every change of a chat.

    Attributes:
        callback_age: After so many seconds a pressed button can no longer be answered.
        strict: Whether what Telegram would mangle without a word is refused.
    """

    bot: Json
    token: str
    callback_age: float
    strict: bool
    chance: random.Random
    log: Log = field(default_factory=Log)
    changed: threading.Condition = field(default_factory=threading.Condition)
    chats: dict[int, Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    logged_out: bool = False
    started: float = field(default_factory=time.monotonic)
    updates: UpdateQueue = field(init=False)
    _changes: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        """Begin the updates at a number of the size that Telegram begins at."""
        self.updates = UpdateQueue(next_id=self.chance.randrange(10**8, 9 * 10**8))

    def open_chat(self, chat_id: Any) -> Chat:
        """Return the chat that the bot may write to.

        Raises:
            Refusal: Nobody with this id has ever written to the bot, or the person has blocked it.
        """
        if chat_id in {None, ""}:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None or not chat.started:
            raise bad_request("chat not found")
        if chat.blocked:
            raise forbidden(BLOCKED)
        return chat

    def chat_of(self, parameters: Json) -> int | None:
        """Return the chat that a call is for, by its chat_id or its callback query."""
        press = self.presses.get(str(parameters.get("callback_query_id")))
        chat_id = press.chat_id if press else parameters.get("chat_id")
        return chat_id if isinstance(chat_id, int) else None

    def add_message(self, chat: Chat, *, from_bot: bool, **content: Any) -> Message:
        """Append a message to a chat."""
        message = Message(
            chat.person["id"], chat.next_message_id, int(time.time()), from_bot,
            changed=next(self._changes), **content,
        )  # fmt: skip
        chat.next_message_id += 1
        chat.timeline.append(message.message_id)
        return self._keep(chat, message)

    def edit_message(self, chat: Chat, message: Message, **content: Any) -> Message:
        """Replace a message by its next state."""
        edited = replace(
            message, **content,
            edits=message.edits + 1, edit_date=int(time.time()), changed=next(self._changes),
        )  # fmt: skip
        return self._keep(chat, edited)

    def remove_message(self, chat: Chat, message_id: int) -> None:
        """Take a message out of a chat, for both sides."""
        with self.changed:
            del chat.messages[message_id]
            self.changed.notify_all()

    def _keep(self, chat: Chat, message: Message) -> Message:
        with self.changed:
            chat.messages[message.message_id] = message
            self.changed.notify_all()
        return message

    def press(self, chat: Chat, message_id: int, label: str, data: str) -> Press:
        """Write down a pressed button."""
        query_id = str(self.chance.randrange(10**17, 9 * 10**17))
        press = Press(query_id, chat.person["id"], message_id, label, data, time.monotonic())
        self.presses[query_id] = press
        chat.timeline.append(query_id)
        return press

    def answer_press(self, query_id: str, toast: str, *, alert: bool) -> None:
        """Take the progress bar from a button.

        Raises:
            Refusal: The query is unknown, too old, or answered already.
        """
        press = self.presses.get(query_id)
        now = time.monotonic()
        if press is None or press.answered or now - press.at > self.callback_age:
            raise bad_request(QUERY_TOO_OLD)
        with self.changed:
            self.presses[query_id] = replace(press, answered_at=now, toast=toast, alert=alert)
            self.changed.notify_all()

    def slipped(self, rule: Rule, detail: str) -> None:
        """Note what Telegram would mangle without a word, and refuse it when strict."""
        self.log.broke(rule, None, detail)
        if self.strict:
            raise bad_request(f"can't parse entities: {detail}")

    def check_logged_in(self) -> None:
        """Refuse every call after logOut."""
        if self.logged_out:
            raise Refusal(HTTPStatus.BAD_REQUEST, "Logged out")
