"""Puts the server together: the document, the kernel, every resource's handlers and the subsystems."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from . import resources
from .kernel import Handlers, Platform, Settings
from .kernel.app import App
from .kernel.document import load

if TYPE_CHECKING:
    from .kernel.document import Document

SUBSYSTEMS = ("model", "delivery", "engine")


def build_app(settings: Settings | None = None, document: Document | None = None) -> App:
    """The whole application, not yet started.

    Args:
        settings: How it behaves; by default all in memory.
        document: The API; by default the one shipped with this package.

    Raises:
        DatabaseError: The data file cannot be used.
        MissingHandlers: The document and the handlers do not fit each other.
    """
    platform = Platform(document or load(), settings or Settings())
    try:
        for name in SUBSYSTEMS:
            install(import_module(f"{__package__}.{name}"), platform)
        handlers = Handlers()
        for module in pkgutil.iter_modules(resources.__path__):
            resource = import_module(f"{resources.__name__}.{module.name}")
            handlers.update(resource.handlers)
            install(resource, platform)
        return App(platform, handlers)
    except BaseException:
        platform.database.close()
        raise


def install(module: ModuleType, platform: Platform) -> None:
    """Let a subsystem or a resource set itself up, if it has `install(platform)`."""
    setup = getattr(module, "install", None)
    if setup is not None:
        setup(platform)
