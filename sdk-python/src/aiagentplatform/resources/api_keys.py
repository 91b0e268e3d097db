"""Api keys. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.api_keys import (
        ApiKey,
        ApiKeyList,
        ApiKeyMode,
        ApiKeyStatus,
        ApiKeysUsagePeriod,
        ApiKeyUsage,
        ApiKeyWithSecret,
        Permission,
    )
    from ..types.shared import Order
    from ..types.shared_params import MetadataParam


CREATE: Operation[ApiKeyWithSecret] = Operation(
    "api_keys.create",
    "POST",
    "/api_keys",
    returns="aiagentplatform.types.api_keys:ApiKeyWithSecret",
    body="json",
    idempotent=True,
)
LIST: Operation[ApiKeyList] = Operation(
    "api_keys.list",
    "GET",
    "/api_keys",
    returns="aiagentplatform.types.api_keys:ApiKeyList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.api_keys:ApiKey",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[ApiKey] = Operation(
    "api_keys.retrieve", "GET", "/api_keys/{key_id}", returns="aiagentplatform.types.api_keys:ApiKey"
)
UPDATE: Operation[ApiKey] = Operation(
    "api_keys.update",
    "POST",
    "/api_keys/{key_id}",
    returns="aiagentplatform.types.api_keys:ApiKey",
    body="json",
    idempotent=True,
)
REVOKE: Operation[ApiKey] = Operation(
    "api_keys.revoke",
    "POST",
    "/api_keys/{key_id}/revoke",
    returns="aiagentplatform.types.api_keys:ApiKey",
    idempotent=True,
)
ROTATE: Operation[ApiKeyWithSecret] = Operation(
    "api_keys.rotate",
    "POST",
    "/api_keys/{key_id}/rotate",
    returns="aiagentplatform.types.api_keys:ApiKeyWithSecret",
    body="json",
    idempotent=True,
)
USAGE: Operation[ApiKeyUsage] = Operation(
    "api_keys.usage", "GET", "/api_keys/{key_id}/usage", returns="aiagentplatform.types.api_keys:ApiKeyUsage"
)


class ApiKeys(Resource):
    """Self-service keys with permissions, expiry and rotation."""

    def create(
        self,
        *,
        name: str,
        permissions: Sequence[Permission],
        expires_at: int | None | Omit = OMIT,
        expires_in: int | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        mode: ApiKeyMode | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ApiKeyWithSecret:
        """
        Create an API key.

        The reply, and no later one, holds the secret `key`. A key cannot grant permissions that its creator's key
        lacks. Emits `api_key.created`.

        Args:
            name: What people call the key. From 1 to 200 characters.
            permissions: What the key may do, at most what the creating key may. From 1 to 50 items.
            expires_at: When the key stops working, in Unix seconds, in the future; null, the default, if never. At
                least 0.
            expires_in: The same, as seconds from now. Give one of the two. From 1 to 315360000.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            mode: Whether the key is for live data or tests. The default is the mode of the creating key.

        Returns:
            An API key and its secret, which is shown this once.

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
                "permissions": permissions,
                "expires_at": expires_at,
                "expires_in": expires_in,
                "metadata": metadata,
                "mode": mode,
            },
        )

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: ApiKeyStatus | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[ApiKey]:
        """
        List API keys.

        The company's keys, newest first unless `order` says otherwise. Secrets are never in it.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only keys in this state.

        Returns:
            `ApiKey` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST, options, query={"limit": limit, "after": after, "before": before, "order": order, "status": status}
        )

    def retrieve(self, key_id: str, *, options: RequestOptions | None = None) -> ApiKey:
        """
        Retrieve an API key.

        One key, without its secret.

        Args:
            key_id: The key's id. From 1 to 255 characters.

        Returns:
            A credential of a company.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(key_id,))

    def update(
        self,
        key_id: str,
        *,
        expires_at: int | None | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        name: str | Omit = OMIT,
        permissions: Sequence[Permission] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ApiKey:
        """
        Update an API key.

        Changes the fields that are given. A key that is revoked or expired cannot be changed (409 `invalid_state`).

        Args:
            key_id: The key's id. From 1 to 255 characters.
            expires_at: When the key stops working, in Unix seconds, in the future; null if never. At least 0.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            name: What people call the key. From 1 to 200 characters.
            permissions: What the key may do from now on, at most what the calling key may. From 1 to 50 items.

        Returns:
            A credential of a company.

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
            path=(key_id,),
            body={"expires_at": expires_at, "metadata": metadata, "name": name, "permissions": permissions},
        )

    def revoke(self, key_id: str, *, options: RequestOptions | None = None) -> ApiKey:
        """
        Revoke an API key.

        Ends the key at once and for good; every secret of it is refused with 401 `revoked_api_key`. Revoking a
        revoked
        key changes nothing. A key may revoke itself.

        Args:
            key_id: The key's id. From 1 to 255 characters.

        Returns:
            A credential of a company.

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
        return self._core.call(REVOKE, options, path=(key_id,))

    def rotate(
        self, key_id: str, *, overlap_seconds: int | Omit = OMIT, options: RequestOptions | None = None
    ) -> ApiKeyWithSecret:
        """
        Rotate an API key.

        Gives the key a new secret; its id, permissions and usage stay. The former secret goes on working for
        `overlap_seconds`, so that nothing breaks while the new one is rolled out, and is then refused with 401
        `revoked_api_key`. A rotation during an overlap may shorten it, never prolong it. A key that is revoked or
        expired
        cannot be rotated (409 `invalid_state`). Emits `api_key.rotated`.

        Args:
            key_id: The key's id. From 1 to 255 characters.
            overlap_seconds: For how many seconds the former secret goes on working; 0 ends it at once. From 0 to
                2592000. Default: 86400.

        Returns:
            An API key and its secret, which is shown this once.

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
        return self._core.call(ROTATE, options, path=(key_id,), body={"overlap_seconds": overlap_seconds})

    def usage(
        self,
        key_id: str,
        *,
        start: int | Omit = OMIT,
        end: int | Omit = OMIT,
        period: ApiKeysUsagePeriod | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ApiKeyUsage:
        """
        Retrieve an API key's usage.

        How much the key was used, in total and per period, in the range asked for. Periods without use are left out.

        Args:
            key_id: The key's id. From 1 to 255 characters.
            start: The range's beginning, in Unix seconds. The default is 30 days before `end`. At least 0.
            end: The range's end, exclusive, in Unix seconds. The default is now. At least 0.
            period: The length of one bucket, in UTC. Default: "day".

        Returns:
            The usage of one API key over a range.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(USAGE, options, path=(key_id,), query={"start": start, "end": end, "period": period})


class AsyncApiKeys(AsyncResource):
    """Self-service keys with permissions, expiry and rotation."""

    async def create(
        self,
        *,
        name: str,
        permissions: Sequence[Permission],
        expires_at: int | None | Omit = OMIT,
        expires_in: int | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        mode: ApiKeyMode | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ApiKeyWithSecret:
        """
        Create an API key.

        The reply, and no later one, holds the secret `key`. A key cannot grant permissions that its creator's key
        lacks. Emits `api_key.created`.

        Args:
            name: What people call the key. From 1 to 200 characters.
            permissions: What the key may do, at most what the creating key may. From 1 to 50 items.
            expires_at: When the key stops working, in Unix seconds, in the future; null, the default, if never. At
                least 0.
            expires_in: The same, as seconds from now. Give one of the two. From 1 to 315360000.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            mode: Whether the key is for live data or tests. The default is the mode of the creating key.

        Returns:
            An API key and its secret, which is shown this once.

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
                "permissions": permissions,
                "expires_at": expires_at,
                "expires_in": expires_in,
                "metadata": metadata,
                "mode": mode,
            },
        )

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: ApiKeyStatus | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[ApiKey]:
        """
        List API keys.

        The company's keys, newest first unless `order` says otherwise. Secrets are never in it.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only keys in this state.

        Returns:
            `ApiKey` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST, options, query={"limit": limit, "after": after, "before": before, "order": order, "status": status}
        )

    async def retrieve(self, key_id: str, *, options: RequestOptions | None = None) -> ApiKey:
        """
        Retrieve an API key.

        One key, without its secret.

        Args:
            key_id: The key's id. From 1 to 255 characters.

        Returns:
            A credential of a company.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(key_id,))

    async def update(
        self,
        key_id: str,
        *,
        expires_at: int | None | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        name: str | Omit = OMIT,
        permissions: Sequence[Permission] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ApiKey:
        """
        Update an API key.

        Changes the fields that are given. A key that is revoked or expired cannot be changed (409 `invalid_state`).

        Args:
            key_id: The key's id. From 1 to 255 characters.
            expires_at: When the key stops working, in Unix seconds, in the future; null if never. At least 0.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            name: What people call the key. From 1 to 200 characters.
            permissions: What the key may do from now on, at most what the calling key may. From 1 to 50 items.

        Returns:
            A credential of a company.

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
            path=(key_id,),
            body={"expires_at": expires_at, "metadata": metadata, "name": name, "permissions": permissions},
        )

    async def revoke(self, key_id: str, *, options: RequestOptions | None = None) -> ApiKey:
        """
        Revoke an API key.

        Ends the key at once and for good; every secret of it is refused with 401 `revoked_api_key`. Revoking a
        revoked
        key changes nothing. A key may revoke itself.

        Args:
            key_id: The key's id. From 1 to 255 characters.

        Returns:
            A credential of a company.

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
        return await self._core.call(REVOKE, options, path=(key_id,))

    async def rotate(
        self, key_id: str, *, overlap_seconds: int | Omit = OMIT, options: RequestOptions | None = None
    ) -> ApiKeyWithSecret:
        """
        Rotate an API key.

        Gives the key a new secret; its id, permissions and usage stay. The former secret goes on working for
        `overlap_seconds`, so that nothing breaks while the new one is rolled out, and is then refused with 401
        `revoked_api_key`. A rotation during an overlap may shorten it, never prolong it. A key that is revoked or
        expired
        cannot be rotated (409 `invalid_state`). Emits `api_key.rotated`.

        Args:
            key_id: The key's id. From 1 to 255 characters.
            overlap_seconds: For how many seconds the former secret goes on working; 0 ends it at once. From 0 to
                2592000. Default: 86400.

        Returns:
            An API key and its secret, which is shown this once.

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
        return await self._core.call(ROTATE, options, path=(key_id,), body={"overlap_seconds": overlap_seconds})

    async def usage(
        self,
        key_id: str,
        *,
        start: int | Omit = OMIT,
        end: int | Omit = OMIT,
        period: ApiKeysUsagePeriod | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ApiKeyUsage:
        """
        Retrieve an API key's usage.

        How much the key was used, in total and per period, in the range asked for. Periods without use are left out.

        Args:
            key_id: The key's id. From 1 to 255 characters.
            start: The range's beginning, in Unix seconds. The default is 30 days before `end`. At least 0.
            end: The range's end, exclusive, in Unix seconds. The default is now. At least 0.
            period: The length of one bucket, in UTC. Default: "day".

        Returns:
            The usage of one API key over a range.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(
            USAGE, options, path=(key_id,), query={"start": start, "end": end, "period": period}
        )
