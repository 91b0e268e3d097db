"""What an endpoint is sent: which events it wants, and how much of them. Pure functions over JSON.

Must not know the store, signatures or sockets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ALL_EVENTS = "*"


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is about, for filters: its workflow, its agents and the object's metadata."""

    workflow_id: str | None
    agent_ids: frozenset[str]
    metadata: Mapping[str, str]


def context_of(obj: Mapping[str, Any], given: Mapping[str, Any] | None = None) -> Context:
    """The context of an event about `obj`; what `given` says comes first."""
    known: dict[str, Any] = {**obj, **(given or {})}
    agents = [known.get("agent_id"), *(known.get("agent_ids") or ())]
    metadata: Mapping[str, str] = known.get("metadata") or {}
    return Context(
        workflow_id=known.get("workflow_id"),
        agent_ids=frozenset(agent for agent in agents if isinstance(agent, str)),
        metadata=dict(metadata),
    )


def wants(endpoint: Mapping[str, Any], event_type: str, context: Context) -> bool:
    """Whether an endpoint is sent events of this type and context."""
    if endpoint["status"] != "enabled":
        return False
    if ALL_EVENTS not in endpoint["events"] and event_type not in endpoint["events"]:
        return False
    filters: Mapping[str, Any] = endpoint["filters"]
    workflows, agents = filters.get("workflow_ids"), filters.get("agent_ids")
    metadata: Mapping[str, str] = filters.get("metadata") or {}
    return (
        (not workflows or context.workflow_id in workflows)
        and (not agents or not context.agent_ids.isdisjoint(agents))
        and all(context.metadata.get(name) == value for name, value in metadata.items())
    )


def body_of(event: Mapping[str, Any], payload: str) -> bytes:
    """The body of a delivery: the event without its place in the log; `thin` keeps of the object what names it."""
    envelope = {name: value for name, value in event.items() if name != "sequence_number"}
    if payload == "thin":
        obj: Mapping[str, Any] = event["data"]["object"]
        envelope["data"] = {"object": {"id": obj["id"], "object": obj["object"], "status": obj.get("status")}}
    return json.dumps(envelope, separators=(",", ":"), ensure_ascii=False).encode()
