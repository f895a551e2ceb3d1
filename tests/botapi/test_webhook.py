"""The webhook: its address and secret, its order, and its repetitions."""

import json
import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from .asking import ask, refusal_of
from .person import Person
from .refusal import Json
from .server import BotApi
from .webhook import SECRET_HEADER

ADDRESS = "https://bot.example.org/hook/7"


class Hook(ThreadingHTTPServer):
    """A bot's webhook that answers with the statuses put in, then with 200."""

    def __init__(self) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), HookCall)
        self.statuses = queue.Queue[int]()
        self.came = queue.Queue[tuple[str, str | None, Json]]()

    @property
    def origin(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class HookCall(BaseHTTPRequestHandler):
    """One delivery to the webhook."""

    def do_POST(self) -> None:
        """Note the delivery, and answer it."""
        hook = self.server
        assert isinstance(hook, Hook)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        hook.came.put((self.path, self.headers[SECRET_HEADER], body))
        self.send_response(200 if hook.statuses.empty() else hook.statuses.get())
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Write nothing to the terminal."""


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A bot that listens."""
    with Hook() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_updates_are_delivered_with_the_secret(api: BotApi, ann: Person, hook: Hook) -> None:
    """What waited and what comes, to the address's path, with the header; then nothing waits."""
    ann.says("waited")
    api.deliver_to(hook.origin)
    ask(api, lambda bot: bot.set_webhook(ADDRESS, secret_token="s3cret"))  # noqa: S106  a test's own
    ann.says("came")
    calls = [hook.came.get(timeout=5) for _ in range(2)]
    assert [(path, secret) for path, secret, _ in calls] == [("/hook/7", "s3cret")] * 2
    assert [body["message"]["text"] for *_, body in calls] == ["waited", "came"]
    ask(api, lambda bot: bot.delete_webhook())
    assert api.pending() == []


def test_an_update_is_repeated_until_it_is_taken(api: BotApi, ann: Person, hook: Hook) -> None:
    """Anything but 2xx brings the same update again, before the person's next one."""
    for status in (500, 404, 302):
        hook.statuses.put(status)
    api.deliver_to(hook.origin, first_pause=0.01)
    ask(api, lambda bot: bot.set_webhook(ADDRESS))
    ann.says("first")
    ann.says("second")
    texts = [hook.came.get(timeout=5)[2]["message"]["text"] for _ in range(5)]
    assert texts == ["first"] * 4 + ["second"]
    told = ask(api, lambda bot: bot.get_webhook_info())
    assert (told.url, told.max_connections) == (ADDRESS, 40)
    assert "Wrong response from the webhook" in (told.last_error_message or "")


def test_a_deaf_webhook_loses_nothing(api: BotApi, ann: Person) -> None:
    """While nobody listens updates wait, and polling gives them afterwards."""
    api.deliver_to("http://127.0.0.1:9")
    ask(api, lambda bot: bot.set_webhook(ADDRESS, max_connections=1))
    ann.says("patience")
    assert ask(api, lambda bot: bot.get_webhook_info()).pending_update_count == 1
    ask(api, lambda bot: bot.delete_webhook())
    assert [one.message.text for one in ask(api, lambda bot: bot.get_updates()) if one.message] == [
        "patience"
    ]


def test_pending_updates_can_be_dropped(api: BotApi, ann: Person) -> None:
    """On request, with either method."""
    ann.says("old")
    ask(api, lambda bot: bot.delete_webhook(drop_pending_updates=True))
    assert api.pending() == []


@pytest.mark.parametrize(
    ("url", "secret", "wording"),
    [
        ("http://bot.example.org/", "", "Bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://bot.example.org:8081/", "",
         "Bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("https:///hook", "", "Invalid webhook URL specified"),
        (ADDRESS, "x" * 257, "Secret token is too long"),
        (ADDRESS, "not a token", "Secret token contains unallowed characters"),
    ],
)  # fmt: skip
def test_a_webhook_is_refused(api: BotApi, url: str, secret: str, wording: str) -> None:
    """The address needs https and one of four ports, the secret its alphabet."""
    error = refusal_of(api, lambda bot: bot.set_webhook(url, secret_token=secret or None))
    assert error.message.lower() == wording.lower()
