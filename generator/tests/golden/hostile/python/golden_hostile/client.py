"""The clients of \"\"\" {{ 7 * 7 }} \\ {% raw %} '''. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ._core import OMIT, AsyncClient, ErrorSpec, Product, SyncClient
from ._version import __version__

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from ._core import AsyncMiddleware, Connection, HeaderValue, Middleware, Omit, RetryPolicy, Timeout, TransportChoice
    from .resources.class_ import AsyncClass, Class

PRODUCT = Product(
    name="Raw",
    package="golden_hostile",
    version=__version__,
    env_prefix="RAW",
    base_url='https://hostile.example/"quoted"',
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
        codes="golden_hostile.errors:CODES",
    ),
)


class Raw(SyncClient):
    """
    The blocking client of \"\"\" {{ 7 * 7 }} \\ {% raw %} '''.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable RAW_API_KEY.
        base_url: Where the API is. Default: RAW_BASE_URL, else https://hostile.example/"quoted"
        webhook_secret: Verifies webhooks. Default: RAW_WEBHOOK_SECRET.
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
    def class_(self) -> Class:
        """
        \"\"\"
        import os
        \"\"\"
        """
        from .resources.class_ import Class

        return Class(self._core)


class AsyncRaw(AsyncClient):
    """
    The asynchronous client of \"\"\" {{ 7 * 7 }} \\ {% raw %} '''.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable RAW_API_KEY.
        base_url: Where the API is. Default: RAW_BASE_URL, else https://hostile.example/"quoted"
        webhook_secret: Verifies webhooks. Default: RAW_WEBHOOK_SECRET.
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
    def class_(self) -> AsyncClass:
        """
        \"\"\"
        import os
        \"\"\"
        """
        from .resources.class_ import AsyncClass

        return AsyncClass(self._core)
