"""Embeddings. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from .._core import Omit, RequestOptions
    from ..types.embeddings import EmbeddingEncoding, EmbeddingResponse
    from ..types.embeddings_params import EmbeddingInputParam


CREATE: Operation[EmbeddingResponse] = Operation(
    "embeddings.create",
    "POST",
    "/embeddings",
    returns="aiagentplatform.types.embeddings:EmbeddingResponse",
    body="json",
    idempotent=True,
)


class Embeddings(Resource):
    """Vectors that measure the relatedness of texts."""

    def create(
        self,
        *,
        model: str,
        input: EmbeddingInputParam,
        dimensions: int | Omit = OMIT,
        encoding_format: EmbeddingEncoding | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> EmbeddingResponse:
        """
        Create embeddings.

        Turns each input into a vector of length 1. The nearer two vectors are, the more related are the texts.

        Args:
            model: The id of an embedding model, see `GET /models`. From 1 to 128 characters.
            input: A text, several texts, a text as token ids, or several of these. At most 2,048 inputs.
            dimensions: How many numbers a vector has; by default as many as the model gives. From 1 to 3072.
            encoding_format: `float` gives an array of numbers; `base64` gives the same numbers as 32-bit little-endian
                floats, which is smaller and faster to read. An open enum. Default: "float".
            user: Your own id of the end user, which helps to detect abuse. At most 512 characters.

        Returns:
            The embeddings.

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
            CREATE,
            options,
            body={
                "model": model,
                "input": input,
                "dimensions": dimensions,
                "encoding_format": encoding_format,
                "user": user,
            },
        )


class AsyncEmbeddings(AsyncResource):
    """Vectors that measure the relatedness of texts."""

    async def create(
        self,
        *,
        model: str,
        input: EmbeddingInputParam,
        dimensions: int | Omit = OMIT,
        encoding_format: EmbeddingEncoding | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> EmbeddingResponse:
        """
        Create embeddings.

        Turns each input into a vector of length 1. The nearer two vectors are, the more related are the texts.

        Args:
            model: The id of an embedding model, see `GET /models`. From 1 to 128 characters.
            input: A text, several texts, a text as token ids, or several of these. At most 2,048 inputs.
            dimensions: How many numbers a vector has; by default as many as the model gives. From 1 to 3072.
            encoding_format: `float` gives an array of numbers; `base64` gives the same numbers as 32-bit little-endian
                floats, which is smaller and faster to read. An open enum. Default: "float".
            user: Your own id of the end user, which helps to detect abuse. At most 512 characters.

        Returns:
            The embeddings.

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
            CREATE,
            options,
            body={
                "model": model,
                "input": input,
                "dimensions": dimensions,
                "encoding_format": encoding_format,
                "user": user,
            },
        )
