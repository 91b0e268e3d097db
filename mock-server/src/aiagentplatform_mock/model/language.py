"""The language model: from a chat request to a completion.

Reads the request, decides what is said, and hands it over as a `Generation`. Must not know HTTP or events.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..kernel import Problem
from . import attachments, catalog, memory, prose, tools
from .chance import Chance
from .choices import Choice, Draft, cut
from .generation import Generation, Usage
from .instances import SchemaError, UnsatisfiableError, conforming
from .prompt import Prompt, read, schema_in
from .scripts import Script, Scripts
from .shapes import entries, section

if TYPE_CHECKING:
    from ..kernel import CompanyStore
    from ..kernel.clock import Clock
    from ..kernel.storage.ids import Ids

# What the answer does not depend on.
_LIMITS = frozenset({"max_completion_tokens", "max_tokens", "stop"})
_TELLING = frozenset({"logprobs", "n", "stream", "stream_options", "top_logprobs"})
_KEEPING = frozenset({"memory", "metadata", "store", "user"})
_IRRELEVANT = _LIMITS | _TELLING | _KEEPING
_THINKING = {"low": 32, "medium": 128, "high": 512}  # tokens
_STRATEGY_FACTOR = {"chain_of_thought": 1, "reflection": 2, "tree_of_thoughts": 3}


class LanguageModel:
    """Every company's model.

    Args:
        clock: Tells and waits by a company's time.
        ids: Makes the ids of completions and tool calls.
        store_for: Gives a company's store, where files and conversations are found.
    """

    def __init__(self, clock: Clock, ids: Ids, store_for: Callable[[str], CompanyStore]) -> None:
        self._clock = clock
        self._ids = ids
        self._store_for = store_for
        self.scripts = Scripts()

    def generate(self, company_id: str, request: Mapping[str, Any]) -> Generation:
        """Decide the answer to a chat request. Takes the company's next script, if there is one.

        Args:
            company_id: Whose request it is.
            request: The body of `chat.completions.create`.

        Raises:
            Problem: `model_not_found`, `context_length_exceeded`, `invalid_parameter` or `unprocessable_request`. What
                a script wants to go wrong does so when the answer is told.
        """
        model = catalog.choose_chat(request["model"], request.get("provider", catalog.AUTO))
        store = self._store_for(company_id)
        conversation = section(request, "memory").get("conversation_id")
        earlier = memory.recall(store, conversation) if conversation else []
        prompt = read([*earlier, *request["messages"]], entries(request, "tools"))
        _check(model, request, prompt)
        _check_tool_messages(request["messages"], earlier)
        seen = [attachments.describe(part, store) for part in prompt.attachments]
        script = self.scripts.take(company_id)
        thinking = _thinking_tokens(request, model)
        choices = [
            self._choice(request, script, lambda seed: _draft(request, prompt, seen, seed), index, thinking)
            for index in range(request.get("n") or 1)
        ]
        generation = self._told(company_id, request, model, prompt, choices, thinking, script)
        if conversation and generation.failure is None:
            memory.remember(store, conversation, request["messages"], generation.completion()["choices"][0]["message"])
        return generation

    def _choice(
        self,
        request: Mapping[str, Any],
        script: Script | None,
        draft_of: Callable[[Any], Draft],
        index: int,
        thinking: int,
    ) -> Choice:
        if script is None:
            relevant = {key: value for key, value in request.items() if key not in _IRRELEVANT}
            draft = draft_of([relevant, index])
        else:
            draft = Draft(script.content, script.calls, script.refusal, script.finish_reason)
        limit = request.get("max_completion_tokens") or request.get("max_tokens") or math.inf
        return cut(draft, _stops(request), limit - thinking, [self._ids.new("call") for _ in draft.calls])

    def _told(
        self,
        company_id: str,
        request: Mapping[str, Any],
        model: catalog.Model,
        prompt: Prompt,
        choices: Sequence[Choice],
        thinking: int,
        script: Script | None,
    ) -> Generation:
        async def pause() -> None:
            if script is not None and script.delay:
                await self._clock.sleep(company_id, script.delay)

        reasoning = thinking * len(choices)
        spoken = sum(choice.tokens() for choice in choices)
        return Generation(
            head={
                "id": self._ids.new("chatcmpl"),
                "created": int(self._clock.now(company_id)),
                "model": model.id,
                "provider": model.provider,
                "system_fingerprint": f"fp_{hashlib.blake2b(model.id.encode(), digest_size=4).hexdigest()}",
            },
            choices=choices,
            usage=Usage(prompt.tokens, spoken + reasoning, reasoning, prompt.audio_tokens),
            metadata=section(request, "metadata"),
            pause=pause,
            top_logprobs=(request.get("top_logprobs") or 0) if request.get("logprobs") else None,
            include_usage=bool(section(request, "stream_options").get("include_usage")),
            failure=script.failure if script else None,
        )


def _draft(request: Mapping[str, Any], prompt: Prompt, seen: Sequence[attachments.Attachment], seed: Any) -> Draft:
    """What the model says by itself: tool calls, JSON or prose."""
    if calls := tools.choose(request, prompt, seed):
        return Draft(calls=tuple(calls))
    answer_format: Mapping[str, Any] = request.get("response_format", {"type": "text"})
    match answer_format["type"]:
        case "json_object":
            schema = schema_in(request["messages"])
            if schema is None:
                return Draft(_json(prose.json_object(prompt, seen, Chance(seed))))
            return Draft(_json(_structured({"name": "JSON Schema in the messages", "schema": schema}, prompt, seed)))
        case "json_schema":
            return Draft(_json(_structured(answer_format["json_schema"], prompt, seed)))
        case _:
            return Draft(prose.answer(prompt, seen, Chance(seed)))


def _structured(wanted: Mapping[str, Any], prompt: Prompt, seed: Any) -> Any:
    text = " ".join([prompt.question, *(result.text for result in prompt.results)])
    pointer = "/response_format/json_schema/schema"
    try:
        return conforming(wanted.get("schema") or {"type": "object"}, text, seed)
    except SchemaError as error:
        raise Problem(
            "invalid_parameter", f"'{wanted['name']}' is not a valid JSON Schema: {error}", pointer
        ) from error
    except UnsatisfiableError as error:
        raise Problem("unprocessable_request", f"'{wanted['name']}' cannot be met: {error}", pointer) from error


def _check(model: catalog.Model, request: Mapping[str, Any], prompt: Prompt) -> None:
    """Refuse what the model cannot do.

    Raises:
        Problem: `context_length_exceeded` or `invalid_parameter`.
    """
    if prompt.tokens > model.context_window:
        message = f"The messages have {prompt.tokens} tokens; '{model.id}' takes at most {model.context_window}."
        raise Problem("context_length_exceeded", message, "/messages")
    for name in ("max_completion_tokens", "max_tokens"):
        if (request.get(name) or 0) > (model.max_output_tokens or 0):
            message = f"'{model.id}' writes at most {model.max_output_tokens} tokens."
            raise Problem("invalid_parameter", message, f"/{name}")
    if not model.vision and any(part["type"] == "image_url" for part in prompt.attachments):
        raise Problem("invalid_parameter", f"'{model.id}' does not understand images.", "/messages")
    if request.get("top_logprobs") and not request.get("logprobs"):
        raise Problem("invalid_parameter", "'top_logprobs' needs 'logprobs' to be true.", "/top_logprobs")


def _check_tool_messages(messages: Sequence[Mapping[str, Any]], earlier: Sequence[Mapping[str, Any]]) -> None:
    """Refuse an answer to a call that was never made.

    Raises:
        Problem: `invalid_parameter`.
    """
    made = {call["id"] for message in earlier for call in entries(message, "tool_calls")}
    for at, message in enumerate(messages):
        made.update(call["id"] for call in entries(message, "tool_calls"))
        if message["role"] == "tool" and message["tool_call_id"] not in made:
            text = f"The tool message answers '{message['tool_call_id']}', but no earlier message made that call."
            raise Problem("invalid_parameter", text, f"/messages/{at}/tool_call_id")


def _thinking_tokens(request: Mapping[str, Any], model: catalog.Model) -> int:
    """How many tokens go into thinking: none, unless it is asked for and the model can."""
    reasoning = request.get("reasoning")
    if not reasoning or not model.reasoning:
        return 0
    factor = _STRATEGY_FACTOR.get(reasoning.get("strategy", "chain_of_thought"), 1)
    return factor * _THINKING.get(reasoning.get("effort", "medium"), _THINKING["medium"])


def _stops(request: Mapping[str, Any]) -> list[str]:
    stop: str | list[str] = request.get("stop") or []
    return [stop] if isinstance(stop, str) else list(stop)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
