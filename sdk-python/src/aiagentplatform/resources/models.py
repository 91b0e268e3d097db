"""Models. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.models import Model, ModelList
    from ..types.shared import Order


LIST: Operation[ModelList] = Operation(
    "models.list",
    "GET",
    "/models",
    returns="aiagentplatform.types.models:ModelList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.models:Model",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[Model] = Operation(
    "models.retrieve", "GET", "/models/{model}", returns="aiagentplatform.types.models:Model"
)


class Models(Resource):
    """The models that a company can use."""

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[Model]:
        """
        List models.

        Lists the models that the company can use.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `Model` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(LIST, options, query={"limit": limit, "after": after, "before": before, "order": order})

    def retrieve(self, model: str, *, options: RequestOptions | None = None) -> Model:
        """
        Retrieve a model.

        Returns one model.

        Args:
            model: The id of a model. From 1 to 128 characters.

        Returns:
            A model, its limits, its price and what it can do.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(model,))


class AsyncModels(AsyncResource):
    """The models that a company can use."""

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Model]:
        """
        List models.

        Lists the models that the company can use.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".

        Returns:
            `Model` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(LIST, options, query={"limit": limit, "after": after, "before": before, "order": order})

    async def retrieve(self, model: str, *, options: RequestOptions | None = None) -> Model:
        """
        Retrieve a model.

        Returns one model.

        Args:
            model: The id of a model. From 1 to 128 characters.

        Returns:
            A model, its limits, its price and what it can do.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(model,))
