"""The bytes of streams: the SDK's decoder gives back what went in, however they are cut."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from aiagentplatform import StreamDecodeError, StreamIncompleteError
from aiagentplatform._core.streams.sse import SSEDecoder
from aiagentplatform.testing import (
    MALFORMED,
    Reply,
    chat_stream,
    cut,
    events_of,
    execution_stream,
    split,
    sse,
    sse_comment,
    sse_event,
)
from hypothesis import given
from hypothesis import strategies as st

from .stage import scripted_client

FIELD = st.text().filter(lambda text: not re.search("[\r\n\0]", text))
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")), st.lists, max_leaves=5
)


def decoded(chunks: list[bytes]) -> list[Any]:
    decoder = SSEDecoder()
    return [event for chunk in chunks for event in decoder.feed(chunk)] + decoder.end()


@given(JSON, st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")), st.integers(0, 10**6))
def test_an_event_comes_back_as_it_went_in(data: Any, name: str, retry: int) -> None:
    (event,) = decoded([sse_event(data, event=name, id=name, retry=retry)])
    if isinstance(data, str):
        assert event.text == re.sub("\r\n|\r", "\n", data)
    else:
        assert json.loads(event.data) == data
    assert (event.event, event.id, event.retry) == (name or "message", name, retry)


@given(st.lists(JSON, max_size=5), st.integers())
def test_chunks_of_a_stream_join_to_it_wherever_it_is_cut(values: list[Any], seed: int) -> None:
    stream = sse(values, terminator="[DONE]")
    for chunks in (split(stream), split(stream, 1), split(stream, 3), split(stream, seed=seed), split(stream, [5, 2])):
        assert b"".join(chunks) == stream and all(chunks)
        assert len(decoded(chunks)) == len(values) + 1
    assert sse(events_of(stream)) == stream


def test_every_line_of_a_text_is_a_line_of_data() -> None:
    assert sse_event("a\nb\r\nc\rd") == b"data: a\ndata: b\ndata: c\ndata: d\n\n"


def test_comments_are_no_events() -> None:
    assert decoded([sse([sse_comment("still\nhere"), {"a": 1}])])[0].data == b'{"a":1}'


@pytest.mark.parametrize("bad", ["a\nb", "a\rb", "a\0b"])
def test_a_name_that_would_break_the_event_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="event"):
        sse_event(1, event=bad)


def test_a_chunk_size_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one byte"):
        split(b"abc", 0)


@pytest.mark.parametrize("size", [1, 7, None])
def test_a_stream_without_its_end_is_an_incomplete_one(size: int | None) -> None:
    stream = chat_stream("Hello big world")
    broken = cut(stream, after_events=3, after_bytes=10)
    assert broken.startswith(b"".join(events_of(stream)[:3])) and stream.startswith(broken)
    with (
        scripted_client(Reply(chunks=split(broken, size))) as client,
        client.chat.completions.stream(model="m", messages=[]) as events,
        pytest.raises(StreamIncompleteError) as caught,
    ):
        list(events)
    assert caught.value.partial.choices[0].message.content == "Hello big"


def test_a_malformed_event_is_reported_by_the_client() -> None:
    first, *rest = events_of(execution_stream())
    with (
        scripted_client(sse([first, MALFORMED, *rest])) as client,
        client.workflows.executions.events("exec_1") as events,
        pytest.raises(StreamDecodeError),
    ):
        list(events)


def test_cutting_by_bytes_alone_counts_from_the_beginning() -> None:
    assert cut(b"data: 1\n\n", after_bytes=4) == b"data"
    assert cut(b"data: 1\n\ndata: 2\n\n", after_events=1) == b"data: 1\n\n"
