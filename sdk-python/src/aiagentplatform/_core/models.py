"""
What the generated types are made of: `Model`, an object of the API, and `Unknown`, one of a kind that came later.

Models keep fields that they do not know, tell absent from null (``"field" in model.model_fields_set``) and are written
by their wire names. Loading this module loads pydantic; it knows nothing of HTTP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator

from .display.shown import Shown
from .values.type_guards import is_dict


class Model(Shown, BaseModel):
    """
    An object of the API.

    A field that the reply did not have reads as None and is not in `model_fields_set`. Unknown fields are in
    `model_extra` and read like attributes. `to_dict` and `to_json` give all of it back as it came. What is known of the
    reply itself (status, headers, request id) is had from `response_of`.

    Its representation shows what the reply had, in short, with secrets hidden: fields that the API's document calls
    passwords, and those that are named like one (`secret`, `api_key`, …). The attributes have them.
    """

    __slots__ = ("_response",)  # `reply.info.attach` fills it: beside the fields, so neither compared nor dumped

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,  # a class costs a third until it is first used
        hide_input_in_errors=True,  # it may hold a secret, and errors are logged
        protected_namespaces=(),
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def to_dict(self) -> dict[str, Any]:
        """
        The JSON object that it came from, as dicts, lists and plain values.

        Fields have the API's names. Unknown ones are there, those that were absent are not, and null is None. It can be
        sent as an argument, stored, and read again with ``model_validate``.
        """
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as JSON text: in one line, or indented by so many spaces."""
        return self.model_dump_json(by_alias=True, exclude_unset=True, warnings=False, indent=indent)

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        from .display.secrecy import HIDDEN, visible

        given = self.__pydantic_fields_set__
        for name, field in type(self).model_fields.items():
            if name in given:
                value = self.__dict__.get(name)
                yield name, visible(name, value) if field.repr or value is None else HIDDEN
        for name, value in (self.__pydantic_extra__ or {}).items():
            yield name, visible(name, value)

    def __repr_args__(self) -> Iterator[tuple[str, Any]]:
        return self.__rich_repr__()  # what pydantic's own ways to show a model are made of

    def __str__(self) -> str:
        return repr(self)


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

    tag_and_known: ClassVar[tuple[str, frozenset[str | int]]] = ("", frozenset())

    def __init_subclass__(cls, tag: str = "", known: Iterable[str | int] = (), **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        cls.tag_and_known = (tag, frozenset(known))

    @model_validator(mode="before")
    @classmethod
    def _refuse_known(cls, data: Any) -> Any:
        tag, known = cls.tag_and_known
        value = data.get(tag) if known and is_dict(data) else None
        if isinstance(value, (str, int)) and not isinstance(value, bool) and value in known:
            raise ValueError(f"{tag} {value!r} is known")
        return data

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON as it came."""
        return dict(self.model_extra or {})
