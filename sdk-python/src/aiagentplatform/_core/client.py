"""
`SyncClient` and `AsyncClient`: what every generated client extends. Settings, copies with other settings, closing.

A copy made by `with_options` shares its original's connections, which are closed with the original.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .core import AsyncCore, Core, SharedCore
from .operation import Body, Operation
from .settings.api_key import KeySource, hint
from .settings.config import Settings, configure, reconfigure
from .settings.product import Product
from .transports.choice import TransportChoice
from .transports.pool import AsyncPool, SyncPool
from .values.headers import HeaderValue
from .values.omit import OMIT, Omit

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from .request.options import RequestOptions
    from .settings.clock import Clock
    from .settings.retry import RetryPolicy
    from .settings.timeouts import Timeout

C = TypeVar("C", bound=SharedCore[Any])


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


class _Client(Generic[C]):
    """What both clients share: settings, and copies with other settings."""

    def __init__(self, core: C) -> None:
        self._owns_pool = True
        self._core: C = core

    @property
    def base_url(self) -> str:
        """Where requests go, without a slash at its end."""
        return self._core.config.base_url

    @property
    def closed(self) -> bool:
        """Whether its connections are closed."""
        return self._core.closed

    def with_options(
        self,
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
    ) -> Self:
        """
        A copy with other settings, on the same connections. `headers` and `query` are laid over those that there are.

        Closing the copy closes nothing. `clock` replaces time and chance in tests.
        """
        given = {name: value for name, value in locals().items() if name != "self" and value is not OMIT}
        copy = type(self).__new__(type(self))
        copy._owns_pool = False
        copy._core = self._core.with_config(reconfigure(self._core.config, given))
        return copy

    def __repr__(self) -> str:
        config = self._core.config
        return f"{type(self).__name__}(base_url={config.base_url!r}, api_key={hint(config.api_key)!r})"


class SyncClient(_Client[Core]):
    """A client for threads; it may be shared by many."""

    def __init__(self, product: Product, *, transport: TransportChoice = None, **settings: Unpack[Settings]) -> None:
        super().__init__(Core(configure(product, **settings), SyncPool(transport)))

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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient(_Client[AsyncCore]):
    """A client for asyncio and trio. It may serve several event loops; each gets connections of its own."""

    def __init__(self, product: Product, *, transport: TransportChoice = None, **settings: Unpack[Settings]) -> None:
        super().__init__(AsyncCore(configure(product, **settings), AsyncPool(transport)))

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

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
