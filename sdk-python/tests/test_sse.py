"""The decoder of server-sent events: the standard's rules read literally, and another library, as oracles."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from aiagentplatform._core.streams.framing import RecordDecoder
from aiagentplatform._core.streams.sse import SSEDecoder
from httpx_sse._decoders import SSEDecoder as OtherDecoder
from hypothesis import given
from hypothesis import strategies as st

PIECES = [
    b"data", b"event", b"id", b"retry", b":", b" ", b"\n", b"\r", b"\r\n", b"\n\n", b"\0", b"1", b"x", b"data: {}\n\n",
    b"\xef\xbb\xbf", b"\xef", b"\xc3\xa9", b"\xff", b"\xe2\x82", "\u2028".encode(), b"9" * 20, b"id: 1\n",
]  # fmt: skip
streams = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join), st.binary(max_size=60))


def decode(chunks: list[bytes]) -> Any:
    decoder = SSEDecoder()
    events = [event for chunk in chunks for event in decoder.feed(chunk)] + decoder.end()
    return [(e.event, e.text, e.id, e.own_id, e.retry) for e in events], decoder.last_event_id, decoder.retry


def literally(data: bytes) -> Any:
    """The standard's section 9.2.6 read sentence by sentence: on text, all at once."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    events: list[Any] = []
    buffer, kind, last_id, dispatched_id = "", "", "", ""
    retry: int | None = None
    own: tuple[str | None, int | None] = (None, None)
    for line in re.split("\r\n|\n|\r", text)[:-1]:
        if line == "":
            dispatched_id = last_id
            if buffer:
                events.append((kind or "message", buffer[:-1], dispatched_id, *own))
            buffer, kind, own = "", "", (None, None)
            continue
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            kind = value
        elif name == "data":
            buffer += f"{value}\n"
        elif name == "id" and "\0" not in value:
            last_id, own = value, (value, own[1])
        elif name == "retry" and re.fullmatch("[0-9]+", value):
            retry, own = int(value), (own[0], int(value))
    return events, dispatched_id, retry


@given(streams, st.lists(st.integers(0, 200), max_size=8))
def test_any_split_of_any_bytes_gives_what_the_standard_says(data: bytes, cuts: list[int]) -> None:
    places = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    chunks = [data[start:end] for start, end in pairwise(places)]
    expected = literally(data)
    assert decode(chunks) == expected
    assert decode([data]) == expected
    assert decode([bytes([byte]) for byte in data]) == expected


@given(st.lists(st.tuples(st.sampled_from(["data", "event", "id"]), st.text("ab: {}é\u2028", max_size=8)), max_size=12))
def test_agrees_with_httpx_sse_where_that_is_right(fields: list[tuple[str, str]]) -> None:
    """That is: without a BOM, without a lone `retry`, and with data in every event."""
    block = "".join(f"{name}: {value}\n" for name, value in fields) + "data: end\n\n"
    other = OtherDecoder()
    found = [event for line in [*block.split("\n")[:-1], ""] if (event := other.decode(line)) is not None]
    events, _, _ = decode([block.encode()])
    assert [(e[0], e[1], e[2]) for e in events] == [(e.event, e.data, e.id) for e in found][: len(events)]


def test_the_common_shape_and_the_general_one_give_the_same() -> None:
    fast, slow = SSEDecoder(), SSEDecoder()
    (one,) = fast.feed(b'data: {"a": 1}\n\n')
    (other,) = slow.feed(b'data:{"a": 1}\n\n')
    assert (one.data, one.event, one.id) == (other.data, other.event, other.id) == (b'{"a": 1}', "message", "")


@given(st.lists(st.one_of(streams, st.sampled_from([b"data: {}\n\n", b"data: \n\n", b"data: a\n\n"])), max_size=6))
def test_what_is_read_as_plain_data_is_the_event_that_would_have_come(chunks: list[bytes]) -> None:
    decoder, other = SSEDecoder(), SSEDecoder()
    for chunk in chunks:
        data, expected = decoder.plain(chunk), other.feed(chunk)
        found = decoder.feed(chunk) if data is None else []
        shown = (
            [(e.data, e.event, e.own_id, e.retry) for e in found] if data is None else [(data, "message", None, None)]
        )
        assert shown == [(e.data, e.event, e.own_id, e.retry) for e in expected]


def test_the_id_of_an_earlier_connection_is_kept() -> None:
    (event,) = SSEDecoder("41").feed(b"data: x\n\n")
    assert event.id == "41"
    assert event.own_id is None


def test_a_number_longer_than_python_reads_is_no_retry() -> None:
    decoder = SSEDecoder()
    decoder.feed(b"retry: " + b"1" * 5000 + b"\n\n")
    assert decoder.retry is None


@given(st.binary(max_size=80), st.integers(0, 80))
def test_records_do_not_depend_on_chunks(data: bytes, cut: int) -> None:
    whole, halves = RecordDecoder(), RecordDecoder()
    expected = [e.data for e in [*whole.feed(data), *whole.end()]]
    assert [e.data for e in [*halves.feed(data[:cut]), *halves.feed(data[cut:]), *halves.end()]] == expected


@pytest.mark.parametrize("size", [10_000, 1_000_000])
def test_a_huge_line_in_small_chunks_is_decoded(size: int) -> None:
    decoder = SSEDecoder()
    for _ in range(size // 1000):
        assert decoder.feed(b"data: " + b"x" * 994 if not decoder._tail else b"x" * 1000) == []
    (event,) = decoder.feed(b"\n\n")
    assert len(event.data) == size - 6
