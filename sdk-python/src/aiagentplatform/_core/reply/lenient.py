"""
The second path of decoding, for a reply that breaks its schema: whatever is good is decoded, the rest stays as it came.

A value of the wrong type is kept raw, a missing required field reads as None, one bad item does not spoil its list, and
a member of a union is chosen only if nothing contradicts that choice. Slow and rarely taken; knows nothing of HTTP.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from typing_extensions import TypeAliasType

from ..models import Unknown
from ..values.type_guards import is_dict, is_list

MAX_VALIDATORS = 1_000

_validators: dict[int, tuple[Any, Callable[[Any], Any]]] = {}
"""By identity, since annotations need not be hashable; the annotation is kept, so that its id is not used again."""


def repair(annotation: Any, value: Any) -> Any:
    """`value`, decoded from JSON, as `annotation` as far as that goes. Never raises."""
    try:
        return _validator(annotation)(value)
    except (ValidationError, RecursionError):
        return _part_by_part(_unwrapped(annotation), value)


def construct(cls: type[BaseModel], data: Mapping[str, Any]) -> BaseModel:
    """An instance of `cls` from an object that it does not accept as a whole."""
    cls.model_rebuild()
    extra = dict(data)
    values: dict[str, Any] = {}
    given: set[str] = set()
    for name, field in cls.model_fields.items():
        key = next((each for each in (field.alias or name, name) if each in extra), None)
        if key is not None:
            values[name] = repair(field.annotation, extra.pop(key))
            given.add(name)
        else:
            values[name] = None if field.is_required() else field.get_default(call_default_factory=True)
    model = cls.__new__(cls)
    setters = {
        "__dict__": values,
        "__pydantic_fields_set__": given | extra.keys(),
        "__pydantic_extra__": extra,
        "__pydantic_private__": None,
    }
    for name, content in setters.items():
        object.__setattr__(model, name, content)
    return model


def _part_by_part(annotation: Any, value: Any) -> Any:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _as_member(arguments, value)
    if _is_model(annotation):
        return construct(annotation, value) if is_dict(value) else value
    if is_list(value) and arguments and _is_class(origin, Sequence):
        return [repair(arguments[0], item) for item in value]
    if is_dict(value) and len(arguments) == 2 and _is_class(origin, Mapping):
        return {key: repair(arguments[1], item) for key, item in value.items()}
    return value


def _as_member(members: Iterable[Any], value: Any) -> Any:
    """The union's member that the value is meant to be; the value itself if that cannot be told."""
    bare = [each for each in _flattened(members) if each is not NoneType]
    if is_dict(value):
        models = [each for each in bare if _is_model(each)]
        known = [each for each in models if not issubclass(each, Unknown)]
        fitting = known if len(models) == 1 else [each for each in known if not _contradicts(each, value)]
        if fitting:
            return construct(max(fitting, key=lambda each: _likeness(each, value)), value)
        unknown = next((each for each in models if issubclass(each, Unknown)), None)
        if unknown is not None:
            return construct(unknown, value)
    wanted = Mapping if is_dict(value) else Sequence if is_list(value) else None
    container = next((each for each in bare if wanted and _is_class(get_origin(each), wanted)), None)
    return value if container is None else _part_by_part(container, value)


def _flattened(members: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for each in map(_unwrapped, members):
        found += _flattened(get_args(each)) if get_origin(each) in (Union, UnionType) else [each]
    return found


def _contradicts(cls: type[BaseModel], data: Mapping[str, Any]) -> bool:
    """Whether a field of `data` has a value that is none of the constants it may have in `cls`."""
    cls.model_rebuild()
    for name, field in cls.model_fields.items():
        allowed = get_args(field.annotation) if get_origin(field.annotation) is Literal else ()
        if allowed and data.get(field.alias or name, allowed[0]) not in allowed:
            return True
    return False


def _likeness(cls: type[BaseModel], data: Mapping[str, Any]) -> int:
    """How many fields of `data` the class knows, less the required ones that `data` lacks."""
    fields = [(field.alias or name, field.is_required()) for name, field in cls.model_fields.items()]
    return sum(wire in data for wire, _ in fields) - sum(required and wire not in data for wire, required in fields)


def _unwrapped(annotation: Any) -> Any:
    """Without ``Annotated`` and alias names around it."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif isinstance(annotation, TypeAliasType):
            annotation = annotation.__value__
        else:
            return annotation


def _validator(annotation: Any) -> Callable[[Any], Any]:
    if _is_model(annotation):
        annotation.model_rebuild()
        return annotation.__pydantic_validator__.validate_python
    known = _validators.get(id(annotation))
    if known is None:
        if len(_validators) >= MAX_VALIDATORS:
            _validators.clear()
        known = _validators[id(annotation)] = (annotation, TypeAdapter(annotation).validate_python)
    return known[1]


def _is_model(annotation: Any) -> TypeGuard[type[BaseModel]]:
    return _is_class(annotation, BaseModel)


def _is_class(annotation: Any, parent: type) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, parent)
