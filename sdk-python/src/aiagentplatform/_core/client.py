"""
`SyncClient` and `AsyncClient`: what every generated client extends. Settings, copies with other settings, closing.

A copy made by `with_options` shares its original's connections, which are closed with the original.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, NoReturn, ParamSpec, TypedDict, TypeVar, overload
from urllib.parse import quote

from .core import AsyncCore, Core, SharedCore
from .errors import ArgumentError, ConfigurationError
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

    from .layers.middleware import AsyncMiddleware, Middleware
    from .raw.replies import Opening, RawResponse, StreamingResponse
    from .reply.page import AsyncPage, AsyncPager
    from .request.options import RequestOptions
    from .settings.clock import Clock
    from .settings.connection import Connection
    from .settings.retry import RetryPolicy
    from .settings.timeouts import Timeout
    from .streams.stream import AsyncStream

C = TypeVar("C", bound=SharedCore[Any])
T = TypeVar("T")
E = TypeVar("E")
F = TypeVar("F")
P = ParamSpec("P")


class Parts(TypedDict, total=False):
    """The parts of a request to an endpoint that the SDK does not know, as `request` describes them."""

    query: Mapping[str, Any] | None
    headers: Mapping[str, HeaderValue] | None
    body: Any
    options: RequestOptions | None


def _undocumented(method: str, path: str, body: Any, returns: Any) -> Operation[Any]:
    """An operation for one call of an endpoint that the SDK does not know. Raises `ArgumentError`."""
    if not (method.isascii() and method.replace("-", "").isalpha()):
        raise ArgumentError(f"{method!r} is no HTTP method.")
    path = quote(path, safe=_IN_ADDRESSES)  # not every transport does
    kind: Body = "" if body is OMIT else "binary" if isinstance(body, (bytes, bytearray)) else "json"
    wanted = _PLAIN.get(returns, returns) if isinstance(returns, type | None) else returns
    return Operation("", method.upper(), path, returns=wanted, body=kind, idempotent=method.upper() == "POST")


_IN_ADDRESSES = "".join(chr(code) for code in range(0x21, 0x7F))
"""What stands in an address as it is; a blank, a control character or an accent does not."""
_PLAIN: Mapping[type | None, str] = {None: "", bytes: "builtins:bytes", str: "builtins:str", dict: "builtins:dict"}
"""What `Operation.returns` calls the types that need no decoding, and the one that most replies are."""


class SharedClient(Generic[C]):
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
        middleware: Sequence[Middleware] | Sequence[AsyncMiddleware] | Omit = OMIT,
        clock: Clock | Omit = OMIT,
    ) -> Self:
        """
        A copy with other settings, on the same connections. `headers` and `query` are laid over those that there are,
        `middleware` goes inside that which there is.

        Closing the copy closes nothing. `clock` replaces time and chance in tests.
        """
        given = {name: value for name, value in locals().items() if name != "self" and value is not OMIT}
        return self.with_core(self._core.with_config(reconfigure(self._core.config, given)))

    def with_core(self, core: C) -> Self:
        """A copy that makes its calls in another way, on the same connections."""
        copy = type(self).__new__(type(self))
        copy._owns_pool = False
        copy._core = core
        return copy

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError(
            f"{type(self).__name__} cannot be pickled or copied, since it has connections. Make one in each process; "
            "with_options() gives a copy with other settings."
        )

    def __repr__(self) -> str:
        config = self._core.config
        return f"{type(self).__name__}(base_url={config.base_url!r}, api_key={hint(config.api_key)!r})"


class SyncClient(SharedClient[Core]):
    """A client for threads; it may be shared by many."""

    def __init__(
        self,
        product: Product,
        *,
        transport: TransportChoice = None,
        connection: Connection | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        super().__init__(Core(configure(product, **settings), SyncPool(transport, connection)))

    @overload
    def request(self, method: str, path: str, *, returns: type[T], **parts: Unpack[Parts]) -> T: ...
    @overload
    def request(self, method: str, path: str, *, returns: None, **parts: Unpack[Parts]) -> None: ...
    @overload
    def request(self, method: str, path: str, **parts: Unpack[Parts]) -> dict[str, Any]: ...
    @overload
    def request(self, method: str, path: str, *, returns: Any, **parts: Unpack[Parts]) -> Any: ...
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

        `returns` is the reply's type: a model, `dict`, `list[Thing]`, `str`, `bytes`, or None for none. `body` is JSON,
        or bytes as they are.
        """
        operation = _undocumented(method, path, body, returns)
        return self._core.call(operation, options, query=query, headers=headers, body=body)

    def with_raw_response(self, method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
        """
        The method with a `RawResponse` for its result: status, headers, bytes, and `parse` for what it else returns::

            reply = client.with_raw_response(client.files.retrieve)("file_1")
            print(reply.status, reply.headers["content-type"], reply.content, reply.parse().filename)

        Args:
            method: a method of a resource that makes one call, or `request`; not one that streams.

        Raises:
            ArgumentError: it is something else. An error status raises its `APIStatusError`, as ever.
        """
        from .raw.methods import raw_method

        return raw_method(self._core, method)

    def with_streaming_response(self, method: Callable[P, T]) -> Callable[P, StreamingResponse[T]]:
        """
        The method with an open reply for its result, whose body is still on the wire::

            with client.with_streaming_response(client.files.list)() as reply:
                for line in reply.iter_lines():
                    print(line)

        Arguments and errors are those of `with_raw_response`; here the method may be one that streams.
        """
        from .raw.methods import streaming_method

        return streaming_method(self._core, method)

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


class AsyncClient(SharedClient[AsyncCore]):
    """A client for asyncio and trio. It may serve several event loops; each gets connections of its own."""

    def __init__(
        self,
        product: Product,
        *,
        transport: TransportChoice = None,
        connection: Connection | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        super().__init__(AsyncCore(configure(product, **settings), AsyncPool(transport, connection)))

    @overload
    async def request(self, method: str, path: str, *, returns: type[T], **parts: Unpack[Parts]) -> T: ...
    @overload
    async def request(self, method: str, path: str, *, returns: None, **parts: Unpack[Parts]) -> None: ...
    @overload
    async def request(self, method: str, path: str, **parts: Unpack[Parts]) -> dict[str, Any]: ...
    @overload
    async def request(self, method: str, path: str, *, returns: Any, **parts: Unpack[Parts]) -> Any: ...
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

        `returns` is the reply's type: a model, `dict`, `list[Thing]`, `str`, `bytes`, or None for none. `body` is JSON,
        or bytes as they are.
        """
        operation = _undocumented(method, path, body, returns)
        return await self._core.call(operation, options, query=query, headers=headers, body=body)

    @overload
    def with_raw_response(
        self, method: Callable[P, AsyncPager[T]]
    ) -> Callable[P, Awaitable[RawResponse[AsyncPage[T]]]]: ...
    @overload
    def with_raw_response(
        self, method: Callable[P, Coroutine[Any, Any, T]]
    ) -> Callable[P, Awaitable[RawResponse[T]]]: ...
    def with_raw_response(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """
        The method with a `RawResponse` for its result: status, headers, bytes, and `parse` for what it else returns::

            reply = await client.with_raw_response(client.files.retrieve)("file_1")
            print(reply.status, reply.headers["content-type"], reply.content, reply.parse().filename)

        Args:
            method: a method of a resource that makes one call, or `request`; not one that streams.

        Raises:
            ArgumentError: it is something else. An error status raises its `APIStatusError`, as ever.
        """
        from .raw.methods import raw_method

        return raw_method(self._core, method)

    @overload
    def with_streaming_response(
        self, method: Callable[P, AsyncStream[E, F]]
    ) -> Callable[P, Opening[AsyncStream[E, F]]]: ...
    @overload
    def with_streaming_response(self, method: Callable[P, AsyncPager[T]]) -> Callable[P, Opening[AsyncPage[T]]]: ...
    @overload
    def with_streaming_response(self, method: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Opening[T]]: ...
    def with_streaming_response(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """
        The method with an open reply for its result, whose body is still on the wire::

            async with client.with_streaming_response(client.files.list)() as reply:
                async for line in reply.iter_lines():
                    print(line)

        Arguments and errors are those of `with_raw_response`; here the method may be one that streams.
        """
        from .raw.methods import streaming_method

        return streaming_method(self._core, method)

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
