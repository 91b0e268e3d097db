"""What is kept of one execution: its object, the record of each step, and its events. Every change is written at once.

Fields that begin with an underscore are ours and are never shown. Must not know how steps run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...kernel import Platform

EXECUTION = "execution"
STEP = "execution_step"
EVENTS = "execution_events"

FINISHED = frozenset({"completed", "failed", "cancelled", "timed_out"})

Object = dict[str, Any]


def shown(obj: Object) -> Object:
    """An object without what is ours."""
    return {name: value for name, value in obj.items() if not name.startswith("_")}


def no_usage() -> Object:
    """The usage of something that has not begun."""
    return {"input_tokens": 0, "output_tokens": 0, "total_tokens": 0, "cost": 0.0, "duration": 0.0}


def topic_of(execution_id: str) -> str:
    """The topic that is notified of every change of an execution."""
    return f"execution:{execution_id}"


class Ledger:
    """The books of one execution."""

    def __init__(self, platform: Platform, company_id: str, execution: Object) -> None:
        self.platform = platform
        self.company_id = company_id
        self.execution = execution
        self.store = platform.store_for(company_id)
        # One that is new has no steps, unless it takes them over.
        new = execution["status"] == "queued" and execution["retry_of"] is None
        known = [] if new else self.store.all(STEP, {"execution_id": execution["id"]})
        self.steps: dict[str, Object] = {step["step_path"]: step for step in known}
        self._topic = platform.topic(topic_of(execution["id"]))

    def now(self) -> float:
        """The company's time, in Unix seconds."""
        return self.platform.clock.now(self.company_id)

    def emit(self, type: str, **fields: Any) -> None:
        """Append an event to the stream."""
        execution_id = self.execution["id"]
        sequence = self.store.log_length(EVENTS, execution_id) + 1
        event = {
            "type": type,
            "id": str(sequence),
            "sequence_number": sequence,
            "execution_id": execution_id,
            "created_at": int(self.now()),
            **fields,
        }
        self.store.log(EVENTS, execution_id, event)
        self._topic.notify()

    def save(self) -> None:
        """Write the execution."""
        self.store.replace(EXECUTION, self.execution)
        self._topic.notify()

    def tell(self, type: str, obj: Object) -> None:
        """Emit an event of the platform, unless the workflow's monitoring leaves it out."""
        if type not in self.execution["_events"]:
            return
        context = {
            "workflow_id": self.execution["workflow_id"],
            "metadata": self.execution["metadata"],
            "agent_ids": obj.get("_agents", []),
        }
        self.platform.events.emit(self.company_id, type, shown(obj), context=context)

    # Steps

    def open(self, step: Object, path: str, iteration: int | None) -> Object:
        """The record of a step, made if it has none."""
        record = self.steps.get(path)
        if record is None:
            record = self._new(step, path, iteration)
            self.steps[path] = self.store.insert(STEP, record)
        return record

    def save_step(self, record: Object) -> None:
        """Write a step's record."""
        self.store.replace(STEP, record)

    def skip(self, step: Object, path: str, iteration: int | None, reason: str) -> None:
        """Record that a step does not run."""
        record = self.open(step, path, iteration)
        with self.store.transaction():
            record["status"], record["finished_at"] = "skipped", int(self.now())
            record["_reason"] = reason
            self.save_step(record)
            self.emit("step.skipped", step_id=step["id"], step_path=path, reason=reason)

    def spend(self, record: Object, input_tokens: int, output_tokens: int, cost: float) -> None:
        """Count what a step used, in its record and in the execution."""
        for usage in (record["usage"], self.execution["usage"]):
            usage["input_tokens"] += input_tokens
            usage["output_tokens"] += output_tokens
            usage["total_tokens"] += input_tokens + output_tokens
            usage["cost"] = round(usage["cost"] + cost, 9)

    def gather(self, record: Object) -> None:
        """Sum up in a loop's record what its iterations used."""
        prefix = record["step_path"] + "/"
        level = prefix.count("/") + 1
        total = no_usage()
        for path, step in self.steps.items():
            if path.startswith(prefix) and path.count("/") == level:
                for name in ("input_tokens", "output_tokens", "total_tokens", "cost"):
                    total[name] += step["usage"][name]
        record["usage"].update({**total, "cost": round(total["cost"], 9), "duration": record["usage"]["duration"]})

    def _new(self, step: Object, path: str, iteration: int | None) -> Object:
        return {
            "id": self.platform.ids.new("xst"),
            "object": "workflow.execution_step",
            "created_at": int(self.now()),
            "execution_id": self.execution["id"],
            "step_id": step["id"],
            "step_path": path,
            "type": step["type"],
            "status": "running",
            "iteration": iteration,
            "input": None,
            "output": None,
            "error": None,
            "attempts": [],
            "started_at": None,
            "finished_at": None,
            "usage": no_usage(),
            "_state": {},
            "_agents": list(step.get("agents", [])),
        }
