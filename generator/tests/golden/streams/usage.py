"""What a user writes, as type checkers see it."""

from __future__ import annotations

from pathlib import Path

from golden_streams import AsyncBinaryResponse, AsyncRadio, AsyncStream, BinaryResponse, Radio, Stream
from golden_streams.types import Answer, AnswerChunk, Job, JobDone, JobProgress, Line, UnknownJobEvent
from typing_extensions import assert_type


def blocking(client: Radio, streamed: bool) -> None:
    assert_type(client.answers.create(text="?"), Answer)
    assert_type(client.answers.create(text="?", stream=False), Answer)
    assert_type(client.answers.create(text="?", stream=True), Stream[AnswerChunk, Answer])
    assert_type(client.answers.create(text="?", stream=streamed), Answer | Stream[AnswerChunk, Answer])
    with client.answers.stream(text="?") as stream:
        for chunk in stream:
            assert_type(chunk, AnswerChunk)
        assert_type(stream.final(), Answer)
    with client.jobs.events("job") as events:
        for event in events:
            assert_type(event, JobProgress | JobDone | UnknownJobEvent)
        assert_type(events.final(), Job)
    assert_type(client.logs.follow(), Stream[Line, None])
    assert_type(client.recordings.upload(audio=Path("a.mp3"), notes=[("n.txt", b"n")]), Line)
    assert_type(client.recordings.content("id"), BinaryResponse)
    assert_type(client.lyrics.read(), str)


async def asynchronous(client: AsyncRadio) -> None:
    assert_type(await client.answers.create(text="?", stream=True), AsyncStream[AnswerChunk, Answer])
    async with client.answers.stream(text="?") as stream:
        assert_type(await stream.final(), Answer)
    assert_type(await client.recordings.content("id"), AsyncBinaryResponse)
