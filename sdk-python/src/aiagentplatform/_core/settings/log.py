"""
Logging: one logger a product, named after its package, switched on by ``<PREFIX>_LOG=debug|info|warning``.

Bodies are never logged, and the values of secret headers are hidden. Must not know how a call is made.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable

from ..values.headers import redacted
from .product import Product

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

_configured: set[str] = set()


def logger_of(product: Product) -> logging.Logger:
    """The product's logger, with a handler on standard error if the environment asks for a level."""
    logger = logging.getLogger(product.package)
    if product.package not in _configured:
        _configured.add(product.package)
        variable = f"{product.env_prefix}_LOG"
        _configure(logger, variable, os.environ.get(variable, "").strip().upper())
    return logger


def _configure(logger: logging.Logger, variable: str, level: str) -> None:
    if not level:
        return
    if level not in LEVELS:
        logger.warning("The log level %r in %s is none of %s.", level.lower(), variable, ", ".join(LEVELS).lower())
        return
    logger.setLevel(level)
    if not logging.getLogger().handlers and not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("[%(asctime)s %(name)s %(levelname)s] %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False


def shown(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers as they may be logged."""
    return redacted(dict(headers))
