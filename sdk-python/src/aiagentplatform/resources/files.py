"""Files. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource
from ..lib.files.mixins import AsyncFilesMixin, FilesMixin

if TYPE_CHECKING:
    from .._core import AsyncBinaryResponse, AsyncPager, BinaryResponse, FileInput, Omit, Page, RequestOptions
    from ..types.files import File, FileList, FilePurpose
    from ..types.shared import DeletedObject, Order


LIST: Operation[FileList] = Operation(
    "files.list",
    "GET",
    "/files",
    returns="aiagentplatform.types.files:FileList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.files:File",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[File] = Operation(
    "files.retrieve", "GET", "/files/{file_id}", returns="aiagentplatform.types.files:File"
)
DELETE: Operation[DeletedObject] = Operation(
    "files.delete", "DELETE", "/files/{file_id}", returns="aiagentplatform.types.shared:DeletedObject"
)
CONTENT: Operation[None] = Operation("files.content", "GET", "/files/{file_id}/content")
UPLOAD: Operation[File] = Operation(
    "files.upload",
    "POST",
    "/files",
    returns="aiagentplatform.types.files:File",
    body="multipart",
    file_fields=("file",),
    idempotent=True,
)


class Files(FilesMixin, Resource):
    """Uploaded files, used by vision and knowledge bases."""

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        purpose: FilePurpose | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[File]:
        """
        List files.

        Lists the company's files.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            purpose: Only files that are for this purpose.

        Returns:
            `File` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST, options, query={"limit": limit, "after": after, "before": before, "order": order, "purpose": purpose}
        )

    def retrieve(self, file_id: str, *, options: RequestOptions | None = None) -> File:
        """
        Retrieve a file.

        Returns what is known about a file; see its content for the bytes.

        Args:
            file_id: The id of a file. From 1 to 255 characters.

        Returns:
            An uploaded file.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(file_id,))

    def delete(self, file_id: str, *, options: RequestOptions | None = None) -> DeletedObject:
        """
        Delete a file.

        Deletes a file and its content. It cannot be undone.

        Args:
            file_id: The id of a file. From 1 to 255 characters.

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
        return self._core.call(DELETE, options, path=(file_id,))

    def content(self, file_id: str, *, options: RequestOptions | None = None) -> BinaryResponse:
        """
        Download a file.

        Returns the bytes of a file, just as they were uploaded.

        Args:
            file_id: The id of a file. From 1 to 255 characters.

        Returns:
            The content, not yet read.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.download(CONTENT, options, path=(file_id,))

    def upload(self, *, file: FileInput, purpose: FilePurpose, options: RequestOptions | None = None) -> File:
        """
        Upload a file.

        Uploads a file of at most 512 MiB, as `multipart/form-data`.

        Args:
            file: The content, with its name.
            purpose: What a file is for: images for `vision`, documents for `knowledge_base`, `assistants` and
                `user_data` for use in chats, `batch`, `fine-tune` and `evals` as in OpenAI's API. An open enum.

        Returns:
            An uploaded file.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
            PermissionDeniedError: The API key lacks a permission (403).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(UPLOAD, options, body={"file": file, "purpose": purpose})


class AsyncFiles(AsyncFilesMixin, AsyncResource):
    """Uploaded files, used by vision and knowledge bases."""

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        purpose: FilePurpose | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[File]:
        """
        List files.

        Lists the company's files.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            purpose: Only files that are for this purpose.

        Returns:
            `File` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST, options, query={"limit": limit, "after": after, "before": before, "order": order, "purpose": purpose}
        )

    async def retrieve(self, file_id: str, *, options: RequestOptions | None = None) -> File:
        """
        Retrieve a file.

        Returns what is known about a file; see its content for the bytes.

        Args:
            file_id: The id of a file. From 1 to 255 characters.

        Returns:
            An uploaded file.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(file_id,))

    async def delete(self, file_id: str, *, options: RequestOptions | None = None) -> DeletedObject:
        """
        Delete a file.

        Deletes a file and its content. It cannot be undone.

        Args:
            file_id: The id of a file. From 1 to 255 characters.

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
        return await self._core.call(DELETE, options, path=(file_id,))

    async def content(self, file_id: str, *, options: RequestOptions | None = None) -> AsyncBinaryResponse:
        """
        Download a file.

        Returns the bytes of a file, just as they were uploaded.

        Args:
            file_id: The id of a file. From 1 to 255 characters.

        Returns:
            The content, not yet read.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.download(CONTENT, options, path=(file_id,))

    async def upload(self, *, file: FileInput, purpose: FilePurpose, options: RequestOptions | None = None) -> File:
        """
        Upload a file.

        Uploads a file of at most 512 MiB, as `multipart/form-data`.

        Args:
            file: The content, with its name.
            purpose: What a file is for: images for `vision`, documents for `knowledge_base`, `assistants` and
                `user_data` for use in chats, `batch`, `fine-tune` and `evals` as in OpenAI's API. An open enum.

        Returns:
            An uploaded file.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
            PermissionDeniedError: The API key lacks a permission (403).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(UPLOAD, options, body={"file": file, "purpose": purpose})
