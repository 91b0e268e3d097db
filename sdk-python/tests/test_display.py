"""How objects look: in short, with secrets hidden, in consoles, notebooks and rich, and never as markup of the data."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from aiagentplatform._core import (
    APIStatusError,
    AsyncPager,
    BodyEncodingError,
    Headers,
    InternalServerError,
    Model,
    NotFoundError,
    Operation,
    PageSpec,
    RateLimit,
    Request,
    ResponseInfo,
    SDKError,
    StreamIncompleteError,
    StreamSpec,
    Unknown,
)
from aiagentplatform._core.display.secrecy import HIDDEN, visible
from aiagentplatform._core.reply.decode import decoder
from aiagentplatform._core.values.rate_limit import rate_limit_of
from aiagentplatform.types import ApiKeyWithSecret, ChatCompletion, WebhookEndpointWithSecret
from conftest import Face, awaited, gathered
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.formatters import DisplayFormatter
from IPython.lib.pretty import pretty
from pydantic import BaseModel, Field
from rich.console import Console
from scripted import Reply, ScriptedServer


class Part(Model):
    name: str
    size: int | None = None
    secret: str | None = None


class Thing(Model):
    id: str
    note: str | None = None
    parts: list[Part] = Field(default_factory=list[Part])
    labels: dict[str, str] = Field(default_factory=dict[str, str])
    pin: str | None = Field(default=None, repr=False)


class UnknownThing(Unknown, tag="type", known=("a",)):
    pass


def looks(value: Any) -> dict[str, str]:
    """Every way in which an object may come before somebody's eyes."""
    console = Console(file=io.StringIO(), width=100, color_system=None)
    console.print(value)
    return {
        "repr": repr(value),
        "str": str(value),
        "IPython": pretty(value),
        "notebook": value._repr_html_(),
        "rich": console.file.getvalue(),  # type: ignore[attr-defined]  # a StringIO
        "in a list": repr([value]),
    }


# ── in short ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Thing(id="t"), "Thing(id='t')"),
        (Thing(id="t", note=None), "Thing(id='t', note=None)"),
        (Thing.model_validate({"id": "t", "new": [1], "odd name": 2}), "Thing(id='t', new=[1], 'odd name'=2)"),
        (Thing(id="t", parts=[Part(name="p", size=3)]), "Thing(id='t', parts=[Part(name='p', size=3)])"),
        (Thing(id="t", labels={"a": "b"}), "Thing(id='t', labels={'a': 'b'})"),
        (Thing(id="x" * 90), f"Thing(id='{'x' * 80}'… (10 more))"),
        (Thing.model_validate({"id": "t", "new": list(range(9))}), "Thing(id='t', new=[0, 1, 2, 3, 4, … (4 more)])"),
        (Thing.model_validate({"id": "t", "new": [[[[[[[1]]]]]]]}), "Thing(id='t', new=[[[[[…]]]]])"),
        (UnknownThing.model_validate({"type": "b", "n": 1}), "UnknownThing(type='b', n=1)"),
        (SDKError("It broke."), "SDKError('It broke.')"),
        (
            NotFoundError(
                "No such file.", status=404, code="file_not_found", param=None, request_id="req_1", attempts=1
            ),
            "NotFoundError('No such file.', status=404, code='file_not_found', request_id='req_1', attempts=1)",
        ),
        (BodyEncodingError("No.", where="/a"), "BodyEncodingError('No.', where='/a')"),
        (
            rate_limit_of({"x-ratelimit-limit-requests": "9", "x-ratelimit-remaining-requests": "8"}),
            "RateLimit(requests=Allowance(limit=9, remaining=8, reset=None))",
        ),
        (ResponseInfo(200, Headers(), 1), "ResponseInfo(status=200, request_id=None, attempts=1)"),
    ],
)
def test_a_repr_says_what_is_there_in_short(value: object, expected: str) -> None:
    assert repr(value) == expected


def test_much_is_shown_until_there_is_no_more_room() -> None:
    row = "[0, 0, 0, 0, 0, … (4 more)]"
    five = f"[{', '.join([row] * 5)}, … (4 more)]"
    thing = Thing.model_validate({"id": "t", "grid": [[[0] * 9] * 9] * 9})
    assert repr(thing) == f"Thing(id='t', grid=[{five}, [{', '.join([row] * 4)}, […], … (4 more)], … (7 more)])"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)


@given(st.dictionaries(st.text(), json_values, max_size=5))
def test_a_repr_is_one_line_of_bounded_length_without_control_characters(data: dict[str, Any]) -> None:
    text = repr(decoder(Thing)(json.dumps({**data, "id": "t"}).encode()))
    assert text.isprintable()
    assert len(text) < 20_000


