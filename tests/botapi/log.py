"""What the bot asked for and when, and where it broke a rule."""

import threading
import time
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from .refusal import Json


class Rule(StrEnum):
    """A rule that Telegram does not always enforce, but that a good bot keeps."""

    WAIT_AS_TOLD = "a call was sent earlier than retry_after allows"
    KNOWN_HTML_ENTITY = "an HTML entity that Telegram shows as it stands"
    PROPER_LINK = "a link that Telegram drops"
    KNOWN_PARAMETER = "a parameter or method that does not exist"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot.

    Attributes:
        at: When it arrived, monotonic seconds.
        chat_id: The chat it is for, also where only its callback query names the chat.
        status: The HTTP status; None while under way, or when no answer was ever sent.
        fault: The kind of fault that met it, if any.
        seconds: How long the answer took.
    """

    number: int
    at: float
    method: str
    parameters: Json
    files: tuple[str, ...] = ()
    chat_id: int | None = None
    status: int | None = None
    description: str = ""
    result: Any = None
    fault: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule, by which call, and how."""

    rule: Rule
    call: Call | None
    detail: str


@dataclass(slots=True)
class Log:
    """Every call in order of arrival, and every broken rule; safe to read from any thread."""

    _calls: list[Call] = field(default_factory=list)
    _violations: list[Violation] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def arrived(
        self, method: str, parameters: Json, files: tuple[str, ...] = (), chat_id: int | None = None
    ) -> Call:
        """Write a call down as it arrives."""
        with self._lock:
            call = Call(len(self._calls), time.monotonic(), method, parameters, files, chat_id)
            self._calls.append(call)
            return call

    def ended(self, call: Call, **changes: Any) -> Call:
        """Write down what became of a call: any of its attributes."""
        with self._lock:
            seconds = time.monotonic() - call.at
            ended = replace(self._calls[call.number], seconds=seconds, **changes)
            self._calls[call.number] = ended
            return ended

    def broke(self, rule: Rule, call: Call | None, detail: str) -> None:
        """Write a broken rule down."""
        with self._lock:
            self._violations.append(Violation(rule, call, detail))

    def calls(self, method: str | None = None, chat: int | None = None) -> list[Call]:
        """Return the calls so far, of one method or for one chat where asked."""
        with self._lock:
            calls = list(self._calls)
        wanted = [call for call in calls if method in {None, call.method}]
        return [call for call in wanted if chat in {None, call.chat_id}]

    def violations(self) -> list[Violation]:
        """Return the broken rules so far."""
        with self._lock:
            return list(self._violations)
