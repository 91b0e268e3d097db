"""Chat completions on the wire: answers, limits, streams, storage, and what is refused."""

from __future__ import annotations

import base64
import math
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Tenant

QUESTION = "What is the capital of France?"
LONG_MESSAGE = {"role": "user", "content": "word " * 9000}
ONE_PIXEL = "data:image/png;base64," + base64.b64encode(b"\x89PNG").decode()


def joined(chunks: list[dict[str, Any]], index: int = 0) -> str:
    choices = [choice for chunk in chunks for choice in chunk["choices"] if choice["index"] == index]
    return "".join(choice["delta"].get("content") or "" for choice in choices)


# Answers


def test_a_question_is_answered_about_its_topic(tenant: Tenant) -> None:
    completion = tenant.chat(QUESTION)
    assert completion["object"] == "chat.completion"
    assert completion["model"] == "gpt-5.2"
    assert completion["provider"] == "openai"
    choice = completion["choices"][0]
    assert choice["index"] == 0
    assert choice["finish_reason"] == "stop"
    assert choice["message"]["role"] == "assistant"
    assert "the capital of France" in choice["message"]["content"]


def test_the_same_request_gets_the_same_answer(tenant: Tenant, other: Tenant) -> None:
    assert tenant.said(QUESTION) == other.said(QUESTION)


def test_another_seed_may_get_another_answer(tenant: Tenant) -> None:
    assert len({tenant.said(QUESTION, seed=seed) for seed in range(8)}) > 1


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Say this is a test", "this is a test"),
        ("Reply with exactly: 42 cats", "42 cats"),
        ('Repeat after me "So be it."', "So be it."),
        ("Count to 5", "1, 2, 3, 4, 5."),
        ("count from 3 to 6 please", "3, 4, 5, 6."),
        ("What is 6 * 7?", "6 * 7 = 42."),
        ("12.5 / 0", "Nothing can be divided by zero."),
        ("hello there!", "Hello! How can I help you today?"),
    ],
)
def test_small_skills(tenant: Tenant, asked: str, answered: str) -> None:
    assert tenant.said(asked) == answered


def test_a_long_text_is_summed_up_by_its_first_sentence(tenant: Tenant) -> None:
    text = "Rivers shape valleys. " + "Water carries sand from the mountains to the sea. " * 8
    assert tenant.said(text).startswith("In short: Rivers shape valleys.")


def test_a_tool_result_is_told_in_the_answer(tenant: Tenant) -> None:
    call = {"id": "call_1", "type": "function", "function": {"name": "get_weather", "arguments": "{}"}}
    said = tenant.said(
        [
            {"role": "user", "content": "What is the weather in Paris?"},
            {"role": "assistant", "content": None, "tool_calls": [call]},
            {"role": "tool", "tool_call_id": "call_1", "content": '{"celsius": 21}'},
        ]
    )
    assert "21" in said


def test_extras_that_other_clients_send_are_ignored(tenant: Tenant) -> None:
    tenant.chat(QUESTION, service_tier="auto", verbosity="low", prompt_cache_key="x", logit_bias=None, store=None)


def test_auto_chooses_a_model_of_the_provider(tenant: Tenant) -> None:
    completion = tenant.chat(QUESTION, model="auto", provider="anthropic")
    assert completion["provider"] == "anthropic"
    assert completion["model"].startswith("claude")


def test_images_and_files_are_looked_at(tenant: Tenant) -> None:
    file = tenant.ok("POST", "/files", files={"file": ("notes.txt", b"Buy milk.")}, data={"purpose": "user_data"})
    parts = [
        {"type": "text", "text": "What do you see?"},
        {"type": "image_url", "image_url": {"url": "https://example.com/cat.png", "detail": "low"}},
        {"type": "image_url", "image_url": {"url": ONE_PIXEL}},
        {"type": "file", "file": {"file_id": file["id"]}},
        {"type": "input_audio", "input_audio": {"data": base64.b64encode(b"hum").decode(), "format": "wav"}},
    ]
    completion = tenant.chat([{"role": "user", "content": parts}])
    said = completion["choices"][0]["message"]["content"]
    for expected in ("https://example.com/cat.png", "png image", "notes.txt", "Buy milk.", "wav recording"):
        assert expected in said
    assert completion["usage"]["prompt_tokens_details"]["audio_tokens"] > 0


