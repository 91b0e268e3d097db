"""
Which proxy a request goes through, for a library that cannot say itself as httpx does. Must not know any library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from ..errors import ConfigurationError
from ..settings.connection import PROXY_SCHEMES, Connection, is_proxy


def proxy_finder(connection: Connection) -> Callable[[str], str | None] | None:
    """A function from an address to its proxy's URL; None if there are no proxies at all."""
    given = connection.proxies()
    surroundings: Mapping[str, str] = _environment() if connection.trust_env and not given else {}
    if not given and not surroundings:
        return None

    @lru_cache(maxsize=128)
    def find(url: str) -> str | None:
        parts = urlsplit(url)
        if surroundings and _is_excepted(parts.hostname or "", surroundings):
            return None
        known = given or surroundings
        return known.get(parts.scheme) or known.get("all")

    return find


def unusable_surroundings() -> ConfigurationError:
    """The error of a proxy in the environment that is none. What was given as a setting was checked before."""
    return ConfigurationError(
        "A proxy of the environment is not usable: HTTP_PROXY, HTTPS_PROXY or ALL_PROXY must be a URL that begins with "
        f"{', '.join(PROXY_SCHEMES)}, or a host and a port. Connection(trust_env=False) heeds none."
    )


def _environment() -> Mapping[str, str]:
    """What ``HTTP_PROXY`` and its kin say, or the system's own settings; "no" has the exceptions."""
    from urllib.request import getproxies

    found = getproxies()
    named = {scheme: url if "://" in url else f"http://{url}" for scheme, url in found.items() if scheme != "no"}
    urls = [named[scheme] for scheme in ("http", "https", "all") if scheme in named]
    if not urls:
        return {}
    if not all(map(is_proxy, urls)):
        raise unusable_surroundings()
    return {**named, "no": found.get("no", "")}


def _is_excepted(host: str, surroundings: Mapping[str, str]) -> bool:
    names = [name.strip().lower() for name in surroundings.get("no", "").split(",") if name.strip()]
    host = host.lower()
    return "*" in names or any(host == name.lstrip(".") or host.endswith(f".{name.lstrip('.')}") for name in names)
