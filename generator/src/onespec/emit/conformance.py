"""
Conformance cases: for each operation, calls with example arguments, the request that each must send, a reply to it,
and what the client must return. Plain JSON, for the SDK of any language; nothing here knows one.

One file per operation, ``operations/<operation id>.json``::

    {"operation": ID, "cases": [{name, arguments, options, request, reply, result}, …]}

- ``name``: ``minimal`` (what is required alone, in the request and in the reply), ``full`` (everything, where that is
  more), ``stream`` (the streamed face of an operation that has two).
- ``arguments``: by wire name under ``path``, ``query``, ``headers`` and ``body``. A file is
  ``{"$file": {"filename", "content_type", "content_b64"}}``.
- ``options``: what is said beside the arguments: ``idempotency_key``; ``stream`` when the stream is asked for.
- ``request``: ``method``, ``path`` (percent-encoded, without the base URL), ``query`` (names and decoded values in
  order), ``headers`` (those that must be there, lower case) and one of ``body`` (JSON), ``form`` (pairs), ``parts``
  (multipart: a name with text, json or a file), ``text``, ``body_b64``; none of these for no body.
- ``reply``: ``status``, ``headers`` and one of ``body`` (JSON), ``text``, ``body_b64``, ``chunks`` (of a stream).
- ``result``: one of ``value`` (the decoded reply, by wire names), ``items`` (of the one page), ``events`` (in order,
  with the ``final`` object where an event carries it), ``bytes_b64``, or ``nothing``: true.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any as Value

from ..ir import (
    Api,
    Binary,
    Declaration,
    Last,
    Name,
    Nothing,
    Operation,
    Page,
    Resource,
    Response,
    Stream,
)
from . import Files, Options
from .samples import CONTENT, Sampler
from .wire import body_of, headers_of, is_object, path_of, query_of

Json = dict[str, Value]
Types = Mapping[Name, Declaration]


def emit(api: Api, options: Options) -> Files:
    """One file of cases per operation."""
    types = {each.name: each for each in api.types}
    files: dict[str, str] = {}
    for operation in operations(api.root):
        content = {"operation": operation.id, "cases": list(cases(operation, types))}
        files[file_name(operation.id, files)] = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    return files


def operations(resource: Resource) -> Iterator[Operation]:
    """Every operation of a resource and of those below it."""
    yield from resource.operations
    for child in resource.children:
        yield from operations(child)


def file_name(operation: str, taken: Mapping[str, object]) -> str:
    """A file of its own for each id, whatever characters it has."""
    stem = re.sub(r"[^A-Za-z0-9_.-]", "_", operation).strip(".") or "_"
    name, number = f"operations/{stem}.json", 2
    while name in taken:
        name, number = f"operations/{stem}-{number}.json", number + 1
    return name


def cases(operation: Operation, types: Types) -> Iterator[Json]:
    """The cases of one operation."""
    plain: Json = {}
    if operation.stream is not None and operation.stream.selector:
        plain = {operation.stream.selector: False}
    minimal, full = case(operation, types, "minimal", {}), case(operation, types, "full", plain)
    yield minimal
    if any(minimal[key] != full[key] for key in ("arguments", "reply")):
        yield full
    if operation.stream is not None and operation.stream.selector:
        yield case(operation, types, "stream", {operation.stream.selector: True})


def case(operation: Operation, types: Types, name: str, chosen: Json) -> Json:
    """One case. `chosen` are body fields with a given value."""
    given = arguments(operation, Sampler(types, "request", name == "full"))
    if chosen:
        given["body"] = {**given.get("body", {}), **chosen}
    result = operation.stream if name == "stream" and operation.stream is not None else operation.result
    reply, expected = reply_to(result, Sampler(types, "reply", name == "full"))
    settings: Json = {}
    if operation.idempotent:
        settings["idempotency_key"] = f"{operation.id}-{name}"
    if name == "stream":
        settings["stream"] = True
    return {
        "name": name,
        "arguments": given,
        "options": settings,
        "request": request(operation, given, settings),
        "reply": reply,
        "result": expected,
    }


# ── what is sent ─────────────────────────────────────────────────────────────────────────────────


def arguments(operation: Operation, sampler: Sampler) -> Json:
    """Example arguments by the place that they are sent in."""
    found: Json = {}
    for where, key in (("path", "path"), ("query", "query"), ("header", "headers")):
        values = {
            each.wire: sampler.value(each.type, each.wire)
            for each in operation.parameters
            if each.where == where and (each.required or where == "path" or (sampler.full and not each.deprecated))
        }
        if values:
            found[key] = values
    body = operation.body
    if body is not None and (body.required or (body.spread and not body.sparing) or sampler.full):
        found["body"] = sampler.value(body.type, "body")
    return found


def request(operation: Operation, given: Json, settings: Json) -> Json:
    """The request that the arguments must become."""
    headers = headers_of(operation, given.get("headers", {}))
    if "idempotency_key" in settings:
        headers["idempotency-key"] = settings["idempotency_key"]
    if "body" not in given:
        headers.pop("content-type", None)
    sent: Json = {
        "method": operation.method,
        "path": path_of(operation, given.get("path", {})),
        "query": query_of(operation, given.get("query", {})),
        "headers": headers,
    }
    if operation.body is not None and "body" in given:
        sent.update(body_of(operation.body, given["body"]))
    return sent


# ── what comes back ──────────────────────────────────────────────────────────────────────────────


def reply_to(result: object, sampler: Sampler) -> tuple[Json, Json]:
    """A reply, and what the client makes of it."""
    match result:
        case Response(type, "text"):
            text = sampler.value(type)
            return _reply("text/plain", text=text), {"value": text}
        case Response(type):
            value = sampler.value(type)
            return _reply("application/json", body=value), {"value": value}
        case Page() as page:
            value = last_page(page, sampler)
            items = value[page.items] if page.items else value
            return _reply("application/json", body=value), {"items": items}
        case Stream() as stream:
            return _stream(stream, sampler)
        case Binary(content_type):
            return _reply(content_type, body_b64=CONTENT), {"bytes_b64": CONTENT}
        case Nothing() | _:
            return {"status": 204, "headers": {}}, {"nothing": True}


def last_page(page: Page, sampler: Sampler) -> Value:
    """A page that no other follows."""
    value = sampler.value(page.type)
    if not is_object(value):
        return value
    if page.items and not value.get(page.items):
        value[page.items] = [sampler.value(page.item)]
    if page.more:
        value[page.more] = False
    if page.next_field in value and isinstance(value[page.next_field], str):
        value[page.next_field] = ""
    return value


def _reply(content_type: str, **content: Value) -> Json:
    return {"status": 200, "headers": {"content-type": content_type}, **content}


def _stream(stream: Stream, sampler: Sampler) -> tuple[Json, Json]:
    events = sample_events(stream, sampler)
    content_type = {"sse": "text/event-stream", "jsonl": "application/jsonl", "json-seq": "application/json-seq"}
    chunks = [_framed(stream, event, number) for number, event in enumerate(events, 1)]
    if stream.terminator:
        chunks.append(f"data: {stream.terminator}\n\n" if stream.framing == "sse" else f"{stream.terminator}\n")
    result: Json = {"events": events}
    if isinstance(stream.accumulate, Last):
        found = [event[stream.accumulate.field] for event in events if stream.accumulate.field in event]
        result["final"] = found[-1] if found else None
    return _reply(content_type[stream.framing], chunks=chunks), result


def sample_events(stream: Stream, sampler: Sampler) -> list[Json]:
    """A first event or two, then one that ends the stream, if an event does."""
    every = sampler.variants(stream.event)
    ending = [event for event in every if event.get("type") in stream.terminal]
    going = [event for event in every if event.get("type") not in stream.terminal]
    chosen = [*going[:2], *ending[:1]]
    if stream.resume is not None and stream.resume.sequence:
        sequence = stream.resume.sequence
        chosen = [{**event, sequence: number} for number, event in enumerate(chosen, 1)]
    return chosen


def _framed(stream: Stream, event: Json, number: int) -> str:
    data = json.dumps(event, separators=(",", ":"), ensure_ascii=False)
    if stream.framing == "json-seq":
        return f"\x1e{data}\n"
    if stream.framing == "jsonl":
        return f"{data}\n"
    head = f"id: {number}\n" if stream.resume is not None else ""
    if stream.terminal and isinstance(event.get("type"), str):
        head += f"event: {event['type']}\n"
    return f"{head}data: {data}\n\n"
