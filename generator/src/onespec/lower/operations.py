"""
Endpoints → operations: parameters, body, result, auth. What they are called, `resources` has decided before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..diagnostics import fault
from ..ir import Body, File, Model, Name, Operation, Parameter, Ref, Response, Result, Stream, Style
from ..lookup import argument_fields, declared, field_named, is_object, model_of
from ..source import Node
from .bodies import body_of
from .declarations import doc
from .endpoints import Endpoint, RawParameter
from .leftovers import collection_style, schema_of
from .media import PARAMETER_PREFERENCE, by_preference
from .names import Taken, key, words
from .pagination import EXTENSION as PAGE
from .pagination import page_of
from .replies import errors_of, replies_of
from .resources import Place
from .security import Security
from .types import Types
from .values import default_of

TIMEOUT = "x-onespec-timeout"
"""On an operation: seconds, when it takes longer than others."""

NOT_ARGUMENTS = ("accept", "content-type", "authorization")
"""Header parameters that OpenAPI says are ignored: other parts of the document describe them."""

STYLES: Mapping[str, tuple[Style, bool]] = {
    "path": ("simple", False),
    "query": ("form", True),
    "header": ("simple", False),
    "cookie": ("form", True),
}
"""The default style of a parameter by its place, and whether it explodes."""

WRITTEN_STYLES: Mapping[str, Style] = {
    "simple": "simple",
    "label": "label",
    "matrix": "matrix",
    "form": "form",
    "spaceDelimited": "spaceDelimited",
    "pipeDelimited": "pipeDelimited",
    "deepObject": "deepObject",
}


@dataclass(frozen=True, slots=True)
class Conventions:
    """What holds for all operations of the API. An empty header means that it has none."""

    idempotency_header: str
    every_post_is_idempotent: bool
    security: Security


def operation_of(endpoint: Endpoint, place: Place, types: Types, conventions: Conventions) -> Operation:
    """One operation, complete but for its page, for which all models must be known. Raises `Fault`."""
    context: Name = (*(word for noun in place.resource for word in noun), *place.name)
    result, stream = replies_of(endpoint, context, types)
    parameters, keyed = parameters_of(endpoint, context, types, conventions)
    auth, scopes = conventions.security.of(endpoint.node)
    by_convention = conventions.every_post_is_idempotent and endpoint.method == "POST"
    if keyed or by_convention:
        why = "it declares the header" if keyed else "`x-onespec-client` names the header for every POST"
        choice = f"sends `{conventions.idempotency_header}`"
        types.decisions.add("idempotency", choice, why, endpoint.node.key_origin, place.id)
    body = body_of(endpoint, place.id, context, types)
    record_stream(result, stream, place.id, types)
    return Operation(
        place.id,
        place.name,
        endpoint.method,
        endpoint.path,
        result,
        summary=endpoint.node.text("summary").strip(),
        doc=endpoint.node.text("description").strip(),
        parameters=parameters,
        body=body,
        stream=stream,
        errors=errors_of(endpoint),
        idempotent=keyed or by_convention,
        timeout=endpoint.node.number(TIMEOUT),
        auth=auth,
        scopes=scopes,
        server=endpoint.servers[0] if endpoint.servers else "",
        deprecated=endpoint.node.flag("deprecated"),
        origin=endpoint.node.key_origin,
    )


def record_stream(result: Result, second: Stream | None, id_: str, types: Types) -> None:
    """Say how an operation streams, if it does."""
    stream = second if second is not None else result if isinstance(result, Stream) else None
    if stream is None:
        return
    end = f"`{stream.terminator}`" if stream.terminator else ", ".join(stream.terminal) or "the end of the reply"
    face = "as a second face of the operation" if second is not None else "always"
    types.decisions.add("stream", f"{stream.framing} until {end}, {face}", "the reply's media type", stream.origin, id_)


def complete(operation: Operation, endpoint: Endpoint, types: Types) -> Operation:
    """The operation with its page, its selector and its arguments settled. Raises `Fault`."""
    operation = with_page(operation, endpoint, types)
    operation = with_selector(operation, types)
    if operation.body is None:
        return operation
    body = spread(form_of_fields(operation.body, types), types)
    parameters = apart(operation.parameters, body, types) if body.spread else operation.parameters
    return replace(operation, body=body, parameters=parameters)


# ── parameters ───────────────────────────────────────────────────────────────────────────────────


def parameters_of(
    endpoint: Endpoint, context: Name, types: Types, conventions: Conventions
) -> tuple[tuple[Parameter, ...], bool]:
    """Path parameters in the template's order, then required ones, then the others; and whether one is the key."""
    declared_in_path = {raw.name for raw in endpoint.parameters if raw.where == "path"}
    for name in endpoint.placeholders:
        if name not in declared_in_path:
            message = f"the path `{endpoint.path}` has `{{{name}}}`, but no parameter `{name}` is declared `in: path`"
            hint = f"Add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}`."
            raise fault("path-parameter", message, endpoint.node.key_origin, hint)
    kept: list[RawParameter] = []
    keyed = False
    for raw in endpoint.parameters:
        lowered = raw.name.lower()
        if raw.where == "path" and raw.name not in endpoint.placeholders:
            message = f"the path parameter `{raw.name}` is not in the path `{endpoint.path}`"
            raise fault("path-parameter", message, raw.node.origin)
        if raw.where == "header" and lowered == conventions.idempotency_header.lower() != "":
            keyed = True
        elif raw.where != "header" or lowered not in NOT_ARGUMENTS:
            kept.append(raw)
    lowered_all = [parameter_of(raw, context, types) for raw in kept]
    order = {name: number for number, name in enumerate(endpoint.placeholders)}
    lowered_all.sort(
        key=lambda each: order.get(each.wire, 0) if each.where == "path" else len(order) + (not each.required)
    )
    return named_apart(lowered_all), keyed


