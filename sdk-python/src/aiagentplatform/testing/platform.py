"""
A platform to test against: one company on a mock server, what it says and fails at, its clock, and what it was asked.

Speaks the mock server's admin API. The server is another package (the extra ``mock``), which is loaded by
`mock_platform` alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from .errors import PlatformError

if TYPE_CHECKING:
    from ..client import AIAgentPlatform, AsyncAIAgentPlatform

FaultKind: TypeAlias = Literal[
    "status",
    "html_error",
    "empty_body",
    "latency",
    "slow_headers",
    "wrong_content_type",
    "reset",
    "truncate",
    "stall",
    "cut",
    "malformed",
    "duplicate",
    "error_event",
]
"""What can go wrong; each kind's details stand in the mock server's documentation."""

MISSING_MOCK = 'The mock platform is not installed. Install it: pip install "aiagentplatform[mock]"'
_SECONDS = 30.0


class JournalEntry(TypedDict):
    """A request as the platform saw it. Secrets are struck out of headers and bodies."""

    id: str
    at: float
    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: Any
    operation: str | None
    attempt: int
    status: int | None
    fault: dict[str, Any] | None
    replayed: bool


@dataclass(frozen=True)
class Platform:
    """
    A company of your own on a mock server; nothing that happens to one is noticed by another.

    Its methods wait for the server, which runs in another thread or process, so they may be called in async tests, too.
    Each raises `PlatformError` if the server refuses.
    """

    url: str
    api_key: str = field(repr=False)
    company_id: str = ""

    @property
    def base_url(self) -> str:
        """What clients take as their base URL."""
        return f"{self.url}/v1"

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables with which a client finds it."""
        direct = "127.0.0.1,localhost"  # under both names, since the small one goes first where there are two
        return {
            "AIAGENTPLATFORM_API_KEY": self.api_key,
            "AIAGENTPLATFORM_BASE_URL": self.base_url,
            "NO_PROXY": direct,
            "no_proxy": direct,
        }

    def client(self, **settings: Any) -> AIAgentPlatform:
        """A client of this company; `settings` are those of any client. It keeps no connection open between calls."""
        from ..client import AIAgentPlatform
        from .unpooled import LOCAL, unpooled

        return AIAgentPlatform(**self._settings(settings, lambda: unpooled(connection=LOCAL)))

    def async_client(self, **settings: Any) -> AsyncAIAgentPlatform:
        """
        An async client of this company, for asyncio and trio; `settings` are those of any client.

        It keeps no connection open between calls, so it may outlive the event loop that it was used in.
        """
        from ..client import AsyncAIAgentPlatform
        from .unpooled import LOCAL, async_unpooled

        return AsyncAIAgentPlatform(**self._settings(settings, lambda: async_unpooled(connection=LOCAL)))

    def say(self, *replies: str | Mapping[str, Any]) -> None:
        """
        Let the model's next replies be these, one each.

        A text, or a mapping with `content`, `tool_calls`, `refusal`, `finish_reason`, `error` or `delay`, such as
        ``{"tool_calls": [{"name": "weather", "arguments": {"city": "Paris"}}]}``.
        """
        spoken = [{"content": reply} if isinstance(reply, str) else reply for reply in replies]
        self.admin("POST", "/model/replies", spoken)

    def fault(
        self,
        kind: FaultKind,
        *,
        operation: str | None = None,
        method: str | None = None,
        path: str | None = None,
        times: int | None = 1,
        after: int = 0,
        **details: Any,
    ) -> None:
        """
        Let the next requests fail.

        Args:
            kind: what goes wrong.
            operation: only those of an operation, such as ``"chat.completions.create"``.
            method, path: only those of a method, and of a path, where ``*`` matches anything.
            times: how many fail; None for all.
            after: how many that match get through before.
            details: the kind's own, such as ``status=503, headers={"Retry-After": "0"}``.
        """
        match = {"operation": operation, "method": method, "path": path}
        rule = {
            "match": {name: value for name, value in match.items() if value is not None},
            "times": times,
            "after": after,
            "fault": {"kind": kind, **details},
        }
        self.admin("POST", "/faults", rule)

    def clear_faults(self) -> None:
        """Let nothing fail any more."""
        self.admin("DELETE", "/faults")

    def advance(self, seconds: float) -> None:
        """Let the company's clock run ahead: keys expire, schedules are due, deliveries are tried again."""
        self.admin("POST", "/clock", {"advance": seconds})

    def freeze(self, frozen: bool = True) -> None:
        """Let the company's clock stand still but for `advance`; with False let it go on."""
        self.admin("POST", "/clock", {"freeze": frozen})

    def now(self) -> float:
        """The company's time, in Unix seconds."""
        return float(self.admin("GET", "/clock")["now"])

    def requests(
        self, *, operation: str | None = None, method: str | None = None, path: str | None = None
    ) -> list[JournalEntry]:
        """The requests that arrived, oldest first: all, or those of an operation, a method, a path (with ``/v1``)."""
        wanted = {"operation": operation, "method": method, "path": path}
        query = urlencode({name: value for name, value in wanted.items() if value is not None})
        entries: list[JournalEntry] = self.admin("GET", f"/requests?{query}")["data"]
        return entries

    def reset(self) -> None:
        """Forget what the company did, and what was scripted; the company and its keys stay."""
        self.admin("POST", "/reset")

    def admin(self, method: str, path: str, body: Any = None) -> Any:
        """Call the mock server's admin API for this company, for what has no method here."""
        return _asked(f"{self.url}/_mock{path}", method, body, self.api_key)

    def _settings(self, settings: dict[str, Any], transport: Callable[..., object]) -> dict[str, Any]:
        given = {"api_key": self.api_key, "base_url": self.base_url, **settings}
        own = "transport" in given or "connection" in given
        return given if own else {**given, "transport": transport()}


