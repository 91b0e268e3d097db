"""
What the testing kit raises. A test that is wrong about what is sent is told by an `AssertionError`, never by an error
of the SDK: code under test that catches those must not swallow it, and no retry must hide it.
"""

from __future__ import annotations

from typing import Any


class UnexpectedRequestError(AssertionError):
    """A request came for which the script has no reply. `request` is that request."""

    def __init__(self, message: str, request: Any = None) -> None:
        super().__init__(message)
        self.request = request


class UnusedReplyError(AssertionError):
    """The test is over and a scripted reply was never asked for, or one was left open."""


class UnrecordedRequestError(AssertionError):
    """
    A request came that the cassette does not have.

    `request` is that request as it would be recorded, `nearest` the recorded one that is most like it, None if the
    cassette is empty. The message says in what they differ.
    """

    def __init__(self, message: str, request: Any = None, nearest: Any = None) -> None:
        super().__init__(message)
        self.request = request
        self.nearest = nearest


class CassetteError(Exception):
    """A cassette cannot be used: there is no such file, it is no cassette, or a recording is not complete."""


class NothingArrivedError(AssertionError):
    """A webhook that a test waited for did not come."""


class PlatformError(Exception):
    """The mock platform refused what a test asked of it; the message is the server's."""
