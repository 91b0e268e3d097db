"""
Faults that only the finished API shows: two things of one name, names of fields that do not exist, lost references.

Reads the IR alone and reports everything it finds; `lower` has reported what the document says wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from .diagnostics import Collector, Diagnostic, IsSkipped, never
from .ir import Api, Declaration, Last, Merge, Model, Name, Operation, Origin, Page, Resource, Stream, Type
from .lookup import declared, field_named, fields_of, leaves, list_item, references

Declarations = dict[Name, Declaration]
Found = Iterator[Diagnostic]


def check(api: Api, is_skipped: IsSkipped = never) -> tuple[Diagnostic, ...]:
    """Raise one `Fault` with every fault of the API; return those that are skipped when there is no other."""
    found = Collector(is_skipped)
    for rule in RULES:
        found.add(rule(api))
    return found.raise_if_any()


def by_name(api: Api) -> Declarations:
    return {declaration.name: declaration for declaration in api.types}


def resources(api: Api) -> Iterator[tuple[Name, Resource]]:
    """Every resource with all words of its path."""
    pending: list[tuple[Name, Resource]] = [((), api.root)]
    while pending:
        above, resource = pending.pop()
        path = (*above, *resource.name)
        yield path, resource
        pending.extend((path, child) for child in resource.children)


def operations(api: Api) -> Iterator[Operation]:
    for _, resource in resources(api):
        yield from resource.operations


def spoken(name: Name) -> str:
    return "_".join(name)


# ── names ────────────────────────────────────────────────────────────────────────────────────────


def clashing_operations(api: Api) -> Found:
    """Two operations of a resource, or an operation and a resource, with one name."""
    for path, resource in resources(api):
        seen: dict[str, Operation] = {}
        nouns = {"".join(child.name) for child in resource.children}
        for operation in sorted(resource.operations, key=lambda each: (each.origin.file, each.origin.line)):
            called = "".join(operation.name)
            where = ".".join(path) or "the client"
            if called in seen:
                first = seen[called]
                message = f"`{operation.id}` and `{first.id}` are both named `{spoken(operation.name)}` in `{where}`"
                hint = f"Change one operationId; the other is in {place(first.origin)}."
                yield Diagnostic("name-clash", message, operation.origin, hint)
            elif called in nouns:
                message = f"`{operation.id}` has the name of a resource, `{spoken(operation.name)}` in `{where}`"
                yield Diagnostic("name-clash", message, operation.origin, "Change the operationId.")
            seen.setdefault(called, operation)


def clashing_resources(api: Api) -> Found:
    """Two resources whose paths have the same words, such as ``user_groups`` and ``user.groups``."""
    seen: dict[str, Name] = {}
    for path, resource in sorted(resources(api), key=lambda each: each[0]):
        called = "".join(path)
        if called in seen:
            message = f"two resources have the words `{spoken(path)}`"
            yield Diagnostic("name-clash", message, first_origin(resource), "Change the operationIds of one of them.")
        seen[called] = path


def first_origin(resource: Resource) -> Origin:
    for operation in resource.operations:
        return operation.origin
    return first_origin(resource.children[0]) if resource.children else Origin("", 0, 0)


def clashing_declarations(api: Api) -> Found:
    seen: dict[str, Declaration] = {}
    for declaration in api.types:
        called = "".join(declaration.name)
        if called in seen:
            message = (
                f"two schemas are named `{spoken(declaration.name)}`; the other is in {place(seen[called].origin)}"
            )
            yield Diagnostic("name-clash", message, declaration.origin)
        seen.setdefault(called, declaration)


def place(origin: Origin) -> str:
    return f"{origin.file}, line {origin.line}"


# ── references ───────────────────────────────────────────────────────────────────────────────────


def lost_references(api: Api) -> Found:
    """A fault of the generator rather than of the document, and better known than emitted."""
    known = by_name(api)
    for declaration in api.types:
        for name in references(declaration):
            if name not in known:
                yield Diagnostic(
                    "dangling-ref",
                    f"`{spoken(declaration.name)}` uses `{spoken(name)}`, which is lost",
                    declaration.origin,
                )


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def unknown_page_fields(api: Api) -> Found:
    """A page that names a field or a parameter that does not exist."""
    known = by_name(api)
    for operation in operations(api):
        if isinstance(operation.result, Page):
            for diagnostic in unknown_in_page(operation, operation.result, known):
                yield replace(diagnostic, within=operation.origin)


def unknown_in_page(operation: Operation, page: Page, known: Declarations) -> Found:
    where = page.origin if page.origin.line else operation.origin
    yield from unknown_parameters(operation, {"after": page.after, "before": page.before, "limit": page.limit}, where)
    yield from unknown_fields(page.item, {"cursor": page.cursor}, "an item", known, where)
    yield from unknown_fields(page.type, {"next": page.next_field, "more": page.more}, "the reply", known, where)


def unknown_parameters(operation: Operation, named: dict[str, str], where: Origin) -> Found:
    query = [parameter.wire for parameter in operation.parameters if parameter.where == "query"]
    for role, wire in named.items():
        if wire and wire not in query:
            message = f"`{operation.id}` has no query parameter `{wire}`, which `{role}` names"
            yield Diagnostic("unknown-field", message, where, choices(query))


def unknown_fields(type_: Type, named: dict[str, str], what: str, known: Declarations, where: Origin) -> Found:
    fields = [field.wire for field in fields_of(type_, known)]
    for role, wire in named.items():
        if wire and wire not in fields:
            yield Diagnostic(
                "unknown-field", f"{what} has no field `{wire}`, which `{role}` names", where, choices(fields)
            )


def choices(names: Iterable[str]) -> str:
    listed = ", ".join(f"`{name}`" for name in names)
    return f"There are {listed}." if listed else "There are none."


# ── streams ──────────────────────────────────────────────────────────────────────────────────────


def unknown_stream_fields(api: Api) -> Found:
    """A stream that names a field or a parameter that does not exist."""
    known = by_name(api)
    for operation in operations(api):
        stream = operation.result if isinstance(operation.result, Stream) else operation.stream
        if stream is not None:
            for diagnostic in unknown_in_stream(operation, stream, known):
                yield replace(diagnostic, within=operation.origin)


def unknown_in_stream(operation: Operation, stream: Stream, known: Declarations) -> Found:
    where = stream.origin if stream.origin.line else operation.origin
    yield from unknown_selector(operation, stream, known, where)
    if stream.resume is not None:
        yield from unknown_resume(operation, stream, known, where)
    match stream.accumulate:
        case Merge() as merge:
            yield from unknown_merge(stream, merge, known, where)
        case Last() as last:
            if not any_field(stream.event, last.field, known):
                message = f"no event has a field `{last.field}`, which `last.field` names"
                yield Diagnostic("unknown-field", message, where)
        case None:
            pass


def unknown_selector(operation: Operation, stream: Stream, known: Declarations, where: Origin) -> Found:
    if stream.selector and (operation.body is None or field_named(operation.body.type, stream.selector, known) is None):
        fields = [field.wire for field in fields_of(operation.body.type, known)] if operation.body else []
        message = f"the body of `{operation.id}` has no field `{stream.selector}`, which `selector` names"
        yield Diagnostic("unknown-field", message, where, choices(fields))


def unknown_resume(operation: Operation, stream: Stream, known: Declarations, where: Origin) -> Found:
    resume = stream.resume
    assert resume is not None
    yield from unknown_parameters(operation, {"resume.query": resume.query}, where)
    headers = [parameter.wire.lower() for parameter in operation.parameters if parameter.where == "header"]
    if resume.header and resume.header.lower() not in headers:
        message = f"`{operation.id}` has no header parameter `{resume.header}`, which `resume.header` names"
        yield Diagnostic("unknown-field", message, where, choices(headers))
    if resume.sequence and not any_field(stream.event, resume.sequence, known):
        yield Diagnostic(
            "unknown-field", f"no event has a field `{resume.sequence}`, which `resume.sequence` names", where
        )


def unknown_merge(stream: Stream, merge: Merge, known: Declarations, where: Origin) -> Found:
    """Both the events and the result have the list; an element has its index and, in each, its part."""
    for type_, what, part, role in (
        (stream.event, "an event", merge.delta, "delta"),
        (merge.type, "the result", merge.into, "into"),
    ):
        items = field_named(type_, merge.items, known)
        if items is None:
            yield from unknown_fields(type_, {"merge.items": merge.items}, what, known, where)
            continue
        element = list_item(items.type, known)
        if element is None:
            yield Diagnostic("unknown-field", f"the field `{merge.items}` of {what} is no list", where)
            continue
        named = {"merge.index": merge.index, f"merge.{role}": part}
        yield from unknown_fields(element, named, f"an element of {what}'s `{merge.items}`", known, where)


def any_field(type_: Type, wire: str, known: Declarations) -> bool:
    """Whether the type, or some variant of a union, has the field."""
    models = (declared(leaf, known) for leaf in leaves(type_, known))
    return any(isinstance(model, Model) and any(field.wire == wire for field in model.fields) for model in models)


RULES: tuple[Callable[[Api], Found], ...] = (
    clashing_operations,
    clashing_resources,
    clashing_declarations,
    lost_references,
    unknown_page_fields,
    unknown_stream_fields,
)
