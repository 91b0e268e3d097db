"""
JSON that an API may send for a type: what it documents, and what came later (unknown fields, values and members).

Knows pydantic's models and Python's annotations; must not know any API.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from aiagentplatform._core import Unknown
from hypothesis import strategies as st
from pydantic import BaseModel
from typing_extensions import TypeAliasType

texts = st.text(max_size=8)
anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
new_names = (
    st.sampled_from(["new_field", "from", "to_dict", "model_extra", "_private", "__class__", "", "日本"]) | texts
)

SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
    Any: anything,
    object: anything,
}

_models: dict[type[BaseModel], st.SearchStrategy[Any]] = {}


def wire_of(annotation: Any) -> st.SearchStrategy[Any]:
    """JSON values of a type. Raises `TypeError` for an annotation that is none of a generated type."""
    if isinstance(annotation, TypeAliasType):
        return wire_of(annotation.__value__)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return wire_of(arguments[0])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, UnionType):
        return st.one_of([wire_of(each) for each in arguments])
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(texts, wire_of(arguments[1]), max_size=2)
    if origin is not None and issubclass(origin, Sequence):
        return st.lists(wire_of(arguments[0]), max_size=2)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation not in _models:
            _models[annotation] = st.deferred(lambda: _object_of(annotation))
        return _models[annotation]
    if annotation in SCALARS:
        return SCALARS[annotation]
    raise TypeError(f"what is sent for {annotation}?")


def _object_of(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    if issubclass(model, Unknown):
        tag, known = model.tag_and_known
        kinds = st.text(min_size=1, max_size=8).filter(lambda kind: kind not in known)
        return st.builds(lambda more, kind: {**more, tag: kind}, _more(frozenset({tag})), kinds)
    model.model_rebuild()
    fields = {
        field.alias or name: (field.is_required(), field.annotation) for name, field in model.model_fields.items()
    }
    needed = {wire: wire_of(annotation) for wire, (required, annotation) in fields.items() if required}
    optional = {wire: wire_of(annotation) for wire, (required, annotation) in fields.items() if not required}
    taken = frozenset(fields) | frozenset(model.model_fields)
    return st.builds(lambda own, more: {**own, **more}, st.fixed_dictionaries(needed, optional=optional), _more(taken))


def _more(taken: frozenset[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Fields that came later."""
    return st.dictionaries(new_names.filter(lambda name: name not in taken), anything, max_size=2)