def test_a_long_text_and_a_large_object_do_not_make_a_long_repr() -> None:
    huge = Thing.model_validate({"id": "t", **{f"field_{n}": "x" * 10_000 for n in range(1_000)}})
    assert len(repr(huge)) < 8_000
    assert len(huge._repr_html_()) < 8_000_000


def test_ones_own_objects_inside_are_shown_as_they_tell_rich() -> None:
    class City:
        def __rich_repr__(self) -> Iterator[Any]:
            yield "Bonn"
            yield "people", 3
            yield "country", "DE", "DE"
            yield "mayor", "Ada", None

    assert repr(Thing.model_construct(id=City())) == "Thing(id=City('Bonn', people=3, mayor='Ada'))"


def test_an_object_in_the_making_can_be_shown() -> None:
    assert repr(Thing.__new__(Thing)) == "<Thing>"


def test_a_value_that_cannot_be_shown_does_no_harm() -> None:
    class Broken:
        def __repr__(self) -> str:
            raise RuntimeError

    assert repr(Thing.model_construct(id=Broken())) == "Thing(id=<Broken>)"


def test_an_object_that_contains_itself_does_no_harm() -> None:
    thing = Thing(id="t")
    thing.new = thing  # type: ignore[attr-defined]  # an unknown field
    assert repr(thing).startswith("Thing(id='t', new=Thing(id='t', new=Thing(")


# ── secrets ──────────────────────────────────────────────────────────────────────────────────────

SECRET = "sk_live_0123456789abcdefghij"
SECRET_NAMES = """
    secret client_secret clientSecret webhook-secret SECRET password dbPassword passphrase api_key apiKey x-api-key
    apikey private_key secret_access_key access_token refreshToken session_token token key authorization cookie secrets
    api_keys tokens credentials
"""


@pytest.mark.parametrize("name", SECRET_NAMES.split())
def test_a_field_that_is_named_like_a_secret_is_hidden(name: str) -> None:
    assert visible(name, SECRET) is HIDDEN
    assert visible(name, [SECRET, {"x": SECRET}]) == [HIDDEN, {"x": HIDDEN}]
    for kind, text in looks(Thing.model_validate({"id": "t", name: SECRET, "in": {"a": [{name: SECRET}]}})).items():
        assert SECRET not in text, kind
        assert "***" in text, kind


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("token", " Paris"),  # a token of a text
        ("token", "a text with spaces, which is longer than sixteen characters"),
        ("key", "region"),
        ("tokens", 1200),
        ("max_completion_tokens", 100),
        ("tokens_used", "12345678901234567890"),
        ("previous_secret_expires_at", 1796083200),
        ("key_id", "key_01KAN2Q6Z3V9M8K7T5S4R3Q2P1"),
        ("idempotency-key", "0b7c1d3e-2f4a-4b6c-8d9e-0a1b2c3d4e5f"),
        ("nextPageToken", "CAEQAhgDIAQoBTAGOAdACEgJ"),
        ("public_key", "ssh-ed25519-AAAAC3NzaC1lZDI1NTE5"),
        ("keyboard", "a_keyboard_with_105_keys"),
        ("secret", None),
        ("secret", True),
        ("secret", ""),
        ("id", SECRET),
        ("", SECRET),
    ],
)
def test_what_only_sounds_like_a_secret_is_shown(name: str, value: Any) -> None:
    assert visible(name, value) == value


def test_a_field_that_the_document_calls_a_secret_is_hidden_whatever_its_name() -> None:
    for kind, text in looks(Thing(id="t", pin="0007")).items():
        assert "0007" not in text, kind
        assert "pin" in text, kind
    assert repr(Thing(id="t", pin=None)) == "Thing(id='t', pin=None)"
    assert Thing(id="t", pin="0007").to_dict() == {"id": "t", "pin": "0007"}


@pytest.mark.parametrize(("kind", "field"), [(ApiKeyWithSecret, "key"), (WebhookEndpointWithSecret, "secret")])
def test_the_secrets_that_are_shown_once_are_declared(kind: type[Model], field: str) -> None:
    assert not kind.model_fields[field].repr


def test_no_secret_is_in_an_error_about_a_broken_reply() -> None:
    broken = json.dumps({"id": 7, "key": SECRET, "metadata": SECRET}).encode()
    with pytest.raises(SDKError) as caught:
        decoder(ApiKeyWithSecret)(broken, strict=True)
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET not in f"{error} {error!r}"
        error = error.__cause__
    assert caught.value.body["key"] == SECRET


