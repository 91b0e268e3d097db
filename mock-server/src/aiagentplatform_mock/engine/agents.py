"""An agent of a workflow: what it asks the model, what it streams, and the tools it calls while it thinks.

Talks to the model as chat does. Must not know how several agents work together.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..kernel import Problem
from ..model import find
from .definition import value_faults
from .expressions.kinds import entries, section
from .http import request_of, send
from .running.children import run_child
from .running.failures import StepFailure
from .running.work import Work

Object = dict[str, Any]

DEFAULT_MODEL = "auto"
_MAX_ROUNDS = 8
_AGAIN = frozenset({"model_overloaded", "service_unavailable", "rate_limit_exceeded", "internal_error"})
_PASSED_ON = ("provider", "temperature", "top_p", "seed", "reasoning")


@dataclass(frozen=True, slots=True)
class Agent:
    """Who answers. A step that names no agent has one without an id."""

    id: str | None
    role: str | None
    system: str
    llm: Mapping[str, Any]
    tools: Mapping[str, Object]
    knowledge_bases: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the others know it as."""
        return self.role or self.id or "Assistant"

    @classmethod
    def of(cls, agent: Object | None, work: Work, system: str | None) -> Agent:
        """The agent of a definition, for a step; `None` makes the nameless one."""
        definition, given = work.run.definition, agent or {}
        llm = {**section(definition, "llm_config"), **section(given, "llm_config")}
        if "model" in given:
            llm["model"] = given["model"]
        llm.update(work.config.get("llm_config", {}))
        told = [system, f"You are {given['role']}." if "role" in given else None]
        if "instructions" in given:
            told.append(str(work.render(given["instructions"])))
        bases = [*entries(definition, "knowledge_bases"), *entries(work.config, "knowledge_bases")]
        return cls(
            id=given.get("id"),
            role=given.get("role"),
            system="\n\n".join(text for text in told if text),
            llm=llm,
            tools={tool["name"]: tool for tool in given.get("tools", [])},
            knowledge_bases=tuple(dict.fromkeys(bases)),
        )


@dataclass(slots=True)
class Answer:
    """What came back from the model: text, tool calls by index, and the usage."""

    text: str = ""
    calls: dict[int, Object] = field(default_factory=dict[int, Object])
    model: str = DEFAULT_MODEL
    input_tokens: int = 0
    output_tokens: int = 0

    def take(self, chunk: Object) -> str:
        """Add a chunk. Returns its piece of text."""
        self.model = chunk["model"]
        usage: Object = chunk.get("usage") or {}
        self.input_tokens += usage.get("prompt_tokens", 0)
        self.output_tokens += usage.get("completion_tokens", 0)
        piece = ""
        for choice in chunk["choices"]:
            delta: Object = choice["delta"]
            piece += delta.get("content") or delta.get("refusal") or ""
            for call in entries(delta, "tool_calls"):
                self._take_call(call)
        self.text += piece
        return piece

    def _take_call(self, delta: Object) -> None:
        call = self.calls.setdefault(delta["index"], {"id": "", "name": "", "arguments": ""})
        function: Object = delta.get("function") or {}
        call["id"] = delta.get("id") or call["id"]
        call["name"] = function.get("name") or call["name"]
        call["arguments"] += function.get("arguments") or ""

    def messages(self) -> list[Object]:
        """The calls as the assistant's message."""
        calls = [
            {"id": call["id"], "type": "function", "function": {"name": call["name"], "arguments": call["arguments"]}}
            for call in self.calls.values()
        ]
        return [{"role": "assistant", "content": self.text or None, "tool_calls": calls}]


