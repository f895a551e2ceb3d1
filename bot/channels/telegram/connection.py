"""The connections to Telegram: what they make of a broken answer, and when to try again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.request import HTTPXRequest
from tenacity import wait_exponential_jitter

from bot.errors import StoreError

if TYPE_CHECKING:
    from tenacity import RetryCallState

LONGEST_PAUSE = 30
"""Seconds at most between two tries while Telegram cannot be reached."""

_backoff = wait_exponential_jitter(initial=0.5, max=LONGEST_PAUSE)


class Connection(HTTPXRequest):
    """An ``HTTPXRequest`` to which a broken answer is trouble of the network, and which keeps it to itself.

    The library's own gives up on such a call, and writes the answer to the log, people's words included.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer.

        Raises:
            NetworkError: it is no JSON, such as a gateway's page or half an answer.
        """
        try:
            answer: dict[str, Any] = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise NetworkError("the answer is no JSON") from None
        return answer


def is_passing(error: BaseException) -> bool:
    """Whether trying again can help: the network, Telegram's own trouble, too many messages, or a full disk."""
    return isinstance(error, (NetworkError, RetryAfter, StoreError)) and not isinstance(error, BadRequest)


def pause(state: RetryCallState) -> float:
    """As long as Telegram asks; otherwise longer from try to try."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        return asked if isinstance(asked, (int, float)) else asked.total_seconds()
    return _backoff(state)
