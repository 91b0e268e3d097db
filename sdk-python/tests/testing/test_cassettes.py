"""Cassettes: recorded once and replayed the same, over every transport and flavour; a request that is not recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform import (
    AIAgentPlatform,
    APIConnectionError,
    AsyncAIAgentPlatform,
    ConnectTimeoutError,
    NotFoundError,
    StreamIncompleteError,
)
from aiagentplatform.testing import (
    AsyncScriptedTransport,
    Cassette,
    CassetteError,
    Platform,
    RecordedRequest,
    Redaction,
    Reply,
    ScriptedTransport,
    UnrecordedRequestError,
    chat_completion,
    chat_stream,
    mock_platform,
    new_company,
    split,
)
from conftest import awaited, gathered

from .stage import AT_ONCE, KEY, QUESTION

LIVE = "aap_live_the-real-key_0123456789"


@pytest.fixture(scope="module")
def server() -> Iterator[Platform]:
    with mock_platform() as platform:
        yield platform


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cassettes" / "a.json"


class Deck:
    """A client of one flavour on a cassette, with a script or a real server behind it."""

    def __init__(self, flavour: str, cassette: Cassette, *answers: Any, inner: Any = None, **settings: Any) -> None:
        sync = flavour == "sync"
        if answers:
            inner = (ScriptedTransport if sync else AsyncScriptedTransport)(*answers)
        self.script = inner
        self.transport: Any = cassette.transport(inner) if sync else cassette.async_transport(inner)
        kind: Any = AIAgentPlatform if sync else AsyncAIAgentPlatform
        client = kind(**{"api_key": KEY, **settings}, transport=self.transport)
        self.client = client.with_options(clock=AT_ONCE)

    async def ask(self, content: str = "Hi", **arguments: Any) -> Any:
        question = {**QUESTION, "messages": [{"role": "user", "content": content}]}
        return await awaited(self.client.chat.completions.create(**{**question, **arguments}))


def told(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))["interactions"]


@pytest.mark.anyio
async def test_a_real_conversation_is_replayed_without_the_server(
    flavour: str, library: str, server: Platform, path: Path, tmp_path: Path
) -> None:
    platform = new_company(server.url, mode="live")
    notes = tmp_path / "notes.bin"
    notes.write_bytes(bytes(range(256)) * 300)

    async def converse(cassette: Cassette, **settings: Any) -> list[Any]:
        deck = Deck(flavour, cassette, inner=library, **settings)
        client = deck.client
        seen: list[Any] = []
        stream = client.chat.completions.stream(**QUESTION)
        seen.append(await gathered(stream.text()))
        seen.append((await awaited(stream.final())).choices[0].message.content)
        file = await awaited(client.files.upload(file=notes, purpose="assistants"))
        seen.append(file.id)
        download = await awaited(client.files.content(file.id))
        seen.append(await awaited(download.read()))
        endpoint = await awaited(client.webhooks.create(url="http://127.0.0.1:9/", events="*"))
        seen.append(client.webhooks.sign(b"{}", endpoint.secret)["webhook-id"][:4])
        with pytest.raises(NotFoundError) as caught:
            await awaited(client.models.retrieve("nope"))
        seen.append(str(caught.value))
        if library == "aiohttp":  # whose session is to be closed, also if nothing was sent
            await deck.transport.aclose()
        return seen

    with Cassette(path) as cassette:
        assert cassette.recording
        first = await converse(cassette, api_key=platform.api_key, base_url=platform.base_url)
    asked = len(platform.requests())
    with Cassette(path, mode="replay") as cassette:
        assert not cassette.recording
        assert await converse(cassette, base_url="https://nowhere.invalid/v1") == first
        assert cassette.unplayed == []
    assert len(platform.requests()) == asked == 5
    text = path.read_text("utf-8")
    assert platform.api_key not in text and platform.api_key[-20:] not in text
    assert '"secret": "whsec_REDACTED"' in text


@pytest.mark.anyio
async def test_chunks_are_replayed_where_they_were_cut(flavour: str, path: Path) -> None:
    chunks = split(chat_stream("Hello Grüße"), 11)

    async def raw(cassette: Cassette, *answers: Any) -> list[bytes]:
        deck = Deck(flavour, cassette, *answers)
        stream = await awaited(deck.client.chat.completions.create(**QUESTION, stream=True))
        await awaited(stream.final())
        return [chunk for each in cassette_replies(cassette) for chunk in each]

    with Cassette(path) as cassette:
        await raw(cassette, Reply(chunks=chunks))
    with Cassette(path) as cassette:
        assert await raw(cassette) == chunks


def cassette_replies(cassette: Cassette) -> list[list[bytes]]:
    return [each.reply.chunks for each in [*cassette._recorded, *cassette._new]]


@pytest.mark.anyio
async def test_retries_failures_and_pages_are_replayed_in_their_order(flavour: str, path: Path) -> None:
    whole = chat_stream("Hello world")
    answers = [
        ConnectTimeoutError("no way", sent=False),
        Reply(503, json={"error": {"message": "Busy."}}),
        chat_completion("At last."),
        Reply(chunks=[whole[:300]], failure=APIConnectionError("reset")),
    ]

    async def run(cassette: Cassette, *answers: Any) -> list[Any]:
        deck = Deck(flavour, cassette, *answers)
        said = (await deck.ask()).choices[0].message.content
        with pytest.raises(StreamIncompleteError) as caught:
            await gathered(deck.client.chat.completions.stream(**QUESTION))
        return [said, str(caught.value), str(caught.value.__cause__), caught.value.partial]

    with Cassette(path) as cassette:
        first = await run(cassette, *answers)
    failure = told(path)[0]["reply"]["failure"]
    assert failure == {"error": "ConnectTimeoutError", "message": "no way", "sent": False}
    with Cassette(path) as cassette:
        assert await run(cassette) == first


@pytest.mark.anyio
async def test_a_recording_that_was_not_read_to_its_end_says_so(flavour: str, path: Path) -> None:
    async def one_event(cassette: Cassette, *answers: Any) -> Any:
        deck = Deck(flavour, cassette, *answers)
        stream = await awaited(deck.client.chat.completions.create(**QUESTION, stream=True))
        await awaited(stream.__next__() if flavour == "sync" else stream.__anext__())
        return stream

    with Cassette(path) as cassette:
        stream = await one_event(cassette, Reply(chunks=split(chat_stream("Hello world"))))
        await awaited(stream.close())
    with Cassette(path) as cassette:
        stream = await one_event(cassette)
        with pytest.raises(StreamIncompleteError) as caught:
            await awaited(stream.final())
        assert "The recording ends here" in str(caught.value.__cause__)


@pytest.mark.anyio
async def test_what_differs_from_run_to_run_is_not_compared(flavour: str, path: Path) -> None:
    with Cassette(path) as cassette:
        deck = Deck(flavour, cassette, chat_completion("Hi."), api_key=LIVE)
        await deck.ask(user="ada", options={"idempotency_key": "one", "headers": {"x-trace": "1"}})
    before = path.read_bytes()
    with Cassette(path) as cassette:  # all but the question is another, its members in disorder
        deck = Deck(flavour, cassette, base_url="https://other.test/v1")
        question = {"user": "ada", "messages": [{"content": "Hi", "role": "user"}], "model": "gpt-5.2"}
        await awaited(deck.client.request("POST", "/chat/completions", body=question))
    assert path.read_bytes() == before and LIVE not in before.decode()


@pytest.mark.anyio
async def test_an_unrecorded_request_shows_the_nearest_one(flavour: str, path: Path) -> None:
    with Cassette(path) as cassette:
        deck = Deck(flavour, cassette, chat_completion("A"), chat_completion("B"), {"object": "list", "data": []})
        await deck.ask("Hello")
        await deck.ask("What is the capital of France?")
        await awaited(deck.client.request("GET", "/models", query={"limit": 3}))
    with Cassette(path) as cassette:
        deck = Deck(flavour, cassette, chat_completion("never asked for"))
        with pytest.raises(UnrecordedRequestError) as caught:
            await deck.ask("What is the capital of Peru?", temperature=0)
        assert deck.script.requests == []
    message = str(caught.value)
    assert "POST /v1/chat/completions is not recorded" in message and str(path) in message
    assert "The nearest is number 2" in message
    assert (
        'body/messages/0/content: sent "What is the capital of Peru?", recorded "What is the capital of France?"'
        in message
    )
    assert "body/temperature: sent 0, recorded nothing" in message
    assert KEY not in message
    assert isinstance(caught.value.nearest, RecordedRequest)
    with Cassette(path) as cassette, pytest.raises(UnrecordedRequestError, match=r"query: sent .*4.*recorded .*3"):
        await awaited(Deck(flavour, cassette).client.request("GET", "/models", query={"limit": 4}))


@pytest.mark.anyio
async def test_each_recording_is_replayed_once_unless_repeating_is_allowed(flavour: str, path: Path) -> None:
    with Cassette(path) as cassette:
        deck = Deck(flavour, cassette, chat_completion("One."), chat_completion("Two."))
        await deck.ask()
        await deck.ask()

    async def said(cassette: Cassette) -> str:
        return str((await Deck(flavour, cassette).ask()).choices[0].message.content)

    with Cassette(path) as cassette:
        assert [await said(cassette), await said(cassette)] == ["One.", "Two."]
        with pytest.raises(UnrecordedRequestError, match="2 recordings of it were replayed already"):
            await said(cassette)
    with Cassette(path, repeat=True) as cassette:
        assert [await said(cassette) for _ in range(4)] == ["One.", "Two.", "Two.", "Two."]
        assert cassette.unplayed == []
    with Cassette(path) as cassette:
        await said(cassette)
        assert [each.method for each in cassette.unplayed] == ["POST"]


@pytest.mark.anyio
async def test_extend_replays_what_there_is_and_adds_what_there_is_not(flavour: str, path: Path) -> None:
    with Cassette(path) as cassette:
        await Deck(flavour, cassette, chat_completion("One.")).ask("one")
    with Cassette(path, mode="extend") as cassette:
        deck = Deck(flavour, cassette, chat_completion("Two."))
        assert (await deck.ask("one")).choices[0].message.content == "One."
        assert (await deck.ask("two")).choices[0].message.content == "Two."
    assert [each["request"]["body"]["json"]["messages"][0]["content"] for each in told(path)] == ["one", "two"]


@pytest.mark.anyio
async def test_record_starts_anew_and_off_leaves_the_file_alone(flavour: str, path: Path) -> None:
    for mode, content, kept in (("once", "one", "one"), ("record", "two", "two"), ("off", "three", "two")):
        with Cassette(path, mode=mode) as cassette:
            deck = Deck(flavour, cassette, chat_completion("x"))
            await deck.ask(content)
            assert len(deck.script.requests) == 1
        assert [each["request"]["body"]["json"]["messages"][0]["content"] for each in told(path)] == [kept]


@pytest.mark.anyio
async def test_what_is_compared_can_be_chosen(flavour: str, path: Path) -> None:
    def model(request: RecordedRequest) -> object:
        return request.json["model"]

    with Cassette(path) as cassette:
        await Deck(flavour, cassette, chat_completion("One.")).ask("one")
    with Cassette(path, match=["method", "path", model], repeat=True) as cassette:
        await Deck(flavour, cassette).ask("two")
        with pytest.raises(UnrecordedRequestError, match=r'model: sent "other", recorded "gpt-5'):
            await Deck(flavour, cassette).ask(model="other")
    with Cassette(path, match=["host"]) as cassette, pytest.raises(UnrecordedRequestError, match="host: sent"):
        await Deck(flavour, cassette, base_url="https://other.test/v1").ask("one")


def test_the_same_conversation_gives_the_same_bytes(path: Path) -> None:
    written: list[bytes] = []
    for _ in range(2):
        with (
            Cassette(path, mode="record") as cassette,
            AIAgentPlatform(
                api_key=KEY, transport=cassette.transport(ScriptedTransport(chat_completion("Grüße")))
            ) as client,
        ):
            client.chat.completions.create(**QUESTION)
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert "Grüße" in written[0].decode() and b"\r" not in written[0] and written[0].endswith(b"}\n")


def test_uploads_are_told_apart_by_their_content_not_by_their_boundary(path: Path) -> None:
    def upload(cassette: Cassette, content: bytes, *answers: Any) -> None:
        Deck("sync", cassette, *answers).client.files.upload(file=("a.txt", content), purpose="assistants")

    with Cassette(path) as cassette:
        upload(cassette, b"text", {"id": "file_1"})
    assert "form-data; boundary=boundary" in path.read_text() and "\\r\\n--boundary--" in path.read_text()
    with Cassette(path, repeat=True) as cassette:
        upload(cassette, b"text")
        with pytest.raises(UnrecordedRequestError):
            upload(cassette, b"other")


def test_a_block_that_raises_leaves_no_half_recording(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Cassette(path) as cassette:
        Deck("sync", cassette, {"data": []}).client.request("GET", "/models")
        raise ZeroDivisionError
    assert not path.exists()


def test_a_secret_that_the_user_names_is_no_part_of_the_file(path: Path) -> None:
    with Cassette(path, redaction=Redaction(names=["user"])) as cassette:
        Deck("sync", cassette, chat_completion("Hi.")).client.chat.completions.create(
            **QUESTION, user="ada@example.com"
        )
    assert "ada@" not in path.read_text()
    with Cassette(path, redaction=Redaction(names=["user"])) as cassette:
        Deck("sync", cassette).client.chat.completions.create(**QUESTION, user="bob@example.com")


def test_a_json_body_that_is_not_json_after_all_is_kept_as_text(path: Path) -> None:
    bodies = [b'{"a": 1, "a": 2}', b'{"a": NaN}', b"<html>", b"\xff\x00", b'{"a": 1.50}']
    with Cassette(path) as cassette:
        client = Deck("sync", cassette, *[Reply(body=body) for body in bodies]).client
        first = [client.request("GET", "/x", returns=bytes) for _ in bodies]
    assert first == bodies
    kinds = [next(iter(each["reply"]["body"])) for each in told(path)]
    assert kinds == ["text", "text", "text", "base64", "json"]
    with Cassette(path) as cassette:
        client = Deck("sync", cassette).client
        again = [client.request("GET", "/x", returns=bytes) for _ in bodies]
    assert again[:4] == bodies[:4] and json.loads(again[4]) == {"a": 1.5}


def test_repeated_headers_survive(path: Path) -> None:
    class Answer(ScriptedTransport):
        def send(self, request: Any) -> Any:
            response = super().send(request)
            response.headers = type(response.headers)([("link", "a"), ("link", "b"), ("x-one", "1")])
            return response

    seen: list[Any] = []
    for inner in (Answer({"data": []}), None):
        with Cassette(path) as cassette:
            client = AIAgentPlatform(api_key=KEY, transport=cassette.transport(inner))
            client.request("GET", "/x", options={"on_response": lambda info: seen.append(info.headers)})
    assert [(headers["link"], headers["x-one"]) for headers in seen] == [("a, b", "1")] * 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not JSON"),
        ("[]", 'no member "cassette"'),
        ('{"cassette": 99}', "version 99"),
        ('{"cassette": 1, "interactions": [{"request": {}}]}', "Interaction 1 of .* cannot be read"),
        (
            '{"cassette": 1, "interactions": [{"request": {"method": "GET", "url": "/"}, '
            '"reply": {"status": 200, "body": {"base64": "?"}}}]}',
            "Interaction 1",
        ),
    ],
)
def test_a_file_that_is_no_cassette_is_refused(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content)
    with pytest.raises(CassetteError, match=message):
        Cassette(path)


def test_bad_settings_are_refused(path: Path) -> None:
    with pytest.raises(CassetteError, match="There is no cassette"):
        Cassette(path, mode="replay")
    with pytest.raises(ValueError, match=r"no mode 'rewind'.*once"):
        Cassette(path, mode="rewind")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"no part 'mood'.*method"):
        Cassette(path, match=["mood"])