def test_no_secret_is_in_an_error_about_a_reply_that_was_cut_off() -> None:
    with pytest.raises(SDKError) as caught:
        decoder(ApiKeyWithSecret)(json.dumps({"id": "key_1", "key": SECRET}).encode()[:-1])
    assert SECRET not in f"{caught.value} {caught.value!r}"
    with pytest.raises(SDKError, match="<title>Bad gateway"):
        decoder(ApiKeyWithSecret)(b"<html><title>Bad gateway</title>")


def test_errors_show_neither_bodies_nor_headers() -> None:
    error = APIStatusError(
        "No.", status=400, body={"sent": SECRET}, headers=Headers([("set-cookie", SECRET)]), api_key=SECRET
    )
    for kind, text in looks(error).items():
        assert SECRET not in text, kind


def test_a_request_shows_its_headers_without_their_secrets() -> None:
    request = Request("POST", "https://a.test/x", (("authorization", f"Bearer {SECRET}"), ("accept", "*/*")), b"{}")
    for kind, text in looks(request).items():
        assert SECRET not in text, kind
        assert "*/*" in text, kind


def test_ones_own_models_inside_are_shown_without_secrets() -> None:
    class Login(BaseModel):
        user: str
        password: str

    error = StreamIncompleteError("It broke.", partial=Login(user="ada", password="tiger"))
    assert repr(error) == "StreamIncompleteError('It broke.', partial=Login(user='ada', password=***))"


