"""The workflows' own language: expressions, templates made of them, and JMESPath queries.

Jinja's parser reads an expression; our own interpreter runs it over JSON values. There are no calls, no attributes
of Python objects, no loops and no assignments, and every result has a bounded size, so a definition can neither
reach into the server nor hold it up. Must not know workflows.
"""

from .evaluate import ExpressionError, Missing, condition, value_of
from .parse import Expression, ExpressionSyntaxError, Name, Template, expression, template
from .query import query, search
from .render import render
from .size import TooLarge, bounded

__all__ = [
    "Expression",
    "ExpressionError",
    "ExpressionSyntaxError",
    "Missing",
    "Name",
    "Template",
    "TooLarge",
    "bounded",
    "condition",
    "expression",
    "query",
    "render",
    "search",
    "template",
    "value_of",
]
