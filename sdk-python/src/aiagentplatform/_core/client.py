"""
`SyncClient` and `AsyncClient`: what every generated client extends. Settings, copies with other settings, closing.

A copy made by `with_options` shares its original's connections, which are closed with the original.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from .core import AsyncCore, Core
from .operation import Body, Operation
from .settings.api_key import KeySource, hint
from .settings.config import Config, configure, reconfigure
from .settings.product import Product
from .transports.choice import TransportChoice
from .transports.pool import AsyncPool, SyncPool
from .values.headers import HeaderValue
from .values.omit import OMIT, Omit

if TYPE_CHECKING:
    from .request.options import RequestOptions
    from .settings.clock import Clock
    from .settings.retry import RetryPolicy
    from .settings.timeouts import Timeout

S = TypeVar("S", bound="SyncClient")
A = TypeVar("A", bound="AsyncClient")


class Resource:
    """A group of operations of a sync client."""

    def __init__(self, core: Core) -> None:
        self._core = core


class AsyncResource:
    """A group of operations of an async client."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core


def _undocumented(method: str, path: str, body: Any, returns: Any) -> Operation[Any]:
    """An operation for one call of an endpoint that the SDK does not know."""
    kind: Body = "" if body is OMIT else "binary" if isinstance(body, (bytes, bytearray)) else "json"
    name = "" if returns is None else f"{returns.__module__}:{returns.__qualname__}"
    return Operation("", method.upper(), path, returns=name, body=kind, idempotent=method.upper() == "POST")


class SyncClient:
    """A client for threads; it may be shared by many."""

    def __init__(
        self,
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
        transport: TransportChoice = None,
        strict: bool = False,
    ) -> None:
        config = configure(
            product,
            api_key=api_key,
            base_url=base_url,
            webhook_secret=webhook_secret,
            timeout=timeout,
            max_retries=max_retries,
            retry=retry,
            headers=headers,
            query=query,
            strict=strict,
        )
        self._owns_pool = True
        self._core = Core(config, SyncPool(transport))

    @property
    def base_url(self) -> str:
        """Where requests go, without a slash at its end."""
        return self._core.config.base_url

    @property
    def closed(self) -> bool:
        """Whether its connections are closed."""
        return self._core.pool.closed

    def with_options(
        self: S,
        *,
        api_key: KeySource | Omit = OMIT,
        base_url: str | Omit = OMIT,
        webhook_secret: str | Omit | None = OMIT,
        timeout: float | Timeout | Omit | None = OMIT,
        max_retries: int | Omit = OMIT,
        retry: RetryPolicy | Omit = OMIT,
        headers: Mapping[str, HeaderValue] | Omit = OMIT,
        query: Mapping[str, Any] | Omit = OMIT,
        strict: bool | Omit = OMIT,
        clock: Clock | Omit = OMIT,
    ) -> S:
        """
        A copy with other settings, on the same connections. `headers` and `query` are laid over those that there are.

        Closing the copy closes nothing. `clock` replaces time and chance in tests.
        """
        copy = type(self).__new__(type(self))
        copy._owns_pool = False
        copy._core = Core(_changed(self._core.config, locals()), self._core.pool)
        return copy

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, HeaderValue] | None = None,
        body: Any = OMIT,
        returns: Any = dict,
        options: RequestOptions | None = None,
    ) -> Any:
        """
        Call an endpoint that the SDK does not know: ``client.request("GET", "/beta/things", query={"limit": 5})``.

        `returns` is the reply's type: a model, `dict`, `list`, `str`, `bytes`, or None for none.
        """
        operation = _undocumented(method, path, body, returns)
        return self._core.call(operation, options, query=query, headers=headers, body=body)

    def close(self) -> None:
        """Close the connections. Calls after this raise `ConfigurationError`. Closing twice is no error."""
        if self._owns_pool:
            self._core.pool.close()

    def __enter__(self: S) -> S:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return _shown(self, self._core.config)


class AsyncClient:
    """A client for asyncio and trio. It may serve several event loops; each gets connections of its own."""

    def __init__(
        self,
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
        transport: TransportChoice = None,
        strict: bool = False,
    ) -> None:
        config = configure(
            product,
            api_key=api_key,
            base_url=base_url,
            webhook_secret=webhook_secret,
            timeout=timeout,
            max_retries=max_retries,
            retry=retry,
            headers=headers,
            query=query,
            strict=strict,
        )
        self._owns_pool = True
        self._core = AsyncCore(config, AsyncPool(transport))

    @property
    def base_url(self) -> str:
        """Where requests go, without a slash at its end."""
        return self._core.config.base_url

    @property
    def closed(self) -> bool:
        """Whether its connections are closed."""
        return self._core.pool.closed

    def with_options(
        self: A,
        *,
        api_key: KeySource | Omit = OMIT,
        base_url: str | Omit = OMIT,
        webhook_secret: str | Omit | None = OMIT,
        timeout: float | Timeout | Omit | None = OMIT,
        max_retries: int | Omit = OMIT,
        retry: RetryPolicy | Omit = OMIT,
        headers: Mapping[str, HeaderValue] | Omit = OMIT,
        query: Mapping[str, Any] | Omit = OMIT,
        strict: bool | Omit = OMIT,
        clock: Clock | Omit = OMIT,
    ) -> A:
        """
        A copy with other settings, on the same connections. `headers` and `query` are laid over those that there are.

        Closing the copy closes nothing. `clock` replaces time and chance in tests.
        """
        copy = type(self).__new__(type(self))
        copy._owns_pool = False
        copy._core = AsyncCore(_changed(self._core.config, locals()), self._core.pool)
        return copy

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, HeaderValue] | None = None,
        body: Any = OMIT,
        returns: Any = dict,
        options: RequestOptions | None = None,
    ) -> Any:
        """
        Call an endpoint that the SDK does not know: ``await client.request("GET", "/beta/things")``.

        `returns` is the reply's type: a model, `dict`, `list`, `str`, `bytes`, or None for none.
        """
        operation = _undocumented(method, path, body, returns)
        return await self._core.call(operation, options, query=query, headers=headers, body=body)

    async def close(self) -> None:
        """Close the connections. Calls after this raise `ConfigurationError`. Closing twice is no error."""
        if self._owns_pool:
            await self._core.pool.aclose()

    aclose = close

    async def __aenter__(self: A) -> A:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return _shown(self, self._core.config)


def _changed(config: Config, arguments: Mapping[str, Any]) -> Config:
    given = {name: value for name, value in arguments.items() if name not in ("self", "copy") and value is not OMIT}
    return reconfigure(config, given)


def _shown(client: object, config: Config) -> str:
    return f"{type(client).__name__}(base_url={config.base_url!r}, api_key={hint(config.api_key)!r})"
