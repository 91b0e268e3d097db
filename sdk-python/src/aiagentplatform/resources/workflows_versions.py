"""Workflows versions. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.shared import Order
    from ..types.workflows_versions import WorkflowVersion, WorkflowVersionList


LIST: Operation[WorkflowVersionList] = Operation(
    "workflows.versions.list",
    "GET",
    "/workflows/{workflow_id}/versions",
    returns="aiagentplatform.types.workflows_versions:WorkflowVersionList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.workflows_versions:WorkflowVersion",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[WorkflowVersion] = Operation(
    "workflows.versions.retrieve",
    "GET",
    "/workflows/{workflow_id}/versions/{version}",
    returns="aiagentplatform.types.workflows_versions:WorkflowVersion",
)


class WorkflowsVersions(Resource):
    """Versions."""

    def list(
        self,
        workflow_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[WorkflowVersion]:
        """
        List a workflow's versions.

        Lists the versions, newest first unless `order` says otherwise.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `WorkflowVersion` objects, page by page, fetched as you iterate.

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
            LIST, options, path=(workflow_id,), query={"limit": limit, "after": after, "before": before, "order": order}
        )

    def retrieve(self, workflow_id: str, version: int, *, options: RequestOptions | None = None) -> WorkflowVersion:
        """
        Retrieve a version.

        Returns the definition as it was in that version.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            version: The version's number. At least 1.

        Returns:
            A workflow's definition as it was at one time.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(workflow_id, version))


class AsyncWorkflowsVersions(AsyncResource):
    """Versions."""

    def list(
        self,
        workflow_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[WorkflowVersion]:
        """
        List a workflow's versions.

        Lists the versions, newest first unless `order` says otherwise.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `WorkflowVersion` objects, page by page, fetched as you iterate.

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
            LIST, options, path=(workflow_id,), query={"limit": limit, "after": after, "before": before, "order": order}
        )

    async def retrieve(
        self, workflow_id: str, version: int, *, options: RequestOptions | None = None
    ) -> WorkflowVersion:
        """
        Retrieve a version.

        Returns the definition as it was in that version.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            version: The version's number. At least 1.

        Returns:
            A workflow's definition as it was at one time.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(workflow_id, version))
