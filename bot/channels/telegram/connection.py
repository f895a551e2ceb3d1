"""The connections to Telegram: what they make of a broken answer, and when to try again."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.request import HTTPXRequest
from tenacity import AsyncRetrying, retry_if_exception_type, wait_exponential_jitter

from bot.errors import StoreError

if TYPE_CHECKING:
    from tenacity import RetryCallState

_log = logging.getLogger(__name__)

LONGEST_PAUSE = 30
"""Seconds at most between two tries while Telegram cannot be reached."""

_backoff = wait_exponential_jitter(multiplier=0.5, max=LONGEST_PAUSE)


class Connection(HTTPXRequest):
    """An ``HTTPXRequest`` to which a broken answer is trouble of the network, and which keeps it to itself.

    The library's own gives up on such a call, and writes the answer to the log, people's words included.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer.

        Raises:
            NetworkError: it is not Telegram's, such as a gateway's page or half an answer.
        """
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise NetworkError("the answer is no JSON") from None
        if not isinstance(answer, dict) or (answer.get("ok", True) and "result" not in answer):
            raise NetworkError("the answer has no result")
        return answer


class PollingConnection(Connection):
    """A connection for updates, each of which can be read.

    The library drops a whole batch for one update that it cannot read, writes all of it to the log, and
    asks for it again at once, for ever.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer; an update that cannot be read is left with nothing but its number."""
        answer = Connection.parse_json_payload(payload)
        if isinstance(answer.get("result"), list):
            answer["result"] = [_readable(update) for update in answer["result"]]
        return answer


def _readable(update: dict[str, Any]) -> dict[str, Any]:
    try:
        Update.de_json(update, None)
    except Exception as error:  # noqa: BLE001 - the library names no errors for what it cannot read
        _log.error("an update cannot be read (%s)", type(error).__name__)
        return {"update_id": update["update_id"]}
    return update


def is_passing(error: BaseException) -> bool:
    """Whether trying again can help: the network, Telegram's own trouble, or too many messages."""
    return isinstance(error, (NetworkError, RetryAfter)) and not isinstance(error, BadRequest)


def patiently() -> AsyncRetrying:
    """Tries again and again while the database cannot be used: the disk is full, or somebody holds it."""
    return AsyncRetrying(
        retry=retry_if_exception_type(StoreError), wait=_backoff, before_sleep=_waiting, reraise=True
    )


def _waiting(state: RetryCallState) -> None:
    _log.warning("waiting for the database: %s", state.outcome.exception() if state.outcome else "")


def pause(state: RetryCallState) -> float:
    """As long as Telegram asks; otherwise longer from try to try."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        return asked if isinstance(asked, (int, float)) else asked.total_seconds()
    return _backoff(state)
