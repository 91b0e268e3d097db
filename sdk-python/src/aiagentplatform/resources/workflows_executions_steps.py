"""Workflows executions steps. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.shared import Order
    from ..types.workflows_execution_steps import ExecutionStep, ExecutionStepList, StepStatus


LIST: Operation[ExecutionStepList] = Operation(
    "workflows.executions.steps.list",
    "GET",
    "/executions/{execution_id}/steps",
    returns="aiagentplatform.types.workflows_execution_steps:ExecutionStepList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.workflows_execution_steps:ExecutionStep",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)


class WorkflowsExecutionsSteps(Resource):
    """Steps."""

    def list(
        self,
        execution_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: StepStatus | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[ExecutionStep]:
        """
        List an execution's steps.

        Lists the steps that the execution has reached, newest first unless `order` says otherwise. A step of a loop
        is
        listed once for each iteration.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only steps in this state.

        Returns:
            `ExecutionStep` objects, page by page, fetched as you iterate.

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
            path=(execution_id,),
            query={"limit": limit, "after": after, "before": before, "order": order, "status": status},
        )


class AsyncWorkflowsExecutionsSteps(AsyncResource):
    """Steps."""

    def list(
        self,
        execution_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: StepStatus | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[ExecutionStep]:
        """
        List an execution's steps.

        Lists the steps that the execution has reached, newest first unless `order` says otherwise. A step of a loop
        is
        listed once for each iteration.

        Args:
            execution_id: The execution's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only steps in this state.

        Returns:
            `ExecutionStep` objects, page by page, fetched as you iterate.

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
            path=(execution_id,),
            query={"limit": limit, "after": after, "before": before, "order": order, "status": status},
        )
