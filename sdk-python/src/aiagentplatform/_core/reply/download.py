"""
Downloads: a reply of raw bytes, read whole, piece by piece, or straight into a file. Must not know requests.

A file is written beside its place and moved there when it is whole, so a broken download leaves nothing behind.
"""

from __future__ import annotations

import os
import re
import warnings
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, TypeAlias, TypeVar, Union
from urllib.parse import unquote

from ..display.shown import Shown
from ..errors import ConfigurationError
from ..transports.interface import AsyncResponse, Response
from ..values.headers import Headers
from .info import ResponseInfo

Target: TypeAlias = Union[str, "os.PathLike[str]", IO[bytes]]
S = TypeVar("S", bound="BinaryResponse")
A = TypeVar("A", bound="AsyncBinaryResponse")

_EXTENDED = re.compile(r"filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'([^;\s]+)", re.IGNORECASE)
_PLAIN = re.compile(r'filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))', re.IGNORECASE)


def filename_of(headers: Headers) -> str | None:
    """The file name that a reply suggests (RFC 6266), without any folder: it comes from outside."""
    header = headers.get("content-disposition", "")
    extended, plain = _EXTENDED.search(header), _PLAIN.search(header)
    if extended:
        name = unquote(extended[1])
    elif plain:
        name = re.sub(r"\\(.)", r"\1", plain[1]) if plain[1] is not None else plain[2]
    else:
        return None
    name = name.replace("\\", "/").rpartition("/")[2].replace("\0", "")
    return name if name not in ("", ".", "..") else None


class _Download(Shown):
    def __init__(self, info: ResponseInfo) -> None:
        self._response = info
        self._begun = False
        self._closed = False

    @property
    def response(self) -> ResponseInfo:
        """Status, headers, request id and attempts of the reply."""
        return self._response

    @property
    def headers(self) -> Headers:
        return self._response.headers

    @property
    def content_type(self) -> str | None:
        return self.headers.get("content-type")

    @property
    def size(self) -> int | None:
        """The length in bytes, if the server tells."""
        text = self.headers.get("content-length", "")
        return int(text) if text.isdigit() and "content-encoding" not in self.headers else None

    @property
    def filename(self) -> str | None:
        """The name that the server suggests, without any folder."""
        return filename_of(self.headers)

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield "filename", self.filename
        yield "content_type", self.content_type
        yield "size", self.size
        yield "status", self._response.status

    def _begin(self) -> None:
        """Take note that the content is being read. Raises `ConfigurationError` if it was before, or was closed."""
        if self._begun or self._closed:
            raise ConfigurationError("The download was read or closed before, and its content comes once. Keep it.")
        self._begun = True

    def __del__(self) -> None:
        if not getattr(self, "_closed", True):
            warnings.warn("A download was neither read nor closed.", ResourceWarning, source=self, stacklevel=2)


class BinaryResponse(_Download):
    """A download. Use `read`, `iter_bytes` or `write_to`; or close it (``with``) to give the connection back."""

    def __init__(self, body: Response, info: ResponseInfo) -> None:
        super().__init__(info)
        self._body = body

    def read(self) -> bytes:
        """The whole content. It comes once: a second time, and after `close`, it is a `ConfigurationError`."""
        self._begin()
        self._closed = True
        return self._body.read()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The content in pieces as they arrive, or in pieces of `chunk_size` bytes."""
        self._begin()
        self._closed = True
        chunks = self._body.iter_raw()
        yield from chunks if chunk_size is None else _resized(chunks, chunk_size)

    def write_to(self, target: Target) -> int:
        """Write the content to a path or an open file; returns the number of bytes."""
        if not isinstance(target, (str, os.PathLike)):
            return sum(target.write(chunk) for chunk in self.iter_bytes())
        with AtomicFile(Path(target)) as file:
            return sum(file.write(chunk) for chunk in self.iter_bytes())

    def close(self) -> None:
        self._closed = True
        self._body.close()

    def __enter__(self: S) -> S:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncBinaryResponse(_Download):
    """The asynchronous twin of `BinaryResponse`."""

    def __init__(self, body: AsyncResponse, info: ResponseInfo) -> None:
        super().__init__(info)
        self._body = body

    async def read(self) -> bytes:
        """The whole content. It comes once: a second time, and after `close`, it is a `ConfigurationError`."""
        self._begin()
        self._closed = True
        return await self._body.aread()

    def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """
        The content in pieces as they arrive, or in pieces of `chunk_size` bytes.

        If you may leave the loop early, do so inside ``async with``: the connection is given back at its end.
        """
        resizer = _Resizer(chunk_size)
        self._begin()
        return _Pieces(self, self._body.aiter_raw(), resizer)

    async def write_to(self, target: Target) -> int:
        """Write the content to a path or an open file, on a worker thread; returns the number of bytes."""
        from anyio.to_thread import run_sync

        if not isinstance(target, (str, os.PathLike)):
            return await self._write_all(target)
        part = AtomicFile(Path(target))
        file = await run_sync(part.__enter__)
        try:
            count = await self._write_all(file)
        except BaseException as error:
            part.__exit__(type(error), error, None)
            raise
        part.__exit__(None, None, None)
        return count

    async def _write_all(self, file: IO[bytes]) -> int:
        from anyio.to_thread import run_sync

        count = 0
        async for chunk in self.iter_bytes():
            count += await run_sync(file.write, chunk)
        return count

    async def close(self) -> None:
        self._closed = True
        await self._body.aclose()

    async def __aenter__(self: A) -> A:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


class _Pieces(AsyncIterator[bytes]):
    """A download's pieces. No generator, since nothing may be left for the event loop to finalise."""

    def __init__(self, download: AsyncBinaryResponse, chunks: AsyncIterator[bytes], resizer: _Resizer) -> None:
        self._download, self._chunks, self._resizer = download, chunks, resizer
        self._ready: deque[bytes] = deque()

    async def __anext__(self) -> bytes:
        while not self._ready:
            chunk = await self._next()
            if chunk is not None:
                self._ready.extend(self._resizer.take(chunk))
            elif self._resizer.rest:
                self._ready.append(self._resizer.rest)
                self._resizer.rest = b""
            else:
                await self._download.close()
                raise StopAsyncIteration
        return self._ready.popleft()

    async def _next(self) -> bytes | None:
        try:
            return await anext(self._chunks, None)
        except BaseException:
            await self._download.close()
            raise


class _Resizer:
    """Bytes that wait until there are enough for a piece of `size`; None passes them on as they come."""

    __slots__ = ("_size", "rest")

    def __init__(self, size: int | None) -> None:
        if size is not None and size < 1:
            raise ValueError(f"chunk_size must be at least 1, not {size}.")
        self._size = size
        self.rest = b""

    def take(self, chunk: bytes) -> Iterator[bytes]:
        if self._size is None:
            yield chunk
            return
        data = self.rest + chunk
        whole = len(data) - len(data) % self._size
        self.rest = data[whole:]
        yield from (data[start : start + self._size] for start in range(0, whole, self._size))


def _resized(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    resizer = _Resizer(size)
    for chunk in chunks:
        yield from resizer.take(chunk)
    if resizer.rest:
        yield resizer.rest


class AtomicFile:
    """A file that appears at its place only when it was written without an error."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __enter__(self) -> IO[bytes]:
        self._path = self._place.with_name(f".{os.urandom(8).hex()}.part")
        self._file = self._path.open("xb")  # with the rights that any new file has
        return self._file

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None:
            self._path.replace(self._place)
        else:
            with suppress(OSError):
                self._path.unlink()
