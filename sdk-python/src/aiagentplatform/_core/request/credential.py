"""
How the API key travels: as a header, a query parameter or a cookie, as the product says. Pure.

A key that is a callable is asked for at each attempt; until then `CREDENTIAL` stands in its place.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ..operation import Operation
from ..settings.api_key import require_key
from ..settings.config import Config
from ..values.headers import Pairs

CREDENTIAL = "\0credential"
"""Stands in a plan for a key that is asked for at each attempt. It is never sent."""


def credential(operation: Operation[Any], config: Config) -> tuple[Pairs, Mapping[str, Any]]:
    """The credential as a header, or as a query parameter; its value is `CREDENTIAL` if the key is a callable."""
    spec = config.product.auth
    if spec is None or operation.auth == ():
        return (), {}
    key = require_key(config.product, config.api_key)
    value = CREDENTIAL if callable(key) else str(key)
    if spec.kind == "api_key" and spec.where == "query":
        return (), {spec.wire: value}
    return (credential_header(config, value),), {}


def credential_header(config: Config, key: str) -> tuple[str, str]:
    """The header that carries a key, by the product's way of authentication."""
    spec = config.product.auth
    if spec is None or key is CREDENTIAL:
        return _credential_name(config), key
    if spec.kind == "basic":
        return "authorization", f"Basic {base64.b64encode(key.encode()).decode('ascii')}"
    if spec.kind != "api_key":
        return "authorization", f"Bearer {key}"
    return (spec.wire, key) if spec.where == "header" else ("cookie", f"{spec.wire}={key}")


def authorized(config: Config, url: str, headers: Pairs, key: str) -> tuple[str, Pairs]:
    """Address and headers with a freshly asked key where the plan left room for it."""
    url = url.replace(quote(CREDENTIAL), quote(key, safe=""))
    fresh = credential_header(config, key)
    return url, tuple(fresh if value is CREDENTIAL else (name, value) for name, value in headers)


def _credential_name(config: Config) -> str:
    spec = config.product.auth
    if spec is None or spec.kind != "api_key":
        return "authorization"
    return spec.wire if spec.where == "header" else "cookie"
