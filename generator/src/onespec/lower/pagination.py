"""
Which replies are pages, and how the next one is asked for.

Inferred from the reply's fields and the query parameters, one rule a scheme; ``x-onespec-page`` overrides. It reads
the IR's models and sees no schema but the extension.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ..diagnostics import fault
from ..ir import Declaration, Field, Model, Name, Page, Parameter, Scalar, Scheme, Type
from ..lookup import bare, field_named, fields_of, is_text, list_item, model_of
from ..source import Node
from .names import key, words

EXTENSION = "x-onespec-page"
SCHEMES: dict[str, Scheme] = {
    "cursor": "cursor",
    "token": "token",
    "number": "number",
    "offset": "offset",
    "link": "link",
}
KEYS = ("scheme", "items", "after", "before", "limit", "cursor", "next", "more")

# Names as they are compared: lower case, without separators.
ITEMS = ("data", "items", "results", "entries", "records", "values", "objects", "list")
MORE = ("hasmore", "hasnext", "hasnextpage", "more")
LAST_ID = ("lastid", "last")
AFTER_ID = ("after", "startingafter", "afterid")
BEFORE_ID = ("before", "endingbefore", "beforeid")
NEXT_TOKEN = ("nextpagetoken", "nexttoken", "nextcursor", "cursor", "next", "continuationtoken", "nextpage")
TOKEN = ("pagetoken", "nexttoken", "cursor", "nextcursor", "pagecursor", "continuationtoken", "after", "next", "page")
NUMBER = ("page", "pagenumber", "pageno")
OFFSET = ("offset", "skip", "start")
LIMIT = ("limit", "perpage", "pagesize", "size", "count", "maxresults", "take", "first")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the rules look at. `envelope` is None when the reply is the list itself, and `items` is then empty."""

    type: Type
    item: Type
    items: str
    envelope: Model | None
    query: tuple[Parameter, ...]
    declarations: Mapping[Name, Declaration]
    links: bool

    def parameter(self, names: Iterable[str], numeric: bool = False) -> str:
        """The wire name of the first query parameter that is called one of `names`; empty when none is."""
        by_name = {key(words(each.wire)): each.wire for each in self.query if not numeric or self.is_number(each.type)}
        return next((by_name[name] for name in names if name in by_name), "")

    def is_number(self, type_: Type) -> bool:
        found = bare(type_, self.declarations)
        return isinstance(found, Scalar) and found.kind in ("integer", "number")

    def field(self, names: Iterable[str]) -> Field | None:
        """The envelope's first field that is called one of `names`."""
        by_name = {key(words(field.wire)): field for field in self.envelope.fields} if self.envelope else {}
        return next((by_name[name] for name in names if name in by_name), None)

    def page(self, scheme: Scheme, after: str = "") -> Page:
        return Page(self.type, self.item, self.items, scheme, after, limit=self.parameter(LIMIT))


def page_of(
    type_: Type,
    parameters: tuple[Parameter, ...],
    declarations: Mapping[Name, Declaration],
    links: bool,
    extension: Node | None,
) -> tuple[Page, str] | None:
    """
    The page that a reply of this type is, and why; None when it is none.

    `links` says whether the reply has a ``Link`` header. Raises `bad-extension`.
    """
    query = tuple(parameter for parameter in parameters if parameter.where == "query")
    if extension is not None:
        says = f"`{EXTENSION}` says so"
        return None if extension.value is False else (stated(extension, type_, query, declarations), says)
    reply = reply_of(type_, query, declarations, links)
    if reply is None:
        return None
    found = ((rule(reply), why) for rule, why in RULES)
    return next(((page, why) for page, why in found if page is not None), None)


