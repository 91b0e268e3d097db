"""
The plan of `resources/`: one module per resource with its parameters, its operations and its class.

Must not know how types are declared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ...ir import Binary, Last, Merge, Name, Nullable, Operation, Page, Ref, Resource, Response, Stream, Type
from ...nouns import singular
from ..names import camel, pascal
from ..prose import first_sentence, sentence
from ..surface import Path
from .arguments import Arguments, Positional, arguments_of, request_of
from .declarations import CORE, FieldRow, TypeRow, type_dialect
from .describe import face_doc, method_doc
from .imports import Imports
from .layout import Doc, layout, parentheses
from .names import MEMBERS, Members, constant
from .operations import operation_settings
from .parameters import TYPES, parameters, parameters_row
from .places import Place
from .rows import GENERATED, ChildRow, ClassRow, MethodRow, OverloadRow, ResourceModule
from .schemas import Schemas
from .spell import annotation, comment, literal, markdown, member, property_name, string
from .symbols import Symbols


@dataclass(frozen=True, slots=True)
class Method:
    """One operation before it is spelled: its name, its constant and what its parameters are called."""

    operation: Operation
    name: str
    constant: str
    arguments: Arguments
    params: str


@dataclass(slots=True)
class ResourcePlanner:
    """Plans one resource's module."""

    symbols: Symbols
    schemas: Schemas
    places: Mapping[Path, Place]
    place: Place
    node: Resource
    base: tuple[str, str] = (CORE, "Resource")  # module and class that the class extends
    event: str = ""  # what a webhook carries, should this resource receive them
    event_schema: str = ""  # its name among the schemas
    reserved: frozenset[str] = frozenset()
    types: list[TypeRow] = field(default_factory=list[TypeRow])
    names: list[str] = field(default_factory=list[str])
    imports: Imports = field(default_factory=Imports)

    def module(self) -> ResourceModule:
        called = self._method_names()
        constants = Members(self.symbols.scope.taken)
        rows: list[MethodRow] = []
        operations: list[str] = []
        for operation in self.node.operations:
            method = self._method(operation, called[operation.id], constants.claim(constant(operation.name)))
            operations.append(self._operation(method))
            rows += self._methods(method, called.get(f"{operation.id} stream", ""))
        words = " ".join(word for name in self.place.path for word in name).capitalize()
        title = comment(f"{sentence(words) or 'What the client itself does.'} {GENERATED}")
        row = self._class(rows)
        return ResourceModule(
            self.place.module, title, self.imports.lines(), self.types, operations, row, sorted(self.names)
        )

    # ── names ──

    def _child_names(self) -> dict[Name, str]:
        scope = Members(MEMBERS | self.reserved)
        return {child.name: scope.claim(camel(child.name)) for child in self.node.children}

    def _method_names(self) -> dict[str, str]:
        scope = Members((*MEMBERS, *self.reserved, *self._child_names().values()))
        names = {each.id: scope.claim(camel(each.name)) for each in self.node.operations}
        for each in self.node.operations:
            if each.stream is not None and each.stream.selector:
                wish = f"{names[each.id]}Stream"
                names[f"{each.id} stream"] = scope.claim(*(("stream", wish) if names[each.id] == "create" else (wish,)))
        return names

    def _params_name(self, operation: Operation, verb: Name) -> str:
        one = (word for name in self.place.path for word in singular(name))
        name = self.symbols.scope.claim(f"{pascal((*one, *verb))}Params")
        self.names.append(name)
        return name

    # ── types ──

    def _type(self, type: Type) -> str:
        return annotation(type, type_dialect(self.symbols, self.imports, False, types=TYPES))

    def _reply(self, operation: Operation) -> str:
        match operation.result:
            case Response(type) | Page(type=type):
                return self._type(type)
            case _:
                return "void"

    def _stream(self, stream: Stream) -> str:
        accumulate = stream.accumulate
        final = self._type(accumulate.type) if isinstance(accumulate, (Merge, Last)) else "undefined"
        return f"{self._type(stream.event)}, {final}"

    def _operation(self, method: Method) -> str:
        operation = method.operation
        stream = operation.result if isinstance(operation.result, Stream) else operation.stream
        types = f"<{self._reply(operation)}{f', {self._stream(stream)}' if stream is not None else ''}>"
        name = f"{self.imports.type(CORE, 'Operation')}{'' if isinstance(operation.result, Binary) else types}"
        settings = operation_settings(operation, self.symbols, *self.schemas.of[operation.id])
        return layout((f"const {method.constant}: {name} = ", literal(settings), ";"))

    # ── parameters ──

    def _method(self, operation: Operation, name: str, constant: str) -> Method:
        arguments = arguments_of(operation, self.symbols)
        params = ""
        if arguments.named:
            params = self._params_name(operation, operation.name)
            self.types.append(parameters_row(operation, arguments, params, self.symbols, self.imports))
        return Method(operation, name, constant, arguments, params)

    # ── the class ──

    def _class(self, methods: list[MethodRow]) -> ClassRow:
        names = self._child_names()
        children: list[ChildRow] = []
        for child in self.node.children:
            path = (*self.place.path, child.name)
            place = self.places[path]
            self.imports.value(f"./{place.module}.js", place.name)
            children.append(ChildRow(names[child.name], place.name, resource_doc(child, 2)))
        base = self.imports.value(*self.base)
        if self.event:
            base += f"<{self.event}>"
        schema = string(self.event_schema) if self.event_schema else ""
        return ClassRow(self.place.name, base, resource_doc(self.node, 0), children, methods, schema)

    # ── methods ──

    def _methods(self, method: Method, streaming: str) -> list[MethodRow]:
        operation = method.operation
        if operation.stream is not None and operation.stream.selector:
            return [self._chosen(method, operation.stream), self._selected(method, operation.stream, streaming)]
        if isinstance(operation.result, Stream):
            told = _stream_told(operation.result)
            returns = f"{self.imports.type(CORE, 'Stream')}<{self._stream(operation.result)}>"
            return [self._row(method, method.name, "stream", returns, told)]
        return [self._plain(method)]

    def _plain(self, method: Method) -> MethodRow:
        result = method.operation.result
        match result:
            case Page(item=item):
                types = f"{self._type(item)}, {self._reply(method.operation)}"
                told = f"`{self._type(item)}` objects, page by page, fetched as you iterate."
                returns = f"{self.imports.type(CORE, 'PagePromise')}<{types}>"
                return self._row(method, method.name, f"page<{types}>", returns, told)
            case Binary():
                returns = f"{self._promise()}<{self.imports.type(CORE, 'BinaryResponse')}>"
                return self._row(method, method.name, "download", returns, "The content, not yet read.")
            case Response(type):
                return self._row(
                    method, method.name, "call", f"{self._promise()}<{self._type(type)}>", self._told(type)
                )
            case _:
                return self._row(method, method.name, "call", f"{self._promise()}<void>", "")

    def _promise(self) -> str:
        return self.imports.type(CORE, "APIPromise")

    def _told_of(self, operation: Operation) -> str:
        return self._told(operation.result.type) if isinstance(operation.result, Response) else ""

    def _told(self, type: Type) -> str:
        """What the document says of a reply's type, in a sentence."""
        if not isinstance(type, Ref):
            return ""
        return markdown(first_sentence(self.symbols[type.name].declaration.doc))

    def _row(self, method: Method, name: str, verb: str, returns: str, told: str) -> MethodRow:
        request = request_of(method.arguments)
        doc = method_doc(method.operation, _documented(method), method.params, told)
        call: Doc = (f"return this.core.{verb}", parentheses([method.constant, request.arguments, "options"]), ";")
        body = [layout(statement, 4) for statement in (*request.before, call)]
        return MethodRow(doc, self._head(name, method, method.params, returns, " {"), body)

    def _head(self, name: str, method: Method, params: str, returns: str, end: str, is_stub: bool = False) -> str:
        """``name(parameters): returns`` and its `end`."""
        given = parameters(method.arguments, params, self.symbols, self.imports, is_stub)
        return layout((name, parentheses(given), f": {returns}{end}"), 2)

    # ── methods with two faces ──

    def _chosen(self, method: Method, stream: Stream) -> MethodRow:
        """`create`, with and without ``stream: true``: an overload for each, and one for what is not known before."""
        selector = stream.selector
        reply = self._reply(method.operation)
        streamed = f"{self.imports.type(CORE, 'Stream')}<{self._stream(stream)}>"
        promise = self._promise()
        plain, streaming = self._faces(method, selector)
        heads = [
            (plain, f"{promise}<{reply}>"),
            (streaming, f"{promise}<{streamed}>"),
            (method.params, f"{promise}<{reply}> | {promise}<{streamed}>"),
        ]
        whole = method_doc(method.operation, _documented(method), method.params, self._told_of(method.operation))
        short = (
            whole,
            face_doc(method.operation, "The events as they arrive."),
            face_doc(method.operation, f"The reply or, with `{selector}: true`, the events as they arrive."),
        )
        overloads = [
            OverloadRow(self._head(method.name, method, params, returns, ";", True), doc)
            for (params, returns), doc in zip(heads, short, strict=True)
        ]
        request = request_of(method.arguments)
        source = member("params", selector)
        chosen = parentheses([method.constant, request.arguments, "options"])
        body = [layout(statement, 4) for statement in request.before]
        body.append(f"if ({source}) {{\n      {layout(('return this.core.open', chosen, ';'), 6)}\n    }}")
        body.append(layout(("return this.core.call", chosen, ";"), 4))
        return MethodRow("", self._head(method.name, method, method.params, heads[2][1], " {"), body, overloads)

    def _faces(self, method: Method, selector: str) -> tuple[str, str]:
        """The parameters with the selector off and on."""
        found = next(each for each in method.arguments.inside() if each.wire == selector)
        null = "null | " if isinstance(found.field.type, Nullable) else ""
        names: list[str] = []
        for suffix, what, row in (
            ("NonStreaming", "without a stream", f"{property_name(selector)}?: false | {null}undefined;"),
            ("Streaming", "as a stream", f"{property_name(selector)}: true;"),
        ):
            name = self.symbols.scope.claim(f"{method.params}{suffix}")
            doc = comment(f"What `{method.operation.id}` takes, {what}.")
            self.types.append(TypeRow(f"export interface {name} extends {method.params}", doc, (FieldRow(row),)))
            self.names.append(name)
            names.append(name)
        return names[0], names[1]

    def _selected(self, method: Method, stream: Stream, name: str) -> MethodRow:
        """The method that always streams."""
        verb = ("stream",) if name == "stream" else (*method.operation.name, "stream")
        params = self._params_name(method.operation, verb)
        doc = comment(f"What `{method.operation.id}` takes, the choice of a stream left out.")
        target = f" Omit<{method.params}, {string(stream.selector)}>;"
        self.types.append(TypeRow(f"export type {params} =", doc, target=target))
        request = request_of(method.arguments, stream.selector)
        call: Doc = ("return this.core.stream", parentheses([method.constant, request.arguments, "options"]), ";")
        returns = f"{self.imports.type(CORE, 'Stream')}<{self._stream(stream)}>"
        shown = replace(method, params=params)
        return MethodRow(
            method_doc(method.operation, _documented(method), params, _stream_told(stream)),
            self._head(name, shown, params, returns, " {"),
            [layout(statement, 4) for statement in (*request.before, call)],
        )


def resource_doc(node: Resource, indent: int) -> str:
    """The comment of a resource's class, or of the property that leads to it."""
    return comment(node.doc or sentence(" ".join(node.name).capitalize()) or "What the client itself does.", indent)


def _documented(method: Method) -> list[Positional]:
    body = method.arguments.body
    return [*method.arguments.path, *([body] if body is not None else [])]


def _stream_told(stream: Stream) -> str:
    told = "The events as they arrive."
    return f"{told} `final()` gives the whole." if stream.accumulate is not None else told
