"""
The whole document → the API: every part lowered, then what only the whole can tell (roles, modules, pages).

Reads as a list of steps; each step is a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..diagnostics import Collector, Diagnostic, IsSkipped, never
from ..ir import Api, Declaration, Errors, Name, Operation, Type, Webhook
from ..source import Documents, Node
from .client import EXTENSION, client_of, servers_of
from .decisions import Decision, Decisions
from .endpoints import Endpoint, endpoints
from .errors import errors_of_api
from .modules import modules_of, users_of
from .names import words
from .operations import Conventions, complete, operation_of
from .reach import inputs_of, outputs_of, with_roles, without_files
from .resources import Path, Place, places, tree
from .security import security_of
from .tag_tree import tag_tree
from .tags import settle_tags
from .tally import Tally
from .types import Types
from .webhooks import webhooks_of


@dataclass(frozen=True, slots=True)
class Lowered:
    """The API, the decisions that led to it, and what of the document is not in it."""

    api: Api
    decisions: tuple[Decision, ...]
    operations: Tally
    webhooks: Tally
    skipped: tuple[Diagnostic, ...]


def lower(documents: Documents) -> Api:
    """The API that a document describes. Raises one `Fault` with everything that cannot be lowered."""
    return lowered(documents).api


def lowered(documents: Documents, is_skipped: IsSkipped = never) -> Lowered:
    """The same with its reasons, and without what is to be skipped."""
    found = Collector(is_skipped)
    types = Types(documents, found)
    decisions = types.decisions
    client = client_of(documents, decisions)
    tally, webhook_tally = Tally(), Tally()
    all_endpoints = endpoints(types.merger, found, tally)
    check_ids(all_endpoints, found)
    rows = list(zip(all_endpoints, places(all_endpoints, tag_tree(documents)), strict=True))
    rows.sort(key=lambda row: row[1].id)
    record_places(rows, decisions)
    security = security_of(documents, decisions)
    conventions = Conventions(client.idempotency_header, says_idempotent(documents), security)
    operations = lower_operations(rows, types, conventions, found, tally)
    webhooks, webhook_event = webhooks_of(types, found, webhook_tally)
    errors = errors_of_api(all_endpoints, types)
    declarations = types.declarations()
    skipped = found.raise_if_any()
    settle_tags(declarations)
    declarations = without_files(declarations, [operation for _, operation in operations])
    declarations = roles(declarations, operations, errors, webhooks, webhook_event)
    info = documents.root.get("info") or documents.root
    api = Api(
        title=info.text("title"),
        version=info.text("version"),
        client=client,
        root=tree(operations, docs_of(rows, documents)),
        types=placed(declarations, operations, types, documents),
        servers=servers_of(documents, decisions),
        auth=conventions.security.schemes,
        errors=errors,
        webhooks=webhooks,
        webhook_event=webhook_event,
        doc=info.text("description").strip(),
    )
    return Lowered(api, decisions.sorted(), tally, webhook_tally, skipped)


def lower_operations(
    rows: Sequence[tuple[Endpoint, Place]],
    types: Types,
    conventions: Conventions,
    found: Collector,
    tally: Tally,
) -> list[tuple[Path, Operation]]:
    """All operations; first as they stand, then with what needs their models."""
    first: list[tuple[Endpoint, Path, Operation]] = []
    for endpoint, place in rows:
        with found.catch(endpoint.node.key_origin) as caught:
            first.append((endpoint, place.resource, operation_of(endpoint, place, types, conventions)))
        if caught.fault:
            tally.lost.append(place.id)
    result: list[tuple[Path, Operation]] = []
    for endpoint, path, operation in first:
        with found.catch(endpoint.node.key_origin) as caught:
            result.append((path, complete(operation, endpoint, types)))
        if caught.fault:
            tally.lost.append(operation.id)
    return result


def record_places(rows: Iterable[tuple[Endpoint, Place]], decisions: Decisions) -> None:
    """What each operation is called, and why."""
    for endpoint, place in rows:
        called = ".".join("_".join(noun) for noun in (*place.resource, place.name))
        decisions.add("method", called, place.why, endpoint.node.key_origin, place.id)


def says_idempotent(documents: Documents) -> bool:
    """Whether the document names an idempotency header for all of its operations."""
    info = documents.root.get("info")
    extension = info.get(EXTENSION) if info is not None else None
    return extension is not None and bool(extension.text("idempotency_header"))


def check_ids(found_endpoints: Iterable[Endpoint], found: Collector) -> None:
    """Reports every `operationId` that is given twice."""
    seen: dict[str, Endpoint] = {}
    for endpoint in sorted(found_endpoints, key=lambda each: (each.node.file.name, each.node.offset)):
        if endpoint.id and endpoint.id in seen:
            first = seen[endpoint.id]
            at, earlier = (each.node.object()["operationId"].origin for each in (endpoint, first))
            message = f"the operationId `{endpoint.id}` is already that of {first.method} {first.path}"
            hint = f"The first one is in {earlier.file}, line {earlier.line}. Each operation needs an id of its own."
            within = endpoint.node.key_origin
            found.add([Diagnostic("duplicate-operation-id", message, at, hint, within=within)])
        seen.setdefault(endpoint.id, endpoint)


def roles(
    declarations: dict[Name, Declaration],
    operations: Sequence[tuple[Path, Operation]],
    errors: Errors,
    webhooks: Sequence[Webhook],
    webhook_event: Type | None,
) -> dict[Name, Declaration]:
    """The declarations that are used, with their roles."""
    inputs = [type_ for _, operation in operations for type_ in inputs_of(operation)]
    outputs = [type_ for _, operation in operations for type_ in outputs_of(operation)]
    outputs += [errors.type, *(webhook.payload for webhook in webhooks)]
    if webhook_event is not None:
        outputs.append(webhook_event)
    return with_roles(declarations, inputs, outputs)


# ── modules and docs ─────────────────────────────────────────────────────────────────────────────


def placed(
    declarations: dict[Name, Declaration],
    operations: Sequence[tuple[Path, Operation]],
    types: Types,
    documents: Documents,
) -> tuple[Declaration, ...]:
    """The declarations by name, each in its module."""
    by_resource: dict[Name, list[Type]] = {}
    for path, operation in operations:
        module = tuple(word for noun in path for word in noun) or ("root",)
        by_resource.setdefault(module, []).extend((*inputs_of(operation), *outputs_of(operation)))
    users = users_of(by_resource, declarations)
    files = {name: module_of_file(types.sources[name], documents) for name in declarations if name in types.sources}
    modules = modules_of(declarations, {name: module for name, module in files.items() if module}, users)
    return tuple(replace(declarations[name], module=modules[name]) for name in sorted(declarations))


def module_of_file(schema: Node, documents: Documents) -> Name:
    """
    The module that a file asks for; empty in a document of one file, and for a file that is a single schema.
    """
    file = schema.file.home
    if len(documents.files) == 1 or file.root.get("components") is None:
        return ()
    if file is documents.entry:
        return ("shared",)
    return words(file.name.rpartition("/")[2].rpartition(".")[0])


def docs_of(rows: Sequence[tuple[Endpoint, Place]], documents: Documents) -> dict[Path, str]:
    """What the document's tags say of each resource. A tag speaks of the outermost resource that carries it."""
    texts = {node.text("name"): node.text("description").strip() for node in documents.root.items("tags")}
    docs: dict[Path, str] = {}
    used: set[str] = set()
    for path, tag in sorted(
        {(place.resource, tag) for endpoint, place in rows for tag in endpoint.tags[:1]},
        key=lambda row: (len(row[0]), row),
    ):
        if path and path not in docs and tag not in used and texts.get(tag):
            docs[path] = texts[tag]
            used.add(tag)
    return docs
