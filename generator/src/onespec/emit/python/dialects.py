"""
How types are written in each kind of generated file: in model modules, in parameter modules, and in resources.

Binds `spell`'s pure functions to a file's imports and to the symbol table. Must not know what a file consists of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...ir import Name, ScalarKind
from .imports import Imports
from .spell import Dialect
from .symbols import Symbols

Refer = Callable[[Name], Sequence[str]]


def model_dialect(imports: Imports, refer: Refer) -> Dialect:
    """What replies are decoded to: concrete containers, decoded scalars."""
    scalars = _scalars(imports)
    scalars["bytes"] = lambda: [imports.use("pydantic", "Base64Bytes")]
    return _dialect(imports, refer, scalars, lambda: "list", lambda: "dict", lambda: imports.use("typing", "Any"))


def input_dialect(imports: Imports, refer: Refer, core: str, builtin: Callable[[str], str] = str) -> Dialect:
    """
    What callers pass: abstract containers, and text wherever the wire has text. `core` is the runtime's package;
    `builtin` writes a builtin type's name where something else may shadow it.
    """
    scalars = _scalars(imports, builtin)
    for kind in ("datetime", "date", "uuid"):
        scalars[kind] = _also_text(scalars[kind], builtin)
    return _dialect(
        imports,
        refer,
        scalars,
        lambda: imports.use("collections.abc", "Sequence"),
        lambda: imports.use("collections.abc", "Mapping"),
        lambda: imports.use(core, "FileInput"),
    )


def result_dialect(imports: Imports, refer: Refer, builtin: Callable[[str], str]) -> Dialect:
    """What methods return, where it is not a declaration."""
    return _dialect(
        imports,
        refer,
        _scalars(imports, builtin),
        lambda: builtin("list"),
        lambda: builtin("dict"),
        lambda: imports.use("typing", "Any"),
    )


def model_reference(symbols: Symbols, imports: Imports, module: str, later: Callable[[Name], bool]) -> Refer:
    """References from a model module: imported from other modules, quoted when defined `later` in this one."""

    def refer(name: Name) -> list[str]:
        symbol = symbols[name]
        if symbol.module != module:
            return [imports.use(f".{symbol.module}", symbol.name)]
        return [f'"{symbol.name}"' if later(name) else symbol.name]

    return refer


def input_reference(
    symbols: Symbols, imports: Imports, package: str, module: str = "", later: Callable[[Name], bool] = lambda _: False
) -> Refer:
    """
    References in inputs: for an object its dictionary and its model, else its twin for input. `package` leads to the
    types ("." within it); `module` is the one whose parameter module is being written.
    """

    def refer(name: Name) -> list[str]:
        symbol = symbols[name]
        found: list[str] = []
        if symbol.param != symbol.name:
            if symbol.module != module:
                found.append(imports.use(f"{package}{symbol.module}_params", symbol.param))
            else:
                found.append(f'"{symbol.param}"' if later(name) else symbol.param)
        if symbols.has_class(name) or not found:
            found.append(imports.use(f"{package}{symbol.module}", symbol.name))
        return found

    return refer


def _scalars(imports: Imports, builtin: Callable[[str], str] = str) -> dict[ScalarKind, Callable[[], Sequence[str]]]:
    return {
        "string": lambda: [builtin("str")],
        "integer": lambda: [builtin("int")],
        "number": lambda: [builtin("float")],
        "boolean": lambda: [builtin("bool")],
        "datetime": lambda: [f"{imports.module('datetime', '_datetime')}.datetime"],
        "date": lambda: [f"{imports.module('datetime', '_datetime')}.date"],
        "uuid": lambda: [imports.use("uuid", "UUID")],
        "bytes": lambda: [builtin("bytes")],
    }


def _also_text(scalar: Callable[[], Sequence[str]], builtin: Callable[[str], str]) -> Callable[[], Sequence[str]]:
    return lambda: [*scalar(), builtin("str")]


def _dialect(
    imports: Imports,
    refer: Refer,
    scalars: dict[ScalarKind, Callable[[], Sequence[str]]],
    sequence: Callable[[], str],
    mapping: Callable[[], str],
    file: Callable[[], str],
) -> Dialect:
    return Dialect(
        ref=refer,
        scalars=scalars,
        sequence=sequence,
        mapping=mapping,
        file=file,
        literal=lambda: imports.use("typing", "Literal"),
        anything=lambda: imports.use("typing", "Any"),
        union=lambda: imports.use("typing", "Union"),
        optional=lambda: imports.use("typing", "Optional"),
    )
