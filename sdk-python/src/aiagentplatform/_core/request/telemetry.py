"""
What every request says about the client that sent it: product, version, system. No identifier of a person or a machine.
"""

from __future__ import annotations

import platform
import sys
from functools import cache

from ..settings.product import Product

ATTEMPT_HEADER = "x-sdk-attempt"


@cache
def telemetry_headers(product: Product) -> tuple[tuple[str, str], ...]:
    """``User-Agent``, and ``x-sdk-client`` as a dictionary of RFC 8941. The attempt's number has its own header."""
    facts = {
        "lang": "python",
        "version": product.version,
        "os": platform.system() or sys.platform,
        "arch": platform.machine() or "unknown",
        "runtime": platform.python_implementation(),
        "runtime-version": platform.python_version(),
    }
    client = ", ".join(f'{name}="{_token(value)}"' for name, value in facts.items())
    return ("user-agent", f"{_token(product.name)}/Python {_token(product.version)}"), ("x-sdk-client", client)


def _token(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isprintable() and sign not in '"\\')
