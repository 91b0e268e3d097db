"""
Names in Python: reserved words, and the casings that are Python's own.

This module must not know types, templates or the IR beyond `Name`.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterable

from ...ir import Name
from ..names import Scope as AnyScope
from ..names import snake

SPELLED_BUILTINS = frozenset({"bool", "bytes", "dict", "float", "int", "list", "str"})
"""The builtins that annotations use. A name in class scope that shadows one breaks every annotation after it."""

MODEL_ATTRIBUTES = frozenset(
    {
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "to_dict",
        "to_json",
        "update_forward_refs",
        "validate",
    }
)
"""What the runtime's models, and pydantic's (any 2.x), already call something else."""

TYPE_NAMES = frozenset(
    {
        "Annotated",
        "Any",
        "AsyncIterator",
        "Awaitable",
        "Callable",
        "False",
        "Iterator",
        "Literal",
        "Mapping",
        "None",
        "Optional",
        "Required",
        "Sequence",
        "TYPE_CHECKING",
        "True",
        "TypeAlias",
        "TypeAliasType",
        "TypedDict",
        "UUID",
        "Union",
    }
)
"""Names of `typing` and friends that generated modules use unqualified."""


def constant(name: Name) -> str:
    """``("list", "events")`` → ``LIST_EVENTS``."""
    return snake(name).upper()


def module_name(name: Name) -> str:
    """A module's name within a package."""
    text = snake(name)
    return f"{text}_" if keyword.iskeyword(text) else text


class Scope(AnyScope):
    """Names in use in one place; a keyword gets an underscore (PEP 8)."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        super().__init__(reserved, keyword.iskeyword)
