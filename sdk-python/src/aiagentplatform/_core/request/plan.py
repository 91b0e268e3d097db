"""
An operation, compiled once for a client: all that its calls share. Pure; must not know a call's arguments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..operation import Operation
from ..settings.config import Config
from ..settings.timeouts import DEFAULT_TIMEOUT, Timeout, timeout_of
from ..values.headers import Pairs
from .body import MEDIA
from .credential import credential
from .headers import has_header, merge
from .telemetry import ATTEMPT_HEADER, telemetry_headers

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
"""Methods that may be sent twice (RFC 9110, 9.2.2)."""

_PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """An operation, compiled for one client. `literals` are the texts between the path's `names`."""

    operation: Operation[Any]
    literals: tuple[str, ...]
    names: tuple[str, ...]
    headers: Pairs
    query: Mapping[str, Any]
    key_header: str
    timeout: Timeout
    repeatable: bool


def compile_plan(operation: Operation[Any], config: Config) -> Plan:
    """Settle what every call of the operation shares."""
    product = config.product
    pieces = _PLACE.split((operation.server.rstrip("/") or config.base_url) + _rooted(operation.path))
    lowest = (*telemetry_headers(product), (ATTEMPT_HEADER, "1"), *product.headers.items())
    lowest += (("accept", _accept(operation)),)
    if operation.body and operation.body != "multipart":
        lowest += (("content-type", operation.content_type or MEDIA[operation.body]),)
    sent, asked = credential(operation, config)
    headers = merge(lowest + sent, config.headers)
    key_header = product.idempotency_header if operation.idempotent else ""
    if key_header.lower() in {name.lower() for name in config.headers}:
        key_header = ""  # the client's own header, or its removal, stands
    timeout = DEFAULT_TIMEOUT if operation.timeout is None else Timeout.each(operation.timeout)
    return Plan(
        operation=operation,
        literals=tuple(pieces[::2]),
        names=tuple(pieces[1::2]),
        headers=headers,
        query={**config.query, **asked},
        key_header=key_header,
        timeout=timeout_of(config.timeout, timeout),
        repeatable=operation.method in SAFE or has_header(headers, product.idempotency_header),
    )


def _rooted(path: str) -> str:
    return path if path.startswith("/") else f"/{path}"


def _accept(operation: Operation[Any]) -> str:
    if operation.stream is not None and not operation.stream.selector:
        return "text/event-stream" if operation.stream.framing == "sse" else "application/json, */*;q=0.5"
    return "application/json" if operation.returns not in ("", "builtins:bytes") else "*/*"
