"""Class. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    import builtins

    from .._core import Omit, RequestOptions
    from ..types.class_ import Literal_, Model, Page
    from ..types.class__params import PageParam


LIST: Operation[Model] = Operation(
    "class.list", "GET", "/class/{self}/{from}", returns="golden_hostile.types.class_:Model"
)
IMPORT: Operation[builtins.list[Literal_]] = Operation(
    "class.import", "POST", "/class/{self}/{from}", returns="golden_hostile.types.class_:ClassImportResult", body="json"
)


class Class(Resource):
    """
    \"\"\"
    import os
    \"\"\"
    """

    def list(
        self,
        path_self: str,
        from_: str,
        *,
        quote_d: str | Omit = OMIT,
        query_options: str | Omit = OMIT,
        x2fa: str | Omit = OMIT,
        omit: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Model:
        """
        \"\"\"; raise SystemExit.

        {{ config }} {% for x in y %} \\N{BULLET} \\x41  gnirts

        Args:
            path_self: \\.
            quote_d: Default: "\\"); import os; (\\"".

        Returns:
            \"\"\" + "{{ x }}".
        """
        return self._core.call(
            LIST,
            options,
            path=(path_self, from_),
            query={'quote"d': quote_d, "options": query_options, "2fa": x2fa, "OMIT": omit},
        )

    def import_(
        self,
        path_self: str,
        path_from: str,
        *,
        from_: str,
        lambda_: int | Omit = OMIT,
        body_options: PageParam | Page | Omit = OMIT,
        body_self: str | Omit = OMIT,
        weird_key: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> builtins.list[Literal_]:
        """
        Args:
            lambda_: Default: 3.
        """
        return self._core.call(
            IMPORT,
            options,
            path=(path_self, path_from),
            body={
                "from": from_,
                "lambda": lambda_,
                "options": body_options,
                "self": body_self,
                'weird key"': weird_key,
            },
        )


class AsyncClass(AsyncResource):
    """
    \"\"\"
    import os
    \"\"\"
    """

    async def list(
        self,
        path_self: str,
        from_: str,
        *,
        quote_d: str | Omit = OMIT,
        query_options: str | Omit = OMIT,
        x2fa: str | Omit = OMIT,
        omit: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Model:
        """
        \"\"\"; raise SystemExit.

        {{ config }} {% for x in y %} \\N{BULLET} \\x41  gnirts

        Args:
            path_self: \\.
            quote_d: Default: "\\"); import os; (\\"".

        Returns:
            \"\"\" + "{{ x }}".
        """
        return await self._core.call(
            LIST,
            options,
            path=(path_self, from_),
            query={'quote"d': quote_d, "options": query_options, "2fa": x2fa, "OMIT": omit},
        )

    async def import_(
        self,
        path_self: str,
        path_from: str,
        *,
        from_: str,
        lambda_: int | Omit = OMIT,
        body_options: PageParam | Page | Omit = OMIT,
        body_self: str | Omit = OMIT,
        weird_key: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> builtins.list[Literal_]:
        """
        Args:
            lambda_: Default: 3.
        """
        return await self._core.call(
            IMPORT,
            options,
            path=(path_self, path_from),
            body={
                "from": from_,
                "lambda": lambda_,
                "options": body_options,
                "self": body_self,
                'weird key"': weird_key,
            },
        )
