"""
From a reply to its error: which class, which attributes. Pure; must survive whatever a server or a proxy sends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from .. import errors
from ..errors import APIStatusError
from ..settings.product import ErrorSpec, Product
from ..values.headers import NO_HEADERS, Headers
from ..values.type_guards import is_dict

BY_STATUS: Mapping[int, type[APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    402: errors.PaymentRequiredError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    408: errors.RequestTimeoutError,
    409: errors.ConflictError,
    413: errors.PayloadTooLargeError,
    415: errors.UnsupportedMediaTypeError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
    500: errors.InternalServerError,
    503: errors.ServiceUnavailableError,
}

BY_KIND: Mapping[str, type[APIStatusError]] = {
    "invalid_request_error": errors.BadRequestError,
    "authentication_error": errors.AuthenticationError,
    "billing_error": errors.PaymentRequiredError,
    "permission_error": errors.PermissionDeniedError,
    "not_found_error": errors.NotFoundError,
    "conflict_error": errors.ConflictError,
    "rate_limit_error": errors.RateLimitError,
    "overloaded_error": errors.ServiceUnavailableError,
    "api_error": errors.InternalServerError,
    "server_error": errors.InternalServerError,
}
"""The usual families of errors, for errors inside a stream, whose status says nothing."""

EXCERPT = 300
PAGE = 10_000
"""How much of an HTML page is looked at: a longer one cannot make the search slow."""


def status_error(
    product: Product, status: int, headers: Headers, data: bytes | Mapping[str, Any], attempts: int = 1
) -> APIStatusError:
    """
    The error that a reply means, by its documented code, else by its status, else (inside a stream) by its type.

    `data` is the reply's body, or the decoded body of an error event. HTML, an empty body, a missing field and a
    numeric code all give an error with what there is.
    """
    spec = product.errors
    body = _decoded(data) if isinstance(data, bytes) else data
    facts = _facts(body, spec)
    code, kind = _short_text(facts.get(spec.code)), _short_text(facts.get(spec.kind))
    request_id = headers.get(product.request_id_header) or _short_text(facts.get(spec.request_id))
    return class_of(spec, status, code, kind)(
        _message(facts.get(spec.message), body, status),
        status=status,
        code=code,
        type=kind,
        param=_short_text(facts.get(spec.param)),
        doc_url=_short_text(facts.get("doc_url")),
        details=facts.get("details"),
        request_id=request_id,
        body=body,
        headers=headers,
        attempts=attempts,
    )


def event_error(
    product: Product, body: Mapping[str, Any], status: int = 200, headers: Headers = NO_HEADERS, attempts: int = 1
) -> APIStatusError:
    """The error that an event of a stream carries: the same class as over HTTP."""
    return status_error(product, status, headers, body, attempts)


def class_of(spec: ErrorSpec, status: int, code: str | None, kind: str | None = None) -> type[APIStatusError]:
    """The class of an error. Below 400 (inside a stream) the status says nothing, but a code may be one."""
    documented = codes(spec.codes).get(code or "")
    if documented is not None:
        return documented
    if status < 400 and code and re.fullmatch("[45][0-9]{2}", code):
        status = int(code)
    if status >= 400:
        return BY_STATUS.get(status) or (errors.InternalServerError if status >= 500 else APIStatusError)
    return BY_KIND.get(kind or "") or BY_KIND.get(code or "") or APIStatusError


@cache
def codes(reference: str) -> Mapping[str, type[APIStatusError]]:
    """The documented codes and their classes, from ``"module:NAME"``."""
    if not reference:
        return {}
    module, _, name = reference.partition(":")
    table: Mapping[str, type[APIStatusError]] = getattr(import_module(module), name)
    return table


def _decoded(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return data.decode("utf-8", "replace") or None


def _facts(body: Any, spec: ErrorSpec) -> Mapping[str, Any]:
    inner = body.get(spec.envelope, body) if spec.envelope and is_dict(body) else body
    if isinstance(inner, str) and is_dict(body):
        return {**body, spec.message: inner}  # {"error": "text"}, as many servers send
    return inner if is_dict(inner) else {}


def _short_text(value: Any) -> str | None:
    """A short text, whatever the server made of it: numbers as text, anything else as absent."""
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _message(message: Any, body: Any, status: int) -> str:
    if isinstance(message, str) and message:
        return message
    if isinstance(body, str) and body.strip():
        text = " ".join(body.split())
        if text[:1] == "<":
            return f"The server replied with HTML instead of a JSON error: {_page_text(text[:PAGE])[:EXCERPT]}"
        return f"The server replied with text instead of a JSON error: {text[:EXCERPT]}"
    if body:
        return f"The server replied with an error of an unknown form: {str(body)[:EXCERPT]}"
    return f"The server replied with status {status} and no explanation."


def _page_text(html: str) -> str:
    """What a page says: its title, else its text."""
    title = re.search("<title[^>]*>([^<]+)", html, re.IGNORECASE)
    return title[1].strip() if title else " ".join(re.sub("<[^>]*>", " ", html).split())
