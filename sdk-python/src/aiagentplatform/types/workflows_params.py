"""What callers may pass as types of workflows. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Sequence
from typing import Any

from typing_extensions import TypedDict

from .shared_params import MetadataParam
from .workflows_configs import ExecutionPolicy, LlmConfig, WorkflowAgent, WorkflowMonitoring
from .workflows_configs_params import (
    ExecutionPolicyParam,
    JsonSchemaParam,
    LlmConfigParam,
    TriggerDefinitionParam,
    WorkflowAgentParam,
    WorkflowMonitoringParam,
    WorkflowStepParam,
)


class WorkflowUpdateParam(TypedDict, total=False):
    """The fields to replace."""

    agents: Sequence[WorkflowAgentParam | WorkflowAgent]
    """All the agents. At most 50 items."""
    description: str | None
    """What it is for. At most 5000 characters."""
    execution_policy: ExecutionPolicyParam | ExecutionPolicy | None
    """The new limits and retries; null takes them away."""
    input_schema: JsonSchemaParam | None
    """The new schema of the input; null takes it away."""
    knowledge_bases: Sequence[str]
    """All the knowledge bases, by id. At most 20 items."""
    llm_config: LlmConfigParam | LlmConfig | None
    """The new model settings; null takes them away."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    monitoring: WorkflowMonitoringParam | WorkflowMonitoring | None
    """The new events and thresholds; null takes them away."""
    name: str
    """What the workflow is called. From 1 to 200 characters."""
    output: Any
    """What an execution's output is made of."""
    output_schema: JsonSchemaParam | None
    """The new schema of the output; null takes it away."""
    steps: Sequence[WorkflowStepParam]
    """All the steps. From 1 to 200 items."""
    triggers: Sequence[TriggerDefinitionParam]
    """All the triggers that the definition brings. At most 20 items."""
