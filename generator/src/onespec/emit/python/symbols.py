"""
What every declaration is called in Python and which module holds it.

One table for the whole package, made before anything is spelled: names do not depend on who asks first. Must not know
how types are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...ir import (
    Alias,
    Api,
    Declaration,
    Enum,
    Field,
    Last,
    ListOf,
    MapOf,
    Merge,
    Model,
    Name,
    Nullable,
    Operation,
    Page,
    Ref,
    Resource,
    Response,
    Scalar,
    Stream,
    Type,
    Union,
)
from .graph import components
from .names import TYPE_NAMES, Scope, module_name, pascal


@dataclass(frozen=True, slots=True)
class Symbol:
    """One declaration: its class or alias, its twin for input and, of an open union, the class of unknown members."""

    declaration: Declaration
    module: str
    name: str
    param: str
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Symbols:
    """
    All declarations by name, which of them only ever stand for a call's arguments, and which the document does not name
    (see `results`).
    """

    by_name: Mapping[Name, Symbol]
    shapes: Mapping[Name, Declaration]
    argument_sets: frozenset[Name]
    unnamed: frozenset[Name]

    def __getitem__(self, name: Name) -> Symbol:
        return self.by_name[name]

    def public_names(self) -> frozenset[str]:
        every = self.by_name.values()
        return frozenset(text for each in every for text in (each.name, each.param, each.unknown) if text)

    def modules(self) -> dict[str, list[Symbol]]:
        """Each module's declarations, in the document's order."""
        found: dict[str, list[Symbol]] = {}
        for symbol in self.by_name.values():
            found.setdefault(symbol.module, []).append(symbol)
        return found

    def has_class(self, name: Name) -> bool:
        """Whether an object has a model class of its own (a set of arguments has none, a union is no object)."""
        return isinstance(self[name].declaration, Model) and name not in self.argument_sets


def symbols_of(api: Api, unnamed: frozenset[Name]) -> Symbols:
    modules = _modules(api.types)
    scope = Scope(TYPE_NAMES)
    names = {each.name: scope.claim(pascal(each.name)) for each in api.types}
    found: dict[Name, Symbol] = {}
    shapes = {each.name: each for each in api.types}
    for each in api.types:
        own = names[each.name]
        twin = each.role != "output" and differs_as_input(each, shapes)
        found[each.name] = Symbol(
            each,
            modules[each.name],
            own,
            scope.claim(f"{own}Param") if twin else own,
            scope.claim(f"Unknown{own}") if has_unknown(each, shapes) else "",
        )
    return Symbols(found, shapes, _argument_sets(api), unnamed)


def has_unknown(declaration: Declaration, shapes: Mapping[Name, Declaration]) -> bool:
    """Whether a reply may hold an object that the union does not know."""
    if not isinstance(declaration, Union) or not declaration.open or declaration.role == "input":
        return False
    return any(isinstance(target(each.type, shapes), Model) for each in declaration.variants)


def differs_as_input(declaration: Declaration, shapes: Mapping[Name, Declaration]) -> bool:
    """Whether what a caller may pass is more than what a reply holds: wherever there is an object, list or map."""
    seen: set[Name] = set()
    work: list[Declaration] = [declaration]
    while work:
        each = work.pop()
        if isinstance(each, Model):
            return True
        if each.name in seen:
            continue
        seen.add(each.name)
        for inner in _direct(each):
            if _has_container(inner):
                return True
            work.extend(shapes[name] for name in references(inner))
    return False


def target(type: Type, shapes: Mapping[Name, Declaration]) -> Declaration | None:
    """The declaration behind a reference, through aliases; None if there is none."""
    seen: set[Name] = set()
    while isinstance(type, Ref) and type.name not in seen:
        seen.add(type.name)
        declaration = shapes[type.name]
        if not isinstance(declaration, Alias):
            return declaration
        type = declaration.target
    return None


def is_secret(type: Type, shapes: Mapping[Name, Declaration]) -> bool:
    """Whether the document says that a value is not to be shown: ``format: password``, also behind a reference."""
    seen: set[Name] = set()
    while True:
        match type:
            case Nullable(inner) | ListOf(inner) | MapOf(inner):
                type = inner
            case Ref(name) if name not in seen and isinstance(alias := shapes[name], Alias):
                seen.add(name)
                type = alias.target
            case Scalar(limits=limits):
                return limits is not None and limits.format == "password"
            case _:
                return False


def references(type: Type) -> Iterator[Name]:
    """The declarations that `type` names."""
    match type:
        case Ref(name):
            yield name
        case ListOf(inner) | MapOf(inner) | Nullable(inner):
            yield from references(inner)
        case _:
            return


def needs(declaration: Declaration) -> list[Name]:
    """The declarations that a declaration names."""
    return list(dict.fromkeys(name for type in _direct(declaration) for name in references(type)))


def all_operations(resource: Resource) -> Iterator[tuple[tuple[Name, ...], Operation]]:
    """Every operation below `resource`, with the names of the resources that lead to it."""
    yield from _operations(resource, ())


def result_types(operation: Operation) -> list[Type]:
    """The types that the runtime decodes for an operation."""
    found: list[Type] = []
    for result in (operation.result, operation.stream):
        match result:
            case Response(type):
                found.append(type)
            case Page(type=type, item=item):
                found += [type, item]
            case Stream(event=event, accumulate=accumulate):
                found.append(event)
                if isinstance(accumulate, (Merge, Last)):
                    found.append(accumulate.type)
            case _:
                pass
    return found


def argument_fields(model: Model) -> list[Field]:
    """The fields that a caller may set."""
    return [each for each in model.fields if each.access != "read"]


def _operations(resource: Resource, above: tuple[Name, ...]) -> Iterator[tuple[tuple[Name, ...], Operation]]:
    path = (*above, resource.name) if resource.name else above
    yield from ((path, operation) for operation in resource.operations)
    for child in resource.children:
        yield from _operations(child, path)


def _direct(declaration: Declaration) -> list[Type]:
    match declaration:
        case Model(fields=fields, extra=extra):
            return [each.type for each in fields] + ([extra] if extra is not None else [])
        case Union(variants=variants):
            return [each.type for each in variants]
        case Alias(target=type):
            return [type]
        case Enum():
            return []


def _has_container(type: Type) -> bool:
    match type:
        case ListOf() | MapOf():
            return True
        case Nullable(inner):
            return _has_container(inner)
        case _:
            return False


def _modules(types: Iterable[Declaration]) -> dict[Name, str]:
    """The document's modules; those that lead to each other become one, so that imports cannot form a circle."""
    wanted = {each.name: each.module or ("shared",) for each in types}
    edges: dict[Name, dict[Name, None]] = {module: {} for module in wanted.values()}
    for each in types:
        edges[wanted[each.name]].update((wanted[name], None) for name in needs(each))
    order = list(edges)
    scope = Scope()
    homes: dict[Name, str] = {}
    groups = components(order, lambda module: edges[module])
    for group in sorted(groups, key=lambda group: min(map(order.index, group))):
        wish = module_name(min(group, key=order.index))
        home = scope.claim(f"{wish}_" if wish.endswith("_params") else wish)
        homes.update((module, home) for module in group)
    return {name: homes[module] for name, module in wanted.items()}


def _argument_sets(api: Api) -> frozenset[Name]:
    """Models that are nothing but the spread body of operations: their fields are arguments, no class is needed."""
    spread = {
        operation.body.type.name
        for _, operation in all_operations(api.root)
        if operation.body is not None and operation.body.spread and isinstance(operation.body.type, Ref)
    }
    used = {name for each in api.types for name in needs(each)}
    for _, operation in all_operations(api.root):
        used.update(name for type in result_types(operation) for name in references(type))
    return frozenset(spread - used)
