"""From a definition to everything that is wrong with it: first its shape, then what its sound parts mean.

The document's schemas judge the shape; a part with a fault in its shape is left out of the rest, so that one mistake
is told once and the others are told as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..expressions.kinds import is_list, is_object
from .body import body_of
from .checks import duplicate_ids, step_faults, text_faults
from .faults import Fault, key
from .graph import graphs
from .plan import plan_of
from .surroundings import Outside, Sound, surrounding_faults, trigger_faults
from .texts import ALWAYS, templates

if TYPE_CHECKING:
    from ...kernel.document.schemas import Fault as ShapeFault

Shape = Callable[[str, Any], "Sequence[ShapeFault]"]
"""The faults of a value by the document's schema at a pointer."""

_SCHEMAS = "#/components/schemas/"
_MAX_NESTING = 100
_CODES: Mapping[str, str] = {"type": "wrong_type", "required": "missing_field"}


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found. `stages` is empty when there are errors."""

    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    stages: tuple[tuple[str, ...], ...]


def validate(definition: Any, shape: Shape, outside: Outside) -> Findings:
    """Check a definition.

    Args:
        definition: Any JSON value.
        shape: Judges by the document.
        outside: What exists beyond the definition.
    """
    faults = _shape_faults(definition, shape, "WorkflowDefinition")
    if is_object(definition):
        faults += _meaning_faults(definition, _Broken(faults), outside)
    errors = tuple(sorted(dict.fromkeys(faults), key=lambda fault: _order(fault.pointer)))
    if errors or not is_object(definition):
        return Findings(errors, (), ())
    stages = plan_of(definition["steps"]).stages()
    return Findings((), tuple(_warnings(definition)), tuple(map(tuple, stages)))


def validate_trigger(trigger: Any, shape: Shape) -> tuple[Fault, ...]:
    """Check a single trigger."""
    faults = _shape_faults(trigger, shape, "TriggerDefinition")
    return tuple(faults or trigger_faults(trigger, ""))


def _shape_faults(value: Any, shape: Shape, schema: str) -> list[Fault]:
    if _too_deep(value):
        return [Fault("", "invalid_value", f"The definition is nested more than {_MAX_NESTING} levels deep.")]
    return [
        Fault(fault.pointer, _CODES.get(fault.keyword, "invalid_value"), fault.message)
        for fault in shape(_SCHEMAS + schema, value)
    ]


class _Broken:
    """Tells which parts have a fault in their shape."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self._pointers = [fault.pointer + "/" for fault in faults]
        self.entirely = "/" in self._pointers

    def sound(self, pointer: str) -> bool:
        """Whether nothing at or below the pointer is at fault."""
        return not self.entirely and not any(broken.startswith(pointer + "/") for broken in self._pointers)


def _meaning_faults(definition: dict[str, Any], broken: _Broken, outside: Outside) -> list[Fault]:
    if broken.entirely:
        return []
    steps = definition.get("steps")
    listed: list[Any] = steps if is_list(steps) else []
    root = body_of(listed, sound=broken.sound, malformed=_malformed(listed, broken))
    faults = list(duplicate_ids(listed, "/steps", {}))
    agents = dict(_agents(definition, broken, faults))
    named = frozenset(agents) | _names(definition.get("agents"))
    found = graphs(root)
    faults += step_faults(root, found, named)
    for text in templates(definition.get("output"), "/output"):
        faults += text_faults(text, ALWAYS, root)
    triggers = {
        pointer: trigger
        for pointer, trigger in _entries(definition.get("triggers"), "/triggers")
        if broken.sound(pointer)
    }
    sound = Sound(_sound_fields(definition, broken), root, agents, triggers)
    return faults + list(surrounding_faults(sound, outside))


def _sound_fields(definition: Mapping[str, Any], broken: _Broken) -> dict[str, Any]:
    return {name: value for name, value in definition.items() if broken.sound(key("", name))}


def _agents(
    definition: Mapping[str, Any], broken: _Broken, faults: list[Fault]
) -> Iterator[tuple[str, tuple[str, dict[str, Any]]]]:
    seen: set[str] = set()
    for pointer, agent in _entries(definition.get("agents"), "/agents"):
        name = agent.get("id")
        if isinstance(name, str) and name in seen:
            faults.append(Fault(key(pointer, "id"), "duplicate_id", f"There is another agent with the id '{name}'."))
        elif isinstance(name, str):
            seen.add(name)
            if broken.sound(pointer):
                yield name, (pointer, agent)


def _entries(value: Any, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for index, entry in enumerate(value if is_list(value) else []):
        if is_object(entry):
            yield key(pointer, index), entry


def _names(value: Any) -> frozenset[str]:
    return frozenset(entry["id"] for _, entry in _entries(value, "") if isinstance(entry.get("id"), str))


def _malformed(steps: list[Any], broken: _Broken, pointer: str = "/steps") -> frozenset[str]:
    """The ids of steps that are there but malformed. They exist for those that refer to them."""
    found: frozenset[str] = frozenset()
    for here, step in _entries(steps, pointer):
        if not broken.sound(here):
            config = step.get("config")
            inner = config.get("steps") if is_object(config) else None
            found |= _names([step])
            if is_list(inner):
                found |= _malformed(inner, broken, key(here, "config", "steps")) | _names(inner)
    return found


def _warnings(definition: Mapping[str, Any]) -> Iterator[Fault]:
    used = {name for place in body_of(definition["steps"]).walk() for name in place.step.get("agents", [])}
    for pointer, agent in _entries(definition.get("agents"), "/agents"):
        if agent["id"] not in used:
            yield Fault(pointer, "unused_agent", f"No step names the agent '{agent['id']}'.")
    for place in body_of(definition["steps"]).walk():
        if place.step.get("agents") and place.step["type"] != "ai_reasoning":
            yield Fault(key(place.pointer, "agents"), "agents_ignored", "Only an `ai_reasoning` step uses its agents.")


def _too_deep(value: Any) -> bool:
    level: list[Any] = [value]
    for _ in range(_MAX_NESTING):
        inner: list[Any] = []
        for item in level:
            if is_object(item):
                inner.extend(item.values())
            elif is_list(item):
                inner.extend(item)
        if not inner:
            return False
        level = inner
    return True


def _order(pointer: str) -> list[tuple[int, str]]:
    """Sorts pointers as they stand in the text: numbers by value."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in pointer.split("/")]