@given(st.recursive(st.just({"password": SECRET}), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_secret_is_shown_however_deep(data: Any) -> None:
    for kind, text in looks(Thing.model_validate({"id": "t", "new": data})).items():
        assert SECRET not in text, kind


# ── notebooks ────────────────────────────────────────────────────────────────────────────────────


class Reader(HTMLParser):
    """What a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str | None]] = set()
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= set(attrs)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append("a comment")

    def handle_decl(self, decl: str) -> None:
        self.tags.append("a declaration")

    def handle_pi(self, data: str) -> None:
        self.tags.append("an instruction")


OURS = Reader(
    Thing.model_validate(
        {"id": "t", "parts": [{"name": "p", "x": {}}], "labels": {"a": "b"}, "deep": [{"a": [{"b": {"c": {"d": 1}}}]}]}
    )._repr_html_()
)

hostile = st.one_of(
    st.text(max_size=9),
    st.text("<>&\"'`/!-=scriptonimgr ;#x", max_size=20),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "</td></table><iframe src='javascript:alert(1)'>",
            "<!--",
            "&lt;b&gt;",
            "<details open ontoggle=alert(1)>",
            "![](https://evil.test/?q=1)",
            "\ud800<b>",
        ]
    ),
)


hostile_values = st.recursive(
    hostile,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hostile, inner, max_size=2),
    max_leaves=5,
)


@given(st.dictionaries(hostile, hostile_values, max_size=3))
def test_no_tag_of_the_data_reaches_the_page(data: dict[str, Any]) -> None:
    thing = Thing.model_construct(_fields_set={"id", "parts"}, id="<i>", parts=[Part(name="<u>")], **{"<s>": data})
    seen = Reader(thing._repr_html_())
    assert set(seen.tags) <= set(OURS.tags) == {"b", "details", "div", "summary", "table", "td", "th", "tr"}
    assert seen.attributes <= OURS.attributes
    thing._repr_html_().encode()


@given(hostile)
def test_an_error_or_a_page_of_hostile_text_is_text(text: str) -> None:
    seen = Reader(NotFoundError(text, code=text)._repr_html_())
    assert set(seen.tags) <= set(OURS.tags)


def test_a_text_is_shown_as_it_is_and_never_as_markdown() -> None:
    thing = Thing(id="**bold** ![](https://evil.test/x.png)")
    data, _ = DisplayFormatter().format(thing)
    assert set(data) == {"text/plain", "text/html"}
    assert "**bold** ![](https://evil.test/x.png)" in Reader(data["text/html"]).texts


@pytest.mark.parametrize(
    "name", ["_repr_html_", "_repr_markdown_", "_ipython_display_", "_repr_mimebundle_", "_repr_png_"]
)
def test_a_field_cannot_pass_for_a_method_of_ours(name: str) -> None:
    thing = Thing.model_validate({"id": "t", name: "<script>alert(1)</script>"})
    data, _ = DisplayFormatter().format(thing)
    assert set(data) == {"text/plain", "text/html"}
    assert "<script>" not in data["text/html"]


def test_a_list_of_objects_is_a_table_of_all_their_fields() -> None:
    thing = Thing(id="t", parts=[Part(name="one"), Part.model_validate({"name": "two", "colour": "red"})])
    texts = [text for text in Reader(thing._repr_html_()).texts if text.strip()]
    assert texts == ["Thing", "id", "t", "parts", "2 entries", "name", "colour", "one", "two", "red"]


def test_an_object_is_laid_out_over_several_lines() -> None:
    completion = decoder(ChatCompletion)(
        json.dumps({"id": "chatcmpl_1", "choices": [{"index": 0, "message": {"content": "word " * 30}}]}).encode()
    )
    assert pretty(completion) == (
        "ChatCompletion(\n"
        "    id='chatcmpl_1',\n"
        "    choices=[\n"
        "        ChatChoice(\n"
        "            index=0,\n"
        "            message=ChatCompletionMessage(\n"
        f"                content={'word ' * 30!r}))])"
    )


def test_rich_lays_objects_out() -> None:
    assert looks(Thing(id="t", parts=[Part(name="p")]))["rich"] == "Thing(id='t', parts=[Part(name='p')])\n"


def test_what_was_not_fetched_says_so() -> None:
    async def first() -> Any:
        raise AssertionError("looking at it fetches nothing")

    assert "await it" in repr(AsyncPager[Part](first))


SSE = [("content-type", "text/event-stream")]
EVENTS = [b'data: {"n":1}\n\n', b'data: {"n":2}\n\n', b"data: [DONE]\n\n"]
FOLLOW: Operation[Any] = Operation("a.b", "GET", "/a", stream=StreamSpec("builtins:dict", terminator="[DONE]"))


@pytest.mark.anyio
async def test_a_stream_says_how_it_stands(client: Face, server: ScriptedServer) -> None:
    def state() -> str:
        return looks(stream)["repr"].partition("state=")[2].split("'")[1]

    server.script(
        Reply(headers=SSE, chunks=EVENTS), Reply(headers=SSE, chunks=EVENTS), Reply(500), Reply(500), Reply(500)
    )
    stream = client.client._core.stream(FOLLOW)
    assert state() == "not open"
    step = anext if hasattr(stream, "__anext__") else next
    await awaited(step(stream))
    assert state() == "open"
    await gathered(stream)
    assert state() == "ended"
    assert "status=200, request_id=None" in repr(stream)
    stream = client.client._core.stream(FOLLOW)
    await awaited(step(stream))
    await awaited(stream.close())
    assert state() == "closed"
    stream = client.client._core.stream(FOLLOW)
    with pytest.raises(InternalServerError):
        await gathered(stream)
    assert state() == "failed"
    assert "failure=InternalServerError(" in repr(stream)


@pytest.mark.anyio
async def test_a_download_says_what_it_is_and_stays_unread(client: Face, server: ScriptedServer) -> None:
    named = ("content-disposition", 'attachment; filename="a.txt"')
    server.script(Reply(body=b"abc", headers=[("content-type", "text/plain"), named]))
    download = await client.download(Operation("a.b", "GET", "/a", returns="binary"))
    assert "(filename='a.txt', content_type='text/plain', size=3, status=200)" in looks(download)["repr"]
    assert await awaited(download.read()) == b"abc"


@pytest.mark.anyio
async def test_a_page_says_what_is_on_it_and_fetches_nothing(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body={"data": [{"id": "a"}, {"id": "b", "n": 1}], "has_more": True}))
    spec = PageSpec(items="data", item="builtins:dict", scheme="cursor", after="after", cursor="id", more="has_more")
    page = await client.page(Operation("a.b", "GET", "/a", returns="builtins:dict", page=spec))
    assert repr(page).endswith("Page(data=[{'id': 'a'}, {'id': 'b', 'n': 1}], has_next=True)")
    texts = Reader(page._repr_html_()).texts
    assert texts[1:] == ["data", "2 entries", "id", "n", "a", "b", "1", "has_next", "True"]
    assert len(server.requests) == 1


def test_nothing_is_loaded_before_something_is_shown() -> None:
    script = """
import sys
from aiagentplatform import NotFoundError
from aiagentplatform.types import File
File.model_construct(id="file_1")
print(sorted(name for name in sys.modules if ".display." in name or name.partition(".")[0] in ("IPython", "rich")))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['aiagentplatform._core.display.shown']"


def test_every_look_is_offered_by_whatever_a_caller_is_handed() -> None:
    limits = RateLimit()
    for value in (Thing(id="t"), SDKError("x"), limits, Headers([("a", "b")]), ResponseInfo(200, Headers(), 1)):
        assert all(looks(value).values())
