"""
What every declaration is called in TypeScript and which module holds it.

One table for the whole package, made before anything is spelled: names do not depend on who asks first. Must not know
how types are written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ...ir import Api, Declaration, Enum, File, Model, Name, Ref, Union
from ...lookup import needs, parts
from ..names import pascal
from ..surface import all_operations, argument_sets, homes
from ..unions import Choice, Tags, choice, tags_of
from .names import GLOBALS, TYPE_KEYWORDS, Members, module_name


@dataclass(frozen=True, slots=True)
class Symbol:
    """
    One declaration: its type, its twin for input where that is another and, of an open tagged union, the type of
    unknown members. `schema` is the document's own name for it.
    """

    declaration: Declaration
    module: str
    name: str
    param: str
    schema: str
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Symbols:
    """
    All declarations by name, the unions' choices, and those that are one operation's arguments and nothing else.
    `scope` goes on to name what stands beside the types.
    """

    by_name: Mapping[Name, Symbol]
    shapes: Mapping[Name, Declaration]
    tags: Tags
    choices: Mapping[Name, Choice]
    inlined: frozenset[Name]
    scope: Members

    def __getitem__(self, name: Name) -> Symbol:
        return self.by_name[name]

    def modules(self) -> dict[str, list[Symbol]]:
        """Each module's declarations, in the document's order."""
        found: dict[str, list[Symbol]] = {}
        for symbol in self.by_name.values():
            found.setdefault(symbol.module, []).append(symbol)
        return found


def symbols_of(api: Api, reserved: Collection[str]) -> Symbols:
    """`reserved` are the names of the runtime and of the client, which no type may have."""
    shapes = {each.name: each for each in api.types}
    scope = Members({*GLOBALS, *TYPE_KEYWORDS, *reserved})
    schemas = Members()
    modules = _modules(api.types)
    choices = {each.name: choice(each, shapes) for each in api.types if isinstance(each, Union)}
    names = {each.name: _claim(scope, each, choices) for each in api.types}
    differing = _differing(shapes)
    found: dict[Name, Symbol] = {}
    for each in api.types:
        own = names[each.name]
        found[each.name] = Symbol(
            each,
            modules[each.name],
            own,
            scope.claim(f"{own}Param") if each.role == "both" and each.name in differing else own,
            schemas.claim(pascal(each.name)),
            scope.claim(f"Unknown{pascal(each.name)}") if has_unknown(each, choices) else "",
        )
    return Symbols(found, shapes, tags_of(shapes.values(), shapes), choices, _inlined(api), scope)


def has_unknown(declaration: Declaration, choices: Mapping[Name, Choice]) -> bool:
    """Whether a reply may hold an object whose tag the union does not know."""
    is_reply = isinstance(declaration, Union) and declaration.open and declaration.role != "input"
    return is_reply and bool(choices[declaration.name].tag)


def _claim(scope: Members, declaration: Declaration, choices: Mapping[Name, Choice]) -> str:
    wish = pascal(declaration.name)
    is_object = isinstance(declaration, Model) or bool(declaration.name in choices and choices[declaration.name].tag)
    return scope.claim(wish, f"{wish}{'Object' if is_object else 'Value'}")


def _differing(shapes: Mapping[Name, Declaration]) -> frozenset[Name]:
    """
    The declarations whose input is not their output: they have fields for one direction alone, or files, or lead to
    such.
    """
    found = {each.name for each in shapes.values() if _has_directions(each)}
    work = list(found)
    users: dict[Name, list[Name]] = {}
    for each in shapes.values():
        for name in needs(each):
            users.setdefault(name, []).append(each.name)
    while work:
        for user in users.get(work.pop(), ()):
            if user not in found:
                found.add(user)
                work.append(user)
    return frozenset(found)


def _has_directions(declaration: Declaration) -> bool:
    if isinstance(declaration, Enum):
        return False
    if isinstance(declaration, Model) and any(each.access != "both" for each in declaration.fields):
        return True
    pending = list(parts(declaration))
    while pending:
        type = pending.pop()
        if isinstance(type, File):
            return True
        if not isinstance(type, Ref):
            pending.extend(parts(type))
    return False


def _modules(types: Iterable[Declaration]) -> dict[Name, str]:
    found = homes(types)
    scope = Members()
    names = {home: scope.claim(module_name(home)) for home in dict.fromkeys(found.values())}
    return {name: names[home] for name, home in found.items()}


def _inlined(api: Api) -> frozenset[Name]:
    """The sets of arguments of one operation alone: its parameters say all that such a type would."""
    sets, count = argument_sets(api), dict[Name, int]()
    for _, operation in all_operations(api.root):
        if operation.body is not None and isinstance(operation.body.type, Ref):
            count[operation.body.type.name] = count.get(operation.body.type.name, 0) + 1
    return frozenset(name for name in sets if count[name] == 1)
