"""What each plan allows. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

GIGABYTE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan's rates (a minute) and monthly quotas; an absent quota is unlimited."""

    name: str
    requests_per_minute: int
    tokens_per_minute: int
    concurrent_workflows: int
    quotas: Mapping[str, int]


PLANS: Mapping[str, Plan] = {
    plan.name: plan
    for plan in (
        Plan(
            "free",
            60,
            100_000,
            2,
            {
                "chat_requests": 1_000,
                "workflow_executions": 100,
                "tokens": 1_000_000,
                "storage_bytes": GIGABYTE,
            },
        ),
        Plan(
            "pro",
            1_200,
            2_000_000,
            20,
            {
                "chat_requests": 100_000,
                "workflow_executions": 10_000,
                "tokens": 100_000_000,
                "storage_bytes": 100 * GIGABYTE,
            },
        ),
        Plan("enterprise", 600_000, 1_000_000_000, 500, {}),
    )
}

# What a call counts against, by operation.
QUOTA_OF_OPERATION: Mapping[str, str] = {
    "chat.completions.create": "chat_requests",
    "workflows.executions.create": "workflow_executions",
    "workflows.executions.run": "workflow_executions",
    "workflows.executions.retry": "workflow_executions",
    "workflows.triggers.fire": "workflow_executions",
}
