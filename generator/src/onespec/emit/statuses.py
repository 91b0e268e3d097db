"""
What the runtimes call the error of each status: the same classes in every language.

Must not know any target language.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import ErrorCode
from .names import pascal

STATUS_ERRORS: dict[str, tuple[str, str]] = {
    "400": ("BadRequestError", "The request is malformed or an argument is invalid."),
    "401": ("AuthenticationError", "The API key is missing, wrong, expired or revoked."),
    "402": ("PaymentRequiredError", "A quota is used up, or the plan does not include the feature."),
    "403": ("PermissionDeniedError", "The API key lacks a permission."),
    "404": ("NotFoundError", "There is no such object for this API key."),
    "408": ("RequestTimeoutError", "The server gave up waiting for the request."),
    "409": ("ConflictError", "The state of the object does not allow it."),
    "413": ("PayloadTooLargeError", "The body is larger than the operation accepts."),
    "415": ("UnsupportedMediaTypeError", "The body's content type is not accepted."),
    "422": ("UnprocessableEntityError", "The request is well-formed and makes no sense."),
    "429": ("RateLimitError", "Too many requests."),
    "503": ("ServiceUnavailableError", "The server is overloaded for the moment."),
}
"""The runtime's error class of a status, and what it means; see `status_error`."""


def status_error(status: str) -> str:
    """The runtime's class for a status such as ``404`` or ``5XX``."""
    if status in STATUS_ERRORS:
        return STATUS_ERRORS[status][0]
    return "InternalServerError" if status.startswith("5") else "APIStatusError"


def meaning(status: str) -> str:
    """What a status says, in a sentence."""
    if status in STATUS_ERRORS:
        return STATUS_ERRORS[status][1]
    return "The server failed." if status.startswith("5") else "Any other error."


@dataclass(frozen=True, slots=True)
class CodeClass:
    """The class that a documented code would like: its name, another should that be taken, and what it extends."""

    wish: str
    other: str
    base: str

    @property
    def is_the_runtimes(self) -> bool:
        """Whether the code says what its status says, which has a class already."""
        return self.wish == self.base


def code_class(code: ErrorCode) -> CodeClass:
    """What the error of a documented code is called."""
    words = code.name[:-1] if len(code.name) > 1 and code.name[-1] == "error" else code.name
    return CodeClass(f"{pascal(words)}Error", f"{pascal(words)}CodeError", status_error(str(code.status)))
