"""Workflows executions. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, LastSpec, Operation, PageSpec, Resource, ResumeSpec, StreamSpec
from ..lib.executions.mixins import AsyncWaitMixin, WaitMixin

if TYPE_CHECKING:
    from typing import Any

    from .._core import AsyncPager, AsyncStream, Omit, Page, RequestOptions, Stream
    from ..types.shared import Order
    from ..types.shared_params import MetadataParam
    from ..types.workflows_configs import (
        Execution,
        ExecutionList,
        ExecutionResumeRequestDecision,
        ExecutionRetryRequestFrom,
        ExecutionStatus,
    )
    from ..types.workflows_events import ExecutionEvent, ExecutionEventList
    from .workflows_executions_steps import AsyncWorkflowsExecutionsSteps, WorkflowsExecutionsSteps


CREATE: Operation[Execution] = Operation(
    "workflows.executions.create",
    "POST",
    "/workflows/{workflow_id}/executions",
    returns="aiagentplatform.types.workflows_configs:Execution",
    body="json",
    idempotent=True,
)
LIST: Operation[ExecutionList] = Operation(
    "workflows.executions.list",
    "GET",
    "/workflows/{workflow_id}/executions",
    returns="aiagentplatform.types.workflows_configs:ExecutionList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.workflows_configs:Execution",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[Execution] = Operation(
    "workflows.executions.retrieve",
    "GET",
    "/executions/{execution_id}",
    returns="aiagentplatform.types.workflows_configs:Execution",
)
CANCEL: Operation[Execution] = Operation(
    "workflows.executions.cancel",
    "POST",
    "/executions/{execution_id}/cancel",
    returns="aiagentplatform.types.workflows_configs:Execution",
    idempotent=True,
)
EVENTS: Operation[None] = Operation(
    "workflows.executions.events",
    "GET",
    "/executions/{execution_id}/events/stream",
    stream=StreamSpec(
        event="aiagentplatform.types.workflows_events:ExecutionEvent",
        terminal=("execution.completed", "execution.failed", "execution.cancelled", "execution.timed_out"),
        text="/delta",
        resume=ResumeSpec(header="Last-Event-ID", query="starting_after", sequence="sequence_number"),
        accumulate=LastSpec(type="aiagentplatform.types.workflows_configs:Execution", field="execution"),
    ),
)
LIST_EVENTS: Operation[ExecutionEventList] = Operation(
    "workflows.executions.list_events",
    "GET",
    "/executions/{execution_id}/events",
    returns="aiagentplatform.types.workflows_events:ExecutionEventList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.workflows_events:ExecutionEvent",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RESUME: Operation[Execution] = Operation(
    "workflows.executions.resume",
    "POST",
    "/executions/{execution_id}/resume",
    returns="aiagentplatform.types.workflows_configs:Execution",
    body="json",
    idempotent=True,
)
RETRY: Operation[Execution] = Operation(
    "workflows.executions.retry",
    "POST",
    "/executions/{execution_id}/retry",
    returns="aiagentplatform.types.workflows_configs:Execution",
    body="json",
    idempotent=True,
)
RUN: Operation[Execution] = Operation(
    "workflows.executions.run",
    "POST",
    "/workflows/{workflow_id}/executions/run",
    returns="aiagentplatform.types.workflows_configs:Execution",
    body="json",
    idempotent=True,
)


class WorkflowsExecutions(WaitMixin, Resource):
    """Executions."""

    @cached_property
    def steps(self) -> WorkflowsExecutionsSteps:
        """Steps."""
        from .workflows_executions_steps import WorkflowsExecutionsSteps

        return WorkflowsExecutionsSteps(self._core)

    def create(
        self,
        workflow_id: str,
        *,
        input: Any | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        version: int | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Execution:
        """
        Start an execution.

        Starts the workflow and returns at once. Follow it with `executions.events`.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            input: The workflow's input, any JSON value, by default an empty object. It must match the workflow's
                `input_schema`; otherwise it is 422 `invalid_input` with the JSON pointer of each fault.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            version: Which version to run. By default the current one. At least 1.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
            CREATE, options, path=(workflow_id,), body={"input": input, "metadata": metadata, "version": version}
        )

    def list(
        self,
        workflow_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: ExecutionStatus | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[Execution]:
        """
        List a workflow's executions.

        Lists the executions, newest first unless `order` says otherwise.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only executions in this state.

        Returns:
            `Execution` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST,
            options,
            path=(workflow_id,),
            query={"limit": limit, "after": after, "before": before, "order": order, "status": status},
        )

    def retrieve(self, execution_id: str, *, options: RequestOptions | None = None) -> Execution:
        """
        Retrieve an execution.

        Returns the execution as it is now.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(execution_id,))

    def cancel(self, execution_id: str, *, options: RequestOptions | None = None) -> Execution:
        """
        Cancel an execution.

        Asks the execution to stop; it becomes `cancelling`, then `cancelled`. Cancelling one that is being
        cancelled, or
        was, changes nothing. One that has finished otherwise is 409 `invalid_state`.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(CANCEL, options, path=(execution_id,))

    def events(
        self,
        execution_id: str,
        *,
        last_event_id: str | Omit = OMIT,
        starting_after: int | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Stream[ExecutionEvent, Execution]:
        """
        Follow an execution.

        Streams what has happened and what happens, and ends after a terminal event. An event's `id` is its sequence
        number within the execution, so a dropped stream goes on with `Last-Event-ID`. A finished execution is
        replayed.
        A reader that goes away cancels nothing. An event `error` says that the stream itself failed.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            last_event_id: The `id` of the last event received. The stream goes on after it. From 1 to 64 characters.
            starting_after: A sequence number. The stream goes on after it; the same as `Last-Event-ID`, which wins. At
                least 0.

        Returns:
            The events as they arrive; read them in a `with` block. `final()` gives the whole.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.stream(
            EVENTS,
            options,
            path=(execution_id,),
            query={"starting_after": starting_after},
            headers={"Last-Event-ID": last_event_id},
        )

    def list_events(
        self,
        execution_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[ExecutionEvent]:
        """
        List an execution's events.

        Lists what has happened so far, newest first unless `order` says otherwise.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `ExecutionEvent` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST_EVENTS,
            options,
            path=(execution_id,),
            query={"limit": limit, "after": after, "before": before, "order": order},
        )

    def resume(
        self,
        execution_id: str,
        *,
        decision: ExecutionResumeRequestDecision,
        comment: str | Omit = OMIT,
        input: Any | Omit = OMIT,
        step: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Execution:
        """
        Resume an execution.

        Decides an approval that the execution waits for. When it waits for several, `step` says which one. When it
        waits for none, it is 409 `invalid_state`.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            decision: What is decided.
            comment: Why. At most 5000 characters.
            input: What the approver adds, any JSON value. It must match the step's `input_schema`.
            step: The waiting step, by id or path. Only needed when several wait. From 1 to 500 characters.

        Returns:
            One run of one version of a workflow.

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
            RESUME,
            options,
            path=(execution_id,),
            body={"decision": decision, "comment": comment, "input": input, "step": step},
        )

    def retry(
        self,
        execution_id: str,
        *,
        from_: ExecutionRetryRequestFrom | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Execution:
        """
        Retry an execution.

        Starts a new execution of the same version with the same input, and leaves the former one as it is. Steps
        that
        were completed are taken over unless `from` is `start`. Only a failed, cancelled or timed out execution can
        be
        retried.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            from_: Whether completed steps are taken over (`failed_step`) or run again (`start`). Default:
                "failed_step".
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
        return self._core.call(RETRY, options, path=(execution_id,), body={"from": from_, "metadata": metadata})

    def run(
        self,
        workflow_id: str,
        *,
        input: Any | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        version: int | Omit = OMIT,
        wait_timeout: float | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Execution:
        """
        Run a workflow.

        Starts the workflow and waits until it has finished, until it waits for somebody, or until `wait_timeout` has
        passed. The reply tells which by its `status`; a failed execution is a reply, not an error. Nothing is
        cancelled
        when the caller goes away.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            input: The workflow's input, any JSON value, by default an empty object. It must match the workflow's
                `input_schema`; otherwise it is 422 `invalid_input` with the JSON pointer of each fault.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            version: Which version to run. By default the current one. At least 1.
            wait_timeout: How long to wait for the end, in seconds. Then the execution goes on by itself. From 0 to 600.
                Default: 60.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
            RUN,
            options,
            path=(workflow_id,),
            body={"input": input, "metadata": metadata, "version": version, "wait_timeout": wait_timeout},
        )