def test_a_conversation_is_remembered(tenant: Tenant, other: Tenant) -> None:
    memory = {"conversation_id": "conv_1"}
    first = tenant.chat("Say my cat is Tom", memory=memory)["usage"]["prompt_tokens"]
    again = tenant.chat("Say my cat is Tom", memory=memory)["usage"]["prompt_tokens"]
    assert again > first
    assert other.chat("Say my cat is Tom", memory=memory)["usage"]["prompt_tokens"] == first


def test_a_tool_result_may_answer_a_remembered_call(tenant: Tenant) -> None:
    memory = {"conversation_id": "conv_1"}
    tenant.script({"tool_calls": [{"name": "get_weather", "arguments": {}, "id": "call_1"}]})
    tenant.chat("What is the weather in Paris?", memory=memory)
    result = [{"role": "tool", "tool_call_id": "call_1", "content": "21 degrees"}]
    assert "21 degrees" in tenant.said(result, memory=memory)


# Limits and usage


def test_n_gives_as_many_choices(tenant: Tenant) -> None:
    completion = tenant.chat(QUESTION, n=3)
    assert [choice["index"] for choice in completion["choices"]] == [0, 1, 2]


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
def test_the_token_limit_cuts_the_answer(tenant: Tenant, name: str) -> None:
    limit: dict[str, Any] = {name: 7}
    completion = tenant.chat("Count to 100", **limit)
    assert completion["choices"][0]["finish_reason"] == "length"
    assert completion["usage"]["completion_tokens"] == 7
    assert completion["choices"][0]["message"]["content"] == "1, 2, 3, 4"


def test_a_limit_that_just_suffices_cuts_nothing(tenant: Tenant) -> None:
    whole = tenant.chat(QUESTION)
    limited = tenant.chat(QUESTION, max_tokens=whole["usage"]["completion_tokens"])
    assert limited["choices"][0]["message"] == whole["choices"][0]["message"]
    assert limited["choices"][0]["finish_reason"] == "stop"


@pytest.mark.parametrize("stop", [" 4", ["7", " 4"]])
def test_a_stop_sequence_ends_the_answer_and_is_left_out(tenant: Tenant, stop: Any) -> None:
    completion = tenant.chat("Count to 9", stop=stop)
    assert completion["choices"][0]["message"]["content"] == "1, 2, 3,"
    assert completion["choices"][0]["finish_reason"] == "stop"


