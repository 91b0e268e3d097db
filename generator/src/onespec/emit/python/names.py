"""
Names in Python: casing, reserved words, and scopes that hand out each name once.

Words come from a document and are not trusted: whatever they hold, an ASCII identifier comes out. This module must
not know types, templates or the IR beyond `Name`.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable

from ...ir import Name

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


def words(name: Name) -> tuple[str, ...]:
    """The identifier-safe words of a name, at least one."""
    safe = tuple(part for word in name for part in re.split(r"[^a-z0-9]+", word.lower()) if part)
    return safe or ("x",)


def snake(name: Name) -> str:
    """``("chat", "completion")`` → ``chat_completion``; never starts with a digit or an underscore."""
    text = "_".join(words(name))
    return f"x{text}" if text[0].isdigit() else text


def pascal(name: Name) -> str:
    """``("chat", "completion")`` → ``ChatCompletion``."""
    text = "".join(word[0].upper() + word[1:] for word in words(name))
    return f"X{text}" if text[0].isdigit() else text


def constant(name: Name) -> str:
    """``("list", "events")`` → ``LIST_EVENTS``."""
    return snake(name).upper()


def module_name(name: Name) -> str:
    """A module's name within a package."""
    text = snake(name)
    return f"{text}_" if keyword.iskeyword(text) else text


class Scope:
    """Names in use in one place. `claim` gives a free one, as close to the wish as can be."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._taken = set(reserved)

    def __contains__(self, name: str) -> bool:
        return name in self._taken

    def claim(self, wish: str, *others: str) -> str:
        """
        The first of `wish`, `others`, ``wish_``, ``wish_2``, ``wish_3``, … that is free. A keyword with an underscore
        (PEP 8) goes before `others`.
        """
        wishes = (f"{wish}_", *others) if keyword.iskeyword(wish) else (wish, *others, f"{wish}_")
        for name in wishes:
            if name not in self._taken and not keyword.iskeyword(name):
                return self._take(name)
        number = 2
        while f"{wish}_{number}" in self._taken:
            number += 1
        return self._take(f"{wish}_{number}")

    def _take(self, name: str) -> str:
        self._taken.add(name)
        return name
