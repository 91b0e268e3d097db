"""Which types can be sent where others are wanted."""

from __future__ import annotations

import pytest
from onespec.fits import fits
from onespec.ir import (
    ANYTHING,
    Alias,
    Const,
    Declaration,
    Enum,
    EnumValue,
    Field,
    ListOf,
    Model,
    Nullable,
    Ref,
    Scalar,
    Type,
    Union,
    Variant,
)

TEXT = Scalar("string")


def model(name: str, *fields: tuple[str, Type, bool], closed: bool = False) -> Model:
    made = tuple(Field((wire,), wire, type_, required) for wire, type_, required in fields)
    return Model((name,), made, extra=None if closed else ANYTHING)


DECLARED: dict[tuple[str, ...], Declaration] = {
    each.name: each
    for each in (
        model("reply", ("role", Const("assistant"), True), ("content", Nullable(TEXT), True)),
        model("request", ("role", Const("assistant"), True), ("content", Nullable(Ref(("content",))), False)),
        model("named", ("role", Const("assistant"), True), ("name", TEXT, True)),
        model("short", ("role", Const("assistant"), True), closed=True),
        model("strict", ("role", Const("assistant"), True), ("content", TEXT, False)),
        model("node", ("next", Nullable(Ref(("node",))), False)),
        model("link", ("next", Nullable(Ref(("link",))), False)),
        Union(("content",), (Variant(TEXT), Variant(ListOf(Ref(("part",)))))),
        model("part", ("text", TEXT, True)),
        Alias(("texts",), ListOf(TEXT)),
        Enum(("tone",), (EnumValue(("calm",), "calm"),)),
    )
}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (Ref(("reply",)), Ref(("request",))),
        (Ref(("node",)), Ref(("link",))),
        (Ref(("texts",)), ListOf(TEXT)),
        (Ref(("tone",)), TEXT),
        (Const("calm"), Ref(("tone",))),
        (ListOf(Ref(("part",))), Ref(("content",))),
        (Ref(("content",)), Nullable(Ref(("content",)))),
        (Ref(("part",)), ANYTHING),
    ],
)
def test_a_value_can_be_sent_where_all_of_it_has_a_place(given: Type, wanted: Type) -> None:
    assert fits(given, wanted, DECLARED)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (Ref(("reply",)), Ref(("named",))),  # a required field is missing
        (Ref(("reply",)), Ref(("short",))),  # a closed object has no room for `content`
        (Ref(("reply",)), Ref(("strict",))),  # null is not text
        (Nullable(TEXT), TEXT),
        (TEXT, Ref(("tone",))),
        (TEXT, Scalar("integer")),
        (TEXT, ListOf(TEXT)),
        (Const("calm"), Const("loud")),
        (ANYTHING, TEXT),
    ],
)
def test_a_value_that_could_be_refused_does_not_fit(given: Type, wanted: Type) -> None:
    assert not fits(given, wanted, DECLARED)
