"""Types of workflows. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Any, Literal

from .._core.models import Model as _Model
from .shared import ErrorDetail, Metadata, Timestamp
from .workflows_configs import (
    ExecutionPolicy,
    JsonSchema,
    LlmConfig,
    TriggerDefinition,
    WorkflowAgent,
    WorkflowMonitoring,
    WorkflowStep,
)


class Workflow(_Model):
    """A workflow with its current definition."""

    id: str
    """The workflow's id."""
    object: Literal["workflow"]
    """Always `workflow`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    updated_at: Timestamp
    """A moment, in Unix seconds."""
    version: int
    """The number of the current version. Counts up from 1. At least 1."""
    name: str
    """What the workflow is called."""
    description: str | None
    """What it is for."""
    steps: list[WorkflowStep]
    """The steps."""
    triggers: list[TriggerDefinition]
    """The triggers that the definition brought. `triggers.list` has them all."""
    agents: list[WorkflowAgent]
    """The agents."""
    knowledge_bases: list[str]
    """Knowledge bases, by id."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    execution_policy: ExecutionPolicy | None = None
    """How executions behave as a whole."""
    input_schema: JsonSchema | None = None
    """A JSON Schema (draft 2020-12)."""
    llm_config: LlmConfig | None = None
    """How models are called. What is absent comes from the agent, then from the workflow, then from the platform."""
    monitoring: WorkflowMonitoring | None = None
    """What is reported while executions run."""
    output: Any | None = None
    """What an execution's output is made of."""
    output_schema: JsonSchema | None = None
    """A JSON Schema (draft 2020-12)."""


class WorkflowList(_Model):
    """A page of workflows."""

    object: Literal["list"]
    """Always `list`."""
    data: list[Workflow]
    """The workflows."""
    first_id: str | None
    """The id of the first one; null when there is none."""
    last_id: str | None
    """The id of the last one; null when there is none."""
    has_more: bool
    """Whether there are more beyond this page."""


class WorkflowValidation(_Model):
    """What a check of a definition found."""

    object: Literal["workflow.validation"]
    """Always `workflow.validation`."""
    valid: bool
    """Whether the definition could be stored."""
    errors: list[ErrorDetail]
    """Every fault."""
    warnings: list[ErrorDetail]
    """What works but is probably not meant, such as an agent that no step names."""
    stages: list[list[str]]
    """The outermost steps in the order they run; those of one stage may run at the same time. Empty if invalid."""
