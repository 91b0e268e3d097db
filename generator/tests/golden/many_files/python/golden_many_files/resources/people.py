"""People. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    import builtins

    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.houses import Person


LIST: Operation[builtins.list[Person]] = Operation(
    "people.list",
    "GET",
    "/people",
    returns="golden_many_files.types.people:PeopleListPage",
    page=PageSpec(items="", item="golden_many_files.types.houses:Person", scheme="number", after="page"),
)


class People(Resource):
    """People."""

    def list(self, *, page: int | Omit = OMIT, options: RequestOptions | None = None) -> Page[Person]:
        """
        Args:
            page: Default: 1.

        Returns:
            `Person` objects, page by page, fetched as you iterate.
        """
        return self._core.page(LIST, options, query={"page": page})


class AsyncPeople(AsyncResource):
    """People."""

    def list(self, *, page: int | Omit = OMIT, options: RequestOptions | None = None) -> AsyncPager[Person]:
        """
        Args:
            page: Default: 1.

        Returns:
            `Person` objects, page by page, fetched as you iterate.
        """
        return self._core.page(LIST, options, query={"page": page})
