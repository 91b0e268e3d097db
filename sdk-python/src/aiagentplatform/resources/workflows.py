"""Workflows. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.shared import DeletedObject, Order
    from ..types.shared_params import MetadataParam
    from ..types.workflows import Workflow, WorkflowList, WorkflowValidation
    from ..types.workflows_configs import ExecutionPolicy, LlmConfig, WorkflowAgent, WorkflowMonitoring
    from ..types.workflows_configs_params import (
        ExecutionPolicyParam,
        JsonSchemaParam,
        LlmConfigParam,
        TriggerDefinitionParam,
        WorkflowAgentParam,
        WorkflowMonitoringParam,
        WorkflowStepParam,
    )
    from .workflows_executions import AsyncWorkflowsExecutions, WorkflowsExecutions
    from .workflows_triggers import AsyncWorkflowsTriggers, WorkflowsTriggers
    from .workflows_versions import AsyncWorkflowsVersions, WorkflowsVersions


CREATE: Operation[Workflow] = Operation(
    "workflows.create",
    "POST",
    "/workflows",
    returns="aiagentplatform.types.workflows:Workflow",
    body="json",
    idempotent=True,
)
LIST: Operation[WorkflowList] = Operation(
    "workflows.list",
    "GET",
    "/workflows",
    returns="aiagentplatform.types.workflows:WorkflowList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.workflows:Workflow",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[Workflow] = Operation(
    "workflows.retrieve", "GET", "/workflows/{workflow_id}", returns="aiagentplatform.types.workflows:Workflow"
)
UPDATE: Operation[Workflow] = Operation(
    "workflows.update",
    "POST",
    "/workflows/{workflow_id}",
    returns="aiagentplatform.types.workflows:Workflow",
    body="json",
    idempotent=True,
)
DELETE: Operation[DeletedObject] = Operation(
    "workflows.delete", "DELETE", "/workflows/{workflow_id}", returns="aiagentplatform.types.shared:DeletedObject"
)
VALIDATE: Operation[WorkflowValidation] = Operation(
    "workflows.validate",
    "POST",
    "/workflows/validate",
    returns="aiagentplatform.types.workflows:WorkflowValidation",
    body="json",
    idempotent=True,
)


class Workflows(Resource):
    """Autonomous multi-agent workflows, their versions, triggers and executions."""

    @cached_property
    def executions(self) -> WorkflowsExecutions:
        """Executions."""
        from .workflows_executions import WorkflowsExecutions

        return WorkflowsExecutions(self._core)

    @cached_property
    def triggers(self) -> WorkflowsTriggers:
        """Triggers."""
        from .workflows_triggers import WorkflowsTriggers

        return WorkflowsTriggers(self._core)

    @cached_property
    def versions(self) -> WorkflowsVersions:
        """Versions."""
        from .workflows_versions import WorkflowsVersions

        return WorkflowsVersions(self._core)

    def create(
        self,
        *,
        name: str,
        steps: Sequence[WorkflowStepParam],
        agents: Sequence[WorkflowAgentParam | WorkflowAgent] | Omit = OMIT,
        description: str | None | Omit = OMIT,
        execution_policy: ExecutionPolicyParam | ExecutionPolicy | Omit = OMIT,
        input_schema: JsonSchemaParam | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        llm_config: LlmConfigParam | LlmConfig | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        monitoring: WorkflowMonitoringParam | WorkflowMonitoring | Omit = OMIT,
        output: Any | Omit = OMIT,
        output_schema: JsonSchemaParam | Omit = OMIT,
        triggers: Sequence[TriggerDefinitionParam] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Workflow:
        """
        Create a workflow.

        Checks the definition and stores it as version 1.

        Args:
            name: What the workflow is called. From 1 to 200 characters.
            steps: The steps, in any order; their dependencies decide when each runs. From 1 to 200 items.
            agents: The agents that the steps may name. At most 50 items.
            description: What it is for. At most 5000 characters.
            execution_policy: How executions behave as a whole.
            input_schema: A JSON Schema (draft 2020-12).
            knowledge_bases: Knowledge bases that every agent may search, by id. At most 20 items.
            llm_config: How models are called. What is absent comes from the agent, then from the workflow, then from
                the platform.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            monitoring: What is reported while executions run.
            output: The execution's output. Texts in it are templates. By default an object with the output of each step
                that nothing depends on, by step id; when there is only one such step, its output itself.
            output_schema: A JSON Schema (draft 2020-12).
            triggers: Triggers to create with the workflow. Replaces the ones that an earlier definition brought. At
                most 20 items.

        Returns:
            A workflow with its current definition.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(
            CREATE,
            options,
            body={
                "name": name,
                "steps": steps,
                "agents": agents,
                "description": description,
                "execution_policy": execution_policy,
                "input_schema": input_schema,
                "knowledge_bases": knowledge_bases,
                "llm_config": llm_config,
                "metadata": metadata,
                "monitoring": monitoring,
                "output": output,
                "output_schema": output_schema,
                "triggers": triggers,
            },
        )

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[Workflow]:
        """
        List workflows.

        Lists the company's workflows, newest first unless `order` says otherwise.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `Workflow` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(LIST, options, query={"limit": limit, "after": after, "before": before, "order": order})

    def retrieve(self, workflow_id: str, *, options: RequestOptions | None = None) -> Workflow:
        """
        Retrieve a workflow.

        Returns the workflow with its current definition.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.

        Returns:
            A workflow with its current definition.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(workflow_id,))

    def update(
        self,
        workflow_id: str,
        *,
        agents: Sequence[WorkflowAgentParam | WorkflowAgent] | Omit = OMIT,
        description: str | None | Omit = OMIT,
        execution_policy: ExecutionPolicyParam | ExecutionPolicy | None | Omit = OMIT,
        input_schema: JsonSchemaParam | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        llm_config: LlmConfigParam | LlmConfig | None | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        monitoring: WorkflowMonitoringParam | WorkflowMonitoring | None | Omit = OMIT,
        name: str | Omit = OMIT,
        output: Any | Omit = OMIT,
        output_schema: JsonSchemaParam | None | Omit = OMIT,
        steps: Sequence[WorkflowStepParam] | Omit = OMIT,
        triggers: Sequence[TriggerDefinitionParam] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Workflow:
        """
        Update a workflow.

        Replaces the fields that are given; null removes one that is optional. Each update makes a new version.
        Executions that have begun go on with the version they began with.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            agents: All the agents. At most 50 items.
            description: What it is for. At most 5000 characters.
            execution_policy: The new limits and retries; null takes them away.
            input_schema: The new schema of the input; null takes it away.
            knowledge_bases: All the knowledge bases, by id. At most 20 items.
            llm_config: The new model settings; null takes them away.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            monitoring: The new events and thresholds; null takes them away.
            name: What the workflow is called. From 1 to 200 characters.
            output: What an execution's output is made of.
            output_schema: The new schema of the output; null takes it away.
            steps: All the steps. From 1 to 200 items.
            triggers: All the triggers that the definition brings. At most 20 items.

        Returns:
            A workflow with its current definition.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(
            UPDATE,
            options,
            path=(workflow_id,),
            body={
                "agents": agents,
                "description": description,
                "execution_policy": execution_policy,
                "input_schema": input_schema,
                "knowledge_bases": knowledge_bases,
                "llm_config": llm_config,
                "metadata": metadata,
                "monitoring": monitoring,
                "name": name,
                "output": output,
                "output_schema": output_schema,
                "steps": steps,
                "triggers": triggers,
            },
        )

    def delete(self, workflow_id: str, *, options: RequestOptions | None = None) -> DeletedObject:
        """
        Delete a workflow.

        Deletes the workflow, its versions and its triggers. Finished executions stay. While one is unfinished, it is
        409 `invalid_state`; cancel it first.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.

        Returns:
            Confirms a deletion.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(DELETE, options, path=(workflow_id,))

    def validate(
        self,
        *,
        name: str,
        steps: Sequence[WorkflowStepParam],
        agents: Sequence[WorkflowAgentParam | WorkflowAgent] | Omit = OMIT,
        description: str | None | Omit = OMIT,
        execution_policy: ExecutionPolicyParam | ExecutionPolicy | Omit = OMIT,
        input_schema: JsonSchemaParam | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        llm_config: LlmConfigParam | LlmConfig | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        monitoring: WorkflowMonitoringParam | WorkflowMonitoring | Omit = OMIT,
        output: Any | Omit = OMIT,
        output_schema: JsonSchemaParam | Omit = OMIT,
        triggers: Sequence[TriggerDefinitionParam] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WorkflowValidation:
        """
        Validate a workflow definition.

        Checks a definition without storing it. An invalid one is a reply, not an error.

        Args:
            name: What the workflow is called. From 1 to 200 characters.
            steps: The steps, in any order; their dependencies decide when each runs. From 1 to 200 items.
            agents: The agents that the steps may name. At most 50 items.
            description: What it is for. At most 5000 characters.
            execution_policy: How executions behave as a whole.
            input_schema: A JSON Schema (draft 2020-12).
            knowledge_bases: Knowledge bases that every agent may search, by id. At most 20 items.
            llm_config: How models are called. What is absent comes from the agent, then from the workflow, then from
                the platform.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            monitoring: What is reported while executions run.
            output: The execution's output. Texts in it are templates. By default an object with the output of each step
                that nothing depends on, by step id; when there is only one such step, its output itself.
            output_schema: A JSON Schema (draft 2020-12).
            triggers: Triggers to create with the workflow. Replaces the ones that an earlier definition brought. At
                most 20 items.

        Returns:
            What a check of a definition found.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(
            VALIDATE,
            options,
            body={
                "name": name,
                "steps": steps,
                "agents": agents,
                "description": description,
                "execution_policy": execution_policy,
                "input_schema": input_schema,
                "knowledge_bases": knowledge_bases,
                "llm_config": llm_config,
                "metadata": metadata,
                "monitoring": monitoring,
                "output": output,
                "output_schema": output_schema,
                "triggers": triggers,
            },
        )


class AsyncWorkflows(AsyncResource):
    """Autonomous multi-agent workflows, their versions, triggers and executions."""

    @cached_property
    def executions(self) -> AsyncWorkflowsExecutions:
        """Executions."""
        from .workflows_executions import AsyncWorkflowsExecutions

        return AsyncWorkflowsExecutions(self._core)

    @cached_property
    def triggers(self) -> AsyncWorkflowsTriggers:
        """Triggers."""
        from .workflows_triggers import AsyncWorkflowsTriggers

        return AsyncWorkflowsTriggers(self._core)

    @cached_property
    def versions(self) -> AsyncWorkflowsVersions:
        """Versions."""
        from .workflows_versions import AsyncWorkflowsVersions

        return AsyncWorkflowsVersions(self._core)

    async def create(
        self,
        *,
        name: str,
        steps: Sequence[WorkflowStepParam],
        agents: Sequence[WorkflowAgentParam | WorkflowAgent] | Omit = OMIT,
        description: str | None | Omit = OMIT,
        execution_policy: ExecutionPolicyParam | ExecutionPolicy | Omit = OMIT,
        input_schema: JsonSchemaParam | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        llm_config: LlmConfigParam | LlmConfig | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        monitoring: WorkflowMonitoringParam | WorkflowMonitoring | Omit = OMIT,
        output: Any | Omit = OMIT,
        output_schema: JsonSchemaParam | Omit = OMIT,
        triggers: Sequence[TriggerDefinitionParam] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Workflow:
        """
        Create a workflow.

        Checks the definition and stores it as version 1.

        Args:
            name: What the workflow is called. From 1 to 200 characters.
            steps: The steps, in any order; their dependencies decide when each runs. From 1 to 200 items.
            agents: The agents that the steps may name. At most 50 items.
            description: What it is for. At most 5000 characters.
            execution_policy: How executions behave as a whole.
            input_schema: A JSON Schema (draft 2020-12).
            knowledge_bases: Knowledge bases that every agent may search, by id. At most 20 items.
            llm_config: How models are called. What is absent comes from the agent, then from the workflow, then from
                the platform.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            monitoring: What is reported while executions run.
            output: The execution's output. Texts in it are templates. By default an object with the output of each step
                that nothing depends on, by step id; when there is only one such step, its output itself.
            output_schema: A JSON Schema (draft 2020-12).
            triggers: Triggers to create with the workflow. Replaces the ones that an earlier definition brought. At
                most 20 items.

        Returns:
            A workflow with its current definition.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(
            CREATE,
            options,
            body={
                "name": name,
                "steps": steps,
                "agents": agents,
                "description": description,
                "execution_policy": execution_policy,
                "input_schema": input_schema,
                "knowledge_bases": knowledge_bases,
                "llm_config": llm_config,
                "metadata": metadata,
                "monitoring": monitoring,
                "output": output,
                "output_schema": output_schema,
                "triggers": triggers,
            },
        )

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Workflow]:
        """
        List workflows.

        Lists the company's workflows, newest first unless `order` says otherwise.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `Workflow` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(LIST, options, query={"limit": limit, "after": after, "before": before, "order": order})

    async def retrieve(self, workflow_id: str, *, options: RequestOptions | None = None) -> Workflow:
        """
        Retrieve a workflow.

        Returns the workflow with its current definition.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.

        Returns:
            A workflow with its current definition.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(workflow_id,))

    async def update(
        self,
        workflow_id: str,
        *,
        agents: Sequence[WorkflowAgentParam | WorkflowAgent] | Omit = OMIT,
        description: str | None | Omit = OMIT,
        execution_policy: ExecutionPolicyParam | ExecutionPolicy | None | Omit = OMIT,
        input_schema: JsonSchemaParam | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        llm_config: LlmConfigParam | LlmConfig | None | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        monitoring: WorkflowMonitoringParam | WorkflowMonitoring | None | Omit = OMIT,
        name: str | Omit = OMIT,
        output: Any | Omit = OMIT,
        output_schema: JsonSchemaParam | None | Omit = OMIT,
        steps: Sequence[WorkflowStepParam] | Omit = OMIT,
        triggers: Sequence[TriggerDefinitionParam] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Workflow:
        """
        Update a workflow.

        Replaces the fields that are given; null removes one that is optional. Each update makes a new version.
        Executions that have begun go on with the version they began with.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            agents: All the agents. At most 50 items.
            description: What it is for. At most 5000 characters.
            execution_policy: The new limits and retries; null takes them away.
            input_schema: The new schema of the input; null takes it away.
            knowledge_bases: All the knowledge bases, by id. At most 20 items.
            llm_config: The new model settings; null takes them away.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            monitoring: The new events and thresholds; null takes them away.
            name: What the workflow is called. From 1 to 200 characters.
            output: What an execution's output is made of.
            output_schema: The new schema of the output; null takes it away.
            steps: All the steps. From 1 to 200 items.
            triggers: All the triggers that the definition brings. At most 20 items.

        Returns:
            A workflow with its current definition.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(
            UPDATE,
            options,
            path=(workflow_id,),
            body={
                "agents": agents,
                "description": description,
                "execution_policy": execution_policy,
                "input_schema": input_schema,
                "knowledge_bases": knowledge_bases,
                "llm_config": llm_config,
                "metadata": metadata,
                "monitoring": monitoring,
                "name": name,
                "output": output,
                "output_schema": output_schema,
                "steps": steps,
                "triggers": triggers,
            },
        )

    async def delete(self, workflow_id: str, *, options: RequestOptions | None = None) -> DeletedObject:
        """
        Delete a workflow.

        Deletes the workflow, its versions and its triggers. Finished executions stay. While one is unfinished, it is
        409 `invalid_state`; cancel it first.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.

        Returns:
            Confirms a deletion.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(DELETE, options, path=(workflow_id,))

    async def validate(
        self,
        *,
        name: str,
        steps: Sequence[WorkflowStepParam],
        agents: Sequence[WorkflowAgentParam | WorkflowAgent] | Omit = OMIT,
        description: str | None | Omit = OMIT,
        execution_policy: ExecutionPolicyParam | ExecutionPolicy | Omit = OMIT,
        input_schema: JsonSchemaParam | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        llm_config: LlmConfigParam | LlmConfig | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        monitoring: WorkflowMonitoringParam | WorkflowMonitoring | Omit = OMIT,
        output: Any | Omit = OMIT,
        output_schema: JsonSchemaParam | Omit = OMIT,
        triggers: Sequence[TriggerDefinitionParam] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WorkflowValidation:
        """
        Validate a workflow definition.

        Checks a definition without storing it. An invalid one is a reply, not an error.

        Args:
            name: What the workflow is called. From 1 to 200 characters.
            steps: The steps, in any order; their dependencies decide when each runs. From 1 to 200 items.
            agents: The agents that the steps may name. At most 50 items.
            description: What it is for. At most 5000 characters.
            execution_policy: How executions behave as a whole.
            input_schema: A JSON Schema (draft 2020-12).
            knowledge_bases: Knowledge bases that every agent may search, by id. At most 20 items.
            llm_config: How models are called. What is absent comes from the agent, then from the workflow, then from
                the platform.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            monitoring: What is reported while executions run.
            output: The execution's output. Texts in it are templates. By default an object with the output of each step
                that nothing depends on, by step id; when there is only one such step, its output itself.
            output_schema: A JSON Schema (draft 2020-12).
            triggers: Triggers to create with the workflow. Replaces the ones that an earlier definition brought. At
                most 20 items.

        Returns:
            What a check of a definition found.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(
            VALIDATE,
            options,
            body={
                "name": name,
                "steps": steps,
                "agents": agents,
                "description": description,
                "execution_policy": execution_policy,
                "input_schema": input_schema,
                "knowledge_bases": knowledge_bases,
                "llm_config": llm_config,
                "metadata": metadata,
                "monitoring": monitoring,
                "output": output,
                "output_schema": output_schema,
                "triggers": triggers,
            },
        )
