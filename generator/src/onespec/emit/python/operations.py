"""
Operations as data: the source of each ``CREATE: Operation[…] = Operation(…)`` of a resource module.

Names the types of replies as text, ``"package.types.files:File"``. Must not know methods or classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...ir import (
    Binary,
    Body,
    Last,
    Merge,
    Nothing,
    Operation,
    Page,
    Ref,
    Response,
    Scalar,
    ScalarKind,
    Stream,
    Type,
)
from ..usual import USUAL_CONTENT, file_fields, odd_styles
from .spell import literal, string
from .symbols import Symbols

SCALARS: dict[ScalarKind, str] = {
    "string": "builtins:str",
    "integer": "builtins:int",
    "number": "builtins:float",
    "boolean": "builtins:bool",
    "datetime": "datetime:datetime",
    "date": "datetime:date",
    "uuid": "uuid:UUID",
    "bytes": "pydantic:Base64Bytes",
}


@dataclass(frozen=True, slots=True)
class Speller:
    """Writes operations of one package; `use` notes an import of the runtime and gives its local name."""

    package: str
    symbols: Symbols
    use: Callable[[str], str]

    def type_path(self, type: Type) -> str:
        """``module:Name`` of a type that a reply is decoded to."""
        match type:
            case Ref(name):
                symbol = self.symbols[name]
                return f"{self.package}.types.{symbol.module}:{symbol.name}"
            case Scalar(kind):
                return SCALARS[kind]
            case _:
                return "typing:Any"

    def operation(self, operation: Operation) -> str:
        """The call that makes the operation."""
        head = [string(operation.id), string(operation.method), string(operation.path)]
        return f"{self.use('Operation')}({', '.join([*head, *self._settings(operation)])})"

    def _settings(self, operation: Operation) -> Iterator[str]:
        stream = operation.stream
        match operation.result:
            case Response(type):
                yield f"returns={string(self.type_path(type))}"
            case Page() as page:
                yield f"returns={string(self.type_path(page.type))}"
                yield f"page={self._page(page)}"
            case Stream() as only:
                stream = only
            case Nothing() | Binary():
                pass
        if operation.body is not None:
            yield from self._body(operation.body)
        styles = odd_styles(operation.parameters)
        if styles:
            yield f"styles={literal(styles)}"
        if stream is not None:
            yield f"stream={self._stream(stream)}"
        if operation.idempotent:
            yield "idempotent=True"
        if operation.timeout is not None:
            yield f"timeout={literal(operation.timeout)}"
        if operation.server:
            yield f"server={string(operation.server)}"
        if operation.auth is not None:
            yield f"auth={literal(operation.auth)}"

    def _body(self, body: Body) -> Iterator[str]:
        yield f"body={string(body.media)}"
        if body.sparing:
            yield "sparing=True"
        if body.content_type and body.content_type != USUAL_CONTENT[body.media]:
            yield f"content_type={string(body.content_type)}"
        files = file_fields(body, self.symbols.shapes)
        if files:
            yield f"file_fields={literal(files)}"

    def _page(self, page: Page) -> str:
        fields = {
            "item": self.type_path(page.item),
            "scheme": page.scheme,
            "after": page.after,
            "before": page.before,
            "limit": page.limit,
            "cursor": page.cursor,
            "next_field": page.next_field,
            "more": page.more,
        }
        return f"{self.use('PageSpec')}(items={string(page.items)}, {_keywords(fields)})"

    def _stream(self, stream: Stream) -> str:
        settings = [_keywords({"event": self.type_path(stream.event)})]
        if stream.framing != "sse":
            settings.append(f"framing={string(stream.framing)}")
        settings.append(_keywords({"terminator": stream.terminator}))
        if stream.terminal:
            settings.append(f"terminal={literal(stream.terminal)}")
        settings.append(_keywords({"selector": stream.selector, "text": stream.text}))
        if stream.resume is not None:
            resume = stream.resume
            fields = {"header": resume.header, "query": resume.query, "sequence": resume.sequence}
            settings.append(f"resume={self.use('ResumeSpec')}({_keywords(fields)})")
        match stream.accumulate:
            case Merge(type, items, index, delta, into):
                fields = {"type": self.type_path(type), "items": items, "index": index, "delta": delta, "into": into}
                settings.append(f"accumulate={self.use('MergeSpec')}({_keywords(fields)})")
            case Last(type, field):
                fields = {"type": self.type_path(type), "field": field}
                settings.append(f"accumulate={self.use('LastSpec')}({_keywords(fields)})")
            case None:
                pass
        return f"{self.use('StreamSpec')}({', '.join(filter(None, settings))})"


def _keywords(fields: dict[str, str]) -> str:
    return ", ".join(f"{name}={string(value)}" for name, value in fields.items() if value)
