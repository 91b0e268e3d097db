"""Puts the platform together: the document, the kernel, every resource's handlers and the subsystems."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from . import resources
from .kernel.document import load
from .kernel.handlers import Handlers
from .kernel.platform import Platform, Settings

if TYPE_CHECKING:
    from .kernel.document import Document

SUBSYSTEMS = ("model", "delivery", "engine")


def build_platform(settings: Settings | None = None, document: Document | None = None) -> Platform:
    """The whole platform, not yet started.

    Args:
        settings: How it behaves; by default all in memory.
        document: The API; by default the one shipped with this package.

    Raises:
        DatabaseError: The data file cannot be used.
    """
    platform = Platform(document or load(), settings or Settings())
    for name in SUBSYSTEMS:
        install(import_module(f"{__package__}.{name}"), platform)
    for module in pkgutil.iter_modules(resources.__path__):
        install_resource(import_module(f"{resources.__name__}.{module.name}"), platform)
    return platform


def install(module: ModuleType, platform: Platform) -> None:
    """Let a subsystem set itself up: its package has `install(platform)`."""
    setup = getattr(module, "install", None)
    if setup is not None:
        setup(platform)


def install_resource(module: ModuleType, platform: Platform) -> None:
    """Add a resource's handlers, and let it set itself up if it has `install(platform)`."""
    handlers = getattr(module, "handlers", None)
    if isinstance(handlers, Handlers):
        platform.handlers.update(handlers)
    install(module, platform)
