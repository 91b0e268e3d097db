"""
The content codings of replies, undone piece by piece (RFC 9110, 8.4.1), the same over every library. No I/O.

gzip and deflate are always known, br and zstd where a package is there that knows them. The SDK asks for none of its
own accord; a caller may, with the header ``accept-encoding``, and some servers do not wait to be asked.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any, Protocol

from ..errors import APIConnectionError
from .trouble import unreadable


def decoded(codings: str | None, data: bytes) -> bytes:
    """A whole body. Raises `APIConnectionError` for one that is not what its ``content-encoding`` says."""
    if not codings:
        return data
    decoder = Decoder(codings)
    return decoder.feed(data) + decoder.finish()


def decoded_pieces(codings: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """A body as it comes, without empty pieces."""
    decoder = Decoder(codings)
    for piece in pieces:
        if data := decoder.feed(piece):
            yield data
    if data := decoder.finish():
        yield data


class OpenBody(Protocol):
    """Pieces of an open reply, which can be closed."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    async def aclose(self) -> None: ...


class AsyncDecoded(AsyncIterator[bytes]):
    """The asynchronous twin of `decoded_pieces`. No generator, since nothing may be left for a loop to finalise."""

    def __init__(self, codings: str, body: OpenBody) -> None:
        self._codings, self._body = codings, body
        self._pieces = aiter(body)
        self._decoder: Decoder | None = None
        self._over = False

    async def __anext__(self) -> bytes:
        try:
            while not self._over:
                if data := await self._next():
                    return data
        except APIConnectionError:
            self._over = True
            await self._body.aclose()
            raise
        raise StopAsyncIteration

    async def _next(self) -> bytes:
        decoder = self._decoder = self._decoder or Decoder(self._codings)
        piece = await anext(self._pieces, None)
        if piece is not None:
            return decoder.feed(piece)
        self._over = True
        return decoder.finish()


class _Gzip:
    """gzip, with any number of members (RFC 1952)."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)
        self._fed = False

    def feed(self, data: bytes) -> bytes:
        out = b""
        while data:
            if self._inner.eof:
                if not data.strip(b"\0"):
                    return out  # padding
                self._inner = zlib.decompressobj(31)
            out += _inflated(self._inner, data, "gzip")
            data = self._inner.unused_data
            self._fed = True
        return out

    def finish(self) -> bytes:
        return _flushed(self._inner, "gzip") if self._fed else b""


class _Deflate:
    """deflate: in the frame of zlib, as RFC 9110 wants it, or without, as some servers send it."""

    def __init__(self) -> None:
        self._head = b""
        self._inner: Any = None

    def feed(self, data: bytes) -> bytes:
        if self._inner is None:
            data = self._head = self._head + data
            if len(data) < 2:
                return b""
            framed = data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0  # RFC 1950, 2.2
            self._inner = zlib.decompressobj(15 if framed else -15)
        return b"" if self._inner.eof else _inflated(self._inner, data, "deflate")

    def finish(self) -> bytes:
        if self._inner is None and not self._head:
            return b""
        return _flushed(self._inner or zlib.decompressobj(15), "deflate")


def _inflated(inner: Any, data: bytes, kind: str) -> bytes:
    try:
        out: bytes = inner.decompress(data)
        return out
    except zlib.error as fault:
        raise unreadable(f"its content is no {kind} data ({fault})") from fault


def _flushed(inner: Any, kind: str) -> bytes:
    rest: bytes = inner.flush()
    if not inner.eof:
        raise unreadable(f"its {kind} data ends too early")
    return rest


class _Foreign:
    """A coding that another package knows."""

    def __init__(self, kind: str, inflate: Callable[[bytes], bytes], faults: type[Exception]) -> None:
        self._kind, self._inflate, self._faults = kind, inflate, faults

    def feed(self, data: bytes) -> bytes:
        try:
            return self._inflate(data)
        except self._faults as fault:
            raise unreadable(f"its content is no {self._kind} data ({fault})") from fault

    def finish(self) -> bytes:
        return b""


def _brotli() -> _Foreign:
    found = _first("br", "brotli", "brotlicffi")
    inner = found.Decompressor()
    return _Foreign("br", getattr(inner, "decompress", None) or inner.process, found.error)


def _zstd() -> _Foreign:
    found = _first("zstd", "compression.zstd", "backports.zstd", "zstandard")
    inner = found.ZstdDecompressor()
    inner = inner.decompressobj() if hasattr(inner, "decompressobj") else inner
    return _Foreign("zstd", inner.decompress, found.ZstdError)


def _first(kind: str, *names: str) -> Any:
    for name in names:
        with suppress(ImportError):
            return import_module(name)
    raise unreadable(f"its content is coded with {kind}, which needs one of the packages {', '.join(names)}")


class _Coding(Protocol):
    """One coding of one reply."""

    def feed(self, data: bytes) -> bytes: ...
    def finish(self) -> bytes: ...


_DECODERS: dict[str, Callable[[], _Coding]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    "br": _brotli,
    "zstd": _zstd,
}


class Decoder:
    """Undoes the codings of one reply, the last first. Raises `APIConnectionError`."""

    def __init__(self, codings: str) -> None:
        names = [name.strip().lower() for name in codings.split(",")]
        self._steps = [_decoder(name) for name in reversed(names) if name not in ("", "identity")]

    def feed(self, data: bytes) -> bytes:
        """What comes of the next piece; maybe nothing yet."""
        for step in self._steps:
            data = step.feed(data)
        return data

    def finish(self) -> bytes:
        """What comes at the end. Raises `APIConnectionError` if it is not the end."""
        data = b""
        for step in self._steps:
            data = (step.feed(data) if data else b"") + step.finish()
        return data


def _decoder(name: str) -> _Coding:
    make = _DECODERS.get(name)
    if make is None:
        raise unreadable(f"its content is coded with {name!r}, which is not known")
    return make()