class AsyncWorkflowsExecutions(AsyncWaitMixin, AsyncResource):
    """Executions."""

    @cached_property
    def steps(self) -> AsyncWorkflowsExecutionsSteps:
        """Steps."""
        from .workflows_executions_steps import AsyncWorkflowsExecutionsSteps

        return AsyncWorkflowsExecutionsSteps(self._core)

    async def create(
        self,
        workflow_id: str,
        *,
        input: Any | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        version: int | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Execution:
        """
        Start an execution.

        Starts the workflow and returns at once. Follow it with `executions.events`.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            input: The workflow's input, any JSON value, by default an empty object. It must match the workflow's
                `input_schema`; otherwise it is 422 `invalid_input` with the JSON pointer of each fault.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            version: Which version to run. By default the current one. At least 1.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
            CREATE, options, path=(workflow_id,), body={"input": input, "metadata": metadata, "version": version}
        )

    def list(
        self,
        workflow_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: ExecutionStatus | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Execution]:
        """
        List a workflow's executions.

        Lists the executions, newest first unless `order` says otherwise.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only executions in this state.

        Returns:
            `Execution` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST,
            options,
            path=(workflow_id,),
            query={"limit": limit, "after": after, "before": before, "order": order, "status": status},
        )

    async def retrieve(self, execution_id: str, *, options: RequestOptions | None = None) -> Execution:
        """
        Retrieve an execution.

        Returns the execution as it is now.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(execution_id,))

    async def cancel(self, execution_id: str, *, options: RequestOptions | None = None) -> Execution:
        """
        Cancel an execution.

        Asks the execution to stop; it becomes `cancelling`, then `cancelled`. Cancelling one that is being
        cancelled, or
        was, changes nothing. One that has finished otherwise is 409 `invalid_state`.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(CANCEL, options, path=(execution_id,))

    def events(
        self,
        execution_id: str,
        *,
        last_event_id: str | Omit = OMIT,
        starting_after: int | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncStream[ExecutionEvent, Execution]:
        """
        Follow an execution.

        Streams what has happened and what happens, and ends after a terminal event. An event's `id` is its sequence
        number within the execution, so a dropped stream goes on with `Last-Event-ID`. A finished execution is
        replayed.
        A reader that goes away cancels nothing. An event `error` says that the stream itself failed.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            last_event_id: The `id` of the last event received. The stream goes on after it. From 1 to 64 characters.
            starting_after: A sequence number. The stream goes on after it; the same as `Last-Event-ID`, which wins. At
                least 0.

        Returns:
            The events as they arrive; read them in an `async with` block. `final()` gives the whole.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.stream(
            EVENTS,
            options,
            path=(execution_id,),
            query={"starting_after": starting_after},
            headers={"Last-Event-ID": last_event_id},
        )

    def list_events(
        self,
        execution_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[ExecutionEvent]:
        """
        List an execution's events.

        Lists what has happened so far, newest first unless `order` says otherwise.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `ExecutionEvent` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST_EVENTS,
            options,
            path=(execution_id,),
            query={"limit": limit, "after": after, "before": before, "order": order},
        )

    async def resume(
        self,
        execution_id: str,
        *,
        decision: ExecutionResumeRequestDecision,
        comment: str | Omit = OMIT,
        input: Any | Omit = OMIT,
        step: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Execution:
        """
        Resume an execution.

        Decides an approval that the execution waits for. When it waits for several, `step` says which one. When it
        waits for none, it is 409 `invalid_state`.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            decision: What is decided.
            comment: Why. At most 5000 characters.
            input: What the approver adds, any JSON value. It must match the step's `input_schema`.
            step: The waiting step, by id or path. Only needed when several wait. From 1 to 500 characters.

        Returns:
            One run of one version of a workflow.

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
            RESUME,
            options,
            path=(execution_id,),
            body={"decision": decision, "comment": comment, "input": input, "step": step},
        )

    async def retry(
        self,
        execution_id: str,
        *,
        from_: ExecutionRetryRequestFrom | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Execution:
        """
        Retry an execution.

        Starts a new execution of the same version with the same input, and leaves the former one as it is. Steps
        that
        were completed are taken over unless `from` is `start`. Only a failed, cancelled or timed out execution can
        be
        retried.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            from_: Whether completed steps are taken over (`failed_step`) or run again (`start`). Default:
                "failed_step".
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
        return await self._core.call(RETRY, options, path=(execution_id,), body={"from": from_, "metadata": metadata})

    async def run(
        self,
        workflow_id: str,
        *,
        input: Any | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        version: int | Omit = OMIT,
        wait_timeout: float | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Execution:
        """
        Run a workflow.

        Starts the workflow and waits until it has finished, until it waits for somebody, or until `wait_timeout` has
        passed. The reply tells which by its `status`; a failed execution is a reply, not an error. Nothing is
        cancelled
        when the caller goes away.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            input: The workflow's input, any JSON value, by default an empty object. It must match the workflow's
                `input_schema`; otherwise it is 422 `invalid_input` with the JSON pointer of each fault.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            version: Which version to run. By default the current one. At least 1.
            wait_timeout: How long to wait for the end, in seconds. Then the execution goes on by itself. From 0 to 600.
                Default: 60.

        Returns:
            One run of one version of a workflow.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
            RUN,
            options,
            path=(workflow_id,),
            body={"input": input, "metadata": metadata, "version": version, "wait_timeout": wait_timeout},
        )
