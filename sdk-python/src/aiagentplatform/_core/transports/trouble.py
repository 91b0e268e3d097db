"""
What went wrong on the wire, as our own errors: the same words whatever library was in use. Must not know any library.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from ..errors import (
    APIConnectionError,
    APITimeoutError,
    ConnectTimeoutError,
    FirstByteTimeoutError,
    IdleTimeoutError,
    PoolTimeoutError,
)

_TIMEOUTS: dict[str, tuple[type[APITimeoutError], str]] = {
    "connect": (ConnectTimeoutError, "No connection to {place} within {seconds} seconds."),
    "pool": (PoolTimeoutError, "All connections were busy for {seconds} seconds."),
    "first byte": (FirstByteTimeoutError, "No reply began within {seconds} seconds."),
    "upload": (IdleTimeoutError, "The server took nothing of the upload for {seconds} seconds."),
    "idle": (IdleTimeoutError, "The reply fell silent for {seconds} seconds."),
}


def timed_out(wait: str, seconds: float | None, url: str = "") -> APITimeoutError:
    """The error of a wait that took too long: connect, pool, first byte, upload or idle."""
    kind, text = _TIMEOUTS[wait]
    return kind(text.format(seconds="?" if seconds is None else f"{seconds:.3g}", place=server_of(url)))


def unreachable(url: str, why: str) -> APIConnectionError:
    """There is no connection, so nothing was sent."""
    return APIConnectionError(f"No connection to {server_of(url)}: {why}.", sent=False)


def failed(url: str, why: str) -> APIConnectionError:
    """The connection broke before a reply began; the server may have acted."""
    return APIConnectionError(f"The request to {server_of(url)} failed: {why}.")


def broken(why: str) -> APIConnectionError:
    """The connection broke after the reply began."""
    return APIConnectionError(f"The connection broke in the middle of the reply: {why}.")


def unrepeatable() -> APIConnectionError:
    """A redirect wants the body once more, and it was read from a pipe."""
    return APIConnectionError("The server redirects the upload elsewhere, and it cannot be read a second time.")


def unreadable(why: str) -> APIConnectionError:
    """The reply came, and nobody can tell what it says."""
    return APIConnectionError(f"The reply cannot be read: {why}.")


def server_of(url: str) -> str:
    """Where a request goes: the address without its path, its query and any password."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def reason(error: BaseException) -> str:
    """The cause at the bottom, in the system's words if it has some: libraries wrap it, and lose them on the way."""
    said = str(error)
    cause: BaseException | None = error
    while cause is not None:
        distrust = getattr(cause, "verify_message", None)  # ssl.SSLCertVerificationError
        if distrust:
            return f"the server's certificate is not trusted ({distrust})"
        own = getattr(cause, "strerror", None)
        said = own or said or str(cause)
        cause = cause.__cause__ or cause.__context__
    return (said or type(error).__name__).rstrip(".")
