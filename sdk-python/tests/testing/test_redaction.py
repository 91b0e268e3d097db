"""No secret reaches a cassette: by name, by look, and wherever else it turns up. The rest stays what it was."""

from __future__ import annotations

import base64
import json
from itertools import pairwise
from typing import Any
from urllib.parse import quote

import pytest
from aiagentplatform import APIConnectionError
from aiagentplatform.testing import Redaction
from aiagentplatform.testing.cassettes.recording import Interaction, RecordedReply, RecordedRequest, written
from aiagentplatform.testing.cassettes.redaction import Redactor
from hypothesis import given
from hypothesis import strategies as st

SECRETS = {
    "key": "aap_live_34RNYPgErWK_xjfsC9GeDksE2l9-gleQ2OWayDpXgy8",
    "webhook": "whsec_Zz6cqbjr5VPR3/odK+gA79kdsVPwyl2PBL/NXxVX8IE=",
    "model": "sk-proj-4f_9aZ-0123456789abcdef",
    "jwt": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
    "github": "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
}


def file_of(request: RecordedRequest, reply: RecordedReply | None = None, redaction: Redaction | None = None) -> str:
    return written(Redactor(redaction).interactions([Interaction(request, reply or RecordedReply(200, complete=True))]))


def posted(body: bytes, url: str = "https://api.test/v1/x") -> RecordedRequest:
    return RecordedRequest("POST", url, [("content-type", "application/json")], body)


PLACES: dict[str, Any] = {
    "a json field": lambda secret: posted(json.dumps({"note": f"use {secret} here"}).encode()),
    "a json key": lambda secret: posted(json.dumps({f"k {secret}": 1}).encode()),
    "json in json": lambda secret: posted(json.dumps({"arguments": json.dumps({"note": secret})}).encode()),
    "text": lambda secret: posted(f"Hello {secret}.".encode()),
    "binary": lambda secret: posted(b"\xff\x00" + secret.encode() + b"\xfe"),
    "a query": lambda secret: posted(b"", f"https://api.test/x?note={quote(secret, safe='')}"),
    "a path": lambda secret: posted(b"", f"https://api.test/{quote(secret, safe='')}/x"),
    "a header": lambda secret: RecordedRequest("GET", "https://api.test/", [("x-note", f"with {secret}")]),
}


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize("place", PLACES)
def test_what_looks_like_a_secret_is_struck_out_anywhere(place: str, secret: str) -> None:
    text = file_of(PLACES[place](secret))
    tail = secret[-12:]
    assert tail not in text and quote(tail, safe="") not in text
    assert "base64" not in text or place == "binary"
    if place == "binary":
        told = json.loads(text)["interactions"][0]["request"]["body"]
        assert tail.encode() not in base64.b64decode(told["base64"])


NAMED: dict[str, Any] = {
    "authorization": RecordedRequest("GET", "https://a/", [("Authorization", "Bearer hunter-2-hunter-2")]),
    "api key header": RecordedRequest("GET", "https://a/", [("X-Api-Key", "hunter-2-hunter-2")]),
    "short header": RecordedRequest("GET", "https://a/", [("X-Token", "hunter2")]),
    "repeated name": posted(b'{"password": "hunter-2-hunter-2", "password": null}'),
    "basic": RecordedRequest(
        "GET",
        "https://a/?note=hunter-2-hunter-2",
        [("authorization", f"Basic {base64.b64encode(b'me:hunter-2-hunter-2').decode()}")],
    ),
    "form, and decoded": posted(b"password=hunter%2D2%2Dhunter%2D2&note=hunter-2-hunter-2"),
    "cookie": RecordedRequest("GET", "https://a/", [("cookie", "session=hunter-2-hunter-2; a=b")]),
    "query": RecordedRequest("GET", "https://a/?a=1&api_key=hunter-2-hunter-2"),
    "query token": RecordedRequest("GET", "https://a/?token=hunter-2-hunter-2"),
    "user of a url": RecordedRequest("GET", "https://me:hunter-2-hunter-2@a/"),
    "url in json": posted(b'{"url": "https://a/?token=hunter-2-hunter-2"}'),
    "short token of a url in json": posted(b'{"url": "https://a/?token=hunter-2"}'),
    "list in json in json": posted(json.dumps({"arguments": '{"secret": ["hunter-2-hunter-2"]}'}).encode()),
    "field": posted(b'{"client_secret": "hunter-2-hunter-2"}'),
    "camel case": posted(b'{"clientSecret": "hunter-2-hunter-2"}'),
    "list": posted(b'{"secret": ["hunter-2-hunter-2"]}'),
    "deep": posted(b'{"a": [{"password": "hunter-2-hunter-2"}]}'),
    "json in json": posted(json.dumps({"arguments": '{"password": "hunter-2-hunter-2"}'}).encode()),
    "form": posted(b"a=1&password=hunter-2-hunter-2&b=2"),
    "stream": posted(b'data: {"secret": "hunter-2-hunter-2"}\n\n'),
    "json in a stream": posted(b'data: {"arguments": "{\\"secret\\": \\"hunter-2-hunter-2\\"}"}\n\n'),
    "multipart": posted(
        b'--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nhunter-2-hunter-2\r\n--b--\r\n'
    ),
}


@pytest.mark.parametrize("place", NAMED)
def test_what_stands_under_a_secrets_name_is_struck_out(place: str) -> None:
    text = file_of(NAMED[place])
    assert "hunter" not in text and "REDACTED" in text