def new_company(
    url: str,
    *,
    plan: Literal["free", "pro", "enterprise"] = "enterprise",
    permissions: Sequence[str] = ("*",),
    rate_limit: Mapping[str, int] | None = None,
    mode: Literal["test", "live"] = "test",
) -> Platform:
    """
    A new company on the mock server at `url`, its root.

    Args:
        plan: decides quotas and limits.
        permissions: of its key.
        rate_limit: ``{"requests": 3, "tokens": 1000}`` a minute, if not the plan's.
        mode: of its key.
    """
    settings: dict[str, Any] = {"plan": plan, "permissions": list(permissions), "mode": mode}
    if rate_limit is not None:
        settings["rate_limit"] = dict(rate_limit)
    made = _asked(f"{url}/_mock/companies", "POST", settings)
    return Platform(url, made["api_key"], made["company_id"])


@contextmanager
def mock_platform(**settings: Any) -> Generator[Platform]:
    """
    A mock server in a thread of this process, on a free port, while the block runs; what is given is its first company.

    `settings` are those of `aiagentplatform_mock.serve`. Raises `PlatformError` if that package is not installed.
    """
    try:
        mock: Any = import_module("aiagentplatform_mock")
    except ModuleNotFoundError:
        raise PlatformError(MISSING_MOCK) from None
    with mock.serve(**settings) as server:
        yield Platform(server.url, server.api_key, server.company_id)


def _asked(url: str, method: str, body: Any = None, api_key: str = "") -> Any:
    headers = {"authorization": f"Bearer {api_key}"} if api_key else {}
    data = None if body is None else json.dumps(body).encode()
    opener = build_opener(ProxyHandler({}))  # the server is on this machine: no proxy on the way
    try:
        with opener.open(Request(url, data, headers, method=method), timeout=_SECONDS) as reply:
            return json.load(reply)
    except HTTPError as refused:
        with refused:
            raise PlatformError(_reason(refused.read())) from None


def _reason(body: bytes) -> str:
    error = json.loads(body)["error"]
    where = f" ({error['param']})" if error.get("param") else ""
    return f"{error['message']}{where}"
