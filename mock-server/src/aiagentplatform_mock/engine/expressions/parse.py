"""From text to a checked syntax tree, and the names that it refers to. Evaluates nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from .filters import FILTERS, TESTS

MAX_LENGTH = 4096
MAX_TEMPLATE_LENGTH = 100_000
_MAX_DEPTH = 60

# Only `{{ … }}` is special in a template; the delimiters of tags and comments are made unreachable.
_NEVER = "\x00\x00"
_SYNTAX = Environment(
    block_start_string=_NEVER + "b",
    block_end_string=_NEVER + "e",
    comment_start_string=_NEVER + "c",
    comment_end_string=_NEVER + "d",
    keep_trailing_newline=True,
    autoescape=False,
)
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Add,
    nodes.And,
    nodes.Compare,
    nodes.Concat,
    nodes.CondExpr,
    nodes.Const,
    nodes.Dict,
    nodes.Div,
    nodes.Filter,
    nodes.FloorDiv,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Keyword,
    nodes.List,
    nodes.Mod,
    nodes.Mul,
    nodes.Name,
    nodes.Neg,
    nodes.Not,
    nodes.Operand,
    nodes.Or,
    nodes.Pair,
    nodes.Pos,
    nodes.Slice,
    nodes.Sub,
    nodes.Test,
    nodes.Tuple,
)
_REFUSALS: dict[type[nodes.Node], str] = {
    nodes.Call: "Calls are not allowed; there are filters, such as `value | length`.",
    nodes.Pow: "`**` is not allowed.",
}


class ExpressionSyntaxError(Exception):
    """The text is not an expression, or uses what is not allowed. The message is one sentence."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that an expression refers to: its first part, and the field behind it when it is written out."""

    root: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression."""

    source: str
    tree: nodes.Expr = field(repr=False, compare=False)
    names: tuple[Name, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Template:
    """A text with expressions in it, in order."""

    parts: tuple[str | Expression, ...]

    @property
    def names(self) -> tuple[Name, ...]:
        return tuple(name for part in self.parts if isinstance(part, Expression) for name in part.names)


@lru_cache(maxsize=2048)
def expression(source: str) -> Expression:
    """Parse an expression, such as `input.score > 0.5`.

    Raises:
        ExpressionSyntaxError: It is none, is too long, or uses what is not allowed.
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionSyntaxError(f"An expression has at most {MAX_LENGTH:,} characters.")
    parts = _parse("{{ " + source + "\n}}")
    if len(parts) != 1 or isinstance(parts[0], str):
        raise ExpressionSyntaxError("Write the expression without `{{` and `}}`.")
    return Expression(source, parts[0].tree, parts[0].names)


@lru_cache(maxsize=2048)
def template(source: str) -> Template:
    """Parse a template, such as `Dear {{ input.name }},`.

    Raises:
        ExpressionSyntaxError: Something between `{{` and `}}` is no expression.
    """
    if len(source) > MAX_TEMPLATE_LENGTH:
        raise ExpressionSyntaxError(f"A template has at most {MAX_TEMPLATE_LENGTH:,} characters.")
    if "{{" not in source:
        return Template((source,))
    return Template(tuple(_parse(source)))


def _parse(source: str) -> list[str | Expression]:
    if "\x00" in source:
        raise ExpressionSyntaxError("The character U+0000 is not allowed.")
    try:
        tree = _SYNTAX.parse(source)
    except TemplateSyntaxError as error:
        raise ExpressionSyntaxError(_sentence(error.message or "This is no expression")) from error
    except (RecursionError, ValueError, OverflowError) as error:
        raise ExpressionSyntaxError(
            "The expression is nested too deeply, or holds a number that is too long."
        ) from error
    parts: list[str | Expression] = []
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            raise ExpressionSyntaxError("Only `{{ … }}` is allowed.")
        parts += [part.data if isinstance(part, nodes.TemplateData) else _checked(part, source) for part in node.nodes]
    return parts


def _checked(tree: nodes.Expr, source: str) -> Expression:
    names = tuple(dict.fromkeys(_names(tree, 0)))
    return Expression(source, tree, names)


def _names(node: nodes.Node, depth: int) -> Iterator[Name]:
    """The names below a node. Refuses what is not allowed on the way."""
    if depth > _MAX_DEPTH:
        raise ExpressionSyntaxError("The expression is nested too deeply.")
    if not isinstance(node, _ALLOWED):
        raise ExpressionSyntaxError(_REFUSALS.get(type(node), f"{type(node).__name__} is not allowed."))
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        raise ExpressionSyntaxError(f"There is no filter '{node.name}'; there are {', '.join(sorted(FILTERS))}.")
    if isinstance(node, (nodes.Filter, nodes.Test)) and (node.dyn_args or node.dyn_kwargs or node.kwargs):
        raise ExpressionSyntaxError("Filters and tests take plain arguments only.")
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        raise ExpressionSyntaxError(f"There is no test '{node.name}'; there are {', '.join(sorted(TESTS))}.")
    if isinstance(node, nodes.Name):
        yield Name(node.name)
        return
    if isinstance(node, (nodes.Getattr, nodes.Getitem)) and isinstance(node.node, nodes.Name):
        yield Name(node.node.name, _field(node))
        if isinstance(node, nodes.Getitem):
            yield from _names(node.arg, depth + 1)
        return
    for child in node.iter_child_nodes():
        yield from _names(child, depth + 1)


def _field(node: nodes.Getattr | nodes.Getitem) -> str | None:
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None


def _sentence(message: str) -> str:
    return message[0].upper() + message[1:].rstrip(".") + "."
