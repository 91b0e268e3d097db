"""Content codings, undone the same whatever pieces they come in."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from types import SimpleNamespace

import anyio
import pytest
from aiagentplatform._core import APIConnectionError
from aiagentplatform._core.transports.coding import AsyncDecoded, decoded, decoded_pieces
from hypothesis import given
from hypothesis import strategies as st


def zipped(data: bytes) -> bytes:
    """The same at any time: it names tests."""
    return gzip.compress(data, mtime=0)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


CODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", zipped),
    "its old name": ("X-GZIP", zipped),
    "several members": ("gzip", lambda data: zipped(data[:5]) + zipped(data[5:])),
    "deflate": ("deflate", zlib.compress),
    "deflate without a frame": ("deflate", raw_deflate),
    "two, one upon the other": ("deflate, gzip", lambda data: zipped(zlib.compress(data))),
    "none": ("identity", bytes),
    "none, said oddly": (" , identity", bytes),
}


class Body:
    """Pieces of an open reply."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces, self.closed = pieces, False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield piece

    async def aclose(self) -> None:
        self.closed = True


async def gathered(codings: str, body: Body) -> bytes:
    return b"".join([piece async for piece in AsyncDecoded(codings, body)])


@pytest.mark.parametrize(("codings", "encode"), CODINGS.values(), ids=CODINGS)
@given(data=st.binary(max_size=2000), cuts=st.lists(st.integers(0, 2000), max_size=8))
def test_any_pieces_give_the_same_bytes(
    codings: str, encode: Callable[[bytes], bytes], data: bytes, cuts: list[int]
) -> None:
    packed = encode(data)
    bounds = [0, *sorted(min(cut, len(packed)) for cut in cuts), len(packed)]
    pieces = [packed[start:end] for start, end in pairwise(bounds)]
    assert decoded(codings, packed) == data
    assert b"".join(decoded_pieces(codings, pieces)) == data
    assert anyio.run(gathered, codings, Body(pieces)) == data


def test_no_coding_is_no_work() -> None:
    data = b"as it is"
    assert decoded(None, data) is data


@pytest.mark.parametrize(
    ("codings", "data", "words"),
    [
        ("gzip", b"no gzip", "no gzip data"),
        ("deflate", b"no deflate data", "no deflate data"),
        ("gzip", zipped(b"x" * 1000)[:-4], "ends too early"),
        ("deflate", zlib.compress(b"x" * 1000)[:-6], "ends too early"),
        ("sdch", b"x", "'sdch', which is not known"),
    ],
)
def test_what_cannot_be_undone_is_told(codings: str, data: bytes, words: str) -> None:
    with pytest.raises(APIConnectionError, match=words):
        decoded(codings, data)
    with pytest.raises(APIConnectionError, match=words):
        list(decoded_pieces(codings, [data]))
    body = Body([data])
    with pytest.raises(APIConnectionError, match=words):
        anyio.run(gathered, codings, body)
    assert body.closed, "the connection is not kept"


@pytest.mark.parametrize("method", ["decompress", "process"], ids=["brotlicffi", "brotli"])
def test_a_coding_that_another_package_knows(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    class Broken(Exception): ...

    def undo(self: object, data: bytes) -> bytes:
        if data == b"bad":
            raise Broken("odd bytes")
        return data[::-1]

    brotli = SimpleNamespace(Decompressor=type("Decompressor", (), {method: undo}), error=Broken)
    monkeypatch.setitem(sys.modules, "brotli", brotli)
    assert decoded("br", b"dlrow") == b"world"
    with pytest.raises(APIConnectionError, match=r"no br data \(odd bytes\)"):
        decoded("br", b"bad")


def test_a_coding_whose_package_is_missing_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("brotli", "brotlicffi"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(APIConnectionError, match="needs one of the packages brotli, brotlicffi"):
        decoded("br", b"x")


def test_what_follows_the_end_is_left_out() -> None:
    assert decoded("deflate", zlib.compress(b"all") + b"rubbish") == b"all"
    assert decoded("gzip", zipped(b"all") + b"\0" * 20) == b"all"


def test_a_body_without_a_byte_is_empty() -> None:
    assert decoded("gzip", b"") == b""
    assert list(decoded_pieces("gzip", [])) == []
