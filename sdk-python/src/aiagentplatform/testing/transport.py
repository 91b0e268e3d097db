"""
Transports that play a script instead of sending: for tests of code that uses a client, without a server.

A script is a queue of replies, or replies by method and path, or functions. Everything that is sent is kept. Stands on
the interface of transports alone, and knows no API.
"""

from __future__ import annotations

import copy
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from .._core.errors import APIConnectionError
from .._core.request.json_body import encode_json
from .._core.transports.interface import Request
from .._core.values.headers import Headers, redacted
from .canned import CannedResponse
from .errors import UnexpectedRequestError, UnusedReplyError

if TYPE_CHECKING:
    from .._core.models import Model


@dataclass(frozen=True)
class SentRequest:
    """
    A request as it was sent. `path` and `query` are decoded; of a repeated query parameter `query` has the last value.
    """

    method: str
    url: str
    headers: Headers
    body: bytes = b""

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.url).path)

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))

    @property
    def json(self) -> Any:
        """The body, decoded. Raises ValueError if it is no JSON."""
        return json.loads(self.body)

    def __repr__(self) -> str:
        return f"SentRequest({self.method} {self.path}, headers={redacted(self.headers)}, {len(self.body)} bytes)"


@dataclass(frozen=True)
class Reply:
    """
    What a request gets.

    Args:
        status: the HTTP status.
        json: the body, as a value that has a JSON form: a dict, a list, a model of the SDK.
        body: the body, as bytes or text.
        chunks: the body, as it arrives piece by piece.
        headers: the reply's headers. A content type that is not given follows from the body: JSON, or, of chunks, a
            stream of events.
        failure: what breaks the reply after its body, such as ``APIConnectionError("reset")``.
    """

    status: int = 200
    json: Any = None
    body: bytes | str = b""
    chunks: Sequence[bytes] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    failure: APIConnectionError | None = None

    def pieces(self) -> list[bytes]:
        if self.chunks:
            return list(self.chunks)
        if self.json is not None:
            return [encode_json(self.json)]
        body = self.body.encode() if isinstance(self.body, str) else self.body
        return [body] if body else []

    def head(self) -> Headers:
        given = dict(self.headers)
        if not any(name.lower() == "content-type" for name in given):
            kind = "text/event-stream" if self.chunks else "application/json" if self.json is not None else ""
            given |= {"content-type": kind} if kind else {}
        return Headers(given.items())


Answer: TypeAlias = (
    "Reply | APIConnectionError | bytes | Mapping[str, Any] | list[Any] | Model | Callable[[SentRequest], Any]"
)
"""
A `Reply`; an `APIConnectionError` (or a subclass) to raise; bytes of a stream of events; a dict, a list or a model for
a JSON reply; or a function that is given the `SentRequest` and returns one of these.
"""


@dataclass
class _Route:
    """Replies to one method and path. The last one stays."""

    method: str
    path: list[str]
    answers: list[Answer]
    used: int = 0

    def fits(self, request: SentRequest) -> bool:
        path = map(unquote, _segments(urlsplit(request.url).path))
        given = list(path)[-len(self.path) :] if self.path else []
        return request.method == self.method and (
            len(given) == len(self.path)
            and all(wanted in ("*", segment) for wanted, segment in zip(self.path, given, strict=True))
        )

    def __str__(self) -> str:
        return f"{self.method} /{'/'.join(self.path)}"

    def take(self) -> Answer:
        self.used += 1
        return self.answers[min(self.used, len(self.answers)) - 1]