def parameter_of(raw: RawParameter, context: Name, types: Types) -> Parameter:
    node = raw.node
    schema, style, explode = node.get("schema"), *STYLES[raw.where]
    content = node.fields("content")
    if schema is None and content:
        kind, _, media = by_preference(content, PARAMETER_PREFERENCE, types.documents)[0]
        schema, style = (media.get("schema"), "json") if kind == "json" else (text_like(node), style)
    elif schema is None and node.get("type") is not None:
        schema = schema_of(node)
    style, explode = collection_style(node) or (style, explode)
    written = node.text("style")
    if written and style != "json":
        if written not in WRITTEN_STYLES:
            raise fault("wrong-type", f"`{written}` is no style of a parameter", node.object()["style"].origin)
        style = WRITTEN_STYLES[written]
        explode = style == "form"
    if node.get("explode") is not None:
        explode = node.flag("explode")
    own = words(raw.name) or ("parameter",)
    schema = schema if schema is not None else Node(True, node.file, node.offset)
    return Parameter(
        own,
        raw.name,
        raw.where,
        types.lower(schema, raw.shared or (*context, *own)),
        node.flag("required") or raw.where == "path",
        doc=doc(node) or doc(schema),
        default=default_of(types.documents.resolve(schema)),
        style=style,
        explode=explode,
        deprecated=node.flag("deprecated"),
        origin=node.origin,
    )


def text_like(place: Node) -> Node:
    """The schema of text: of a parameter in a format that callers write themselves."""
    return Node({"type": Node("string", place.file, place.offset)}, place.file, place.offset)


def named_apart(parameters: list[Parameter]) -> tuple[Parameter, ...]:
    """Different names for all: what clashes says where it travels (``header_id`` beside ``id``), path first."""
    taken = Taken()
    result: list[Parameter] = []
    for parameter in parameters:
        name = taken.claim(
            parameter.name if key(parameter.name) not in taken.keys else (parameter.where, *parameter.name)
        )
        result.append(parameter if name == parameter.name else replace(parameter, name=name))
    return tuple(result)


# ── what needs the models ────────────────────────────────────────────────────────────────────────


def with_page(operation: Operation, endpoint: Endpoint, types: Types) -> Operation:
    result = operation.result
    extension = endpoint.node.get(PAGE)
    if not isinstance(result, Response) or result.media != "json" or (operation.method != "GET" and extension is None):
        return operation
    found = page_of(result.type, operation.parameters, types.declarations(), has_links(endpoint, types), extension)
    if found is None:
        return operation
    page, why = found
    choice = f"by {page.scheme}" + (f" (`{page.after}`)" if page.after else "")
    types.decisions.add(
        "page", f"{choice}, items in `{page.items}`" if page.items else choice, why, operation.origin, operation.id
    )
    return replace(operation, result=page)


def has_links(endpoint: Endpoint, types: Types) -> bool:
    """Whether the reply documents a ``Link`` header."""
    response = endpoint.node.fields("responses").get("200")
    headers = types.documents.resolve(response).fields("headers") if response is not None else {}
    return any(name.lower() == "link" for name in headers)


def with_selector(operation: Operation, types: Types) -> Operation:
    """The body's boolean `stream` selects the stream where the document does not say what does."""
    stream, body = operation.stream, operation.body
    if stream is None or stream.selector or body is None:
        return operation
    if field_named(body.type, "stream", types.declarations()) is None:
        return operation
    why = "the body has a field `stream`"
    types.decisions.add("stream", "chosen by `stream` of the body", why, operation.origin, operation.id)
    return replace(operation, stream=replace(stream, selector="stream"))


def form_of_fields(body: Body, types: Types) -> Body:
    """The body, made raw where the document calls something a form that has no fields."""
    if body.media not in ("form", "multipart") or is_object(body.type, types.declarations()):
        return body
    return replace(body, media="binary", type=File())


def spread(body: Body, types: Types) -> Body:
    """The body, its fields as arguments if it is one object that is always sent."""
    model = model_of(body.type, types.declarations())
    found = body.media in ("json", "form", "multipart") and model is not None and bool(model.fields)
    if not found or model is None:
        return body
    sparing = not body.required and any(each.required for each in argument_fields(model))
    return replace(body, spread=True, sparing=sparing, type=Ref(model.name))


def apart(parameters: tuple[Parameter, ...], body: Body, types: Types) -> tuple[Parameter, ...]:
    """Parameters with names that none of the body's fields has."""
    model = declared(body.type, types.declarations())
    assert isinstance(model, Model)
    fields = {key(field.name) for field in model.fields if field.access != "read"}
    taken = Taken(fields | {key(parameter.name) for parameter in parameters})
    result: list[Parameter] = []
    for parameter in parameters:
        if key(parameter.name) in fields:
            parameter = replace(parameter, name=taken.claim((parameter.where, *parameter.name)))
        result.append(parameter)
    return tuple(result)
