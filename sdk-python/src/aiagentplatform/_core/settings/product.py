"""
What the runtime is told about the product that it serves: names, addresses and shapes, as data.

Generated code builds one `Product`; nothing else in the runtime knows a product's words. Imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AuthSpec:
    """
    How the API key travels.

    ``bearer`` and ``oauth2`` send ``Authorization: Bearer KEY``; ``basic`` sends ``Authorization: Basic``, the key
    being ``user:password``; ``api_key`` sends the key as it is in the header, query parameter or cookie `wire`.
    """

    kind: Literal["bearer", "basic", "api_key", "oauth2"] = "bearer"
    wire: str = ""
    where: Literal["header", "query", "cookie"] = "header"
    id: str = ""


@dataclass(frozen=True, slots=True)
class ErrorSpec:
    """
    How errors look. `envelope` is the field that wraps the error object (`""`: the body itself is the error); the
    others are fields of that object. `codes` names the table from documented codes to classes, as ``"module:NAME"``.
    """

    envelope: str = ""
    code: str = "code"
    kind: str = "type"
    message: str = "message"
    param: str = "param"
    request_id: str = "request_id"
    codes: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """
    The product's own words.

    `name` is the client's (``"Acme"``), `package` the import name, `env_prefix` begins the environment
    variables ``<PREFIX>_API_KEY``, ``_BASE_URL``, ``_WEBHOOK_SECRET`` and ``_LOG``. `headers` go with every request.
    `auth` is None for an API without keys. An empty `idempotency_header` switches idempotency keys off.
    """

    name: str
    package: str
    version: str
    env_prefix: str
    base_url: str
    idempotency_header: str = "Idempotency-Key"
    request_id_header: str = "x-request-id"
    headers: Mapping[str, str] = field(default_factory=lambda: NO_HEADERS)
    auth: AuthSpec | None = AuthSpec()
    errors: ErrorSpec = ErrorSpec()
