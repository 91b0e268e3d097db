"""
What the generated types are made of: `Model`, an object of the API, and `Unknown`, one of a kind that came later.

Models keep fields that they do not know, tell absent from null (``"field" in model.model_fields_set``) and are written
by their wire names. Loading this module loads pydantic; it knows nothing of HTTP.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator

from .values.type_guards import is_dict


class Model(BaseModel):
    """
    An object of the API.

    A field that the reply did not have reads as None and is not in `model_fields_set`. Unknown fields are in
    `model_extra` and read like attributes; all of them survive ``model_dump(exclude_unset=True)``. What is known of the
    reply itself (status, headers, request id) is had from `response_of`.
    """

    __slots__ = ("_response",)  # `reply.info.attach` fills it: beside the fields, so neither compared nor dumped

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,  # a class costs a third until it is first used
        protected_namespaces=(),
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


class Unknown(Model):
    """
    A member of a union that this version of the SDK does not know. All of its fields are in `raw`.

    The generated subclass names the union's `tag` and its `known` values, as in
    ``class UnknownEvent(Unknown, tag="type", known=("a", "b"))``: an object with a known tag is never taken for
    unknown, however broken it is.
    """

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Every field reads like an attribute; none is declared."""

    tag_and_known: ClassVar[tuple[str, frozenset[str]]] = ("", frozenset())

    def __init_subclass__(cls, tag: str = "", known: Iterable[str] = (), **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        cls.tag_and_known = (tag, frozenset(known))

    @model_validator(mode="before")
    @classmethod
    def _refuse_known(cls, data: Any) -> Any:
        tag, known = cls.tag_and_known
        value = data.get(tag) if known and is_dict(data) else None
        if isinstance(value, str) and value in known:
            raise ValueError(f"{tag} {value!r} is known")
        return data

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON as it came."""
        return dict(self.model_extra or {})
