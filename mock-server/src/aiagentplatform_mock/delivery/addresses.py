"""Which URLs a delivery may go to (server-side request forgery): no private, link-local or otherwise special address.

A name is judged by every address it has, at the moment of each attempt, and the connection goes to an address that was
judged, so a name that changes its mind in between gains nothing. Must not know HTTP or endpoints.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import urlsplit

Address: TypeAlias = "ipaddress.IPv4Address | ipaddress.IPv6Address"
Resolve: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""From host and port to addresses in text. Raises `OSError` when the name is not known."""

# Names that lead nowhere or are documentation's (RFC 2606, RFC 6761): not looked up before there is something to send.
_RESERVED = ("example", "test", "invalid", "example.com", "example.net", "example.org")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class UrlNotAllowed(Exception):
    """The URL is none that a delivery may go to. The message says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL leads: the host as written and its port."""

    scheme: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Addresses:
    """The rule.

    Args:
        allow_loopback: Whether this very machine may be reached; right when the server itself listens there only.
        allow_private: Whether every address may be reached.
        resolve: Looks names up.
    """

    allow_loopback: Callable[[], bool]
    allow_private: bool = False
    resolve: Resolve = field(default_factory=lambda: look_up)

    async def check(self, url: str, patience: float = 1.0) -> None:
        """Judge a URL when it is given. A name that is not known yet, or not within `patience` seconds, passes.

        Raises:
            UrlNotAllowed: The URL, or an address that it leads to, is not allowed.
        """
        target = parse(url)
        if _reserved(target.host):
            return
        try:
            await asyncio.wait_for(self.reach(target), patience)
        except (OSError, asyncio.TimeoutError):
            return

    async def reach(self, target: Target) -> list[str]:
        """The addresses to connect to.

        Raises:
            UrlNotAllowed: One of the host's addresses is not allowed.
            OSError: The name is not known.
        """
        found = [target.host] if _literal(target.host) else list(await self.resolve(target.host, target.port))
        for address in found:
            if not self.allows(ipaddress.ip_address(address.partition("%")[0])):
                raise UrlNotAllowed(f"The host '{target.host}' leads to {address}, which is not a public address.")
        return found

    def allows(self, address: Address) -> bool:
        """Whether an address may be connected to."""
        address = _embedded(address)
        if self.allow_private or (address.is_loopback and self.allow_loopback()):
            return True
        return address.is_global and not address.is_multicast


def parse(url: str) -> Target:
    """Take a URL apart.

    Raises:
        UrlNotAllowed: It is no http(s) URL with a host, or it carries a user name.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UrlNotAllowed(f"'{url}' is not a URL: {error}.") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise UrlNotAllowed("A webhook URL begins with http:// or https://.")
    if not parts.hostname:
        raise UrlNotAllowed(f"The URL '{url}' names no host.")
    if parts.username is not None or parts.password is not None:
        raise UrlNotAllowed("A webhook URL must not carry a user name or password.")
    return Target(parts.scheme, parts.hostname, port if port is not None else _DEFAULT_PORTS[parts.scheme])


async def look_up(host: str, port: int) -> list[str]:
    """The system's resolver, in a thread of its own: a stuck lookup holds up neither the loop nor the server's end."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(found: list[str] | OSError) -> None:
        if answer.done():
            return
        if isinstance(found, OSError):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found: list[str] | OSError
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = list(dict.fromkeys(str(row[4][0]) for row in rows))
        except OSError as error:
            found = error
        except UnicodeError as error:
            found = OSError(f"'{host}' is no host name: {error}")
        with suppress(RuntimeError):  # the loop is closed: nobody asks any more
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=ask, name=f"lookup {host}", daemon=True).start()
    return await answer


def _literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _reserved(host: str) -> bool:
    name = host.rstrip(".").lower()
    return any(name == reserved or name.endswith("." + reserved) for reserved in _RESERVED)


def _embedded(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one that only wraps it; any other address as it is."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address
