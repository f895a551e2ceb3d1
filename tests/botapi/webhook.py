"""Delivery of updates to the bot's webhook: per chat in order, and again until it says 2xx."""

import asyncio
import contextlib
import re
import time
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp
from telegram.constants import WebhookLimit

from .parameters import Parameters
from .polling import remember_types
from .refusal import Json, bad_request
from .state import State
from .updates import DEFAULT_TYPES, Entry

PORTS = {443, 80, 88, 8443}
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name, not a secret
_LONGEST_PAUSE = 60.0
_TIMEOUT = aiohttp.ClientTimeout(total=60)


class Deliverer:
    """Sends updates to the webhook; lives on the server's loop.

    Attributes:
        origin: Where the bot really listens, such as `http://127.0.0.1:8081`; the public address's
            path is sent there, as a TLS proxy would. None sends to the public address itself.
        first_pause: Seconds before the first repetition; doubled each time, up to a minute.
    """

    def __init__(self, state: State) -> None:
        """Begin without a webhook."""
        self.origin: str | None = None
        self.first_pause = 1.0
        self._state = state
        self._busy: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Start sending what waits, one update at a time per chat."""
        with self._state.changed:
            waiting = [] if self._state.updates.held else list(self._state.updates.entries)
        for entry in waiting if self._state.webhook else []:
            key = _chat_key(entry)
            if key not in self._busy and len(self._busy) < self._state.webhook["max_connections"]:
                self._busy.add(key)
                task = asyncio.get_running_loop().create_task(self._deliver(entry, key))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    def stop(self) -> None:
        """Give up what is under way."""
        for task in self._tasks:
            task.cancel()
        self._busy.clear()

    async def _deliver(self, entry: Entry, key: int) -> None:
        pause = self.first_pause
        while not await self._sent(entry):
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        with self._state.changed:
            self._state.updates.forget(entry)
        self._busy.discard(key)
        self.wake()

    async def _sent(self, entry: Entry) -> bool:
        webhook = self._state.webhook
        headers = {SECRET_HEADER: webhook["secret_token"]} if webhook["secret_token"] else {}
        try:
            async with (
                aiohttp.ClientSession(headers=headers, timeout=_TIMEOUT) as client,
                client.post(self._address(), json=entry.as_json(), allow_redirects=False) as answer,
            ):
                if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
                    return True
                error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError) as failure:
            error = f"Connection failed: {failure}"
        webhook.update(last_error_date=int(time.time()), last_error_message=error)
        return False

    def _address(self) -> str:
        url = urlsplit(self._state.webhook["url"])
        return (
            url.geturl() if self.origin is None else self.origin + url._replace(scheme="", netloc="").geturl()
        )


def set_webhook(state: State, parameters: Parameters) -> bool:
    """Set the webhook; an empty address removes it."""
    url = parameters.text("url")
    if not url:
        return delete_webhook(state, parameters)
    _check_address(url)
    secret, most = parameters.text("secret_token"), parameters.integer("max_connections", 40)
    _check_secret(secret)
    remember_types(state, parameters)
    state.webhook = {
        "url": url,
        "secret_token": secret,
        "max_connections": min(
            max(most, WebhookLimit.MIN_CONNECTIONS_LIMIT), WebhookLimit.MAX_CONNECTIONS_LIMIT
        ),
        "has_custom_certificate": parameters.upload("certificate") is not None,
        "ip_address": parameters.text("ip_address") or "149.154.167.220",
    }
    _drop_pending(state, parameters)
    return True


def delete_webhook(state: State, parameters: Parameters) -> bool:
    """Remove the webhook, so that getUpdates works again."""
    state.webhook = {}
    _drop_pending(state, parameters)
    return True


def get_webhook_info(state: State, _: Parameters) -> Json:
    """Return the webhook, how much waits, and its last trouble."""
    pending = {"pending_update_count": len(state.updates.entries)}
    known = {name: value for name, value in state.webhook.items() if name != "secret_token"}
    body = {"url": "", "has_custom_certificate": False, **known, **pending}
    if state.updates.allowed != DEFAULT_TYPES:
        body["allowed_updates"] = sorted(state.updates.allowed)
    return body


def _drop_pending(state: State, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        state.updates.entries.clear()


def _check_address(url: str) -> None:
    with contextlib.suppress(ValueError):
        parts = urlsplit(url)
        if parts.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if parts.hostname:
            return
    raise bad_request("invalid webhook URL specified")


def _check_secret(secret: str) -> None:
    if len(secret) > WebhookLimit.MAX_SECRET_TOKEN_LENGTH:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")


def _chat_key(entry: Entry) -> int:
    content: Json = next(iter(entry.body.values()), {})
    sender = content.get("from") or content.get("chat") or {}
    return int(sender.get("id", -entry.update_id))
