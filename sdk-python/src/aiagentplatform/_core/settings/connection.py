"""
How a client connects: proxies, certificates, HTTP/2, limits. Plain data, checked; must not know any HTTP library.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, Union
from urllib.parse import urlsplit

from ..errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

FilePath: TypeAlias = Union[str, "os.PathLike[str]"]
ClientCertificate: TypeAlias = Union[FilePath, "tuple[FilePath, FilePath]", "tuple[FilePath, FilePath, str]"]

PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")


@dataclass(frozen=True, slots=True, repr=False)
class Connection:
    """
    How a client connects. It is for the connections that the SDK opens; a client of an HTTP library that you hand in
    has settings of its own. Raises `ConfigurationError` for a value that cannot be right.

    - `proxy`: the URL of a proxy, ``"http://user:password@proxy.example:3128"``, or one for each scheme,
      ``{"https": "http://proxy.example:3128"}``. Schemes: http, https, and with httpx's own extra socks5 and socks5h.
      None: what `trust_env` finds.
    - `verify`: whose servers to trust. True: certifi's authorities; a path: a file or a folder of certificates in PEM;
      an `ssl.SSLContext`: what that says; False: anybody, which is for tests alone.
    - `cert`: the certificate that the client shows: the path of a PEM file that has the key too, or a tuple of the
      certificate's path, the key's path and, if it has one, the key's password.
    - `http2`: speak HTTP/2 with servers that can (httpx and httpx2, with the package h2).
    - `max_connections`: how many may be open at once; a call that finds none free waits for `Timeout.pool`.
    - `max_keepalive`: how many idle ones are kept. None: 100 over httpx and httpx2. aiohttp knows only 0, for none.
    - `keepalive_expiry`: seconds that an idle one is kept; None for as long as the server keeps it.
    - `trust_env`: take proxies from ``HTTP_PROXY``, ``HTTPS_PROXY``, ``ALL_PROXY`` and ``NO_PROXY``, and authorities
      from ``SSL_CERT_FILE`` and ``SSL_CERT_DIR``.
    - `follow_redirects`: go where a reply points, twenty times at most. If not, a redirect is an
      `APIResponseError`, and a raw reply is the redirect itself.
    """

    proxy: str | Mapping[str, str] | None = None
    verify: bool | FilePath | ssl.SSLContext = True
    cert: ClientCertificate | None = None
    http2: bool = False
    max_connections: int = 1000
    max_keepalive: int | None = None
    keepalive_expiry: float | None = 60.0
    trust_env: bool = True
    follow_redirects: bool = True

    def __post_init__(self) -> None:
        if isinstance(self.proxy, Mapping):
            object.__setattr__(self, "proxy", MappingProxyType(dict(self.proxy)))
        for scheme, url in self.proxies().items():
            _check_proxy(scheme, url)
        if not (isinstance(self.verify, bool) or _is_path(self.verify) or hasattr(self.verify, "wrap_bio")):
            raise _wrong("verify", "True, False, a path or an ssl.SSLContext", self.verify)
        if self.cert is not None:
            _check_certificate(self.cert)
            if hasattr(self.verify, "wrap_bio"):
                raise ConfigurationError(
                    "Connection.cert cannot be laid into an SSLContext of yours; call its load_cert_chain instead."
                )
        if self.max_connections < 1:
            raise _wrong("max_connections", "1 or more", self.max_connections)
        if self.max_keepalive is not None and self.max_keepalive < 0:
            raise _wrong("max_keepalive", "0 or more, or None", self.max_keepalive)
        if self.keepalive_expiry is not None and not self.keepalive_expiry > 0:
            raise _wrong("keepalive_expiry", "more than 0 seconds, or None", self.keepalive_expiry)

    def proxies(self) -> Mapping[str, str]:
        """The proxies that were given, by the scheme of the address that is called; one for all is under "all"."""
        if self.proxy is None:
            return {}
        return {"all": self.proxy} if isinstance(self.proxy, str) else self.proxy

    def __repr__(self) -> str:
        changed = [field.name for field in fields(self) if getattr(self, field.name) != field.default]
        return f"Connection({', '.join(f'{name}={self._shown(name)!r}' for name in changed)})"

    def _shown(self, name: str) -> Any:
        """The value without a password."""
        if name == "proxy":
            shown = {scheme: public_url(url) for scheme, url in self.proxies().items()}
            return shown.get("all", shown)
        if name == "cert" and isinstance(self.cert, tuple):
            return (*self.cert[:2], "***")[: len(self.cert)]
        return getattr(self, name)


DEFAULT_CONNECTION = Connection()


def public_url(url: str) -> str:
    """The URL without a user and a password."""
    scheme, mark, rest = url.partition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"


def is_proxy(url: str) -> bool:
    """Whether this is the URL of something that can be spoken to as a proxy."""
    try:
        parts = urlsplit(url)
        return parts.scheme in PROXY_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _check_proxy(scheme: str, url: object) -> None:
    if scheme not in ("all", "http", "https"):
        raise _wrong("proxy", "a URL, or URLs by 'http' and 'https'", scheme)
    if not isinstance(url, str):
        raise _wrong("proxy", "a URL, or URLs by 'http' and 'https'", url)
    if not is_proxy(url):
        raise _wrong("proxy", f"a URL that names a host and begins with {', '.join(PROXY_SCHEMES)}", public_url(url))


def _check_certificate(cert: ClientCertificate) -> None:
    if not _is_certificate(cert if isinstance(cert, tuple) else (cert, cert)):
        raise ConfigurationError("Connection.cert must be a path, or a tuple of two paths and, if need be, a password.")


def _is_certificate(parts: Sequence[object]) -> bool:
    paths, password = parts[:2], parts[2:]
    return len(parts) in (2, 3) and all(map(_is_path, paths)) and all(isinstance(each, str) for each in password)


def _is_path(value: object) -> bool:
    return isinstance(value, (str, os.PathLike))


def _wrong(name: str, wanted: str, found: object) -> ConfigurationError:
    return ConfigurationError(f"Connection.{name} must be {wanted}, not {found!r}.")
