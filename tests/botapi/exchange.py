"""One call from its arrival to its answer, with the faults that meet it on the way."""

import asyncio
import contextlib
import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from aiohttp import web

from .faults import Fault, Faults, Kind
from .log import Call, Rule
from .methods import GET_UPDATES, METHODS, known_method
from .parameters import Parameters, Upload, decoded
from .polling import LongPoll
from .refusal import (
    NO_SUCH_METHOD,
    NOT_FOUND,
    TOO_LARGE,
    UNAUTHORIZED,
    Json,
    Refusal,
    bad_request,
    too_many_requests,
)
from .state import State
from .webhook import Deliverer

_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_GATEWAY_PAGE = (
    "<html>\r\n<head><title>{code} {phrase}</title></head>\r\n<body>\r\n<center><h1>{code} {phrase}</h1>"
    "</center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot is told: a status and a body, and the result for the log."""

    status: int
    body: Json
    result: Any = None

    @property
    def content(self) -> bytes:
        """Return the body as bytes."""
        return json.dumps(self.body).encode()


@dataclass(slots=True)
class Exchange:
    """Answers calls; lives on the server's loop.

    Attributes:
        closing: Set when the server goes, so that nothing waits any longer.
    """

    state: State
    faults: Faults
    poll: LongPoll
    deliverer: Deliverer
    closing: asyncio.Event

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer a call of a method."""
        name = request.match_info["method"]
        try:
            self._check_token(request)
            method = known_method(name)
            if method is None:
                raise NO_SUCH_METHOD
            if self.faults.drops_unread(method):
                return self._drop_unread(request, method)
            sent, uploads = await _fields(request)
        except Refusal as refusal:
            return self._turn_away(name, refusal)
        return await self._hear(request, method, sent, uploads)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Answer a download of a file."""
        path = request.match_info["path"]
        call = self.state.log.arrived("file", {"path": path})
        stored = next((one for one in self.state.files.values() if one.path == path), None)
        if stored is None or request.match_info["token"] != self.state.token:
            return self._send(call, _refused(NOT_FOUND))
        self.state.log.ended(call, status=HTTPStatus.OK)
        return web.Response(body=stored.content, content_type="application/octet-stream")

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if not _TOKEN.fullmatch(token):
            raise NOT_FOUND
        if token != self.state.token:
            raise UNAUTHORIZED

    def _drop_unread(self, request: web.Request, method: str) -> web.Response:
        call = self.state.log.arrived(method, {})
        self.state.log.ended(call, fault=Kind.DROPPED)
        return _hung_up(request)

    def _turn_away(self, name: str, refusal: Refusal) -> web.Response:
        call = self.state.log.arrived(name, {})
        if refusal is NO_SUCH_METHOD:
            self.state.log.broke(Rule.KNOWN_PARAMETER, call, f"no method {name}")
        return self._send(call, _refused(refusal))

    async def _hear(
        self, request: web.Request, method: str, sent: Json, uploads: dict[str, Upload]
    ) -> web.StreamResponse:
        refusal = None
        try:
            parameters = decoded(method, sent, uploads)
        except Refusal as reason:
            parameters, refusal = Parameters(sent, uploads), reason
        names = tuple(upload.name for upload in uploads.values())
        chat = self.state.chat_of(parameters.values)
        call = self.state.log.arrived(method, parameters.values, names, chat)
        if refusal is not None:
            self.state.log.broke(Rule.KNOWN_PARAMETER, call, refusal.description)
            return self._send(call, _refused(refusal))
        return await self._play(request, call, parameters)

    async def _play(self, request: web.Request, call: Call, parameters: Parameters) -> web.StreamResponse:
        if ban := self.faults.ban_on(call.method, call.chat_id):
            self.state.log.broke(Rule.WAIT_AS_TOLD, call, f"{ban.retry_after} s were left to wait")
            return self._send(call, _refused(too_many_requests(ban.retry_after)), Kind.FLOOD)
        fault = self.faults.take(call.method, call.chat_id)
        await asyncio.sleep(self.faults.latency)
        if fault is None:
            return self._send(call, await self._work(request, call.method, parameters))
        answer = await self._work(request, call.method, parameters) if fault.done else None
        return await self._meet(fault, request, call, answer)

    async def _work(self, request: web.Request, method: str, parameters: Parameters) -> Answer:
        try:
            self.state.check_logged_in()
            if method == GET_UPDATES:
                result = await self._get_updates(request, parameters)
            else:
                with self.state.changed:
                    result = METHODS[method](self.state, parameters)
                self._follow(method)
        except Refusal as refusal:
            return _refused(refusal)
        return Answer(HTTPStatus.OK, {"ok": True, "result": result}, result)

    async def _get_updates(self, request: web.Request, parameters: Parameters) -> list[Json]:
        batch = await self.poll.get_updates(parameters)
        if request.transport is not None and not request.transport.is_closing():
            with self.state.changed:
                self.state.updates.mark_delivered(batch)
        return [entry.as_json() for entry in batch]

    def _follow(self, method: str) -> None:
        if method in {"setWebhook", "deleteWebhook"}:
            self.deliverer.stop()
            self.deliverer.wake()
        if method == "setWebhook" and self.state.webhook:
            self.poll.end_for_webhook()

    async def _meet(
        self, fault: Fault, request: web.Request, call: Call, answer: Answer | None
    ) -> web.StreamResponse:
        if fault.kind in {Kind.REFUSAL, Kind.FLOOD}:
            return self._send(call, _refused(_refusal_of(fault)), fault.kind)
        if fault.kind is Kind.SLOW and answer is not None:
            await self._pause(fault.seconds)
            return self._send(call, answer, fault.kind)
        self._note(fault, call, answer)
        if fault.kind is Kind.HALF_OPEN:
            await self.closing.wait()
        return await self._spoil(fault, request, answer)

    def _note(self, fault: Fault, call: Call, answer: Answer | None) -> None:
        whole = answer is not None and fault.kind in {Kind.TRUNCATED, Kind.TRICKLE}
        status = answer.status if answer and whole else fault.code or None
        result = answer.result if answer else None
        self.state.log.ended(call, status=status, fault=fault.kind, result=result)

    async def _spoil(self, fault: Fault, request: web.Request, answer: Answer | None) -> web.StreamResponse:
        if fault.kind is Kind.BROKEN:
            return _gateway_page(fault.code)
        if answer is not None and fault.kind is Kind.TRUNCATED:
            return _json(answer.status, answer.content[: len(answer.content) // 2])
        if answer is not None and fault.kind is Kind.TRICKLE:
            return await self._trickle(request, answer.content, fault.seconds)
        return _hung_up(request)

    async def _trickle(self, request: web.Request, content: bytes, seconds: float) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            for place in range(len(content)):
                await response.write(content[place : place + 1])
                await self._pause(seconds / len(content))
            await response.write_eof()
        return response

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.closing.wait(), seconds)

    def _send(self, call: Call, answer: Answer, fault: Kind | None = None) -> web.Response:
        description = answer.body.get("description", "")
        self.state.log.ended(
            call, status=int(answer.status), description=description, result=answer.result, fault=fault
        )
        return _json(answer.status, answer.content)


async def _fields(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    sent: Json = dict(request.query)
    try:
        if request.content_type == "application/json":
            return sent | dict(await request.json()), {}
        posted = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise TOO_LARGE from None
    except (ValueError, TypeError):
        raise bad_request("can't parse JSON object") from None
    uploads: dict[str, Upload] = {}
    for name, value in posted.items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            sent[name] = value
    return sent, uploads


def _refused(refusal: Refusal) -> Answer:
    return Answer(refusal.code, refusal.as_json())


def _refusal_of(fault: Fault) -> Refusal:
    if fault.kind is Kind.FLOOD:
        return too_many_requests(int(fault.seconds))
    return Refusal(fault.code, fault.description)


def _json(status: int, content: bytes) -> web.Response:
    return web.Response(status=status, body=content, content_type="application/json")


def _gateway_page(code: int) -> web.Response:
    page = _GATEWAY_PAGE.format(code=int(code), phrase=HTTPStatus(code).phrase)
    return web.Response(status=code, text=page, content_type="text/html")


def _hung_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
