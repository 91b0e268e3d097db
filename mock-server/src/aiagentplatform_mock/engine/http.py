"""HTTP requests of steps and tools: judged by where they lead, bounded in time and size. The engine's only sockets.

The connection goes to an address that was judged, so a name that changes in between gains nothing.
Must not know steps.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ..delivery.addresses import UrlNotAllowed, parse
from .expressions.kinds import section
from .running.failures import StepFailure

if TYPE_CHECKING:
    import ssl

    import httpx

    from ..delivery.addresses import Addresses, Target

_MAX_BYTES = 1 << 20
_TIMEOUT = 60.0  # seconds of real time, whatever the company's clock says
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Request:
    """What to send. `body` is JSON, a text that is sent as it stands, or `None`."""

    method: str
    url: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None


def request_of(config: Mapping[str, Any]) -> Request:
    """The request that a filled configuration asks for."""
    return Request(
        config.get("method", "GET"),
        str(config["url"]),
        {str(name): _text(value) for name, value in section(config, "headers").items()},
        {str(name): _text(value) for name, value in section(config, "query").items()},
        config.get("body"),
    )


async def send(addresses: Addresses, request: Request, accepted: list[int] | None) -> dict[str, Any]:
    """Send a request. Returns `{status, headers, body}`.

    Args:
        addresses: Where requests may go.
        request: What to send.
        accepted: The statuses that count as success; `None` for each 2xx.

    Raises:
        StepFailure: `url_not_allowed`, `connection_error` or `http_error`.
    """
    try:
        reply = await asyncio.wait_for(_send(addresses, request), _TIMEOUT)
    except UrlNotAllowed as error:
        raise StepFailure("url_not_allowed", str(error), retryable=False) from error
    except asyncio.TimeoutError as error:
        raise StepFailure("connection_error", f"{_named(request)} got no answer within {_TIMEOUT:g} s.") from error
    status: int = reply["status"]
    if status not in accepted if accepted is not None else not 200 <= status < 300:
        raise StepFailure(
            "http_error",
            f"{_named(request)} replied {status}.",
            retryable=status in _AGAIN,
            retry_after=_retry_after(reply["headers"].get("retry-after")),
        )
    return reply


@cache
def _authorities() -> ssl.SSLContext:
    """The certificate authorities, read once: that takes longer than most requests."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)


async def _send(addresses: Addresses, request: Request) -> dict[str, Any]:
    import httpx  # loaded by the first request, so that the server starts without it

    target = parse(request.url)
    try:
        reachable = await addresses.reach(target)
    except OSError as error:
        raise StepFailure("connection_error", f"The host '{target.host}' is not known: {error}.") from error
    reason = "the host has no address"
    async with httpx.AsyncClient(verify=_authorities(), timeout=None, trust_env=False) as client:
        try:
            for address in reachable:
                reply = await _try(client, target, address, request)
                if not isinstance(reply, httpx.ConnectError):
                    return reply
                reason = _reason(reply)
        except (httpx.TransportError, httpx.InvalidURL, UnicodeError) as error:
            raise StepFailure("connection_error", f"{_named(request)} failed: {_reason(error)}.") from error
    raise StepFailure("connection_error", f"{_named(request)} failed: {reason}.")


async def _try(
    client: httpx.AsyncClient, target: Target, address: str, request: Request
) -> dict[str, Any] | httpx.ConnectError:
    """The reply, or why there is no connection to that address: another one may do."""
    import httpx

    try:
        return await _exchange(client, target, address, request)
    except httpx.ConnectError as error:
        return error


async def _exchange(client: httpx.AsyncClient, target: Target, address: str, request: Request) -> dict[str, Any]:
    import httpx

    url = httpx.URL(request.url)
    if request.query:
        url = url.copy_merge_params(dict(request.query))
    content, kind = _encoded(request.body)
    headers = {"host": url.netloc.decode("ascii"), "accept": "application/json, */*", **kind}
    headers.update({name.lower(): value for name, value in request.headers.items()})
    built = client.build_request(
        request.method,
        url.copy_with(host=address),
        headers=headers,
        content=content,
        extensions={"sni_hostname": target.host},
    )
    response = await client.send(built, stream=True, follow_redirects=False)
    try:
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > _MAX_BYTES:
                raise StepFailure("invalid_output", f"{_named(request)} replied with more than 1 MiB.")
        return {
            "status": response.status_code,
            "headers": {name.lower(): value for name, value in response.headers.items()},
            "body": _decoded(bytes(body), response),
        }
    finally:
        await response.aclose()


def _encoded(body: Any) -> tuple[bytes | None, dict[str, str]]:
    if body is None:
        return None, {}
    if isinstance(body, str):
        return body.encode(), {"content-type": "text/plain; charset=utf-8"}
    return json.dumps(body, ensure_ascii=False).encode(), {"content-type": "application/json"}


def _decoded(body: bytes, response: httpx.Response) -> Any:
    if not body:
        return None
    if "json" in response.headers.get("content-type", ""):
        try:
            return json.loads(body, parse_constant=str)
        except (ValueError, RecursionError):
            pass
    return body.decode(response.encoding or "utf-8", "replace")


def _retry_after(value: str | None) -> float:
    return min(float(value), 3600.0) if value is not None and value.isascii() and value.isdigit() else 0.0


def _named(request: Request) -> str:
    url = request.url.partition("?")[0]
    return f"{request.method} {url if len(url) <= 200 else url[:200] + '…'}"


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
