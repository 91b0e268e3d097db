"""
A client's settings: what it was given, what the environment adds, checked once. Must not know how calls are made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, TypedDict, cast
from urllib.parse import urlsplit

from ..errors import ConfigurationError
from ..values.headers import HeaderValue, redacted
from ..values.omit import OMIT, Omit
from .api_key import KeySource, hint, require_key, usable_key
from .clock import SYSTEM_CLOCK, Clock
from .product import Product
from .retry import DEFAULT_RETRY, RetryPolicy
from .timeouts import DEFAULT_TIMEOUT, Timeout, timeout_of

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Config:
    """A client's settings. `timeout` is OMIT until somebody sets it, so that an operation's own default can show."""

    product: Product
    api_key: KeySource
    base_url: str
    webhook_secret: str | None = None
    timeout: float | Timeout | Omit | None = OMIT
    retry: RetryPolicy = DEFAULT_RETRY
    headers: Mapping[str, HeaderValue] = field(default_factory=lambda: NOTHING)
    query: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    strict: bool = False
    middleware: tuple[Callable[..., Any], ...] = ()
    clock: Clock = SYSTEM_CLOCK

    def __repr__(self) -> str:
        hidden = {"product", "api_key", "webhook_secret", "headers", "middleware", "clock"}
        shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.name not in hidden)
        plain = {name: value for name, value in self.headers.items() if isinstance(value, str)}
        return f"Config(api_key={hint(self.api_key)!r}, {shown}, headers={redacted(plain)!r})"


class Settings(TypedDict, total=False):
    """What a client can be told, by the names of `configure`'s arguments."""

    api_key: KeySource
    base_url: str | None
    webhook_secret: str | None
    timeout: float | Timeout | Omit | None
    max_retries: int
    retry: RetryPolicy | None
    headers: Mapping[str, HeaderValue] | None
    query: Mapping[str, Any] | None
    strict: bool
    middleware: Iterable[Callable[..., Any]]


def configure(
    product: Product,
    *,
    api_key: KeySource = None,
    base_url: str | None = None,
    webhook_secret: str | None = None,
    timeout: float | Timeout | Omit | None = OMIT,
    max_retries: int = 2,
    retry: RetryPolicy | None = None,
    headers: Mapping[str, HeaderValue] | None = None,
    query: Mapping[str, Any] | None = None,
    strict: bool = False,
    middleware: Iterable[Callable[..., Any]] = (),
    clock: Clock = SYSTEM_CLOCK,
) -> Config:
    """
    Settle a client's settings. Raises `ConfigurationError` naming the setting, the environment variable, or both.

    An API key may be missing if there is a webhook secret: such a client can still verify webhooks.
    """
    prefix = product.env_prefix
    secret = webhook_secret or _environment(f"{prefix}_WEBHOOK_SECRET")
    key = _environment(f"{prefix}_API_KEY") if api_key is None else api_key
    if product.auth is not None and not key and not (key is None and secret):
        require_key(product, None)
    return Config(
        product=product,
        api_key=key if key is None or callable(key) else usable_key(key),
        base_url=checked_url(base_url or _environment(f"{prefix}_BASE_URL") or product.base_url, product),
        webhook_secret=secret,
        timeout=_limits(timeout),
        retry=_retries(max_retries) if retry is None else _policy(retry),
        headers=MappingProxyType(_pairs("headers", headers)),
        query=MappingProxyType(_pairs("query", query)),
        strict=strict,
        middleware=_callables(middleware),
        clock=clock,
    )


def reconfigure(config: Config, changes: Mapping[str, Any]) -> Config:
    """
    A copy with other settings. Headers and query are laid over those that there are, middleware goes inside that which
    there is; the rest is replaced.
    """
    known = {"max_retries", *(f.name for f in fields(Config))} - {"product"}
    unknown = sorted(set(changes) - known)
    if unknown:
        raise ConfigurationError(f"There is no setting {unknown[0]!r}. The settings are {', '.join(sorted(known))}.")
    changed = dict(changes)
    if "timeout" in changed:
        changed["timeout"] = _limits(changed["timeout"])
    if "retry" in changed:
        changed["retry"] = _policy(changed["retry"] or DEFAULT_RETRY)
    if "max_retries" in changed:
        changed["retry"] = replace(changed.get("retry") or config.retry, max_retries=_count(changed.pop("max_retries")))
    if "base_url" in changed:
        changed["base_url"] = checked_url(changed["base_url"], config.product)
    if changed.get("api_key") is not None and not callable(changed["api_key"]):
        changed["api_key"] = usable_key(changed["api_key"])
    for name in ("headers", "query"):
        if name in changed:
            changed[name] = MappingProxyType({**getattr(config, name), **_pairs(name, changed[name])})
    if "middleware" in changed:
        changed["middleware"] = config.middleware + _callables(changed["middleware"])
    return replace(config, **changed)


def checked_url(url: object, product: Product) -> str:
    """The base URL without a slash at its end; raises `ConfigurationError` if no request can be sent there."""
    if not isinstance(url, str):
        raise _bad_url(url, "it must be text", product)
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as fault:
        raise _bad_url(url, str(fault), product) from None
    if parts.scheme not in ("http", "https") or not host:
        raise _bad_url(url, "it must begin with http:// or https:// and name a host", product)
    if parts.username or parts.password:
        raise _bad_url(parts.hostname or "", "it must not hold a user or a password; use api_key", product)
    if parts.query or parts.fragment:
        raise _bad_url(url, "it must end with its path; parameters go into query=", product)
    if not url.isascii() or any(sign.isspace() for sign in url):
        raise _bad_url(
            url, "it has a blank or a character outside ASCII; percent-encode it, in a host's name write xn--", product
        )
    return url.rstrip("/")


def _bad_url(url: object, reason: str, product: Product) -> ConfigurationError:
    return ConfigurationError(
        f"The base URL {url!r} is not usable: {reason}. It comes from base_url= or {product.env_prefix}_BASE_URL."
    )


def _environment(name: str) -> str | None:
    return os.environ.get(name, "").strip() or None


def _retries(count: int) -> RetryPolicy:
    return DEFAULT_RETRY if count == 2 else RetryPolicy(max_retries=_count(count))


def _policy(retry: object) -> RetryPolicy:
    if not isinstance(retry, RetryPolicy):
        raise ConfigurationError(f"retry= takes a RetryPolicy(stop=..., wait=..., retry=...), not {_kind(retry)}.")
    return retry


def _limits(timeout: float | Timeout | Omit | None) -> float | Timeout | Omit | None:
    timeout_of(timeout, DEFAULT_TIMEOUT)  # raises for what is none
    return timeout


def _pairs(name: str, given: object) -> dict[str, Any]:
    if given is None:
        return {}
    try:
        return dict(cast("Mapping[str, Any]", given))
    except (TypeError, ValueError):
        raise ConfigurationError(f"{name}= takes a dict, not {_kind(given)}.") from None


def _kind(value: object) -> str:
    return type(value).__name__


def _callables(middleware: Iterable[Callable[..., Any]]) -> tuple[Callable[..., Any], ...]:
    try:
        found = tuple(middleware)
    except TypeError:
        raise ConfigurationError(f"middleware= takes a list of functions, not {_kind(middleware)}.") from None
    for each in found:
        if not callable(each):
            raise ConfigurationError(f"middleware= takes functions, not {_kind(each)}.")
    return found


def _count(count: object) -> int:
    if not isinstance(count, int) or count < 0:
        raise ConfigurationError(f"max_retries must be 0 or more, not {count!r}.")
    return count
