"""
What a generated package re-exports from the runtime.

The runtime lists its own names; here stands only which of them are not for users. Must not know the document.
"""

from __future__ import annotations

import ast
from functools import cache

from ...runtime import python_runtime

INTERNAL = frozenset(
    {
        "AsyncClient",
        "AsyncCore",
        "AsyncResource",
        "AuthSpec",
        "Core",
        "ErrorSpec",
        "LastSpec",
        "MergeSpec",
        "Operation",
        "PageSpec",
        "Product",
        "Resource",
        "ResumeSpec",
        "StreamSpec",
        "SyncClient",
        "WebhookReceiver",
    }
)
"""What generated code needs of the runtime and users do not."""

CLIENT_ATTRIBUTES = frozenset(
    {
        "aclose",
        "base_url",
        "close",
        "closed",
        "request",
        "with_core",
        "with_options",
        "with_raw_response",
        "with_streaming_response",
    }
)
"""What the runtime's clients call something else; a resource or operation of that name gets a trailing underscore."""

RECEIVER_ATTRIBUTES = frozenset({"receive", "sign", "unwrap", "verify"})
"""The same of the resource that receives webhooks."""


@cache
def runtime_names() -> frozenset[str]:
    """All public names of the runtime, read from its ``__all__`` without importing it."""
    tree = ast.parse((python_runtime() / "_core" / "__init__.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(name, ast.Name) and name.id == "__all__" for name in node.targets
        ):
            return frozenset(ast.literal_eval(node.value))
    raise LookupError("the runtime has no __all__")


def exported() -> tuple[str, ...]:
    """Those that a generated package has too."""
    return tuple(sorted(runtime_names() - INTERNAL))


def taken() -> frozenset[str]:
    """Names that no client, resource or error class may have: they stand beside these in generated modules."""
    return runtime_names() | {"Any", "Awaitable", "Callable", "Mapping", "Sequence", "TYPE_CHECKING"}
