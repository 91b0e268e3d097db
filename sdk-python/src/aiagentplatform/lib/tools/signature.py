"""
What a Python function takes, as a JSON Schema; and from JSON to the arguments of a call.

Each parameter becomes a field of a pydantic model: its type hint says what is valid, its default that it may be left
out. Must not know chat.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, create_model
from pydantic.errors import PydanticUserError
from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from ..._core.errors import ArgumentError
from ..json_schema import can_be_strict, strict
from .function import bare, held, name_of_function

SHOWN = 5
"""How many faults of a call are told at once."""

_EMPTY = inspect.Parameter.empty
_ONE_NAME = frozenset(
    {inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY}
)


class InvalidArguments(ValueError):
    """Arguments that a function does not take. Its text is written for the model that made them."""


@dataclass(frozen=True)
class Parameter:
    """One parameter."""

    name: str
    hint: Any
    description: str
    default: Any
    positional: bool

    @property
    def required(self) -> bool:
        return self.default is _EMPTY

    @cached_property
    def nullable(self) -> bool:
        """Whether None is a value of its type."""
        try:
            TypeAdapter(self.hint).validate_python(None)
        except ValidationError:
            return False
        return True


class Signature:
    """
    The parameters of a function.

    With a schema that can be held to strictly, every argument is required; for one that may be left out, null stands
    for the default.
    """

    def __init__(self, function: Callable[..., Any], described: Mapping[str, str], strictly: bool | None) -> None:
        self._name = name_of_function(function)
        self._parameters = list(_parameters(function, self._name, described))
        model = self._model(null_for_default=False)
        schema = self._schema(model)
        possible = can_be_strict(schema)
        if strictly and not possible:
            raise ArgumentError(
                f"Tool {self._name!r} cannot be strict: a parameter has a type that does not say what is in it, such "
                "as dict or Any. Use a model, a TypedDict or a dataclass; or leave strict out."
            )
        self.strict = possible if strictly is None else strictly
        if self.strict:
            model = self._model(null_for_default=True)
            schema = self._schema(model)
        self._validate = model.__pydantic_validator__.validate_json
        self.schema: dict[str, Any] = strict(schema) if self.strict else schema

    def bind(self, text: str) -> tuple[list[Any], dict[str, Any]]:
        """The arguments of a call, from their JSON. Raises `InvalidArguments`."""
        try:
            bound: Any = self._validate((text.strip() or "{}").encode("utf-8", "surrogatepass"))
        except ValidationError as fault:
            raise InvalidArguments(told(fault)) from fault
        positional: list[Any] = []
        named: dict[str, Any] = {}
        for number, parameter in enumerate(self._parameters):
            value = _given(bound, _field(number), parameter)
            if parameter.positional:
                positional.append(value)
            else:
                named[parameter.name] = value
        return positional, named

    def _model(self, *, null_for_default: bool) -> type[BaseModel]:
        fields: dict[str, Any] = {}
        for number, each in enumerate(self._parameters):
            hint, description = each.hint, each.description
            if null_for_default and not each.required:
                hint = hint if each.nullable else hint | None
                description = _with_default(description, each.default)
            settings: dict[str, Any] = {"alias": each.name, "description": description or None}
            if not each.required:
                settings["default"] = None if null_for_default else each.default
            fields[_field(number)] = (hint, Field(**settings))
        try:
            made: Any = create_model(self._name, __config__=ConfigDict(extra="forbid"), **fields)
            made.model_rebuild()
        except (PydanticUserError, TypeError) as fault:
            raise _unusable(self._name, fault) from fault
        model: type[BaseModel] = made
        return model

    def _schema(self, model: type[BaseModel]) -> dict[str, Any]:
        try:
            schema = model.model_json_schema()
        except (PydanticUserError, TypeError, ValueError) as fault:
            raise _unusable(self._name, fault) from fault
        untitled: dict[str, Any] = {key: value for key, value in schema.items() if key not in ("title", "description")}
        for each in untitled.get("properties", {}).values():
            each.pop("title", None)
        return untitled


def _given(bound: BaseModel, field: str, parameter: Parameter) -> Any:
    value = getattr(bound, field)
    left_out = field not in bound.model_fields_set or (value is None and not parameter.nullable)
    return parameter.default if left_out and not parameter.required else value


def _field(number: int) -> str:
    """A field's name in the model: any name of a parameter could be one of a model's own."""
    return f"argument_{number}"


def _parameters(function: Callable[..., Any], name: str, described: Mapping[str, str]) -> Iterator[Parameter]:
    own = held(function)
    hints = _hints(function, name)
    for each in _signature(function, name).parameters.values():
        if each.name in own:
            continue  # the caller's own, not the model's to give
        if each.kind not in _ONE_NAME:
            raise ArgumentError(
                f"Tool {name!r} takes *{each.name}, whose arguments have no names. Give each a parameter of its own."
            )
        if each.name in ("self", "cls") and each.name not in hints:
            raise ArgumentError(
                f"Tool {name!r} is a method without its object. Pass the bound one, tools=[thing.{name}], and decorate "
                f"it so: tool(thing.{name})."
            )
        hint, shown = _described(hints.get(each.name, Any))
        default = each.default
        if isinstance(default, FieldInfo):
            hint, shown = _merged(hint, default), default.description or shown
            default = _EMPTY if default.is_required() else default.get_default(call_default_factory=True)
        description = shown or described.get(each.name, "")
        yield Parameter(each.name, hint, description, default, each.kind is inspect.Parameter.POSITIONAL_ONLY)


def _signature(function: Callable[..., Any], name: str) -> inspect.Signature:
    try:
        return inspect.signature(function)
    except (TypeError, ValueError):  # a class of C's, such as dict
        raise ArgumentError(
            f"Tool {name!r} does not tell its parameters: wrap it in a function with type hints."
        ) from None


def _hints(function: Callable[..., Any], name: str) -> dict[str, Any]:
    inner = bare(function)
    if not (inspect.isfunction(inner) or inspect.ismethod(inner) or inspect.isbuiltin(inner)):
        inner = inner.__init__ if inspect.isclass(inner) else type(inner).__call__
    try:
        return get_type_hints(inner, include_extras=True)
    except (NameError, AttributeError, TypeError) as fault:
        raise ArgumentError(
            f"The type hints of tool {name!r} cannot be read: {fault}. Whatever they name must be importable where the "
            "function was defined, at the top level of its module."
        ) from fault


def _described(hint: Any) -> tuple[Any, str]:
    """A hint, and the description in its `Annotated`: a `Field`, a `Doc`, or a plain text."""
    if get_origin(hint) is None or not hasattr(hint, "__metadata__"):
        return hint, ""
    for each in get_args(hint)[1:]:
        text = (
            each
            if isinstance(each, str)
            else getattr(each, "description", None) or getattr(each, "documentation", None)
        )
        if isinstance(text, str):
            return hint, text
    return hint, ""


def _merged(hint: Any, default: FieldInfo) -> Any:
    """The hint with the limits of a default that is a `Field`."""
    for limit in default.metadata:
        hint = Annotated[hint, limit]
    return hint


def _with_default(description: str, default: Any) -> str:
    """A description that tells what null stands for."""
    try:
        value = json.dumps(to_jsonable_python(default), ensure_ascii=False)
    except (TypeError, ValueError):
        return description
    end = "" if not description or description.endswith((".", "!", "?")) else "."
    return f"{description}{end} Default: {value}.".strip()


def told(fault: ValidationError) -> str:
    """What is wrong, for the model that made the arguments."""
    faults = fault.errors(include_url=False, include_context=False)
    shown = [f"{'/'.join(map(str, each['loc'])) or 'the arguments'}: {each['msg']}" for each in faults[:SHOWN]]
    more = f" (and {len(faults) - SHOWN} more)" if len(faults) > SHOWN else ""
    return f"{'; '.join(shown)}{more}"


def _unusable(name: str, fault: Exception) -> ArgumentError:
    reason = str(fault).partition("\n")[0]
    return ArgumentError(f"Tool {name!r} has a parameter that has no JSON Schema: {reason}")
