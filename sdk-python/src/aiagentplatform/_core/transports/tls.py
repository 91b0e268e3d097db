"""
One TLS context a process, which loads its certificates at the first handshake: a client costs nothing before that.
"""

from __future__ import annotations

import os
import ssl
import threading
from functools import lru_cache
from typing import Any


class LazyContext(ssl.SSLContext):
    """A verifying client context, with the certificates of `SSL_CERT_FILE` or `SSL_CERT_DIR`, else certifi's."""

    def __init__(self, protocol: int = ssl.PROTOCOL_TLS_CLIENT) -> None:
        self._lock = threading.Lock()
        self._loaded = False

    def wrap_socket(self, *args: Any, **keywords: Any) -> ssl.SSLSocket:
        self._load()
        return super().wrap_socket(*args, **keywords)

    def wrap_bio(self, *args: Any, **keywords: Any) -> ssl.SSLObject:
        self._load()
        return super().wrap_bio(*args, **keywords)

    def _load(self) -> None:
        with self._lock:
            if not self._loaded:
                self.load_verify_locations(*_authorities())
                self._loaded = True


def _authorities() -> tuple[str | None, str | None]:
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if file or folder:
        return file or None, folder or None
    import certifi

    return certifi.where(), None


def shared_context() -> ssl.SSLContext:
    """The process's context; another one if the environment names other certificates."""
    return _context(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@lru_cache(maxsize=4)
def _context(file: str | None, folder: str | None) -> ssl.SSLContext:
    return LazyContext(ssl.PROTOCOL_TLS_CLIENT)
