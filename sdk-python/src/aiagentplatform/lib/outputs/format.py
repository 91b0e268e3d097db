"""
What the content of a reply shall be: a type's JSON Schema as a response format, and from text to the type.

The API wants an object at the root, so a list, a union or a scalar travels as the ``value`` of one. Must not know who
asks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from pydantic import TypeAdapter
from pydantic_core import from_json, to_json

from ..._core.errors import ArgumentError
from ..._core.values.type_guards import is_dict
from ..json_schema import adapter_of, can_be_strict, name_of, schema_of, strict

if TYPE_CHECKING:
    from ...types.chat_completions_params import ChatResponseFormatParam

T = TypeVar("T")

OutputType: TypeAlias = type[T] | TypeAdapter[T]
"""A pydantic model, a dataclass, a TypedDict, a list of them; or a `TypeAdapter`, which a union needs."""

VALUE = "value"


class OutputFormat(Generic[T]):
    """The format of a type: what is sent, and how what comes is read."""

    def __init__(self, target: OutputType[T]) -> None:
        self.name = name_of(target)
        self._adapter: TypeAdapter[T] = _adapter(target)
        schema = strict(schema_of(self._adapter))
        self.wrapped = schema.get("type") != "object" or "properties" not in schema
        self.schema = _wrapped(schema) if self.wrapped else schema

    @cached_property
    def param(self) -> ChatResponseFormatParam:
        """As the argument `response_format`."""
        return {
            "type": "json_schema",
            "json_schema": {"name": self.name, "schema": self.schema, "strict": can_be_strict(self.schema)},
        }

    def read(self, text: str) -> T:
        """The value of a whole content. Raises `ValueError` if it is not of the type."""
        data = text.encode("utf-8", "surrogatepass")
        return self._adapter.validate_json(self._unwrapped(data) if self.wrapped else data)

    def read_part(self, text: str) -> T | None:
        """
        The value as far as its text has come; None if nothing can be told yet.

        In a model or a dataclass, a field that has not come yet reads as its default, or else as None.
        """
        from .partial import part

        try:
            value = from_json(text, allow_partial="trailing-strings")
        except ValueError:
            return None
        if self.wrapped:
            value = value.get(VALUE) if is_dict(value) else None
        if value is None:
            return None
        read: T = part(self._adapter, value)
        return read

    def _unwrapped(self, data: bytes) -> bytes:
        value = from_json(data)
        if not is_dict(value) or VALUE not in value:
            raise ValueError(f"there is no object with the field {VALUE!r}")
        return to_json(value[VALUE])


def _adapter(target: OutputType[T]) -> TypeAdapter[T]:
    from pydantic.errors import PydanticUserError

    try:
        adapter = adapter_of(target)
        adapter.json_schema()
    except (PydanticUserError, TypeError) as fault:
        reason = str(fault).partition("\n")[0]
        raise ArgumentError(f"response_format {target!r} has no JSON Schema: {reason}") from fault
    return adapter


def _wrapped(schema: dict[str, Any]) -> dict[str, Any]:
    inner = {key: value for key, value in schema.items() if key != "$defs"}
    made: dict[str, Any] = {
        "type": "object",
        "properties": {VALUE: inner},
        "required": [VALUE],
        "additionalProperties": False,
    }
    return {**made, "$defs": schema["$defs"]} if "$defs" in schema else made
