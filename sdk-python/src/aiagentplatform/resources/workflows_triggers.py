"""Workflows triggers. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.shared import DeletedObject, Order
    from ..types.shared_params import MetadataParam
    from ..types.workflows_configs import TriggerFiring, WorkflowTrigger, WorkflowTriggerList
    from ..types.workflows_configs_params import TriggerDefinitionParam


CREATE: Operation[WorkflowTrigger] = Operation(
    "workflows.triggers.create",
    "POST",
    "/workflows/{workflow_id}/triggers",
    returns="aiagentplatform.types.workflows_configs:WorkflowTrigger",
    body="json",
    idempotent=True,
)
LIST: Operation[WorkflowTriggerList] = Operation(
    "workflows.triggers.list",
    "GET",
    "/workflows/{workflow_id}/triggers",
    returns="aiagentplatform.types.workflows_configs:WorkflowTriggerList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.workflows_configs:WorkflowTrigger",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[WorkflowTrigger] = Operation(
    "workflows.triggers.retrieve",
    "GET",
    "/workflows/{workflow_id}/triggers/{trigger_id}",
    returns="aiagentplatform.types.workflows_configs:WorkflowTrigger",
)
UPDATE: Operation[WorkflowTrigger] = Operation(
    "workflows.triggers.update",
    "POST",
    "/workflows/{workflow_id}/triggers/{trigger_id}",
    returns="aiagentplatform.types.workflows_configs:WorkflowTrigger",
    body="json",
    idempotent=True,
)
DELETE: Operation[DeletedObject] = Operation(
    "workflows.triggers.delete",
    "DELETE",
    "/workflows/{workflow_id}/triggers/{trigger_id}",
    returns="aiagentplatform.types.shared:DeletedObject",
)
FIRE: Operation[TriggerFiring] = Operation(
    "workflows.triggers.fire",
    "POST",
    "/workflows/{workflow_id}/triggers/{trigger_id}/fire",
    returns="aiagentplatform.types.workflows_configs:TriggerFiring",
    body="json",
    idempotent=True,
)


class WorkflowsTriggers(Resource):
    """Triggers."""

    def create(
        self, workflow_id: str, *, body: TriggerDefinitionParam, options: RequestOptions | None = None
    ) -> WorkflowTrigger:
        """
        Create a trigger.

        Adds a trigger to the workflow. It survives updates of the definition.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            body: The body of the request.

        Returns:
            A trigger, tagged by `type`.

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
        return self._core.call(CREATE, options, path=(workflow_id,), body=body)

    def list(
        self,
        workflow_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[WorkflowTrigger]:
        """
        List a workflow's triggers.

        Lists the triggers, newest first unless `order` says otherwise.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `WorkflowTrigger` objects, page by page, fetched as you iterate.

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

    def retrieve(self, workflow_id: str, trigger_id: str, *, options: RequestOptions | None = None) -> WorkflowTrigger:
        """
        Retrieve a trigger.

        Returns the trigger, with the time it fires next if it is a schedule.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            trigger_id: The trigger's id. From 1 to 64 characters.

        Returns:
            A trigger, tagged by `type`.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(workflow_id, trigger_id))

    def update(
        self,
        workflow_id: str,
        trigger_id: str,
        *,
        conditions: Sequence[str] | Omit = OMIT,
        config: Mapping[str, Any] | Omit = OMIT,
        enabled: bool | Omit = OMIT,
        filters: Mapping[str, Any] | Omit = OMIT,
        input: Any | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        name: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WorkflowTrigger:
        """
        Update a trigger.

        Replaces the fields that are given. The type stays.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            trigger_id: The trigger's id. From 1 to 64 characters.
            conditions: Conditions, all of which must hold; expressions that see `payload`. At most 20 items.
            config: A configuration of the kind that the trigger's type has.
            enabled: Whether it fires.
            filters: Values that fields of the payload must have.
            input: The execution's input. Texts in it are templates that see `payload`.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            name: A title for people. At most 200 characters.

        Returns:
            A trigger, tagged by `type`.

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
            path=(workflow_id, trigger_id),
            body={
                "conditions": conditions,
                "config": config,
                "enabled": enabled,
                "filters": filters,
                "input": input,
                "metadata": metadata,
                "name": name,
            },
        )

    def delete(self, workflow_id: str, trigger_id: str, *, options: RequestOptions | None = None) -> DeletedObject:
        """
        Delete a trigger.

        Deletes the trigger. Executions that it started go on.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            trigger_id: The trigger's id. From 1 to 64 characters.

        Returns:
            Confirms a deletion.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(DELETE, options, path=(workflow_id, trigger_id))

    def fire(
        self,
        workflow_id: str,
        trigger_id: str,
        *,
        input: Any | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        payload: Any | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> TriggerFiring:
        """
        Fire a trigger.

        Fires the trigger by hand, whatever its type. Its filters and conditions apply to the payload; when they do
        not
        hold, nothing starts and the reply says why. A disabled trigger is 409 `invalid_state`.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            trigger_id: The trigger's id. From 1 to 64 characters.
            input: The execution's input, in place of the one that the trigger makes of the payload.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            payload: What happened, any JSON value.

        Returns:
            What firing a trigger came to.

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
            FIRE,
            options,
            path=(workflow_id, trigger_id),
            body={"input": input, "metadata": metadata, "payload": payload},
        )


class AsyncWorkflowsTriggers(AsyncResource):
    """Triggers."""

    async def create(
        self, workflow_id: str, *, body: TriggerDefinitionParam, options: RequestOptions | None = None
    ) -> WorkflowTrigger:
        """
        Create a trigger.

        Adds a trigger to the workflow. It survives updates of the definition.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            body: The body of the request.

        Returns:
            A trigger, tagged by `type`.

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
        return await self._core.call(CREATE, options, path=(workflow_id,), body=body)

    def list(
        self,
        workflow_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[WorkflowTrigger]:
        """
        List a workflow's triggers.

        Lists the triggers, newest first unless `order` says otherwise.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `WorkflowTrigger` objects, page by page, fetched as you iterate.

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
        self, workflow_id: str, trigger_id: str, *, options: RequestOptions | None = None
    ) -> WorkflowTrigger:
        """
        Retrieve a trigger.

        Returns the trigger, with the time it fires next if it is a schedule.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            trigger_id: The trigger's id. From 1 to 64 characters.

        Returns:
            A trigger, tagged by `type`.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(workflow_id, trigger_id))

    async def update(
        self,
        workflow_id: str,
        trigger_id: str,
        *,
        conditions: Sequence[str] | Omit = OMIT,
        config: Mapping[str, Any] | Omit = OMIT,
        enabled: bool | Omit = OMIT,
        filters: Mapping[str, Any] | Omit = OMIT,
        input: Any | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        name: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WorkflowTrigger:
        """
        Update a trigger.

        Replaces the fields that are given. The type stays.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            trigger_id: The trigger's id. From 1 to 64 characters.
            conditions: Conditions, all of which must hold; expressions that see `payload`. At most 20 items.
            config: A configuration of the kind that the trigger's type has.
            enabled: Whether it fires.
            filters: Values that fields of the payload must have.
            input: The execution's input. Texts in it are templates that see `payload`.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            name: A title for people. At most 200 characters.

        Returns:
            A trigger, tagged by `type`.

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
            path=(workflow_id, trigger_id),
            body={
                "conditions": conditions,
                "config": config,
                "enabled": enabled,
                "filters": filters,
                "input": input,
                "metadata": metadata,
                "name": name,
            },
        )

    async def delete(
        self, workflow_id: str, trigger_id: str, *, options: RequestOptions | None = None
    ) -> DeletedObject:
        """
        Delete a trigger.

        Deletes the trigger. Executions that it started go on.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            trigger_id: The trigger's id. From 1 to 64 characters.

        Returns:
            Confirms a deletion.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(DELETE, options, path=(workflow_id, trigger_id))

    async def fire(
        self,
        workflow_id: str,
        trigger_id: str,
        *,
        input: Any | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        payload: Any | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> TriggerFiring:
        """
        Fire a trigger.

        Fires the trigger by hand, whatever its type. Its filters and conditions apply to the payload; when they do
        not
        hold, nothing starts and the reply says why. A disabled trigger is 409 `invalid_state`.

        Args:
            workflow_id: The workflow's id. From 1 to 64 characters.
            trigger_id: The trigger's id. From 1 to 64 characters.
            input: The execution's input, in place of the one that the trigger makes of the payload.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            payload: What happened, any JSON value.

        Returns:
            What firing a trigger came to.

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
            FIRE,
            options,
            path=(workflow_id, trigger_id),
            body={"input": input, "metadata": metadata, "payload": payload},
        )
