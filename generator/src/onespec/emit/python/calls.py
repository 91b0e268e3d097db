"""
The plan of `resources/`: one module per resource with its operations and, for each flavour, its class.

The blocking and the asynchronous class are two rows of one template. Must not know how types are declared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...ir import (
    Alias,
    Binary,
    Const,
    Last,
    Merge,
    Name,
    Nothing,
    Nullable,
    Operation,
    Page,
    Ref,
    Resource,
    Response,
    Scalar,
    Stream,
    Type,
)
from ..names import snake
from ..prose import first_sentence, sentence
from ..statuses import status_error
from .arguments import arguments_of, as_literal, parameter, request, signature, without
from .describe import method_doc
from .dialects import input_dialect, input_reference, result_dialect
from .imports import Imports, import_lines
from .names import SPELLED_BUILTINS, Scope, constant
from .operations import Speller
from .places import Place
from .rows import (
    FLAVOURS,
    GENERATED,
    ChildRow,
    ClassRow,
    Flavour,
    Method,
    MethodRow,
    OperationRow,
    ResourceModule,
)
from .spell import Dialect, alternatives, annotation, docstring, string
from .symbols import Symbols

CORE = ".._core"


@dataclass(slots=True)
class ResourcePlanner:
    """Plans one resource's module."""

    package: str
    symbols: Symbols
    places: Mapping[tuple[Name, ...], Place]
    place: Place
    node: Resource
    event: tuple[str, str] | None = None  # what a webhook carries (type, path), should this resource receive them
    mixin: str = ""
    reserved: frozenset[str] = frozenset()  # names that the class has already
    runtime: Imports = field(init=False)
    typing: Imports = field(init=False)
    types: Imports = field(init=False)
    children: Imports = field(init=False)
    shadowed: frozenset[str] = field(init=False)  # builtins that a method or a child hides within the class

    def __post_init__(self) -> None:
        own = {*self._class_names(), "Receiver"}
        self.runtime = Imports(own | self.symbols.public_names)
        self.typing = Imports(own | self.symbols.public_names)
        self.types = Imports(own)
        self.children = Imports()
        self.shadowed = SPELLED_BUILTINS.intersection((*self._method_names().values(), *self._child_names().values()))

    def module(self) -> ResourceModule:
        names = self._method_names()
        speller = Speller(self.package, self.symbols, self._core)
        operations = [
            OperationRow(constant((names[each.id],)), self._operation_type(each), speller.operation(each))
            for each in self.node.operations
        ]
        classes = [self._class(flavour, names) for flavour in FLAVOURS]
        words = " ".join(word for name in self.place.path for word in name).capitalize()
        title = docstring(f"{words or 'What the client itself does'}. {GENERATED}")
        receiver = self._receiver()
        if any((self.typing, self.types, self.children)):
            self.runtime.use("typing", "TYPE_CHECKING")
        runtime, typing = import_lines(self.runtime), import_lines(self.typing, self.types, self.children)
        return ResourceModule(self.place.module, title, runtime, typing, operations, classes, receiver)

    # ── names ──

    def _class_names(self) -> set[str]:
        places = [self.place, *map(self._place_of, self.node.children)]
        return {f"{flavour.prefix}{place.name}" for place in places for flavour in FLAVOURS}

    def _place_of(self, child: Resource) -> Place:
        path = (*self.place.path, child.name)
        return self.places[path]

    def _child_names(self) -> dict[Name, str]:
        scope = Scope(self.reserved)
        return {child.name: scope.claim(snake(child.name)) for child in self.node.children}

    def _method_names(self) -> dict[str, str]:
        scope = Scope((*self.reserved, *self._child_names().values()))
        names = {each.id: scope.claim(snake(each.name)) for each in self.node.operations}
        for each in self.node.operations:
            if each.stream is not None:
                wish = f"{names[each.id]}_stream"
                names[f"{each.id} stream"] = scope.claim(*(("stream", wish) if names[each.id] == "create" else (wish,)))
        return names

    def _core(self, name: str) -> str:
        return self.runtime.use(CORE, name)

    def _core_type(self, name: str) -> str:
        return self.typing.use(CORE, name)

    # ── types ──

    def _builtin(self, name: str) -> str:
        """A method called ``list`` hides the type from every annotation in its class."""
        return f"{self.typing.module('builtins', 'builtins')}.{name}" if name in self.shadowed else name

    def _inputs(self) -> Dialect:
        refer = input_reference(self.symbols, self.types, "..types.")
        return input_dialect(self.typing, refer, CORE, self._builtin)

    def _result(self, type: Type) -> str:
        """How a method's annotation writes a reply's type."""

        def refer(name: Name) -> list[str]:
            symbol = self.symbols[name]
            if name in self.symbols.unnamed and isinstance(symbol.declaration, Alias):
                return alternatives(symbol.declaration.target, dialect)
            return [self.types.use(f"..types.{symbol.module}", symbol.name)]

        dialect = result_dialect(self.typing, refer, self._builtin)
        return annotation(type, dialect)

    def _operation_type(self, operation: Operation) -> str:
        match operation.result:
            case Response(type) | Page(type=type):
                return f"{self._core('Operation')}[{self._result(type)}]"
            case Stream() | Binary() | Nothing():
                return f"{self._core('Operation')}[None]"

    def _stream_type(self, stream: Stream, flavour: Flavour) -> str:
        accumulate = stream.accumulate
        final = self._result(accumulate.type) if isinstance(accumulate, (Merge, Last)) else "None"
        return f"{self._core_type(flavour.stream)}[{self._result(stream.event)}, {final}]"

    # ── classes ──

    def _class(self, flavour: Flavour, names: Mapping[str, str]) -> ClassRow:
        bases = [self._core(flavour.resource)]
        settings: tuple[str, ...] = ()
        if self.event is not None:
            bases.append("Receiver")
            settings = (f"_event = {string(self.event[1])}",)
        if self.mixin:
            bases.insert(0, self._mixin(flavour))
        methods = [row for each in self.node.operations for row in self._methods(each, names, flavour)]
        text = self.node.doc or sentence(" ".join(self.node.name).capitalize()) or "What the client itself does."
        children = tuple(self._child(child, flavour) for child in self.node.children)
        return ClassRow(
            f"{flavour.prefix}{self.place.name}",
            ", ".join(bases),
            docstring(text, 4),
            children,
            tuple(methods),
            settings,
        )

    def _receiver(self) -> str:
        """The receiver of this API's events. Checkers alone see the type, so that it is not loaded with the class."""
        if self.event is None:
            return ""
        name, path = self.event
        module = path.partition(":")[0].rpartition(".")[2]
        inner = self.types.use(f"..types.{module}", name) if name else self.typing.use("typing", "Any")
        return f"{self._core_type('WebhookReceiver')}[{inner}]"

    def _mixin(self, flavour: Flavour) -> str:
        module, _, name = self.mixin.partition(":")
        return self.runtime.use(module.replace(f"{self.package}.", "..", 1), f"{flavour.prefix}{name}")

    def _child(self, child: Resource, flavour: Flavour) -> ChildRow:
        self.runtime.use("functools", "cached_property")
        place = self._place_of(child)
        name = f"{flavour.prefix}{place.name}"
        self.children.use(f".{place.module}", name)
        return ChildRow(
            self._child_names()[child.name],
            name,
            place.module,
            docstring(child.doc or sentence(" ".join(child.name).capitalize()), 8),
        )

    # ── methods ──

    def _methods(self, operation: Operation, names: Mapping[str, str], flavour: Flavour) -> list[MethodRow]:
        arguments = arguments_of(operation, self.symbols)
        name = names[operation.id]
        method = Method(operation, name, constant((name,)), arguments, flavour)
        if operation.stream is not None and operation.stream.selector:
            streaming = names[f"{operation.id} stream"]
            return [*self._chosen(method, operation.stream), self._streaming(method, operation.stream, streaming)]
        if isinstance(operation.result, Stream):
            return [self._streaming(method, operation.result, name)]
        return [self._plain(method)]

    def _plain(self, method: Method) -> MethodRow:
        flavour, result = method.flavour, method.operation.result
        match result:
            case Page(item=item):
                item_type = self._result(item)
                returns = f"{self._core_type(flavour.page)}[{item_type}]"
                return self._row(
                    method, "page", returns, f"`{item_type}` objects, page by page, fetched as you iterate", ""
                )
            case Binary():
                returns = self._core_type(flavour.binary)
                return self._row(method, "download", returns, "the content, not yet read", flavour.wait)
            case Response(type):
                returns = self._result(type)
                return self._row(method, "call", returns, self._told(type), flavour.wait)
            case _:
                return self._row(method, "call", "None", "", flavour.wait)

    def _told(self, type: Type) -> str:
        """What the document says of a reply's type, in a sentence."""
        if not isinstance(type, Ref) or type.name in self.symbols.unnamed:
            return ""
        return first_sentence(self.symbols[type.name].declaration.doc)

    def _streaming(self, method: Method, stream: Stream, name: str) -> MethodRow:
        arguments = without(method.arguments, stream.selector) if stream.selector else method.arguments
        article = "an" if method.flavour.prefix else "a"
        told = f"the events as they arrive; read them in {article} `{method.flavour.block}` block."
        if stream.accumulate is not None:
            told += " `final()` gives the whole."
        shown = Method(method.operation, name, method.constant, arguments, method.flavour)
        return self._row(shown, "stream", self._stream_type(stream, method.flavour), told, "", stream.selector)

    def _chosen(self, method: Method, stream: Stream) -> list[MethodRow]:
        """`create` with and without ``stream=True``: three overloads and the one that is called."""
        flavour, selector = method.flavour, stream.selector
        whole = self._unary_type(method.operation)
        streamed = self._stream_type(stream, flavour)
        both = f"{whole} | {streamed}"
        nullable = any(each.wire == selector and isinstance(each.type, Nullable) for each in method.arguments)
        faces: list[tuple[Type, bool, str]] = [
            (Nullable(Const(False)) if nullable else Const(False), False, whole),
            (Const(True), True, streamed),
            (Scalar("boolean"), True, both),
        ]
        overload = self.runtime.use("typing", "overload")
        rows: list[MethodRow] = []
        for type, required, returns in faces:
            arguments = as_literal(method.arguments, selector, type, required)
            shown = Method(method.operation, method.name, method.constant, arguments, flavour)
            parameters = self._parameters(shown)
            rows.append(
                MethodRow(
                    (f"@{overload}", *self._deprecation(method.operation)),
                    flavour.define,
                    method.name,
                    parameters,
                    returns,
                )
            )
        told = f"the reply or, with `{selector}=True`, the events as they arrive"
        return [*rows, self._row(method, "call_or_stream", both, told, flavour.wait)]

    def _unary_type(self, operation: Operation) -> str:
        return self._result(operation.result.type) if isinstance(operation.result, Response) else "None"

    def _row(self, method: Method, verb: str, returns: str, told: str, wait: str, chosen: str = "") -> MethodRow:
        operation = method.operation
        sent = request(method.arguments, operation.body is not None, chosen)
        call = f"self._core.{verb}({', '.join([method.constant, 'options', *sent])})"
        doc = method_doc(
            operation.summary,
            operation.doc,
            [each.documented() for each in method.arguments],
            told[:1].upper() + told[1:],
            list({status_error(each): each for each in reversed(operation.errors) if each != "default"}.values())[::-1],
            operation.deprecated,
        )
        define = method.flavour.define if wait else "def"
        return MethodRow(
            self._deprecation(operation),
            define,
            method.name,
            self._parameters(method),
            returns,
            docstring(doc, 8),
            f"return {wait}{call}"
            if verb != "call_or_stream"
            else f"_reply: {returns} = {wait}{call}\n        return _reply",
        )

    def _parameters(self, method: Method) -> str:
        dialect = self._inputs()
        optional = any(not each.required for each in method.arguments)
        omit = (self._core("OMIT"), self._core_type("Omit")) if optional else ("", "")
        spelled = [parameter(each, dialect, omit) for each in method.arguments]
        return ", ".join(signature(method.arguments, spelled, self._core_type("RequestOptions")))

    def _deprecation(self, operation: Operation) -> tuple[str, ...]:
        if not operation.deprecated:
            return ()
        return (f"@{self.runtime.use('typing_extensions', 'deprecated')}({string(f'{operation.id} is deprecated.')})",)