@pytest.mark.parametrize("value", ["hi", "1234", "pässwört"])
def test_a_short_secret_is_struck_out_under_its_name_and_no_word_elsewhere(value: str) -> None:
    told = json.loads(file_of(posted(json.dumps({"password": value, "note": f"say {value}"}).encode())))
    assert told["interactions"][0]["request"]["body"]["json"] == {"password": "REDACTED", "note": f"say {value}"}


def test_a_secret_is_struck_out_wherever_it_turns_up_again_even_earlier() -> None:
    secret = "0123-plain-secret/4567"
    first = Interaction(
        RecordedRequest("GET", f"https://api.test/{quote(secret, safe='')}?q={quote(secret, safe='')}"),
        RecordedReply(401, [("x-echo", secret)], [json.dumps({"error": f"bad key {secret}"}).encode()], True),
    )
    broken = Interaction(posted(b"{}"), RecordedReply(failure=APIConnectionError(f"no way to {secret}", sent=False)))
    stream = Interaction(
        RecordedRequest("GET", "https://api.test/", [("authorization", f"Bearer {secret}")]),
        RecordedReply(200, [("content-type", "text/event-stream")], [f"data: {secret}\n\n".encode(), b"data: x\n\n"]),
    )
    text = written(Redactor().interactions([first, broken, stream]))
    assert secret not in text and quote(secret, safe="") not in text
    assert text.count("REDACTED") == 7


def test_a_secret_that_was_written_with_escapes_is_found_without_them() -> None:
    stream = RecordedReply(200, [], [b'data: {"secret": "a\\"b-12345\\u00e4"}\n\n', 'data: a"b-12345ä\n\n'.encode()])
    text = file_of(RecordedRequest("GET", "https://a/"), stream)
    assert "b-12345" not in text and text.count("REDACTED") == 2


@given(st.lists(st.integers(0, 120), max_size=8))
def test_a_secret_across_chunks_is_struck_out_and_the_rest_stays_where_it_was(cuts: list[int]) -> None:
    secret = SECRETS["key"]
    whole = f"data: Grüße\n\ndata: {secret}\n\ndata: end\n\n".encode()
    places = [0, *sorted(min(cut, len(whole)) for cut in cuts), len(whole)]
    chunks = [whole[start:end] for start, end in pairwise(places) if end > start]
    struck = Redactor().reply(RecordedReply(200, [], chunks, True)).chunks
    assert b"".join(struck) == "data: Grüße\n\ndata: aap_live_REDACTED\n\ndata: end\n\n".encode()
    before = whole.index(b"aap_live")
    assert [end for end in _ends(struck) if end <= before] == [end for end in _ends(chunks) if end <= before]
    assert len(struck) <= len(chunks)


def _ends(chunks: list[bytes]) -> list[int]:
    return [sum(map(len, chunks[: number + 1])) for number in range(len(chunks))]


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from([f"see {s}" for s in SECRETS.values()]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(["password", "token", "key", "id"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(JSON)
def test_redaction_done_twice_is_redaction_done_once(value: Any) -> None:
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    once = Redactor().request(posted(body))
    assert Redactor().request(once) == once
    assert not any(secret.encode() in once.body for secret in SECRETS.values())


@pytest.mark.parametrize(
    "harmless",
    [
        b'{"max_tokens": 100, "prompt_tokens": 7, "token": "Hello", "key": "a b c", "next": "page_token"}',
        b'{"logprobs": [{"token": " world", "bytes": [1]}]}',
        b'{"type": "object", "properties": {"password": {"type": "string"}}}',
        b'{"a": 1.50, "b": 1e2}',
        b'  {"spaced" : "as it came"}  ',
        "data: Grüße\n\n".encode(),
    ],
)
def test_what_is_no_secret_stays_as_it_came_byte_by_byte(harmless: bytes) -> None:
    assert Redactor().request(posted(harmless)).body == harmless


def test_a_url_without_secrets_stays_as_it_is_spelt() -> None:
    url = "https://api.test/v1/a%20b/%7Bx%7D?q=a+b&q=%20&empty=&flag"
    assert Redactor().url(url) == url


def test_users_add_names_patterns_exceptions_and_a_hook() -> None:
    redaction = Redaction(
        names=["X-Tenant", "customer"],
        keep=["password"],
        patterns=[r"\b(cust-)\d+", r"Müller"],
        hook=lambda text: text.replace("Paris", "a city"),
    )
    request = RecordedRequest(
        "POST",
        "https://api.test/?x_tenant=acme1",
        [("x-tenant", "acme2")],
        json.dumps(
            {"customer": {"name": "Ada"}, "password": "kept", "note": "cust-17 of Müller in Paris", "customer_id": 5}
        ).encode(),
    )
    told = json.loads(file_of(request, redaction=redaction))["interactions"][0]["request"]
    assert told["url"] == "https://api.test/?x_tenant=REDACTED"
    assert told["headers"] == {"x-tenant": "REDACTED"}
    assert told["body"]["json"] == {
        "customer": {"name": "REDACTED"},
        "password": "kept",
        "note": "cust-REDACTED of REDACTED in a city",
        "customer_id": 5,
    }


def test_the_hook_sees_the_texts_of_streams_too() -> None:
    redactor = Redactor(Redaction(hook=lambda text: text.replace("Paris", "?")))
    assert redactor.reply(RecordedReply(200, [], [b"data: Paris\n\n", b"data: b\n\n"])).chunks == [
        b"data: ?\n\n",
        b"data: b\n\n",
    ]