def reply_of(
    type_: Type, query: tuple[Parameter, ...], declarations: Mapping[Name, Declaration], links: bool
) -> Reply | None:
    """The reply seen as a list: its list field is called like one, or is its only list."""
    if (item := list_item(type_, declarations)) is not None:
        return Reply(type_, item, "", None, query, declarations, links)
    envelope = model_of(type_, declarations)
    if envelope is None:
        return None
    lists = [field for field in envelope.fields if list_item(field.type, declarations) is not None]
    likely = [field for name in ITEMS for field in lists if key(words(field.wire)) == name]
    chosen = likely[0] if likely else lists[0] if len(lists) == 1 else None
    if chosen is None:
        return None
    item = list_item(chosen.type, declarations)
    assert item is not None
    return Reply(type_, item, chosen.wire, envelope, query, declarations, links)


def by_cursor(reply: Reply) -> Page | None:
    """The last item's id is the cursor."""
    after, more = reply.parameter(AFTER_ID), reply.field(MORE)
    if not after or more is None:
        return None
    identity = field_named(reply.item, "id", reply.declarations)
    last = reply.field(LAST_ID)
    if identity is None and last is None:
        return None
    return replace(
        reply.page("cursor", after),
        before=reply.parameter(BEFORE_ID),
        cursor="id" if identity else "",
        next_field="" if identity or not last else last.wire,
        more=more.wire,
    )


def by_token(reply: Reply) -> Page | None:
    """The reply carries a token that is sent back."""
    following, after = reply.field(NEXT_TOKEN), reply.parameter(TOKEN)
    if following is None or not after or not is_text(following.type, reply.declarations):
        return None
    more = reply.field(MORE)
    return replace(reply.page("token", after), next_field=following.wire, more=more.wire if more else "")


def by_link(reply: Reply) -> Page | None:
    return reply.page("link") if reply.links else None


def by_number(reply: Reply) -> Page | None:
    after = reply.parameter(NUMBER, numeric=True)
    return reply.page("number", after) if after else None


def by_offset(reply: Reply) -> Page | None:
    after = reply.parameter(OFFSET, numeric=True)
    return reply.page("offset", after) if after and reply.parameter(LIMIT) else None


RULES: tuple[tuple[Callable[[Reply], Page | None], str], ...] = (
    (by_cursor, "the reply says whether there is more, and a parameter takes the last item's id"),
    (by_token, "the reply carries a token, and a parameter takes it"),
    (by_link, "the reply has a `Link` header"),
    (by_number, "a parameter takes the number of a page"),
    (by_offset, "one parameter takes an offset and another a limit"),
)
"""Tried in this order; and what each goes by."""


def stated(
    extension: Node, type_: Type, query: tuple[Parameter, ...], declarations: Mapping[Name, Declaration]
) -> Page:
    """The page that the extension describes. `check` compares the names in it with the fields there are."""
    for name, node in extension.object().items():
        if name not in KEYS:
            raise fault(
                "bad-extension", f"`{EXTENSION}` has no `{name}`", node.key_origin, f"It has {', '.join(KEYS)}."
            )
    scheme = extension.need("scheme", f"`{EXTENSION}`")
    if scheme.string() not in SCHEMES:
        raise fault("bad-extension", f"`{scheme.value}` is no scheme", scheme.origin, f"One of {', '.join(SCHEMES)}.")
    items = extension.text("items")
    known = {field.wire: field for field in fields_of(type_, declarations)}
    listed = list_item(known[items].type, declarations) if items in known else list_item(type_, declarations)
    if listed is None:
        place = extension.get("items") or extension
        raise fault("unknown-field", f"the reply has no list `{items}`", place.origin)
    reply = Reply(type_, listed, items, None, query, declarations, False)
    return Page(
        type_,
        listed,
        items,
        SCHEMES[scheme.string()],
        after=extension.text("after"),
        before=extension.text("before"),
        limit=extension.text("limit") or reply.parameter(LIMIT),
        cursor=extension.text("cursor"),
        next_field=extension.text("next"),
        more=extension.text("more"),
        origin=extension.origin,
    )
