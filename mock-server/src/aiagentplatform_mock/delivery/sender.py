"""One attempt: posts signed bytes to a URL and says what came of it. The only file here that opens sockets.

Must not know events, endpoints, schedules or the store.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .addresses import Addresses, Target, UrlNotAllowed, parse

if TYPE_CHECKING:
    import httpx

_KEPT_BYTES = 1024
_BODY_PATIENCE = 1.0
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt. `status` and `body` are `None` when there was no answer; `reached` says whether there
    was a connection, so that no other address of the host is to be tried."""

    status: int | None = None
    body: str | None = None
    retry_after: str | None = None
    duration_ms: int = 0
    error: str | None = None
    message: str = ""
    reached: bool = False

    @property
    def succeeded(self) -> bool:
        return self.error is None


class Sender:
    """Makes attempts.

    Args:
        addresses: Which addresses may be connected to.
        timeout: How long an endpoint may take to answer, in seconds of real time.
    """

    def __init__(self, addresses: Addresses, timeout: float) -> None:
        self._addresses = addresses
        self._timeout = timeout
        self._client: httpx.AsyncClient | None = None
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        """Post the body. Never raises for what the endpoint does."""
        async with self._slots:
            return await self._within_time(url, headers, body)

    async def _within_time(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        started = time.monotonic()
        try:
            outcome = await asyncio.wait_for(self._send(url, headers, body), self._timeout)
        except asyncio.TimeoutError:
            outcome = Outcome(error="timeout", message=f"No answer within {self._timeout:g} seconds.")
        except UrlNotAllowed as error:
            outcome = Outcome(error="url_not_allowed", message=str(error))
        duration_ms = round((time.monotonic() - started) * 1000)
        return replace(outcome, duration_ms=duration_ms)

    async def close(self) -> None:
        """Close what is open."""
        if self._client is not None:
            await self._client.aclose()

    async def _send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        import httpx  # loaded by the first delivery, so that the server starts without it

        target = parse(url)
        try:
            addresses = await self._addresses.reach(target)
        except OSError as error:
            return Outcome(error="dns", message=f"The host '{target.host}' is not known: {error}.")
        outcome = Outcome(error="dns", message=f"The host '{target.host}' has no address.")
        for address in addresses:
            outcome = await self._try(httpx.URL(url), target, address, headers, body)
            if outcome.reached:
                break
        return outcome

    async def _try(
        self, url: httpx.URL, target: Target, address: str, headers: Mapping[str, str], body: bytes
    ) -> Outcome:
        import httpx

        try:
            return await self._post(url, target, address, headers, body)
        except httpx.ConnectError as error:
            return _connection_failure(error)
        except (httpx.TransportError, httpx.InvalidURL) as error:
            return Outcome(error="connection", message=f"The connection broke: {error}.", reached=True)

    async def _post(
        self, url: httpx.URL, target: Target, address: str, headers: Mapping[str, str], body: bytes
    ) -> Outcome:
        client = self._open()
        # The connection goes to the address that was judged; the host is named in the header and to TLS.
        request = client.build_request(
            "POST",
            url.copy_with(host=address),
            headers={"host": url.netloc.decode("ascii"), "accept-encoding": "identity", **headers},
            content=body,
            extensions={"sni_hostname": target.host},
        )
        response = await client.send(request, stream=True, follow_redirects=False)
        try:
            return _judged(response.status_code, await _beginning(response), response.headers.get("retry-after"))
        finally:
            await response.aclose()

    def _open(self) -> httpx.AsyncClient:
        if self._client is None:
            import httpx

            # No connection is kept: the pool knows addresses, not the names that TLS was set up for.
            limits = httpx.Limits(max_keepalive_connections=0)
            self._client = httpx.AsyncClient(timeout=None, limits=limits, trust_env=False)
        return self._client


async def _beginning(response: httpx.Response) -> str:
    """The first bytes of the body as text. Once the status is there, the body cannot fail the attempt."""
    import httpx

    kept = bytearray()

    async def read() -> None:
        async for chunk in response.aiter_raw():
            kept.extend(chunk)
            if len(kept) >= _KEPT_BYTES:
                return

    with suppress(httpx.TransportError, asyncio.TimeoutError):
        await asyncio.wait_for(read(), _BODY_PATIENCE)
    return bytes(kept[:_KEPT_BYTES]).decode("utf-8", "replace")


def _judged(status: int, body: str, retry_after: str | None) -> Outcome:
    error, message = None, ""
    if 300 <= status < 400:
        error, message = "redirect", f"The endpoint answered {status}; redirects are not followed."
    elif not 200 <= status < 300:
        error, message = "bad_status", f"The endpoint answered {status}."
    return Outcome(status, body, retry_after, 0, error, message, reached=True)


def _connection_failure(error: Exception) -> Outcome:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return Outcome(error="tls", message=f"The TLS handshake failed: {cause.reason or cause}.")
        cause = cause.__cause__ or cause.__context__
    return Outcome(error="connection", message=f"No connection: {error}.")
