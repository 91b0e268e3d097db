"""The clients of Swagger Zoo API (v1). Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ._core import OMIT, AsyncClient, ErrorSpec, Product, SyncClient
from ._version import __version__

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from ._core import AsyncMiddleware, Connection, HeaderValue, Middleware, Omit, RetryPolicy, Timeout, TransportChoice
    from .resources.animal_keepers import AnimalKeepers, AsyncAnimalKeepers
    from .resources.photos import AsyncPhotos, Photos

PRODUCT = Product(
    name="Zoo",
    package="golden_legacy",
    version=__version__,
    env_prefix="ZOO",
    base_url="/api/v1",
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
        codes="golden_legacy.errors:CODES",
    ),
)


class Zoo(SyncClient):
    """
    The blocking client of Swagger Zoo API (v1).

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable ZOO_API_KEY.
        base_url: Where the API is. Default: ZOO_BASE_URL, else /api/v1
        webhook_secret: Verifies webhooks. Default: ZOO_WEBHOOK_SECRET.
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
    def animal_keepers(self) -> AnimalKeepers:
        """Animal keepers."""
        from .resources.animal_keepers import AnimalKeepers

        return AnimalKeepers(self._core)

    @cached_property
    def photos(self) -> Photos:
        """Photos."""
        from .resources.photos import Photos

        return Photos(self._core)


class AsyncZoo(AsyncClient):
    """
    The asynchronous client of Swagger Zoo API (v1).

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable ZOO_API_KEY.
        base_url: Where the API is. Default: ZOO_BASE_URL, else /api/v1
        webhook_secret: Verifies webhooks. Default: ZOO_WEBHOOK_SECRET.
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
    def animal_keepers(self) -> AsyncAnimalKeepers:
        """Animal keepers."""
        from .resources.animal_keepers import AsyncAnimalKeepers

        return AsyncAnimalKeepers(self._core)

    @cached_property
    def photos(self) -> AsyncPhotos:
        """Photos."""
        from .resources.photos import AsyncPhotos

        return AsyncPhotos(self._core)
