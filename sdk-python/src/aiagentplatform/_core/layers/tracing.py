"""
OpenTelemetry, when the process has loaded it: a span for each call, one for each attempt, and the attempts' durations.

Follows the semantic conventions for HTTP clients: attempts are CLIENT spans with ``http.request.method``,
``url.template``, ``server.address`` … and ``http.request.resend_count``, and carry the trace on to the server.
Addresses are shown without their query; headers and bodies never are. Nothing of OpenTelemetry is imported unless
somebody else has done so before, since without them there is nowhere to send a span to.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from ..settings.product import Product
from ..transports.interface import AsyncResponse, OpenReply, Request, Response
from .middleware import AsyncSend, Send

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60)
"""Of the durations, in seconds: the conventions', and two more, since models take their time."""

Facts: TypeAlias = "dict[str, str | int]"


def tracing_of(product: Product) -> Tracing | None:
    """
    The tracing of a product's calls; None if the process has not loaded OpenTelemetry, or has switched ours off by
    listing the package in ``OTEL_PYTHON_DISABLED_INSTRUMENTATIONS``.
    """
    return _tracing(product) if "opentelemetry.trace" in sys.modules else None


@cache
def _tracing(product: Product) -> Tracing | None:
    disabled = os.environ.get("OTEL_PYTHON_DISABLED_INSTRUMENTATIONS", "").split(",")
    return None if product.package in {name.strip() for name in disabled} else Tracing(product)


class Tracing:
    """Spans and metrics of one product's calls. Its `around` functions are the innermost middleware."""

    def __init__(self, product: Product) -> None:
        from opentelemetry import metrics, propagate, trace

        self._trace = trace
        self._inject = propagate.inject
        self._tracer = trace.get_tracer(product.package, product.version)
        self._duration = metrics.get_meter(product.package, product.version).create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=BUCKETS,
        )
        self._request_id_header = product.request_id_header

    @contextmanager
    def call(self, operation: str, method: str) -> Generator[None]:
        """The span of a whole call, named after its operation, with all attempts inside."""
        with self._tracer.start_as_current_span(operation or method) as span:
            try:
                yield
            except Exception as error:
                span.set_attribute("error.type", _name(error))
                raise

    def around(self, request: Request, send: Send, /) -> Response:
        """A `Middleware`."""
        with self._attempt(request) as (carried, seen):
            response = send(carried)
            seen(response)
            return response

    async def around_async(self, request: Request, send: AsyncSend, /) -> AsyncResponse:
        """An `AsyncMiddleware`."""
        with self._attempt(request) as (carried, seen):
            response = await send(carried)
            seen(response)
            return response

    @contextmanager
    def _attempt(self, request: Request) -> Generator[tuple[Request, Any]]:
        """The span of one attempt, up to the reply's headers; and the request that carries it on."""
        facts = _facts(request)
        name = f"{request.method} {request.route}".strip()
        kind, status = self._trace.SpanKind.CLIENT, self._trace.StatusCode.ERROR
        started = time.perf_counter()
        with self._tracer.start_as_current_span(name, kind=kind, attributes={**facts, **_address(request)}) as span:

            def seen(response: OpenReply) -> None:
                facts["http.response.status_code"] = response.status
                span.set_attribute("http.response.status_code", response.status)
                if (request_id := response.headers.get(self._request_id_header)) is not None:
                    span.set_attribute(f"http.response.header.{self._request_id_header.lower()}", [request_id])
                if response.status >= 400:
                    facts["error.type"] = str(response.status)
                    span.set_attribute("error.type", str(response.status))
                    span.set_status(status)

            carrier: dict[str, str] = {}
            self._inject(carrier)
            try:
                yield request.with_headers(carrier) if carrier else request, seen
            except BaseException as error:
                facts["error.type"] = _name(error)
                span.set_attribute("error.type", _name(error))
                raise
            finally:
                self._duration.record(time.perf_counter() - started, facts)


def _facts(request: Request) -> Facts:
    """What both the span and the metric say of a request: nothing that takes many values."""
    parts = urlsplit(request.url)
    facts: Facts = {"http.request.method": request.method, "url.scheme": parts.scheme}
    if request.route:
        facts["url.template"] = request.route
    if parts.hostname:
        facts["server.address"] = parts.hostname
        facts["server.port"] = parts.port or (443 if parts.scheme == "https" else 80)
    return facts


def _address(request: Request) -> Facts:
    """What only the span says."""
    facts: Facts = {"url.full": request.url.partition("?")[0]}
    if request.attempt > 1:
        facts["http.request.resend_count"] = request.attempt - 1
    return facts


def _name(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"
