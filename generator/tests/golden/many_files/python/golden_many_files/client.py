"""The clients of Town. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ._core import OMIT, AsyncClient, ErrorSpec, Product, SyncClient
from ._version import __version__

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from ._core import AsyncMiddleware, Connection, HeaderValue, Middleware, Omit, RetryPolicy, Timeout, TransportChoice
    from .resources.houses import AsyncHouses, Houses
    from .resources.people import AsyncPeople, People

PRODUCT = Product(
    name="Town",
    package="golden_many_files",
    version=__version__,
    env_prefix="TOWN",
    base_url="",
    idempotency_header="Idempotency-Key",
    request_id_header="x-request-id",
    headers={},
    auth=None,
    errors=ErrorSpec(
        envelope="",
        code="code",
        kind="type",
        message="message",
        param="param",
        request_id="request_id",
        codes="golden_many_files.errors:CODES",
    ),
)


class Town(SyncClient):
    """
    The blocking client of Town.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable TOWN_API_KEY.
        base_url: Where the API is. Default: TOWN_BASE_URL, else
        webhook_secret: Verifies webhooks. Default: TOWN_WEBHOOK_SECRET.
        timeout: Seconds that a single wait may take, a `Timeout`, or None for no limit.
        max_retries: How many times a failed call is tried again.
        retry: When and how long to wait before it is; overrides `max_retries`.
        headers: Sent with every request.
        query: Sent with every request.
        transport: What sends requests: a library's name or a client of it, or a `Transport` of your own.
        connection: Proxies, certificates, HTTP/2 and limits of the connections that the client opens.
        strict: Raise an error for a reply that breaks its schema, instead of decoding what can be decoded.
        middleware: Functions around each attempt, the outermost first.
    """

    def __init__(
        self,
        *,
        api_key: str | Callable[[], str] | None = None,
        base_url: str | None = None,
        webhook_secret: str | None = None,
        timeout: float | Timeout | Omit | None = OMIT,
        max_retries: int = 2,
        retry: RetryPolicy | None = None,
        headers: Mapping[str, HeaderValue] | None = None,
        query: Mapping[str, Any] | None = None,
        transport: TransportChoice = None,
        connection: Connection | None = None,
        strict: bool = False,
        middleware: Sequence[Middleware] = (),
    ) -> None:
        super().__init__(
            PRODUCT,
            api_key=api_key,
            base_url=base_url,
            webhook_secret=webhook_secret,
            timeout=timeout,
            max_retries=max_retries,
            retry=retry,
            headers=headers,
            query=query,
            transport=transport,
            connection=connection,
            strict=strict,
            middleware=middleware,
        )

    @cached_property
    def houses(self) -> Houses:
        """Houses."""
        from .resources.houses import Houses

        return Houses(self._core)

    @cached_property
    def people(self) -> People:
        """People."""
        from .resources.people import People

        return People(self._core)


class AsyncTown(AsyncClient):
    """
    The asynchronous client of Town.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable TOWN_API_KEY.
        base_url: Where the API is. Default: TOWN_BASE_URL, else
        webhook_secret: Verifies webhooks. Default: TOWN_WEBHOOK_SECRET.
        timeout: Seconds that a single wait may take, a `Timeout`, or None for no limit.
        max_retries: How many times a failed call is tried again.
        retry: When and how long to wait before it is; overrides `max_retries`.
        headers: Sent with every request.
        query: Sent with every request.
        transport: What sends requests: a library's name or a client of it, or a `Transport` of your own.
        connection: Proxies, certificates, HTTP/2 and limits of the connections that the client opens.
        strict: Raise an error for a reply that breaks its schema, instead of decoding what can be decoded.
        middleware: Functions around each attempt, the outermost first.
    """

    def __init__(
        self,
        *,
        api_key: str | Callable[[], str | Awaitable[str]] | None = None,
        base_url: str | None = None,
        webhook_secret: str | None = None,
        timeout: float | Timeout | Omit | None = OMIT,
        max_retries: int = 2,
        retry: RetryPolicy | None = None,
        headers: Mapping[str, HeaderValue] | None = None,
        query: Mapping[str, Any] | None = None,
        transport: TransportChoice = None,
        connection: Connection | None = None,
        strict: bool = False,
        middleware: Sequence[AsyncMiddleware] = (),
    ) -> None:
        super().__init__(
            PRODUCT,
            api_key=api_key,
            base_url=base_url,
            webhook_secret=webhook_secret,
            timeout=timeout,
            max_retries=max_retries,
            retry=retry,
            headers=headers,
            query=query,
            transport=transport,
            connection=connection,
            strict=strict,
            middleware=middleware,
        )

    @cached_property
    def houses(self) -> AsyncHouses:
        """Houses."""
        from .resources.houses import AsyncHouses

        return AsyncHouses(self._core)

    @cached_property
    def people(self) -> AsyncPeople:
        """People."""
        from .resources.people import AsyncPeople

        return AsyncPeople(self._core)
