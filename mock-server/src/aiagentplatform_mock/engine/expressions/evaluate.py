"""The interpreter of expressions: a table from syntax node to meaning, over JSON values.

What is not there is `Missing`, which stays missing however far one reaches into it: false in a condition, an error
in a result. Knows neither templates nor workflows.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from .filters import FILTERS, MAX_ITEMS, TESTS, FilterError, bounded_text, text_of
from .kinds import is_list, is_number, is_object, kind_of

if TYPE_CHECKING:
    from .parse import Expression

Scope = Mapping[str, Any]
_MAX_BITS = 1024


class ExpressionError(Exception):
    """An expression could not be evaluated. The message is one sentence that quotes it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The value of something that is not there. `path` is how it was written."""

    path: str


def value_of(parsed: Expression, scope: Scope) -> Any:
    """The value of an expression, a JSON value or `Missing`.

    Raises:
        ExpressionError: An operator or filter does not take its operands, or the result is too large.
    """
    try:
        return _value(parsed.tree, scope)
    except FilterError as error:
        raise ExpressionError(f"{error} In: {_quoted(parsed.source)}") from error
    except (ArithmeticError, RecursionError) as error:
        reason = "Division by zero" if isinstance(error, ZeroDivisionError) else "The result is out of range"
        raise ExpressionError(f"{reason}. In: {_quoted(parsed.source)}") from error


def condition(parsed: Expression, scope: Scope) -> bool:
    """Whether a condition holds. What is missing counts as false.

    Raises:
        ExpressionError: See `value_of`.
    """
    return _true(value_of(parsed, scope))


def _quoted(source: str) -> str:
    text = source.removeprefix("{{").removesuffix("}}").strip()
    return f"`{text if len(text) <= 120 else text[:120] + '…'}`."


def _true(value: Any) -> bool:
    return not isinstance(value, Missing) and bool(value)


def _value(node: nodes.Node, scope: Scope) -> Any:
    meaning = _MEANINGS.get(type(node))
    if meaning is None:
        raise FilterError(f"{type(node).__name__} is not allowed.")
    return meaning(node, scope)


def _present(node: nodes.Node, scope: Scope) -> Any:
    value = _value(node, scope)
    if isinstance(value, Missing):
        raise FilterError(f"There is no `{value.path}`.")
    return value


def _name(node: nodes.Name, scope: Scope) -> Any:
    return scope[node.name] if node.name in scope else Missing(node.name)


def _member(value: Any, key: Any) -> Any:
    """What is behind `.key` or `[key]`."""
    if isinstance(value, Missing):
        return Missing(f"{value.path}.{key}")
    if is_object(value) and isinstance(key, str) and key in value:
        return value[key]
    if not isinstance(key, int) or isinstance(key, bool):
        return Missing(f"….{key}")
    if (is_list(value) or isinstance(value, str)) and -len(value) <= key < len(value):
        return value[key]
    return Missing(f"….{key}")


def _getattr(node: nodes.Getattr, scope: Scope) -> Any:
    value = _value(node.node, scope)
    found = _member(value, node.attr)
    return Missing(_written(node)) if isinstance(found, Missing) else found


def _getitem(node: nodes.Getitem, scope: Scope) -> Any:
    value = _value(node.node, scope)
    if isinstance(node.arg, nodes.Slice):
        if not (is_list(value) or isinstance(value, str)):
            raise FilterError(f"Only a list or a text can be sliced, not {kind_of(value)}.")
        start, stop, step = (_index(part, scope) for part in (node.arg.start, node.arg.stop, node.arg.step))
        if step == 0:
            raise FilterError("A slice's step is not 0.")
        return value[start:stop:step]
    found = _member(value, _present(node.arg, scope))
    return Missing(_written(node)) if isinstance(found, Missing) else found


def _index(node: nodes.Expr | None, scope: Scope) -> int | None:
    if node is None:
        return None
    value = _present(node, scope)
    if isinstance(value, bool) or not isinstance(value, int):
        raise FilterError(f"A slice takes integers, not {kind_of(value)}.")
    return value


def _written(node: nodes.Node) -> str:
    """A path as its author wrote it, for messages."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_written(node.node)}[{node.arg.value!r}]"
    return "…"


def _const(node: nodes.Const, scope: Scope) -> Any:
    return node.value


def _list(node: nodes.List | nodes.Tuple, scope: Scope) -> list[Any]:
    return [_present(item, scope) for item in node.items]


def _dict(node: nodes.Dict, scope: Scope) -> dict[str, Any]:
    return {text_of(_present(pair.key, scope)): _present(pair.value, scope) for pair in node.items}


def _and(node: nodes.And, scope: Scope) -> Any:
    left = _value(node.left, scope)
    return _value(node.right, scope) if _true(left) else left


def _or(node: nodes.Or, scope: Scope) -> Any:
    left = _value(node.left, scope)
    return left if _true(left) else _value(node.right, scope)


def _not(node: nodes.Not, scope: Scope) -> bool:
    return not _true(_value(node.node, scope))