async def ask(work: Work, agent: Agent, prompt: str, schema: Any, talk: Sequence[str] = ()) -> Answer:
    """Ask an agent. Its text is streamed as `step.delta`, its tools are run.

    Args:
        work: The step.
        agent: Who answers.
        prompt: What is asked.
        schema: What the answer must look like, if it is to be JSON.
        talk: What others have said before.

    Raises:
        StepFailure: `model_error`: the model refused or failed, or the agent called tools without an end.
    """
    messages: list[Object] = [{"role": "system", "content": agent.system}] if agent.system else []
    messages += [{"role": "user", "content": text} for text in (*talk, prompt)]
    for _ in range(_MAX_ROUNDS):
        answer = await _complete(work, agent, _request(agent, messages, schema))
        if not answer.calls:
            return answer
        messages += answer.messages()
        for call in answer.calls.values():
            output = await _call_tool(work, agent, call)
            messages.append({"role": "tool", "tool_call_id": call["id"], "content": output})
    raise StepFailure("model_error", f"The agent called tools in {_MAX_ROUNDS} rounds without an answer.")


def _request(agent: Agent, messages: list[Object], schema: Any) -> Object:
    request: Object = {
        "model": agent.llm.get("model", DEFAULT_MODEL),
        "messages": list(messages),
        "stream": True,
        "stream_options": {"include_usage": True},
        **{name: agent.llm[name] for name in _PASSED_ON if name in agent.llm},
    }
    if "max_tokens" in agent.llm:
        request["max_completion_tokens"] = agent.llm["max_tokens"]
    if agent.knowledge_bases:
        request["knowledge_bases"] = list(agent.knowledge_bases)
    if agent.tools:
        request["tools"] = [_tool_of(tool) for tool in agent.tools.values()]
    if schema is not None:
        request["response_format"] = {"type": "json_schema", "json_schema": {"name": "output", "schema": schema}}
    return request


def _tool_of(tool: Object) -> Object:
    parameters = section(tool, "parameters") or {"type": "object", "properties": {}}
    function: Object = {"name": tool["name"], "description": tool.get("description", ""), "parameters": parameters}
    return {"type": "function", "function": function}


async def _complete(work: Work, agent: Agent, request: Object) -> Answer:
    run, answer = work.run, Answer()
    platform = run.services.platform
    try:
        async for chunk in platform.model.generate(run.company_id, request).stream():
            piece = answer.take(chunk)
            if piece:
                work.emit("step.delta", agent_id=agent.id, delta=piece)
    except Problem as problem:
        retry_after = str(problem.headers.get("Retry-After", problem.headers.get("retry-after", "")))
        raise StepFailure(
            "model_error",
            f"The model failed: {problem.message}",
            retryable=problem.code in _AGAIN,
            retry_after=float(retry_after) if retry_after.isdigit() else 0.0,
        ) from problem
    model = find(answer.model)
    cost = (answer.input_tokens * model.input_price + answer.output_tokens * model.output_price) / 1000
    work.spend(answer.input_tokens, answer.output_tokens, cost)
    tokens = answer.input_tokens + answer.output_tokens
    platform.usage.add(run.company_id, run.execution.get("_key", ""), "tokens_used", tokens)
    return answer


async def _call_tool(work: Work, agent: Agent, call: Object) -> str:
    """What a tool gives, as text. A failure is told to the model, which may do without."""
    arguments: Any = None
    output: Any = None
    reason: str | None = None
    try:
        arguments = json.loads(call["arguments"] or "{}")
        output = await _run_tool(work, agent, call, arguments)
    except ValueError:
        reason = "The arguments are not JSON."
    except StepFailure as failure:
        reason = failure.message
    work.emit("agent.tool_call", agent_id=agent.id, name=call["name"], arguments=arguments, output=output, error=reason)
    return json.dumps(output if reason is None else {"error": reason}, ensure_ascii=False)


async def _run_tool(work: Work, agent: Agent, call: Object, arguments: Any) -> Any:
    tool = agent.tools.get(call["name"])
    if tool is None:
        raise StepFailure("model_error", f"There is no tool '{call['name']}'.")
    faults = value_faults(tool.get("parameters"), arguments, "")
    if faults:
        raise StepFailure("model_error", f"The arguments do not match: {faults[0].pointer} {faults[0].message}")
    if tool["type"] == "workflow":
        return await run_child(work, f"{work.path}/{call['id']}", tool, arguments)
    filled: Object = work.render(tool["request"], arguments=arguments)
    reply = await send(work.run.services.addresses, request_of(filled), filled.get("accepted_statuses"))
    return reply["body"]
