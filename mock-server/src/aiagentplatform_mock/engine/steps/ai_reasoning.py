"""`ai_reasoning`: a prompt, answered by one agent or by several together. A table from strategy to function."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..agents import Agent, ask
from ..definition import value_faults
from ..expressions.kinds import entries, is_list
from ..running.failures import StepFailure
from ..running.work import Runner, Work

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What an agent said."""

    agent: Agent
    text: str

    def json(self) -> Object:
        return {"agent_id": self.agent.id, "role": self.agent.role, "text": self.text}


async def _run(work: Work) -> Any:
    config = work.config
    prompt = str(work.render(config["prompt"]))
    agents = _agents(work)
    work.given({**config, "prompt": prompt, "agents": [agent.id for agent in agents if agent.id is not None]})
    schema = config.get("output_schema")
    strategy = config.get("strategy", "sequential")
    text, said = await _STRATEGIES[strategy](work, agents, prompt, schema)
    if schema is not None:
        return _structured(text, schema)
    return {"text": text, "messages": [one.json() for one in said if one.agent.id is not None]}


async def _sequential(work: Work, agents: Sequence[Agent], prompt: str, schema: Any) -> tuple[str, list[Said]]:
    """Each agent sees what the former ones said; the last one answers."""
    said: list[Said] = []
    for agent in agents:
        last = agent is agents[-1]
        said.append(await _speak(work, agent, prompt, schema if last else None, _talk(said)))
    return said[-1].text, said


async def _parallel(work: Work, agents: Sequence[Agent], prompt: str, schema: Any) -> tuple[str, list[Said]]:
    """All answer at once."""
    tasks = [asyncio.ensure_future(_speak(work, agent, prompt, schema)) for agent in agents]
    try:
        said = list(await asyncio.gather(*tasks))
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        raise
    if schema is not None:
        return "[" + ",".join(one.text for one in said) + "]" if len(said) > 1 else said[0].text, said
    return "\n\n".join(one.text for one in said), said


async def _debate(work: Work, agents: Sequence[Agent], prompt: str, schema: Any) -> tuple[str, list[Said]]:
    """All speak in turn, for several rounds; the last word counts."""
    said: list[Said] = []
    rounds = work.config.get("rounds", 2)
    for number in range(rounds):
        for agent in agents:
            last = number == rounds - 1 and agent is agents[-1]
            said.append(await _speak(work, agent, prompt, schema if last else None, _talk(said)))
    return said[-1].text, said


async def _speak(work: Work, agent: Agent, prompt: str, schema: Any, talk: Sequence[str] = ()) -> Said:
    answer = await ask(work, agent, prompt, schema, talk)
    said = Said(agent, answer.text)
    if agent.id is not None:
        work.emit("agent.message", agent_id=agent.id, role=agent.role, text=answer.text)
    return said


def _agents(work: Work) -> list[Agent]:
    """The step's agents; a nameless one if it has none."""
    definition = work.run.definition
    known: dict[str, Object] = {agent["id"]: agent for agent in entries(definition, "agents")}
    system = str(work.render(work.config["system"])) if "system" in work.config else None
    named: list[Object | None] = [known[name] for name in work.step.get("agents", [])] or [None]
    return [Agent.of(agent, work, system) for agent in named]


def _talk(said: Sequence[Said]) -> list[str]:
    return [f"{one.agent.title}: {one.text}" for one in said]


def _structured(text: str, schema: Any) -> Any:
    """The answer as JSON. Of agents that answered in parallel each one's, in a list."""
    try:
        value: Any = json.loads(text)
    except ValueError as error:
        raise StepFailure("invalid_output", "The model's answer is not JSON.") from error
    faults = value_faults(schema, value, "")
    if faults and is_list(value):
        faults = [fault for one in value for fault in value_faults(schema, one, "")]
    if faults:
        message = f"The model's answer does not match the output schema: {faults[0].message}"
        raise StepFailure("invalid_output", message, details=faults)
    return value


_STRATEGIES: Mapping[str, Callable[[Work, Sequence[Agent], str, Any], Awaitable[tuple[str, list[Said]]]]] = {
    "sequential": _sequential,
    "parallel": _parallel,
    "debate": _debate,
}

AI_REASONING = Runner(_run)
