"""Trees. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core import Omit, RequestOptions
    from ..types.trees import Nest, Tree
    from ..types.trees_params import NestParam, TreeParam


CREATE: Operation[Tree] = Operation(
    "trees.create", "POST", "/trees", returns="golden_recursion.types.trees:Tree", body="json"
)


class TreesResource(Resource):
    """Trees."""

    def create(
        self,
        *,
        children: Sequence[TreeParam | Tree],
        name: str | Omit = OMIT,
        nest: NestParam | Nest | Omit = OMIT,
        parent: TreeParam | Tree | None | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Tree:
        """Plant."""
        return self._core.call(
            CREATE, options, body={"children": children, "name": name, "nest": nest, "parent": parent}
        )


class AsyncTreesResource(AsyncResource):
    """Trees."""

    async def create(
        self,
        *,
        children: Sequence[TreeParam | Tree],
        name: str | Omit = OMIT,
        nest: NestParam | Nest | Omit = OMIT,
        parent: TreeParam | Tree | None | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Tree:
        """Plant."""
        return await self._core.call(
            CREATE, options, body={"children": children, "name": name, "nest": nest, "parent": parent}
        )
