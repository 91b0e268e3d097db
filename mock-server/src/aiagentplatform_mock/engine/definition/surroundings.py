"""What is wrong with everything around the steps: agents, tools, models, other workflows, schemas and triggers.

What exists outside the definition is asked of `Outside`. One generator per rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from croniter import croniter

from ..expressions.kinds import is_object
from .body import Body
from .checks import text_faults
from .faults import Fault, key
from .schemas import schema_fault
from .texts import Text, templates

_AGENT_NAMES = frozenset({"input", "execution", "workflow", "trigger"})
_TOOL_NAMES = _AGENT_NAMES | {"arguments"}
_TRIGGER_NAMES = frozenset({"payload", "workflow"})
_REQUEST_FIELDS = ("url", "headers", "query", "body")


class Outside(Protocol):
    """What a definition may refer to."""

    def model_fault(self, model: str) -> str | None:
        """Why a model cannot be used; `None` if it can."""
        ...

    def has_workflow(self, workflow_id: str, version: int | None) -> bool:
        """Whether there is such a workflow, and such a version of it."""
        ...


@dataclass(frozen=True, slots=True)
class Sound:
    """The well-formed parts of a definition."""

    definition: Mapping[str, Any]
    steps: Body
    agents: Mapping[str, tuple[str, dict[str, Any]]]
    triggers: Mapping[str, dict[str, Any]]


def surrounding_faults(sound: Sound, outside: Outside) -> Iterator[Fault]:
    """Every fault around the steps."""
    yield from _models(sound, outside)
    yield from _workflows(sound, outside)
    yield from _schemas(sound)
    yield from _agent_texts(sound)
    for pointer, trigger in sound.triggers.items():
        yield from trigger_faults(trigger, pointer)


def trigger_faults(trigger: Mapping[str, Any], pointer: str) -> Iterator[Fault]:
    """What is wrong with a well-formed trigger."""
    for index, condition in enumerate(trigger.get("conditions", [])):
        text = Text(key(pointer, "conditions", index), "expression", condition)
        yield from text_faults(text, _TRIGGER_NAMES, None)
    for text in templates(trigger.get("input"), key(pointer, "input")):
        yield from text_faults(text, _TRIGGER_NAMES, None)
    config: Mapping[str, Any] = trigger.get("config", {})
    here = key(pointer, "config")
    if "deduplicate_by" in config:
        text = Text(key(here, "deduplicate_by"), "expression", config["deduplicate_by"])
        yield from text_faults(text, frozenset({"payload"}), None)
    if "cron" in config:
        yield from _schedule(config, here)


def _schedule(config: Mapping[str, Any], pointer: str) -> Iterator[Fault]:
    cron: str = config["cron"]
    if len(cron.split()) != 5 or not croniter.is_valid(cron):
        message = f"'{cron}' is not a cron expression: minute, hour, day of month, month, day of week."
        yield Fault(key(pointer, "cron"), "bad_cron", message)
    zone: str = config.get("time_zone", "UTC")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"There is no time zone '{zone}'; use an IANA name such as 'Europe/Berlin'."
        yield Fault(key(pointer, "time_zone"), "bad_time_zone", message)


def _models(sound: Sound, outside: Outside) -> Iterator[Fault]:
    for pointer, model in _named_models(sound):
        reason = outside.model_fault(model)
        if reason is not None:
            yield Fault(pointer, "unknown_model", reason)


def _named_models(sound: Sound) -> Iterator[tuple[str, str]]:
    configs: list[tuple[str, Any]] = [("/llm_config", sound.definition.get("llm_config"))]
    for pointer, agent in sound.agents.values():
        configs += [(pointer, agent), (key(pointer, "llm_config"), agent.get("llm_config"))]
    for place in sound.steps.walk():
        here = key(place.pointer, "config", "llm_config")
        configs.append((here, place.step["config"].get("llm_config")))
    for pointer, config in configs:
        if is_object(config) and isinstance(config.get("model"), str):
            yield key(pointer, "model"), config["model"]


def _workflows(sound: Sound, outside: Outside) -> Iterator[Fault]:
    for pointer, workflow_id, version in _named_workflows(sound):
        if not outside.has_workflow(workflow_id, version):
            told = f"There is no workflow '{workflow_id}'"
            told += "." if version is None else f" with a version {version}."
            yield Fault(pointer, "unknown_workflow", told)


def _named_workflows(sound: Sound) -> Iterator[tuple[str, str, int | None]]:
    for place in sound.steps.walk():
        if place.step["type"] == "sub_workflow":
            config = place.step["config"]
            yield key(place.pointer, "config", "workflow_id"), config["workflow_id"], config.get("version")
    for pointer, tool in _tools(sound):
        if tool["type"] == "workflow":
            yield key(pointer, "workflow_id"), tool["workflow_id"], None


def _tools(sound: Sound) -> Iterator[tuple[str, dict[str, Any]]]:
    for pointer, agent in sound.agents.values():
        for index, tool in enumerate(agent.get("tools", [])):
            yield key(pointer, "tools", index), tool


def _schemas(sound: Sound) -> Iterator[Fault]:
    schemas = [(f"/{name}", sound.definition.get(name)) for name in ("input_schema", "output_schema")]
    for place in sound.steps.walk():
        here = key(place.pointer, "config")
        schemas += [(key(here, name), place.step["config"].get(name)) for name in ("input_schema", "output_schema")]
    schemas += [(key(pointer, "parameters"), tool.get("parameters")) for pointer, tool in _tools(sound)]
    for pointer, schema in schemas:
        reason = None if schema is None else schema_fault(schema)
        if reason is not None:
            yield Fault(pointer, "bad_schema", reason)


def _agent_texts(sound: Sound) -> Iterator[Fault]:
    for pointer, agent in sound.agents.values():
        for text in templates(agent.get("instructions"), key(pointer, "instructions")):
            yield from text_faults(text, _AGENT_NAMES, None)
        names: set[str] = set()
        for index, tool in enumerate(agent.get("tools", [])):
            if tool["name"] in names:
                message = f"The agent has two tools called '{tool['name']}'."
                yield Fault(key(pointer, "tools", index, "name"), "duplicate_id", message)
            names.add(tool["name"])
    for pointer, tool in _tools(sound):
        request: Mapping[str, Any] = tool.get("request", {})
        for field in _REQUEST_FIELDS:
            for text in templates(request.get(field), key(pointer, "request", field)):
                yield from text_faults(text, _TOOL_NAMES, None)
