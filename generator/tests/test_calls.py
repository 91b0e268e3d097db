"""Pages, webhooks and errors: what is inferred, and what the document may state instead."""

from __future__ import annotations

import pytest
from onespec.ir import Page, Ref, Result, Stream, Union

from .conftest import Workbench, all_operations


def listing(bench: Workbench, query: str, reply: str, more: str = "") -> Result:
    """The result of a list operation with these query parameters, whose reply has these properties."""
    parameters = ", ".join(f"{{name: {name}, in: query, schema: {{type: {kind}}}}}" for name, kind in split(query))
    schema = f"{{type: object, properties: {{{reply}}}}}" if reply else "{type: array, items: {type: string}}"
    api = bench.lower(
        f"""
        paths:
          /x:
            get:
              operationId: x.list
              parameters: [{parameters}]
              {more}
              responses: {{"200": {{content: {{application/json: {{schema: {schema}}}}}}}}}
        """
    )
    return all_operations(api.root)["x.list"].result


def split(query: str) -> list[tuple[str, str]]:
    rows = [part.partition(":") for part in query.split()]
    return [(name, kind or "string") for name, _, kind in rows]


ITEMS = "data: {type: array, items: {type: object, properties: {id: {type: string}}}}"


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("query", "reply", "expected"),
    [
        (
            "limit:integer after before",
            ITEMS + ", has_more: {type: boolean}, last_id: {type: string}",
            {
                "scheme": "cursor",
                "after": "after",
                "before": "before",
                "limit": "limit",
                "cursor": "id",
                "more": "has_more",
            },
        ),
        (
            "starting_after",
            "data: {type: array, items: {type: string}}, hasMore: {type: boolean}, last_id: {type: string}",
            {"scheme": "cursor", "after": "starting_after", "cursor": "", "next_field": "last_id", "more": "hasMore"},
        ),
        (
            "pageToken pageSize:integer",
            "nextPageToken: {type: string}, things: {type: array, items: {type: string}}",
            {
                "scheme": "token",
                "items": "things",
                "after": "pageToken",
                "next_field": "nextPageToken",
                "limit": "pageSize",
            },
        ),
        ("page:integer per_page:integer", ITEMS, {"scheme": "number", "after": "page", "limit": "per_page"}),
        ("offset:integer limit:integer", ITEMS, {"scheme": "offset", "after": "offset", "limit": "limit"}),
        ("page:integer", "", {"scheme": "number", "items": "", "after": "page"}),
    ],
)
def test_pages_are_inferred(bench: Workbench, query: str, reply: str, expected: dict[str, str]) -> None:
    page = listing(bench, query, reply)
    assert isinstance(page, Page)
    assert {name: getattr(page, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("query", "reply"),
    [
        ("", ITEMS),
        ("after", ITEMS),
        ("after", "has_more: {type: boolean}"),
        ("offset limit:integer", ITEMS),
        ("page", ITEMS),
        ("page:integer", "a: {type: array, items: {}}, b: {type: array, items: {}}"),
    ],
)
def test_what_does_not_page_is_a_plain_reply(bench: Workbench, query: str, reply: str) -> None:
    assert not isinstance(listing(bench, query, reply), Page)


def test_a_link_header_pages(bench: Workbench) -> None:
    api = bench.lower(
        """
        paths:
          /x:
            get:
              operationId: x.list
              responses:
                "200":
                  headers: {Link: {schema: {type: string}}}
                  content: {application/json: {schema: {type: array, items: {type: string}}}}
        """
    )
    page = all_operations(api.root)["x.list"].result
    assert isinstance(page, Page)
    assert page.scheme == "link"


def test_the_document_may_state_a_page_or_deny_it(bench: Workbench) -> None:
    stated = "x-onespec-page: {scheme: token, items: data, after: go, next: on}"
    page = listing(bench, "go page:integer", ITEMS + ", on: {type: string}", stated)
    assert isinstance(page, Page)
    assert (page.scheme, page.after, page.next_field) == ("token", "go", "on")
    assert not isinstance(listing(bench, "page:integer", ITEMS, "x-onespec-page: false"), Page)


# ── webhooks ─────────────────────────────────────────────────────────────────────────────────────

WEBHOOKS = """
paths: {}
webhooks:
  petBorn: {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Born"}}}}}}
  petLost: {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Lost"}}}}}}
components:
  schemas:
    Born: {description: A birth., required: [type], properties: {type: {const: pet.born}}}
    Lost: {required: [type], properties: {type: {const: pet.lost}}}
"""


def test_webhooks_are_known_by_the_constant_in_their_payload(bench: Workbench) -> None:
    api = bench.lower(WEBHOOKS)
    assert [(each.type, each.name) for each in api.webhooks] == [
        ("pet.born", ("pet", "born")),
        ("pet.lost", ("pet", "lost")),
    ]
    assert api.webhook_event == Ref(("webhook", "event"))
    event = next(each for each in api.types if each.name == ("webhook", "event"))
    assert isinstance(event, Union)
    assert (event.tag, [each.tags for each in event.variants]) == ("type", [("pet.born",), ("pet.lost",)])


def test_a_union_that_the_document_has_already_is_used(bench: Workbench) -> None:
    more = '    Any: {oneOf: [{$ref: "#/components/schemas/Born"}, {$ref: "#/components/schemas/Lost"}]}\n'
    reply = '{"200": {content: {application/json: {schema: {$ref: "#/components/schemas/Any"}}}}}'
    used = f"paths: {{/e: {{get: {{operationId: e.get, responses: {reply}}}}}}}"
    assert bench.lower(WEBHOOKS.replace("paths: {}", used) + more).webhook_event == Ref(("any",))


def test_webhooks_without_a_constant_are_known_by_their_key(bench: Workbench) -> None:
    api = bench.lower(WEBHOOKS.replace("{const: pet.born}", "{type: string}"))
    assert sorted(each.type for each in api.webhooks) == ["petBorn", "petLost"]


# ── errors ───────────────────────────────────────────────────────────────────────────────────────

ERRORS = """
paths:
  /x:
    get:
      operationId: x.get
      responses:
        "404": {content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}}
components:
  schemas:
    Problem: {properties: {error: {$ref: "#/components/schemas/Inner"}}}
    Inner: {properties: {code: {$ref: "#/components/schemas/Code"}, detail: {type: string}, field: {type: string}}}
    Code:
      enum: [gone, broken]
      x-onespec-errors:
        broken: {status: 500, description: It broke.}
        gone: {status: 404}
"""


def test_errors_are_found_in_their_envelope(bench: Workbench) -> None:
    errors = bench.lower(ERRORS).errors
    assert errors.type == Ref(("problem",))
    assert (errors.envelope, errors.code, errors.message, errors.param, errors.kind) == (
        "error",
        "code",
        "detail",
        "field",
        "",
    )
    assert [(each.code, each.status, each.doc) for each in errors.codes] == [
        ("gone", 404, ""),
        ("broken", 500, "It broke."),
    ]


def test_errors_without_an_envelope_are_the_body(bench: Workbench) -> None:
    flat = ERRORS.replace(
        '{properties: {error: {$ref: "#/components/schemas/Inner"}}}', "{properties: {message: {type: string}}}"
    )
    errors = bench.lower(flat).errors
    assert (errors.envelope, errors.message) == ("", "message")


@pytest.mark.parametrize("key", ["schema", "itemSchema", "x-itemSchema"])
def test_an_event_described_with_its_envelope_is_its_data(bench: Workbench, key: str) -> None:
    api = bench.lower(
        f"""
        paths:
          /a:
            get:
              operationId: a.watch
              responses: {{"200": {{content: {{text/event-stream: {{{key}: {{$ref: "#/components/schemas/Event"}}}}}}}}}}
        components:
          schemas:
            Event: {{oneOf: [{{$ref: "#/components/schemas/Named"}}, {{$ref: "#/components/schemas/Encoded"}}, {{$ref: "#/components/schemas/End"}}]}}
            Named: {{type: object, required: [event, data], properties: {{event: {{const: a}}, data: {{$ref: "#/components/schemas/A"}}}}}}
            Encoded:
              type: object
              required: [data]
              properties:
                data: {{type: string, contentMediaType: application/json, contentSchema: {{$ref: "#/components/schemas/B"}}}}
            End: {{type: object, required: [event, data], properties: {{event: {{const: end}}, data: {{const: "[DONE]"}}}}}}
            A: {{type: object, required: [kind], properties: {{kind: {{const: a}}}}}}
            B: {{type: object, required: [kind], properties: {{kind: {{const: b}}}}}}
        """  # noqa: E501
    )
    stream = all_operations(api.root)["a.watch"].result
    assert isinstance(stream, Stream)
    assert stream.terminator == "[DONE]"
    (union,) = [each for each in api.types if isinstance(each, Union)]
    assert stream.event == Ref(union.name)
    assert (union.tag, [each.tags for each in union.variants]) == ("kind", [("a",), ("b",)])


def test_an_event_with_fields_of_its_own_beside_data_is_no_envelope(bench: Workbench) -> None:
    api = bench.lower(
        """
        paths:
          /a:
            get:
              operationId: a.watch
              responses: {"200": {content: {text/event-stream: {schema: {$ref: "#/components/schemas/Event"}}}}}
        components:
          schemas:
            Event:
              type: object
              required: [event, data, sequence]
              properties: {event: {type: string}, data: {type: object}, sequence: {type: integer}}
        """
    )
    stream = all_operations(api.root)["a.watch"].result
    assert isinstance(stream, Stream)
    assert stream.event == Ref(("event",))
