"""Models and decoding: what is unknown survives, absent is not null, a broken reply is decoded as far as it goes."""

from __future__ import annotations

import gc
import json
from datetime import datetime
from typing import Annotated, Any, Literal

import pytest
from aiagentplatform._core import Model, ResponseDecodeError, ResponseInfo, Unknown, response_of
from aiagentplatform._core.reply.decode import LARGE, decoder
from aiagentplatform._core.reply.info import attach
from aiagentplatform._core.reply.lenient import repair
from aiagentplatform._core.request.json_body import encode_json
from aiagentplatform._core.values.headers import NO_HEADERS
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field


class Leaf(Model):
    kind: Literal["leaf"]
    size: int
    note: str | None = None
    at: datetime | None = None


class Branch(Model):
    kind: Literal["branch"]
    children: list[Any] = Field(default_factory=list[Any])
    from_: str | None = Field(default=None, alias="from")


class UnknownNode(Unknown, tag="kind", known=("leaf", "branch")):
    pass


Node = Annotated[
    Annotated[Leaf | Branch, Field(discriminator="kind")] | UnknownNode,
    Field(union_mode="left_to_right"),
]


class Tree(Model):
    id: str
    nodes: list[Node]
    colour: Literal["red", "blue"] | str = "red"
    limits: dict[str, int] = Field(default_factory=dict[str, int])
    best: Leaf | None = None
    model_name: str | None = None


def decode(value: Any, **options: Any) -> Any:
    return decoder(Tree)(json.dumps(value).encode(), **options)


def test_unknown_fields_values_and_members_survive_a_round_trip() -> None:
    wire = {
        "id": "t",
        "colour": "green",
        "nodes": [{"kind": "moss", "n": [1]}, {"kind": "leaf", "size": 1, "x": {}}],
        "new": None,
    }
    tree = decode(wire)
    assert [type(node) for node in tree.nodes] == [UnknownNode, Leaf]
    assert tree.nodes[0].raw == {"kind": "moss", "n": [1]}
    assert (tree.new, tree.nodes[1].x, tree.colour) == (None, {}, "green")
    assert tree.model_dump(exclude_unset=True) == wire


def test_absent_is_not_null() -> None:
    absent, null = decode({"id": "t", "nodes": []}), decode({"id": "t", "nodes": [], "best": None})
    assert absent.best is null.best is None
    assert ("best" in absent.model_fields_set, "best" in null.model_fields_set) == (False, True)


def test_fields_are_written_by_their_wire_names_and_made_by_either() -> None:
    assert Branch(kind="branch", from_="a") == Branch.model_validate({"kind": "branch", "from": "a"})
    assert Branch(kind="branch", from_="a").model_dump(exclude_unset=True) == {"kind": "branch", "from": "a"}


def test_a_reply_stands_beside_the_fields() -> None:
    one, other = decode({"id": "t", "nodes": []}), decode({"id": "t", "nodes": []})
    attach(one, ResponseInfo(200, NO_HEADERS, 1))
    assert response_of(one) is not None
    assert response_of(other) is None
    assert one == other
    assert "_response" not in one.model_dump()


BROKEN: dict[str, Any] = {
    "id": 7,
    "nodes": [
        {"kind": "leaf", "size": "big"},
        {"kind": "leaf", "size": 1},
        {"kind": "branch", "children": 3},
        5,
        {"kind": "moss"},
    ],
    "colour": None,
    "limits": {"a": 1, "b": "many"},
    "best": {"size": 2},
    "extra": True,
}


def test_a_broken_reply_is_decoded_as_far_as_it_goes() -> None:
    tree = decode(BROKEN)
    assert isinstance(tree, Tree)
    assert (tree.id, tree.colour, tree.limits, tree.extra) == (7, None, {"a": 1, "b": "many"}, True)
    assert [type(node) for node in tree.nodes] == [Leaf, Leaf, Branch, int, UnknownNode]
    assert [getattr(node, "size", None) for node in tree.nodes] == ["big", 1, None, None, None]
    assert isinstance(tree.best, Leaf)
    assert (tree.best.size, tree.best.kind) == (2, None)
    assert tree.model_dump(exclude_unset=True, warnings=False) == BROKEN


def test_a_broken_reply_can_be_sent_back_without_a_warning() -> None:
    assert json.loads(encode_json({"tree": decode(BROKEN)})) == {"tree": BROKEN}


def test_a_missing_required_field_reads_as_none() -> None:
    tree = decode({"nodes": []})
    assert tree.id is None
    assert "id" not in tree.model_fields_set


def test_a_known_member_is_never_unknown_however_broken() -> None:
    assert [type(node) for node in decode({"id": "t", "nodes": [{"kind": "leaf"}]}).nodes] == [Leaf]


def test_strict_raises_and_names_the_place() -> None:
    with pytest.raises(ResponseDecodeError, match="nodes/0") as caught:
        decode(BROKEN, strict=True)
    assert caught.value.body == BROKEN
    assert any(each["loc"] == ("id",) for each in caught.value.errors)


@pytest.mark.parametrize("data", [b"", b"<html>", b'{"id": ', b"[1]", b"null", b"[" * 100_000])
@pytest.mark.parametrize("strict", [True, False])
def test_what_is_no_json_object_is_an_error_in_any_case(data: bytes, strict: bool) -> None:
    with pytest.raises(ResponseDecodeError):
        decoder(Tree)(data, strict=strict)


def test_bytes_that_are_not_utf_8_are_replaced() -> None:
    assert decoder(Tree)(b'{"id": "a\xff", "nodes": []}').id == "a\ufffd"


def test_the_collector_rests_while_a_large_reply_is_decoded_and_goes_on_after() -> None:
    class Watching(Model):
        text: str

    assert len(decoder(Watching)(json.dumps({"text": "x" * LARGE}).encode()).text) == LARGE
    assert gc.isenabled()
    gc.disable()
    try:
        decoder(Watching)(json.dumps({"text": "x" * LARGE}).encode())
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_decoder_is_made_once_per_name() -> None:
    name = "aiagentplatform.types.files:File"
    assert decoder(name) is decoder(name)
    assert decoder("builtins:dict")(b'{"a": 1}') == {"a": 1}


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "id", "nodes", "size", "from", "best", "z"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["id", "nodes", "colour", "limits", "best", "other"]), json_values, max_size=6))
def test_whatever_object_comes_it_is_decoded_and_nothing_is_lost(value: dict[str, Any]) -> None:
    tree = decode(value)
    assert isinstance(tree, Tree)
    assert tree.model_fields_set == set(value)
    dumped = tree.model_dump(mode="json", exclude_unset=True, warnings=False)
    assert dumped.keys() == value.keys()


@given(json_values)
def test_repairing_never_raises(value: Any) -> None:
    for target in (Tree, Node, list[Tree], dict[str, Leaf], int, str | None, Literal["a"], Any):
        repair(target, value)
