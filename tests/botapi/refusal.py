"""What Telegram says when it does not do what it was asked."""

from http import HTTPStatus
from typing import Any

Json = dict[str, Any]


class Refusal(Exception):  # noqa: N818  what Telegram does is refuse; "error" would say it failed
    """Telegram's refusal of a call.

    Attributes:
        code: The HTTP status, which is also the `error_code` of the body.
        description: Telegram's sentence.
        retry_after: Seconds to wait before the next call, for 429 only.
    """

    def __init__(self, code: int, description: str, retry_after: int = 0) -> None:
        """Keep the three parts of the refusal."""
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def as_json(self) -> Json:
        """Return the body that Telegram would send."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad_request(reason: str) -> Refusal:
    """Return a 400 in Telegram's wording: its prefix, and a small first letter unless it is a code."""
    plain = len(reason) > 1 and not (reason[1] == "_" or reason[1].isupper())
    wording = reason[0].lower() + reason[1:] if plain else reason
    return Refusal(HTTPStatus.BAD_REQUEST, f"Bad Request: {wording}")


def forbidden(reason: str) -> Refusal:
    """Return a 403 in Telegram's wording."""
    return Refusal(HTTPStatus.FORBIDDEN, f"Forbidden: {reason}")


def too_many_requests(retry_after: int) -> Refusal:
    """Return a 429 that asks to wait for `retry_after` seconds."""
    wording = f"Too Many Requests: retry after {retry_after}"
    return Refusal(HTTPStatus.TOO_MANY_REQUESTS, wording, retry_after)


BLOCKED = "bot was blocked by the user"
UNAUTHORIZED = Refusal(HTTPStatus.UNAUTHORIZED, "Unauthorized")
NOT_FOUND = Refusal(HTTPStatus.NOT_FOUND, "Not Found")
NO_SUCH_METHOD = Refusal(HTTPStatus.NOT_FOUND, "Not Found: method not found")
TOO_LARGE = Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Request Entity Too Large")
OTHER_POLLER = Refusal(
    HTTPStatus.CONFLICT,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)
TERMINATED_BY_WEBHOOK = Refusal(HTTPStatus.CONFLICT, "Conflict: terminated by setWebhook request")
WEBHOOK_ACTIVE = Refusal(
    HTTPStatus.CONFLICT,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first",
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
