"""
What a generated package re-exports from the runtime.

The runtime lists its own names; here stands only which of them are not for users. Must not know the document.
"""

from __future__ import annotations

import re
from functools import cache

from ...runtime import typescript_runtime

GENERATED_USES = frozenset(
    {
        "Client",
        "Operation",
        "Product",
        "Resource",
        "Schemas",
        "StatusErrorClass",
        "WebhookResource",
    }
)
"""What generated code needs of the runtime and users do not."""

INTERNAL = GENERATED_USES | {
    "Arguments",
    "AuthSpec",
    "BodyKind",
    "Core",
    "ErrorSpec",
    "Framing",
    "LastSpec",
    "MergeSpec",
    "OpenReply",
    "PageSpec",
    "ParameterStyle",
    "ResumeSpec",
    "Shape",
    "StreamSpec",
}
"""What the runtime gives to code beside it, and not to users."""

STATEMENT = re.compile(r"^export (type )?\{([^}]*)\} from", re.MULTILINE)


@cache
def runtime_names() -> tuple[frozenset[str], frozenset[str]]:
    """All public names of the runtime, values and types, read from its index."""
    index = typescript_runtime() / "core" / "index.ts"
    text = index.read_text("utf-8") if index.is_file() else ""
    values: set[str] = set()
    types: set[str] = set()
    for only_types, inside in STATEMENT.findall(re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)):
        for name in filter(None, (part.strip() for part in inside.split(","))):
            is_type = bool(only_types) or name.startswith("type ")
            (types if is_type else values).add(name.removeprefix("type ").split(" as ")[-1].strip())
    return frozenset(values), frozenset(types)


def exported() -> tuple[list[str], list[str]]:
    """Those that a generated package has too: values and types."""
    values, types = runtime_names()
    return sorted(values - INTERNAL), sorted(types - INTERNAL)


def taken() -> frozenset[str]:
    """Names that nothing generated may have: they stand beside it, or it is built of them."""
    values, types = exported()
    return frozenset({*values, *types}) | GENERATED_USES
