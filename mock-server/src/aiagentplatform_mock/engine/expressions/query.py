"""JMESPath queries with a bound on their work: a short query can otherwise double its result again and again."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jmespath import exceptions, functions, parser, visitor

from .evaluate import ExpressionError
from .filters import text_of
from .kinds import is_list
from .parse import MAX_LENGTH, ExpressionSyntaxError
from .size import TooLarge, bounded

_MAX_STEPS = 200_000
_MAX_ITEMS = 100_000


@lru_cache(maxsize=512)
def query(source: str) -> Any:
    """Parse a query.

    Raises:
        ExpressionSyntaxError: It is none.
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionSyntaxError(f"A query has at most {MAX_LENGTH:,} characters.")
    try:
        return parser.Parser().parse(source).parsed
    except (exceptions.JMESPathError, RecursionError, ValueError) as error:
        raise ExpressionSyntaxError(f"This is no JMESPath query: {_first_line(error)}.") from error


def search(source: str, value: Any) -> Any:
    """What a query finds in a value.

    Raises:
        ExpressionError: A function does not take its arguments, or the query does too much.
    """
    try:
        return bounded(_Bounded().visit(query(source), value))
    except TooLarge as error:
        raise ExpressionError(str(error)) from error
    except (exceptions.JMESPathError, RecursionError, TypeError, ValueError) as error:
        raise ExpressionError(f"The query failed: {_first_line(error)}.") from error


class _Functions(functions.Functions):
    """JMESPath's functions; those that write texts look at the size first."""

    @functions.signature({"types": ["string"]}, {"types": ["array-string"]})
    def _func_join(self, separator: str, items: list[str]) -> str:
        bounded([*items, *([separator] * len(items))])
        return separator.join(items)

    @functions.signature({"types": []})
    def _func_to_string(self, value: Any) -> Any:
        return text_of(bounded(value))


class _Bounded(visitor.TreeInterpreter):
    """Counts what it visits and how long its lists become."""

    def __init__(self) -> None:
        super().__init__(visitor.Options(custom_functions=_Functions()))
        self._steps = 0

    def visit(self, node: Any, *args: Any, **kwargs: Any) -> Any:
        self._steps += 1
        result: Any = super().visit(node, *args, **kwargs)
        length = len(result) if is_list(result) else 0
        self._steps += length // 100
        if self._steps > _MAX_STEPS or length > _MAX_ITEMS:
            raise ExpressionError("The query does too much work.")
        return result


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["it is nested too deeply"])[0].rstrip(".:")
