"""The clients of Radio. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ._core import OMIT, AsyncClient, ErrorSpec, Product, SyncClient
from ._version import __version__
from .resources.root import AsyncRoot, Root

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from ._core import AsyncMiddleware, Connection, HeaderValue, Middleware, Omit, RetryPolicy, Timeout, TransportChoice
    from .resources.answers import Answers, AsyncAnswers
    from .resources.jobs import AsyncJobs, Jobs
    from .resources.logs import AsyncLogs, Logs
    from .resources.lyrics import AsyncLyrics, Lyrics
    from .resources.recordings import AsyncRecordings, Recordings

PRODUCT = Product(
    name="Radio",
    package="golden_streams",
    version=__version__,
    env_prefix="RADIO",
    base_url="https://radio.example",
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
        codes="golden_streams.errors:CODES",
    ),
)


class Radio(SyncClient, Root):
    """
    The blocking client of Radio.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable RADIO_API_KEY.
        base_url: Where the API is. Default: RADIO_BASE_URL, else https://radio.example
        webhook_secret: Verifies webhooks. Default: RADIO_WEBHOOK_SECRET.
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
    def answers(self) -> Answers:
        """Answers."""
        from .resources.answers import Answers

        return Answers(self._core)

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs."""
        from .resources.jobs import Jobs

        return Jobs(self._core)

    @cached_property
    def logs(self) -> Logs:
        """Logs."""
        from .resources.logs import Logs

        return Logs(self._core)

    @cached_property
    def lyrics(self) -> Lyrics:
        """Lyrics."""
        from .resources.lyrics import Lyrics

        return Lyrics(self._core)

    @cached_property
    def recordings(self) -> Recordings:
        """Recordings."""
        from .resources.recordings import Recordings

        return Recordings(self._core)


class AsyncRadio(AsyncClient, AsyncRoot):
    """
    The asynchronous client of Radio.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable RADIO_API_KEY.
        base_url: Where the API is. Default: RADIO_BASE_URL, else https://radio.example
        webhook_secret: Verifies webhooks. Default: RADIO_WEBHOOK_SECRET.
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
    def answers(self) -> AsyncAnswers:
        """Answers."""
        from .resources.answers import AsyncAnswers

        return AsyncAnswers(self._core)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Jobs."""
        from .resources.jobs import AsyncJobs

        return AsyncJobs(self._core)

    @cached_property
    def logs(self) -> AsyncLogs:
        """Logs."""
        from .resources.logs import AsyncLogs

        return AsyncLogs(self._core)

    @cached_property
    def lyrics(self) -> AsyncLyrics:
        """Lyrics."""
        from .resources.lyrics import AsyncLyrics

        return AsyncLyrics(self._core)

    @cached_property
    def recordings(self) -> AsyncRecordings:
        """Recordings."""
        from .resources.recordings import AsyncRecordings

        return AsyncRecordings(self._core)
