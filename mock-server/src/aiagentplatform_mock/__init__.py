"""The AI Agent Platform in miniature: a local server that behaves as the API's document says.

`with serve() as server:` runs it in this process; `server.base_url` and `server.api_key` are all a client needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .kernel.platform import Settings
    from .server import AddressError, Credentials, RunningServer, serve

__all__ = ["AddressError", "Credentials", "RunningServer", "Settings", "__version__", "serve"]

_HOMES = {
    "AddressError": "server",
    "Credentials": "server",
    "RunningServer": "server",
    "Settings": "kernel.platform",
    "serve": "server",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
