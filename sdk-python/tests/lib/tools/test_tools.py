"""`tool`: from a Python function to what a model is told, and from what the model calls to the function's arguments."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial, wraps
from typing import Annotated, Any, Literal

import pytest
from aiagentplatform import ArgumentError
from aiagentplatform.lib import Tool, tool
from aiagentplatform.lib.json_schema import can_be_strict
from aiagentplatform.lib.tools.signature import InvalidArguments
from aiagentplatform.lib.tools.toolbox import encoded
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, Field
from typing_extensions import Doc, TypedDict


class Unit(str, Enum):
    C = "c"
    F = "f"


class Place(BaseModel):
    """A place on earth."""

    city: str
    country: str = "FR"


class Node(BaseModel):
    name: str
    children: list[Node] = []


@dataclass
class Point:
    x: int
    y: int = 0


class Row(TypedDict):
    cells: list[int]


def weather(
    place: Place,
    days: Annotated[int, Field(ge=1, le=7, description="How many days.")] = 3,
    unit: Unit = Unit.C,
    when: date | None = None,
) -> str:
    """
    The weather in a place.

    Args:
        place: Where.
        days: Not shown, since the hint says it better.
        when: The first day.
    """
    return f"{place.city} {days} {unit.value} {when}"


def bound(function: Any, arguments: Any) -> Any:
    """What the function returns for arguments of a model."""
    made = tool(function)
    positional, named = made.signature.bind(arguments if isinstance(arguments, str) else json.dumps(arguments))
    return made(*positional, **named)


def properties(function: Any) -> dict[str, Any]:
    found: dict[str, Any] = tool(function).parameters["properties"]
    return found


def test_a_function_becomes_a_tool() -> None:
    made = tool(weather)
    assert made.param["function"]["name"] == "weather"
    assert made.param["function"]["description"] == "The weather in a place."
    assert made.strict is True
    schema = made.parameters
    Draft202012Validator.check_schema(schema)
    assert schema["required"] == ["place", "days", "unit", "when"] == list(schema["properties"])
    assert schema["additionalProperties"] is False
    assert schema["properties"]["place"]["description"] == "Where."
    assert schema["properties"]["days"]["description"] == "How many days. Default: 3."
    assert schema["properties"]["when"]["description"] == "The first day. Default: null."
    assert can_be_strict(schema)


def test_a_tool_is_still_the_function() -> None:
    made = tool(weather)
    assert made(Place(city="Ulm"), unit=Unit.F) == "Ulm 3 f None"
    assert (made.__name__, made.__doc__) == (weather.__name__, weather.__doc__)  # type: ignore[attr-defined]
    assert repr(made) == "Tool('weather')"


def test_arguments_become_the_types_of_the_hints() -> None:
    given_ = {"place": {"city": "Ulm", "country": "DE"}, "days": 2, "unit": "f", "when": "2026-01-02"}
    assert bound(weather, given_) == "Ulm 2 f 2026-01-02"


def test_null_and_absence_stand_for_a_default() -> None:
    assert bound(weather, {"place": {"city": "Ulm", "country": "DE"}, "days": None, "unit": None, "when": None}) == (
        "Ulm 3 c None"
    )
    assert bound(weather, {"place": {"city": "Ulm"}}) == "Ulm 3 c None"


def test_null_is_a_value_where_the_type_says_so() -> None:
    def look(limit: int | None = 5) -> int | None:
        return limit

    assert bound(look, {"limit": None}) is None
    assert bound(look, {}) == 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({}, "place: Field required"),
        ({"place": {"city": "x"}, "days": 9}, "days: Input should be less than or equal to 7"),
        ({"place": {"city": 5}}, "place/city: Input should be a valid string"),
        ({"place": {"city": "x"}, "nonsense": 1}, "nonsense: Extra inputs are not permitted"),
        ("{", "the arguments: Invalid JSON"),
        ("[]", "the arguments: Input should be an object"),
    ],
)
def test_what_is_wrong_with_arguments_is_told(arguments: Any, told: str) -> None:
    with pytest.raises(InvalidArguments, match=told):
        bound(weather, arguments)


@pytest.mark.parametrize("style", ["Doc", "Field", "text", "default"])
def test_a_hint_may_describe_its_argument(style: str) -> None:
    def documented(a: Annotated[int, Doc("What a is.")]) -> None: ...
    def fielded(a: Annotated[int, Field(description="What a is.")]) -> None: ...
    def texted(a: Annotated[int, "What a is."]) -> None: ...
    def defaulted(a: int = Field(description="What a is.", ge=3)) -> None: ...

    functions = {"Doc": documented, "Field": fielded, "text": texted, "default": defaulted}
    assert properties(functions[style])["a"]["description"] == "What a is."
    assert tool(functions[style]).parameters["required"] == ["a"]
    if style == "default":
        assert properties(defaulted)["a"]["minimum"] == 3


def test_recursive_models_dataclasses_and_typed_dictionaries_are_arguments() -> None:
    def grow(tree: Node, point: Point, row: Row, ways: tuple[Literal["a", "b"], ...] = ()) -> Any:
        return tree, point, row, ways

    arguments = {"tree": {"name": "a", "children": [{"name": "b"}]}, "point": {"x": 1}, "row": {"cells": [1]}}
    assert bound(grow, {**arguments, "ways": ["a"]}) == (
        Node(name="a", children=[Node(name="b")]),
        Point(1),
        {"cells": [1]},
        ("a",),
    )
    Draft202012Validator.check_schema(tool(grow).parameters)


@pytest.mark.parametrize("hint", [dict[str, int], Any, dict, list[Any], "unannotated"])
def test_a_schema_that_says_too_little_is_not_strict(hint: Any) -> None:
    def loose(a, b: int = 1): ...  # type: ignore[no-untyped-def]

    if hint != "unannotated":
        loose.__annotations__["a"] = hint
    made = tool(loose)
    assert made.strict is False
    assert made.parameters["required"] == ["a"]
    assert made.parameters["properties"]["b"]["default"] == 1
    made.signature.bind('{"a": {}}' if hint != list[Any] else '{"a": []}')
    with pytest.raises(ArgumentError, match="cannot be strict"):
        _ = tool(loose, strict=True).param


def test_strictness_can_be_given_up() -> None:
    made = tool(weather, strict=False)
    assert made.strict is False
    assert made.parameters["required"] == ["place"]
    assert made.parameters["properties"]["days"]["default"] == 3


def test_a_function_without_parameters_is_a_tool() -> None:
    def now() -> str:
        return "noon"

    assert tool(now).parameters == {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
    assert bound(now, "") == bound(now, "{}") == "noon"


def test_names_of_arguments_may_be_those_of_models() -> None:
    def odd(schema: int, model_config: int, copy: int, _private: int, json: int = 2) -> Any:
        return schema, model_config, copy, _private, json

    assert bound(odd, {"schema": 1, "model_config": 2, "copy": 3, "_private": 4, "json": None}) == (1, 2, 3, 4, 2)


def test_only_by_position_or_only_by_name_is_no_matter() -> None:
    def mixed(a: int, /, b: int, *, c: int = 3) -> Any:
        return a, b, c

    assert bound(mixed, {"a": 1, "b": 2, "c": None}) == (1, 2, 3)


def test_what_a_partial_holds_is_not_the_models_to_give() -> None:
    def search(query: str, *, user: str, limit: int = 5) -> str:
        """Search."""
        return f"{query} {user} {limit}"

    made = tool(partial(search, user="ada"))
    assert (made.name, made.description, list(made.parameters["properties"])) == (
        "search",
        "Search.",
        ["query", "limit"],
    )
    assert bound(partial(search, user="ada"), {"query": "x", "limit": None}) == "x ada 5"
    with pytest.raises(InvalidArguments, match="user: Extra"):
        bound(partial(search, user="ada"), {"query": "x", "user": "eve"})


def test_an_object_that_can_be_called_may_have_keywords_of_its_own() -> None:
    class Finder:
        keywords = ("query",)

        def __call__(self, query: str) -> str:
            return query

    assert list(properties(Finder())) == ["query"]


def test_methods_and_objects_that_can_be_called_are_tools() -> None:
    class Shop:
        def price(self, item: str) -> str:
            return f"{item}: 5"

        def __call__(self, item: str) -> str:
            return item

    assert bound(Shop().price, {"item": "tea"}) == "tea: 5"
    assert tool(Shop()).name == "Shop"
    assert bound(Shop(), {"item": "tea"}) == "tea"
    with pytest.raises(ArgumentError, match="method without its object"):
        _ = tool(Shop.price).param


def test_a_decorated_function_shows_what_it_wraps() -> None:
    def traced(function: Any) -> Any:
        @wraps(function)
        def wrapper(*arguments: Any, **named: Any) -> Any:
            return function(*arguments, **named)

        return wrapper

    @tool
    @traced
    def double(number: int) -> int:
        """Twice the number."""
        return 2 * number

    assert double.description == "Twice the number."
    assert bound(double.function, {"number": 4}) == 8


def test_name_and_description_may_be_given() -> None:
    @tool(name="lookup", description="Looks up.")
    def find(a: int) -> int:
        """Not shown."""
        return a

    assert isinstance(find, Tool)
    assert (find.name, find.description) == ("lookup", "Looks up.")


@pytest.mark.parametrize(
    ("function", "complaint"),
    [
        (lambda *numbers: 0, r"takes \*numbers"),
        (lambda **settings: 0, r"takes \*settings"),
        (lambda a: a, "cannot be named '<lambda>'"),
    ],
)
def test_what_cannot_be_a_tool_is_told(function: Any, complaint: str) -> None:
    named = tool(function) if "named" in complaint else tool(function, name="f")
    with pytest.raises(ArgumentError, match=complaint):
        _ = named.param


def test_a_type_without_a_schema_is_told() -> None:
    def odd(a: Connection) -> None: ...

    with pytest.raises(ArgumentError, match=r"'odd' has a parameter that has no JSON Schema"):
        _ = tool(odd).param


class Connection:
    """What a model cannot give."""


def test_a_hint_that_cannot_be_found_is_told() -> None:
    def odd(a: Nowhere) -> None: ...  # type: ignore[name-defined] # noqa: F821

    with pytest.raises(ArgumentError, match=r"type hints of tool 'odd' cannot be read: name 'Nowhere'"):
        _ = tool(odd).param


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("as it is", "as it is"),
        (None, "null"),
        ({"a": [1, 2.5, True]}, '{"a":[1,2.5,true]}'),
        (Place(city="Ulm"), '{"city":"Ulm","country":"FR"}'),
        ([Point(1)], '[{"x":1,"y":0}]'),
        (date(2026, 1, 2), '"2026-01-02"'),
        (Unit.C, "c"),
        (b"\xff\x00", '"_wA="'),
    ],
)
def test_results_are_written_as_text_or_json(value: Any, text: str) -> None:
    written = encoded(value)
    assert (written, type(written)) == (text, str)


def test_a_result_that_json_cannot_hold_is_told() -> None:
    with pytest.raises(TypeError, match="a Connection, cannot be written as JSON"):
        encoded(Connection())


HINTS: list[Any] = [
    int,
    str,
    bool,
    float,
    int | None,
    list[str],
    Unit,
    Place,
    Node,
    Point,
    Row,
    date,
    Literal["a", 1],
]


@given(st.lists(st.tuples(st.sampled_from(HINTS), st.booleans()), max_size=6))
def test_every_signature_of_usual_types_has_a_strict_schema(parameters: list[tuple[Any, bool]]) -> None:
    """A valid schema, in which each parameter stands and none may be missing; and all defaults bind from nulls."""
    names = [f"p{number}" for number in range(len(parameters))]
    parameters.sort(key=lambda each: each[1])
    defaults = [f"{name}=None" if optional else name for name, (_, optional) in zip(names, parameters, strict=True)]
    scope: dict[str, Any] = {}
    exec(f"def made({', '.join(defaults)}): return locals()", scope)
    scope["made"].__annotations__ = {name: hint for name, (hint, _) in zip(names, parameters, strict=True)}
    made = tool(scope["made"])
    Draft202012Validator.check_schema(made.parameters)
    assert made.strict
    assert made.parameters["required"] == names
    if all(optional for _, optional in parameters):
        assert bound(scope["made"], dict.fromkeys(names)) == dict.fromkeys(names)
