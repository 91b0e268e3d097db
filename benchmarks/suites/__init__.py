"""The tables: a suite a language."""

from ..rows import Suite
from .python import PYTHON
from .typescript import TYPESCRIPT

SUITES: tuple[Suite, ...] = (PYTHON, TYPESCRIPT)
