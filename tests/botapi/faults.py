"""What goes wrong between the bot and Telegram, for whom, and how often."""

import math
import threading
import time
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus

from .refusal import BLOCKED, OTHER_POLLER

_WORDING = {
    HTTPStatus.BAD_REQUEST: "Bad Request: wrong parameter",
    HTTPStatus.FORBIDDEN: f"Forbidden: {BLOCKED}",
    HTTPStatus.CONFLICT: OTHER_POLLER.description,
}


class Kind(StrEnum):
    """The kinds of fault."""

    REFUSAL = "refusal"
    FLOOD = "flood"
    BROKEN = "broken"
    TRUNCATED = "truncated"
    DROPPED = "dropped"
    HALF_OPEN = "half-open"
    SLOW = "slow"
    TRICKLE = "trickle"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        code: The HTTP status of a refusal or a broken answer.
        seconds: How long a slow answer takes, or how long to wait after 429.
        done: Whether the work is done all the same.
        everyone: Whether a 429 binds every chat, and not only the one that met it.
    """

    kind: Kind
    code: int = 0
    description: str = ""
    seconds: float = 0
    done: bool = False
    everyone: bool = False


def refusal(code: int, description: str | None = None) -> Fault:
    """Refuse with 400, 403 or 409 and this description, or the usual one of the status."""
    wording = description or _WORDING.get(HTTPStatus(code), HTTPStatus(code).phrase)
    return Fault(Kind.REFUSAL, code, wording)


def flood(retry_after: int, *, everyone: bool = False) -> Fault:
    """Answer 429; until `retry_after` seconds are over, every call in its reach meets it again."""
    return Fault(Kind.FLOOD, HTTPStatus.TOO_MANY_REQUESTS, seconds=retry_after, everyone=everyone)


def broken(code: int = HTTPStatus.BAD_GATEWAY, *, done: bool = False) -> Fault:
    """Answer 500, 502, 503 or 504 with a page of HTML, as a gateway does."""
    return Fault(Kind.BROKEN, code, done=done)


def truncated() -> Fault:
    """Do the work and send the first half of the JSON."""
    return Fault(Kind.TRUNCATED, done=True)


def dropped(*, done: bool = False) -> Fault:
    """Drop the connection before reading the call, or after having done the work.

    Planned for one chat, the call has to be read to know its chat, and is dropped then.
    """
    return Fault(Kind.DROPPED, done=done)


def half_open(*, done: bool = False) -> Fault:
    """Take the call and never answer."""
    return Fault(Kind.HALF_OPEN, done=done)


def slow(seconds: float) -> Fault:
    """Do the work at once and answer after so many seconds."""
    return Fault(Kind.SLOW, seconds=seconds, done=True)


def trickle(seconds: float) -> Fault:
    """Do the work and send the answer byte by byte over so many seconds."""
    return Fault(Kind.TRICKLE, seconds=seconds, done=True)


@dataclass(slots=True)
class Plan:
    """A fault that waits for its calls; `fired` counts how many it met."""

    fault: Fault
    method: str | None = None
    chat: int | None = None
    left: int | None = 1
    fired: int = 0

    def use_up(self) -> None:
        """Count one call."""
        self.fired += 1
        self.left = None if self.left is None else self.left - 1

    def meets(self, method: str, chat: int | None) -> bool:
        """Return whether this call is one of its calls."""
        return self.left != 0 and self.method in {None, method} and self.chat in {None, chat}


@dataclass(frozen=True, slots=True)
class Ban:
    """A 429 that has been told and still binds: its reach, and until when (monotonic seconds)."""

    until: float
    method: str | None
    chat: int | None

    def binds(self, method: str, chat: int | None) -> bool:
        """Return whether this call comes too early; polling is bound only by its own 429."""
        if self.method is None and method == "getUpdates":
            return False
        in_reach = self.method in {None, method} and self.chat in {None, chat}
        return in_reach and time.monotonic() < self.until

    @property
    def retry_after(self) -> int:
        """Return the whole seconds that are left."""
        return max(1, math.ceil(self.until - time.monotonic()))


@dataclass(slots=True)
class Faults:
    """The faults that are planned; `latency` is what every call takes more, in seconds."""

    latency: float = 0.0
    _plans: list[Plan] = field(default_factory=list)
    _bans: list[Ban] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def plan(
        self, fault: Fault, *, method: str | None = None, chat: int | None = None, times: int | None = 1
    ) -> Plan:
        """Let the next calls meet a fault.

        Args:
            fault: What happens, from the functions of this module.
            method: Only calls of this method.
            chat: Only calls for this chat.
            times: How many calls; None for all until `clear`.
        """
        plan = Plan(fault, method, chat, times)
        with self._lock:
            self._plans.append(plan)
        return plan

    def clear(self) -> None:
        """Let everything work again; a 429 that has been told is forgotten too."""
        with self._lock:
            self._plans.clear()
            self._bans.clear()
        self.latency = 0.0

    def take(self, method: str, chat: int | None) -> Fault | None:
        """Return the fault that this call meets, and use it up."""
        with self._lock:
            plan = next((one for one in self._plans if one.meets(method, chat)), None)
            if plan is None:
                return None
            plan.use_up()
            if plan.fault.kind is Kind.FLOOD:
                self._ban(plan, method, chat)
            return plan.fault

    def drops_unread(self, method: str) -> bool:
        """Return whether the connection drops before the call is read, and use the fault up."""
        with self._lock:
            plan = next((one for one in self._plans if one.meets(method, None) and one.chat is None), None)
            if plan is None or plan.fault != dropped():
                return False
            plan.use_up()
            return True

    def ban_on(self, method: str, chat: int | None) -> Ban | None:
        """Return the 429 that still binds this call."""
        with self._lock:
            return next((ban for ban in self._bans if ban.binds(method, chat)), None)

    def _ban(self, plan: Plan, method: str, chat: int | None) -> None:
        until, everyone = time.monotonic() + plan.fault.seconds, plan.fault.everyone
        chatless = chat is None and not everyone
        self._bans.append(Ban(until, method if chatless else plan.method, None if everyone else chat))