def _choice(node: nodes.CondExpr, scope: Scope) -> Any:
    if _true(_value(node.test, scope)):
        return _value(node.expr1, scope)
    return None if node.expr2 is None else _value(node.expr2, scope)


def _concat(node: nodes.Concat, scope: Scope) -> str:
    texts = [text_of(_present(part, scope)) for part in node.nodes]
    bounded_text(sum(map(len, texts)))
    return "".join(texts)


def _filter(node: nodes.Filter, scope: Scope) -> Any:
    assert node.node is not None, "a filter without a value does not parse"
    arguments = [_present(argument, scope) for argument in node.args]
    if node.name == "default":
        value = _value(node.node, scope)
        return (arguments[0] if arguments else "") if value is None or isinstance(value, Missing) else value
    return _apply(FILTERS[node.name], node.name, _present(node.node, scope), arguments)


def _test(node: nodes.Test, scope: Scope) -> bool:
    value = _value(node.node, scope)
    if node.name in ("defined", "undefined"):
        return isinstance(value, Missing) == (node.name == "undefined")
    arguments = [_present(argument, scope) for argument in node.args]
    return bool(_apply(TESTS[node.name], node.name, None if isinstance(value, Missing) else value, arguments))


def _apply(function: Callable[..., Any], name: str, value: Any, arguments: list[Any]) -> Any:
    try:
        return function(value, *arguments)
    except (TypeError, AttributeError) as error:
        raise FilterError(f"'{name}' does not take these arguments.") from error


_NUMBERS: Mapping[type[nodes.Node], Callable[[float, float], float]] = {
    nodes.Add: lambda left, right: left + right,
    nodes.Sub: lambda left, right: left - right,
    nodes.Mul: lambda left, right: left * right,
    nodes.Div: lambda left, right: left / right,
    nodes.FloorDiv: lambda left, right: left // right,
    nodes.Mod: lambda left, right: left % right,
}


def _arithmetic(node: nodes.BinExpr, scope: Scope) -> Any:
    left, right = _present(node.left, scope), _present(node.right, scope)
    if is_number(left) and is_number(right):
        return _finite(_NUMBERS[type(node)](left, right))
    if isinstance(node, nodes.Add) and isinstance(left, str) and isinstance(right, str):
        bounded_text(len(left) + len(right))
        return left + right
    if isinstance(node, nodes.Add) and is_list(left) and is_list(right):
        if len(left) + len(right) > MAX_ITEMS:
            raise FilterError(f"A list has at most {MAX_ITEMS:,} items.")
        return left + right
    raise FilterError(f"`{node.operator}` does not take {kind_of(left)} and {kind_of(right)}.")


def _sign(node: nodes.UnaryExpr, scope: Scope) -> Any:
    value = _present(node.node, scope)
    if not is_number(value):
        raise FilterError(f"`{node.operator}` does not take {kind_of(value)}.")
    return -value if isinstance(node, nodes.Neg) else value


def _finite(number: int | float) -> int | float:
    if isinstance(number, float) and not math.isfinite(number):
        raise OverflowError
    if isinstance(number, int) and number.bit_length() > _MAX_BITS:
        raise OverflowError
    return number


_ORDERINGS: Mapping[str, Callable[[Any, Any], bool]] = {
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
}


def _compare(node: nodes.Compare, scope: Scope) -> bool:
    left = _value(node.expr, scope)
    for operand in node.ops:
        right = _value(operand.expr, scope)
        if not _holds(operand.op, left, right):
            return False
        left = right
    return True


def _holds(comparison: str, left: Any, right: Any) -> bool:
    """One comparison. What is missing equals null only, and is neither greater nor smaller nor within anything."""
    left_value = None if isinstance(left, Missing) else left
    right_value = None if isinstance(right, Missing) else right
    if comparison in ("eq", "ne"):
        same = left_value == right_value and isinstance(left_value, bool) == isinstance(right_value, bool)
        return same == (comparison == "eq")
    if comparison in ("in", "notin"):
        return _within(left_value, right_value) == (comparison == "in")
    if isinstance(left, Missing) or isinstance(right, Missing):
        return False
    if (is_number(left) and is_number(right)) or (isinstance(left, str) and isinstance(right, str)):
        return _ORDERINGS[comparison](left, right)
    raise FilterError(f"{kind_of(left).capitalize()} and {kind_of(right)} cannot be put in order.")


def _within(item: Any, container: Any) -> bool:
    if isinstance(container, str) or is_object(container):
        return isinstance(item, str) and item in container
    return is_list(container) and item in container


_MEANINGS: Mapping[type[nodes.Node], Callable[[Any, Scope], Any]] = {
    nodes.Name: _name,
    nodes.Getattr: _getattr,
    nodes.Getitem: _getitem,
    nodes.Const: _const,
    nodes.List: _list,
    nodes.Tuple: _list,
    nodes.Dict: _dict,
    nodes.And: _and,
    nodes.Or: _or,
    nodes.Not: _not,
    nodes.CondExpr: _choice,
    nodes.Concat: _concat,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Compare: _compare,
    nodes.Neg: _sign,
    nodes.Pos: _sign,
    **dict.fromkeys(_NUMBERS, _arithmetic),
}
