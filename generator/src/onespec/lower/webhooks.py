"""The `webhooks` section → events that the API sends, and the union of them all, tagged by the payload's own type."""

from __future__ import annotations

from ..diagnostics import Collector, fault
from ..ir import Const, Ref, Tag, Type, Union, Variant, Webhook
from ..lookup import bare, field_named
from ..source import Documents, Node
from .declarations import doc
from .endpoints import methods
from .media import REQUEST_PREFERENCE, by_preference
from .names import distinct, words
from .tally import Tally
from .types import Types

TAGS = ("type", "event", "event_type", "eventType", "kind", "action", "topic")
"""Fields that tell a payload's type, likeliest first."""


def webhooks_of(types: Types, found: Collector, tally: Tally) -> tuple[tuple[Webhook, ...], Type | None]:
    """Every webhook by type, and the type of any of them; None when the document has no webhooks."""
    documents = types.documents
    declared_items = {**documents.root.fields("x-webhooks"), **documents.root.fields("webhooks")}
    rows: list[tuple[str, Node, Type]] = []
    for name, node in sorted(declared_items.items()):
        tally.declared += 1
        with found.catch(node.key_origin) as caught:
            rows.append((name, *payload_of(name, node, documents, types)))
        if caught.fault:
            tally.lost.append(name)
    if not rows:
        return (), None
    tag = shared_tag([type_ for _, _, type_ in rows], types)
    events = [(tag_value(type_, tag, types) or name, node, type_) for name, node, type_ in rows]
    events.sort(key=lambda row: row[0])
    names = distinct([event for event, _, _ in events], ("webhook",))
    webhooks = tuple(
        Webhook(event, name, type_, doc=doc(node) or node.text("summary").strip(), origin=node.key_origin)
        for (event, node, type_), name in zip(events, names, strict=True)
    )
    return webhooks, union_of(webhooks, tag, types)


def payload_of(name: str, node: Node, documents: Documents, types: Types) -> tuple[Node, Type]:
    """The operation and the body of one webhook."""
    item = documents.resolve(node)
    operations = [operation for _, operation in sorted(methods(item), key=lambda each: each[0] != "POST")]
    body = operations[0].get("requestBody") if operations else None
    content = documents.resolve(body).fields("content") if body is not None else {}
    if not content:
        raise fault("unsupported", f"the webhook `{name}` has no body, so it cannot be generated yet", node.key_origin)
    _, _, media = by_preference(content, REQUEST_PREFERENCE, documents)[0]
    schema = media.get("schema")
    if schema is None:
        raise fault("missing-field", f"the body of the webhook `{name}` has no `schema`", media.origin)
    return operations[0], types.lower(schema, (*words(name), "webhook"))


def shared_tag(payloads: list[Type], types: Types) -> str:
    """The field whose constant tells every payload apart; empty when there is none."""
    for tag in TAGS:
        values = [tag_value(payload, tag, types) for payload in payloads]
        if all(values) and len(set(values)) == len(set(payloads)):
            return tag
    return ""


def tag_value(payload: Type, tag: str, types: Types) -> str:
    field = field_named(payload, tag, types.declarations()) if tag else None
    type_ = bare(field.type, types.declarations()) if field is not None else None
    return type_.value if isinstance(type_, Const) and isinstance(type_.value, str) else ""


def union_of(webhooks: tuple[Webhook, ...], tag: str, types: Types) -> Type:
    """Any event: a union that the document already has, or one of our own."""
    variants: dict[Type, tuple[Tag, ...]] = {}
    for webhook in webhooks:
        variants[webhook.payload] = (*variants.get(webhook.payload, ()), *((webhook.type,) if tag else ()))
    if len(variants) == 1:
        return next(iter(variants))
    for name, declaration in types.declarations().items():
        if isinstance(declaration, Union) and {each.type for each in declaration.variants} == set(variants):
            return Ref(name)
    parts = tuple(Variant(type_, values) for type_, values in variants.items())
    return types.add(
        Union((), parts, tag=tag, doc="Any event that the API sends.", open=bool(tag)), ("webhook", "event")
    )