class Script:
    """
    What both transports share: the replies that are due, and the requests that came.

    `requests` has every request, oldest first; `closed` tells whether the transport was closed. Safe in threads.
    """

    def __init__(self, *answers: Answer) -> None:
        self.requests: list[SentRequest] = []
        self.closed = False
        self._queue: list[Answer] = []
        self._routes: list[_Route] = []
        self._open: list[tuple[SentRequest, CannedResponse]] = []
        self._lock = threading.Lock()
        self.add(*answers)

    def add(self, *answers: Answer) -> None:
        """Let the next requests get these, each one of them. Raises TypeError for what cannot be a reply."""
        self._queue += map(_checked, answers)

    def on(self, method: str, path: str, *answers: Answer) -> None:
        """
        Reply to requests of a method whose path ends with `path`; ``*`` stands for any segment, as in ``/files/*``.

        The replies are used in turn, and the last one again and again. Routes go before the queue, older ones first.
        """
        if not answers:
            raise TypeError(f"There is no reply for {method} {path}.")
        self._routes.append(_Route(method.upper(), _segments(path), list(map(_checked, answers))))

    def assert_done(self) -> None:
        """Raise `UnusedReplyError` if a reply was never asked for, or is neither read to its end nor closed."""
        unused = [str(route) for route in self._routes if route.used < len(route.answers)]
        if self._queue or unused:
            rest = [f"{len(self._queue)} of the queue"] if self._queue else []
            raise UnusedReplyError(f"Replies were not asked for: {', '.join(rest + unused)}. {self._told()}")
        left = [f"{request.method} {request.path}" for request, response in self._open if not response.left]
        if left:
            raise UnusedReplyError(f"Replies were left open: {', '.join(left)}.")

    def _play(self, request: SentRequest) -> CannedResponse:
        with self._lock:
            self.requests.append(request)
            answer = self._due(request)
        while callable(answer):
            answer = _checked(answer(request))
        if isinstance(answer, APIConnectionError):
            raise copy.copy(answer)
        reply = _reply(answer)
        response = CannedResponse(reply.status, reply.head(), reply.pieces(), reply.failure)
        self._open.append((request, response))
        return response

    def _due(self, request: SentRequest) -> Answer:
        route = next((each for each in self._routes if each.fits(request)), None)
        if route is not None:
            return route.take()
        if self._queue:
            return self._queue.pop(0)
        raise UnexpectedRequestError(
            f"There is no reply for {request.method} {request.path}. {self._told()}", request=request
        )

    def _told(self) -> str:
        came = [f"{number}. {request.method} {request.path}" for number, request in enumerate(self.requests, 1)]
        return f"The requests so far: {'; '.join(came)}." if came else "No request came."


class ScriptedTransport(Script):
    """
    A `Transport` that plays a script: give it to a client as ``transport=ScriptedTransport(...)``.

    Used as a context manager it calls `assert_done` at the end of a block that raised nothing.
    """

    def send(self, request: Request) -> CannedResponse:
        content = request.content
        body = content if isinstance(content, bytes) else b"" if content is None else b"".join(content)
        return self._play(_sent(request, body))

    def close(self) -> None:
        self.closed = True

    def __enter__(self) -> ScriptedTransport:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if error is None:
            self.assert_done()


class AsyncScriptedTransport(Script):
    """The asynchronous twin of `ScriptedTransport`. Its context manager is a plain one, too: it waits for nothing."""

    async def send(self, request: Request) -> CannedResponse:
        content = request.content
        if content is None or isinstance(content, bytes):
            body = content or b""
        else:
            body = b"".join([chunk async for chunk in content])
        return self._play(_sent(request, body))

    async def aclose(self) -> None:
        self.closed = True

    def __enter__(self) -> AsyncScriptedTransport:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if error is None:
            self.assert_done()


def _sent(request: Request, body: bytes) -> SentRequest:
    return SentRequest(request.method, request.url, Headers(request.headers), body)


def _segments(path: str) -> list[str]:
    return [segment for segment in path.split("/") if segment]


def _checked(answer: Any) -> Answer:
    if answer is None or isinstance(answer, (str, int, float)):
        raise TypeError(f"A reply cannot be {answer!r}; give a Reply, a dict, a list, a model, bytes or a function.")
    if isinstance(answer, BaseException) and not isinstance(answer, APIConnectionError):
        raise TypeError(
            f"A transport does not raise {type(answer).__name__}: only the APIConnectionError family comes from the "
            f"network. For an error status give Reply(429, json={{...}})."
        )
    checked: Answer = answer
    return checked


def _reply(answer: Answer) -> Reply:
    if isinstance(answer, Reply):
        return answer
    return Reply(chunks=[answer]) if isinstance(answer, bytes) else Reply(json=answer)
