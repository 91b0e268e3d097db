"""
TLS contexts. The usual one is shared by a process, and loads its authorities at the first handshake: a client costs
nothing before that.
"""

from __future__ import annotations

import os
import ssl
import threading
from pathlib import Path
from typing import Any

from ..errors import ConfigurationError
from ..settings.connection import ClientCertificate, Connection


class LazyContext(ssl.SSLContext):
    """A verifying client context. Its `authorities` are a file and a folder; if both are None, certifi's are taken."""

    authorities: tuple[str | None, str | None] = None, None

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
                file, folder = self.authorities
                if file is None and folder is None:
                    import certifi

                    file = certifi.where()
                try:
                    self.load_verify_locations(file, folder)
                except (OSError, ssl.SSLError) as fault:
                    raise _unreadable(str(file or folder), fault) from fault
                self._loaded = True


def context_for(connection: Connection) -> ssl.SSLContext:
    """The context that a client's settings ask for. Raises `ConfigurationError` if a certificate cannot be read."""
    verify, cert = connection.verify, connection.cert
    if isinstance(verify, ssl.SSLContext):
        return verify
    if verify is True and cert is None:
        return shared_context(trust_env=connection.trust_env, http2=connection.http2)
    if verify is True:
        context = _lazy(*_authorities(connection.trust_env))
    else:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if verify is False:
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        else:
            _trust(context, Path(verify))
    if cert is not None:
        _show(context, cert)
    return context


_shared: dict[tuple[str | None, str | None, bool], ssl.SSLContext] = {}


def shared_context(*, trust_env: bool = True, http2: bool = False) -> ssl.SSLContext:
    """
    The process's context; another one if the environment names other authorities, and for HTTP/2.

    One each: a library that speaks HTTP/2 writes into its context that it does.
    """
    file, folder = _authorities(trust_env)
    key = file, folder, http2
    found = _shared.get(key)  # threads that begin at once all get the first one's
    return _shared.setdefault(key, _lazy(file, folder)) if found is None else found


def _lazy(file: str | None, folder: str | None) -> ssl.SSLContext:
    context = LazyContext(ssl.PROTOCOL_TLS_CLIENT)
    context.authorities = file, folder
    return context


def _authorities(trust_env: bool) -> tuple[str | None, str | None]:
    """The file and the folder that the environment names. That they are there is seen at once, what they hold later."""
    if not trust_env:
        return None, None
    file, folder = os.environ.get("SSL_CERT_FILE") or None, os.environ.get("SSL_CERT_DIR") or None
    if file is not None and not Path(file).is_file():
        raise _unreadable(file, "it is no file")
    return file, folder


def _unreadable(path: str, why: object) -> ConfigurationError:
    told = "no certificates can be read from"
    return ConfigurationError(f"SSL_CERT_FILE or SSL_CERT_DIR: {told} {path!r}: {why}.")


def _trust(context: ssl.SSLContext, path: Path) -> None:
    try:
        if path.is_dir():
            context.load_verify_locations(capath=path)
        else:
            context.load_verify_locations(cafile=path)
    except (OSError, ssl.SSLError) as fault:
        told = f"Connection.verify: no certificates can be read from {str(path)!r}: {fault}."
        raise ConfigurationError(told) from fault


def _show(context: ssl.SSLContext, cert: ClientCertificate) -> None:
    given: tuple[Any, ...] = cert if isinstance(cert, tuple) else (cert, None)
    file, key, password = (*given, "")[:3]  # without one, OpenSSL would ask for it on the terminal
    try:
        context.load_cert_chain(file, key, lambda: password)
    except (OSError, ssl.SSLError, ValueError) as fault:
        raise ConfigurationError(
            f"Connection.cert: the certificate {str(file)!r} or its key cannot be read, "
            f"or its password is wrong: {fault}."
        ) from fault
