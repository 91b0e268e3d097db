"""The AI Agent Platform in miniature: a local server that behaves as the API's document says.

`with serve() as server:` runs it in this process; `server.base_url` and `server.api_key` are all a client needs.
`with serve_document("openapi.yaml") as server:` serves any other document, without state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .kernel.platform import Settings
    from .server import AddressError, Credentials, RunningServer, serve
    from .serving import RunningDocument, serve_document
    from .stateless.reader import DocumentError

__all__ = [
    "AddressError",
    "Credentials",
    "DocumentError",
    "RunningDocument",
    "RunningServer",
    "Settings",
    "__version__",
    "serve",
    "serve_document",
]

_HOMES = {
    "AddressError": "server",
    "Credentials": "server",
    "DocumentError": "stateless.reader",
    "RunningDocument": "serving",
    "RunningServer": "server",
    "Settings": "kernel.platform",
    "serve": "server",
    "serve_document": "serving",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
