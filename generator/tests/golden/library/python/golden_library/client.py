"""The clients of Library API. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ._core import OMIT, AsyncClient, AuthSpec, ErrorSpec, Product, SyncClient
from ._version import __version__

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from ._core import AsyncMiddleware, Connection, HeaderValue, Middleware, Omit, RetryPolicy, Timeout, TransportChoice
    from .resources.books import AsyncBooks, Books
    from .resources.health import AsyncHealth, Health

PRODUCT = Product(
    name="Library",
    package="golden_library",
    version=__version__,
    env_prefix="LIBRARY",
    base_url="https://eu.books.example/v2",
    idempotency_header="Idempotency-Key",
    request_id_header="x-request-id",
    headers={"Library-Version": "2.1"},
    auth=AuthSpec(kind="bearer", wire="Authorization", where="header", id="token"),
    errors=ErrorSpec(
        envelope="error",
        code="code",
        kind="",
        message="message",
        param="",
        request_id="",
        codes="golden_library.errors:CODES",
    ),
)


class Library(SyncClient):
    """
    The blocking client of Library API.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable LIBRARY_API_KEY.
        base_url: Where the API is. Default: LIBRARY_BASE_URL, else https://eu.books.example/v2
        webhook_secret: Verifies webhooks. Default: LIBRARY_WEBHOOK_SECRET.
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
    def books(self) -> Books:
        """What stands on the shelves."""
        from .resources.books import Books

        return Books(self._core)

    @cached_property
    def health(self) -> Health:
        """Health."""
        from .resources.health import Health

        return Health(self._core)


class AsyncLibrary(AsyncClient):
    """
    The asynchronous client of Library API.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable LIBRARY_API_KEY.
        base_url: Where the API is. Default: LIBRARY_BASE_URL, else https://eu.books.example/v2
        webhook_secret: Verifies webhooks. Default: LIBRARY_WEBHOOK_SECRET.
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
    def books(self) -> AsyncBooks:
        """What stands on the shelves."""
        from .resources.books import AsyncBooks

        return AsyncBooks(self._core)

    @cached_property
    def health(self) -> AsyncHealth:
        """Health."""
        from .resources.health import AsyncHealth

        return AsyncHealth(self._core)