def test_usage_adds_up(tenant: Tenant) -> None:
    usage = tenant.chat(QUESTION, n=2)["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]
    assert usage["completion_tokens"] == 2 * usage["completion_tokens"] // 2 > 0


def test_reasoning_costs_tokens_by_strategy_and_effort(tenant: Tenant) -> None:
    def thought(**reasoning: str) -> int:
        details = tenant.chat(QUESTION, reasoning=reasoning)["usage"]["completion_tokens_details"]
        return int(details["reasoning_tokens"])

    assert thought(effort="low") < thought(effort="medium") < thought(effort="high")
    assert thought(strategy="chain_of_thought") < thought(strategy="tree_of_thoughts")
    assert tenant.chat(QUESTION)["usage"]["completion_tokens_details"]["reasoning_tokens"] == 0


def test_logprobs_cover_every_token_and_list_the_likeliest(tenant: Tenant) -> None:
    choice = tenant.chat("Say one two three", logprobs=True, top_logprobs=20)["choices"][0]
    told = choice["logprobs"]["content"]
    assert "".join(entry["token"] for entry in told) == choice["message"]["content"]
    for entry in told:
        assert entry["logprob"] <= 0
        assert bytes(entry["bytes"]).decode() == entry["token"]
        tops = [top["token"] for top in entry["top_logprobs"]]
        assert len(set(tops)) == 20
        assert tops[0] == entry["token"]
        assert sum(math.exp(top["logprob"]) for top in entry["top_logprobs"]) <= 1.000001


def test_logprobs_are_absent_unless_asked_for(tenant: Tenant) -> None:
    assert tenant.chat(QUESTION)["choices"][0]["logprobs"] is None


# Streams


def test_a_stream_tells_the_same_as_the_whole_reply(tenant: Tenant) -> None:
    chunks = tenant.chunks(QUESTION)
    assert joined(chunks) == tenant.said(QUESTION)
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert len({chunk["id"] for chunk in chunks}) == 1
    assert chunks[0]["choices"][0]["delta"]["role"] == "assistant"
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
    assert all("usage" not in chunk for chunk in chunks)


def test_include_usage_adds_one_chunk_without_choices(tenant: Tenant) -> None:
    *chunks, last = tenant.chunks(QUESTION, stream_options={"include_usage": True})
    assert last["choices"] == []
    assert last["usage"]["total_tokens"] == tenant.chat(QUESTION)["usage"]["total_tokens"]
    assert all(chunk["usage"] is None for chunk in chunks)


def test_the_choices_of_a_stream_take_turns(tenant: Tenant) -> None:
    chunks = tenant.chunks(QUESTION, n=2)
    whole = tenant.chat(QUESTION, n=2)
    for choice in whole["choices"]:
        assert joined(chunks, choice["index"]) == choice["message"]["content"]
    assert [chunk["choices"][0]["index"] for chunk in chunks[:4]] == [0, 1, 0, 1]


def test_streamed_logprobs_match_their_tokens(tenant: Tenant) -> None:
    chunks = tenant.chunks("Say one two three", logprobs=True, top_logprobs=1)
    spoken = [choice for chunk in chunks for choice in chunk["choices"] if choice["delta"].get("content")]
    assert len(spoken) == 3
    for choice in spoken:
        assert choice["logprobs"]["content"][0]["token"] == choice["delta"]["content"]


def test_accept_does_not_choose_the_stream(tenant: Tenant) -> None:
    body = {"model": "gpt-5.2", "messages": [{"role": "user", "content": QUESTION}]}
    headers = {"accept": "text/event-stream"}
    assert tenant.ok("POST", "/chat/completions", body, headers=headers)["object"] == "chat.completion"
    assert tenant.chunks(QUESTION, stream=True)[0]["object"] == "chat.completion.chunk"


# Stored completions


def test_only_stored_completions_can_be_found(tenant: Tenant, other: Tenant) -> None:
    kept = tenant.chat(QUESTION, store=True, metadata={"ticket": "T-1"})
    lost = tenant.chat(QUESTION)
    assert tenant.ok("GET", f"/chat/completions/{kept['id']}") == kept
    assert tenant.refused("GET", f"/chat/completions/{lost['id']}")["code"] == "not_found"
    assert other.refused("GET", f"/chat/completions/{kept['id']}")["status"] == 404
    assert [entry["id"] for entry in tenant.ok("GET", "/chat/completions")["data"]] == [kept["id"]]


def test_a_streamed_completion_is_stored_whole(tenant: Tenant) -> None:
    chunks = tenant.chunks(QUESTION, store=True)
    stored = tenant.ok("GET", f"/chat/completions/{chunks[0]['id']}")
    assert stored["choices"][0]["message"]["content"] == joined(chunks)


def test_stored_completions_are_filtered_by_model_and_metadata(tenant: Tenant) -> None:
    first = tenant.chat(QUESTION, store=True, metadata={"team": "a", "env": "test"})
    second = tenant.chat(QUESTION, model="gpt-4o", store=True, metadata={"team": "a"})

    def found(query: str) -> list[str]:
        return [entry["id"] for entry in tenant.ok("GET", f"/chat/completions?order=asc{query}")["data"]]

    assert found("") == [first["id"], second["id"]]
    assert found("&model=gpt-4o") == [second["id"]]
    assert found("&metadata[team]=a&metadata[env]=test") == [first["id"]]
    assert found("&metadata[team]=b") == []


def test_metadata_can_be_replaced_and_removed(tenant: Tenant) -> None:
    path = f"/chat/completions/{tenant.chat(QUESTION, store=True, metadata={'a': '1'})['id']}"
    assert tenant.ok("POST", path, {"metadata": {"b": "2"}})["metadata"] == {"b": "2"}
    assert tenant.ok("POST", path, {"metadata": None})["metadata"] == {}
    assert tenant.ok("GET", path)["metadata"] == {}


def test_a_deleted_completion_is_gone_with_its_messages(tenant: Tenant) -> None:
    path = f"/chat/completions/{tenant.chat(QUESTION, store=True)['id']}"
    assert tenant.ok("DELETE", path)["deleted"] is True
    assert tenant.refused("GET", path)["status"] == 404
    assert tenant.refused("GET", f"{path}/messages")["status"] == 404


def test_the_messages_of_a_stored_completion_come_in_order_and_in_pages(tenant: Tenant) -> None:
    parts = [{"type": "text", "text": "Look."}, {"type": "image_url", "image_url": {"url": ONE_PIXEL}}]
    completion = tenant.chat(
        [{"role": "system", "content": "Be brief."}, {"role": "user", "content": parts, "name": "ada"}], store=True
    )
    path = f"/chat/completions/{completion['id']}/messages"
    page = tenant.ok("GET", path)
    assert [(message["role"], message["content"]) for message in page["data"]] == [
        ("system", "Be brief."),
        ("user", "Look."),
    ]
    assert page["data"][1]["content_parts"] == parts
    assert page["data"][1]["name"] == "ada"
    first = tenant.ok("GET", f"{path}?limit=1")
    assert first["has_more"] is True
    rest = tenant.ok("GET", f"{path}?limit=1&after={first['last_id']}")
    assert [message["role"] for message in rest["data"]] == ["user"]


def test_a_completion_is_announced(tenant: Tenant) -> None:
    completion = tenant.chat(QUESTION, metadata={"team": "a"})
    chunks = tenant.chunks(QUESTION)
    events = tenant.ok("GET", "/events?order=asc")["data"]
    assert [event["type"] for event in events] == ["chat.completed"] * 2
    assert events[0]["data"]["object"] == completion
    assert events[1]["data"]["object"]["id"] == chunks[0]["id"]


# Refusals


@pytest.mark.parametrize(
    ("fields", "status", "code", "param"),
    [
        ({"model": "gpt-9"}, 404, "model_not_found", "/model"),
        ({"model": "text-embedding-3-small"}, 400, "invalid_parameter", "/model"),
        ({"provider": "google"}, 404, "model_not_found", "/model"),
        ({"temperature": 3}, 400, "invalid_parameter", "/temperature"),
        ({"max_tokens": 200_000}, 400, "invalid_parameter", "/max_tokens"),
        ({"top_logprobs": 2}, 400, "invalid_parameter", "/top_logprobs"),
        ({"tool_choice": "required"}, 400, "invalid_parameter", "/tool_choice"),
        ({"messages": []}, 400, "invalid_parameter", "/messages"),
        ({"messages": [{"role": "user"}]}, 400, "missing_parameter", None),
        (
            {"messages": [{"role": "tool", "tool_call_id": "call_1", "content": "x"}]},
            400,
            "invalid_parameter",
            "/messages/0/tool_call_id",
        ),
        ({"model": "gpt-4", "messages": [LONG_MESSAGE]}, 400, "context_length_exceeded", "/messages"),
    ],
)
def test_a_wrong_request_is_refused_and_the_culprit_named(
    tenant: Tenant, fields: dict[str, Any], status: int, code: str, param: str | None
) -> None:
    body = {"model": "gpt-5.2", "messages": [{"role": "user", "content": QUESTION}], **fields}
    for streamed in ({}, {"stream": True}):
        error = tenant.refused("POST", "/chat/completions", {**body, **streamed})
        assert (error["status"], error["code"]) == (status, code)
        assert param is None or error["param"] == param


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ({"type": "file", "file": {"file_id": "file_unknown"}}, 404),
        ({"type": "file", "file": {}}, 400),
        ({"type": "image_url", "image_url": {"url": "ftp://example.com/x.png"}}, 400),
        ({"type": "image_url", "image_url": {"url": "data:image/png;base64,%%%"}}, 400),
        ({"type": "video", "video": {}}, 400),
    ],
)
def test_an_unusable_part_is_refused(tenant: Tenant, part: dict[str, Any], status: int) -> None:
    body = {"model": "gpt-5.2", "messages": [{"role": "user", "content": [part]}]}
    assert tenant.refused("POST", "/chat/completions", body)["status"] == status


def test_a_model_without_vision_refuses_images(tenant: Tenant) -> None:
    part = {"type": "image_url", "image_url": {"url": ONE_PIXEL}}
    body = {"model": "gpt-4", "messages": [{"role": "user", "content": [part]}]}
    assert tenant.refused("POST", "/chat/completions", body)["code"] == "invalid_parameter"
