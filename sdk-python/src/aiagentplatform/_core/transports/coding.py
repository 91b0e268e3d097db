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


class _Zlib:
    """gzip with any number of members, or deflate: by RFC 9110 with zlib's frame, by many servers without."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._window = 31 if kind == "gzip" else 15
        self._inner = zlib.decompressobj(self._window)
        self._fed = False

    def feed(self, data: bytes) -> bytes:
        out = b""
        while data:
            if self._inner.eof:
                if self._kind == "deflate" or not data.strip(b"\0"):
                    return out  # what follows the end is no part of it
                self._inner = zlib.decompressobj(self._window)
            out += self._inflate(data)
            data = self._inner.unused_data
            self._fed = True
        return out

    def _inflate(self, data: bytes) -> bytes:
        try:
            return self._inner.decompress(data)
        except zlib.error as fault:
            if self._kind != "deflate" or self._fed:
                raise unreadable(f"its content is no {self._kind} data ({fault})") from fault
        self._fed, self._inner = True, zlib.decompressobj(-15)
        return self._inflate(data)

    def finish(self) -> bytes:
        rest = self._inner.flush()
        if self._fed and not self._inner.eof:
            raise unreadable(f"its {self._kind} data ends too early")
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


_DECODERS: dict[str, Callable[[], _Zlib | _Foreign]] = {
    "gzip": lambda: _Zlib("gzip"),
    "x-gzip": lambda: _Zlib("gzip"),
    "deflate": lambda: _Zlib("deflate"),
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


def _decoder(name: str) -> _Zlib | _Foreign:
    make = _DECODERS.get(name)
    if make is None:
        raise unreadable(f"its content is coded with {name!r}, which is not known")
    return make()
