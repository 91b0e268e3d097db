"""Errors as the API tells them: a problem has a documented code, and the code decides status and type.

Knows the error table of the document; must not know requests, sockets or resources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DOC_URL = "https://docs.aiagentplatform.com/errors#"

TYPE_OF_STATUS: Mapping[int, str] = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    409: "conflict_error",
    413: "invalid_request_error",
    415: "invalid_request_error",
    422: "invalid_request_error",
    429: "rate_limit_error",
    500: "api_error",
    503: "api_error",
}
TYPE_OF_CODE: Mapping[str, str] = {
    "idempotency_in_progress": "idempotency_error",
    "idempotency_key_reused": "idempotency_error",
}


class Problem(Exception):
    """A reply that is an error. Raise it anywhere below the pipeline.

    Args:
        code: One of the document's error codes; it decides the HTTP status.
        message: One or two sentences for a person; names the culprit, never holds a secret.
        param: The JSON pointer, or the name of the query parameter or header, that is at fault.
        details: Each fault of a body that has several: `{"pointer", "code", "message"}`.
        headers: Extra reply headers, such as `Retry-After`.
        extra: More members of the error object, such as `quota`.
    """

    def __init__(
        self,
        code: str,
        message: str,
        param: str | None = None,
        details: Sequence[Mapping[str, str]] | None = None,
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.param = param
        self.details = details
        self.headers = dict(headers or {})
        self.extra = extra


class ErrorTable:
    """The document's error codes with the status of each."""

    def __init__(self, errors: Mapping[str, Mapping[str, Any]]) -> None:
        self._status = {code: int(entry["status"]) for code, entry in errors.items()}

    def __contains__(self, code: str) -> bool:
        return code in self._status

    def status(self, code: str) -> int:
        """The HTTP status of a code; an undocumented one is a bug of the server, hence 500."""
        return self._status.get(code, 500)

    def body(self, problem: Problem, request_id: str) -> dict[str, Any]:
        """The envelope that tells the problem."""
        error: dict[str, Any] = {
            "type": TYPE_OF_CODE.get(problem.code) or TYPE_OF_STATUS[self.status(problem.code)],
            "code": problem.code,
            "message": problem.message,
            "param": problem.param,
            "request_id": request_id,
            "doc_url": DOC_URL + problem.code,
        }
        if problem.details is not None:
            error["details"] = [dict(detail) for detail in problem.details]
        return {"error": {**error, **problem.extra}}
