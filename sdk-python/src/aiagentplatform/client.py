"""The clients of AI Agent Platform API. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ._core import OMIT, AsyncClient, AuthSpec, ErrorSpec, Product, SyncClient
from ._version import __version__

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from ._core import AsyncMiddleware, Connection, HeaderValue, Middleware, Omit, RetryPolicy, Timeout, TransportChoice
    from .resources.api_keys import ApiKeys, AsyncApiKeys
    from .resources.chat import AsyncChat, Chat
    from .resources.embeddings import AsyncEmbeddings, Embeddings
    from .resources.events import AsyncEvents, Events
    from .resources.files import AsyncFiles, Files
    from .resources.models import AsyncModels, Models
    from .resources.webhooks import AsyncWebhooks, Webhooks
    from .resources.workflows import AsyncWorkflows, Workflows

PRODUCT = Product(
    name="AIAgentPlatform",
    package="aiagentplatform",
    version=__version__,
    env_prefix="AIAGENTPLATFORM",
    base_url="https://api.aiagentplatform.com/v1",
    idempotency_header="Idempotency-Key",
    request_id_header="x-request-id",
    headers={"AAP-Version": "2026-11-01"},
    auth=AuthSpec(kind="bearer", wire="Authorization", where="header", id="bearerAuth"),
    errors=ErrorSpec(
        envelope="error",
        code="code",
        kind="type",
        message="message",
        param="param",
        request_id="request_id",
        codes="aiagentplatform.errors:CODES",
    ),
)


class AIAgentPlatform(SyncClient):
    """
    The blocking client of AI Agent Platform API.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable AIAGENTPLATFORM_API_KEY.
        base_url: Where the API is. Default: AIAGENTPLATFORM_BASE_URL, else https://api.aiagentplatform.com/v1
        webhook_secret: Verifies webhooks. Default: AIAGENTPLATFORM_WEBHOOK_SECRET.
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
    def api_keys(self) -> ApiKeys:
        """Self-service keys with permissions, expiry and rotation."""
        from .resources.api_keys import ApiKeys

        return ApiKeys(self._core)

    @cached_property
    def chat(self) -> Chat:
        """Chat."""
        from .resources.chat import Chat

        return Chat(self._core)

    @cached_property
    def embeddings(self) -> Embeddings:
        """Vectors that measure the relatedness of texts."""
        from .resources.embeddings import Embeddings

        return Embeddings(self._core)

    @cached_property
    def events(self) -> Events:
        """Everything that happened, as webhooks carry it."""
        from .resources.events import Events

        return Events(self._core)

    @cached_property
    def files(self) -> Files:
        """Uploaded files, used by vision and knowledge bases."""
        from .resources.files import Files

        return Files(self._core)

    @cached_property
    def models(self) -> Models:
        """The models that a company can use."""
        from .resources.models import Models

        return Models(self._core)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Endpoints that receive events, and the log of deliveries to them."""
        from .resources.webhooks import Webhooks

        return Webhooks(self._core)

    @cached_property
    def workflows(self) -> Workflows:
        """Autonomous multi-agent workflows, their versions, triggers and executions."""
        from .resources.workflows import Workflows

        return Workflows(self._core)


class AsyncAIAgentPlatform(AsyncClient):
    """
    The asynchronous client of AI Agent Platform API.

    Args:
        api_key: The key, or a function that gives one. Default: the environment variable AIAGENTPLATFORM_API_KEY.
        base_url: Where the API is. Default: AIAGENTPLATFORM_BASE_URL, else https://api.aiagentplatform.com/v1
        webhook_secret: Verifies webhooks. Default: AIAGENTPLATFORM_WEBHOOK_SECRET.
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
    def api_keys(self) -> AsyncApiKeys:
        """Self-service keys with permissions, expiry and rotation."""
        from .resources.api_keys import AsyncApiKeys

        return AsyncApiKeys(self._core)

    @cached_property
    def chat(self) -> AsyncChat:
        """Chat."""
        from .resources.chat import AsyncChat

        return AsyncChat(self._core)

    @cached_property
    def embeddings(self) -> AsyncEmbeddings:
        """Vectors that measure the relatedness of texts."""
        from .resources.embeddings import AsyncEmbeddings

        return AsyncEmbeddings(self._core)

    @cached_property
    def events(self) -> AsyncEvents:
        """Everything that happened, as webhooks carry it."""
        from .resources.events import AsyncEvents

        return AsyncEvents(self._core)

    @cached_property
    def files(self) -> AsyncFiles:
        """Uploaded files, used by vision and knowledge bases."""
        from .resources.files import AsyncFiles

        return AsyncFiles(self._core)

    @cached_property
    def models(self) -> AsyncModels:
        """The models that a company can use."""
        from .resources.models import AsyncModels

        return AsyncModels(self._core)

    @cached_property
    def webhooks(self) -> AsyncWebhooks:
        """Endpoints that receive events, and the log of deliveries to them."""
        from .resources.webhooks import AsyncWebhooks

        return AsyncWebhooks(self._core)

    @cached_property
    def workflows(self) -> AsyncWorkflows:
        """Autonomous multi-agent workflows, their versions, triggers and executions."""
        from .resources.workflows import AsyncWorkflows

        return AsyncWorkflows(self._core)
