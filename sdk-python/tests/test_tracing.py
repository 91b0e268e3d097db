"""OpenTelemetry: the spans and metrics of a call, and that nothing of it is there when nobody asked for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from aiagentplatform._core import NotFoundError, Operation
from conftest import Face, MakeClient
from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

POST: Operation[Any] = Operation(
    "things.create", "POST", "/things/{id}", returns="builtins:dict", body="json", idempotent=True
)

EXPORTER, READER = InMemorySpanExporter(), InMemoryMetricReader()


@pytest.fixture(scope="module", autouse=True)
def _providers() -> None:
    provider = trace.get_tracer_provider()  # there is one a process, and an example may have set it
    if not isinstance(provider, TracerProvider):
        provider = TracerProvider()
        trace.set_tracer_provider(provider)
    provider.add_span_processor(SimpleSpanProcessor(EXPORTER))
    metrics.set_meter_provider(MeterProvider([READER]))


@pytest.fixture(autouse=True)
def _switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OTEL_PYTHON_DISABLED_INSTRUMENTATIONS", raising=False)


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    EXPORTER.clear()
    yield EXPORTER


def told(exporter: InMemorySpanExporter) -> dict[str, list[ReadableSpan]]:
    found: dict[str, list[ReadableSpan]] = {}
    for span in exporter.get_finished_spans():
        found.setdefault(span.name, []).append(span)
    return found


async def test_a_call_is_a_span_with_one_for_each_attempt(
    client: Face, server: ScriptedServer, spans: InMemorySpanExporter
) -> None:
    server.script(Reply(503), Reply(body={}, headers=[("x-request-id", "req_7")]))
    await client.call(POST, path=("a",), query={"secret": "s3cret"}, body={"text": "private"})
    found = told(spans)
    (call,), attempts = found["things.create"], found["POST /things/{id}"]
    first, second = (dict(each.attributes or {}) for each in attempts)
    assert [each.parent and each.parent.span_id for each in attempts] == [call.context and call.context.span_id] * 2
    assert {each.kind for each in attempts} == {trace.SpanKind.CLIENT}
    assert first["http.response.status_code"] == 503 and first["error.type"] == "503"
    assert attempts[0].status.status_code is trace.StatusCode.ERROR
    assert "http.request.resend_count" not in first and second["http.request.resend_count"] == 1
    assert second["http.request.method"] == "POST" and second["url.template"] == "/things/{id}"
    assert second["url.full"] == f"{server.url}/things/a" and second["server.address"] == "127.0.0.1"
    assert second["http.response.header.x-request-id"] == ("req_7",)
    assert attempts[1].status.status_code is trace.StatusCode.UNSET
    assert not any(word in span.to_json() for span in spans.get_finished_spans() for word in ("s3cret", "private"))


async def test_the_trace_goes_on_at_the_server(
    client: Face, server: ScriptedServer, spans: InMemorySpanExporter
) -> None:
    with trace.get_tracer("test").start_as_current_span("mine") as mine:
        await client.call(POST, path=("a",), body={})
    attempt = told(spans)["POST /things/{id}"][0].context
    assert attempt is not None and attempt.trace_id == mine.get_span_context().trace_id
    carried = server.requests[0].header("traceparent")
    assert carried and carried.startswith(f"00-{attempt.trace_id:032x}-{attempt.span_id:016x}-")


async def test_a_failure_is_an_error_of_the_call_and_of_its_attempt(
    client: Face, server: ScriptedServer, spans: InMemorySpanExporter
) -> None:
    server.script(Reply(404, body={"error": {"message": "No."}}))
    with pytest.raises(NotFoundError):
        await client.call(POST, path=("a",), body={})
    found = told(spans)
    (call,), (attempt,) = found["things.create"], found["POST /things/{id}"]
    assert call.status.status_code is trace.StatusCode.ERROR
    assert (call.attributes or {})["error.type"] == "aiagentplatform._core.errors.NotFoundError"
    assert (attempt.attributes or {})["error.type"] == "404"
    server.script(Reply(reset="before headers"))
    with pytest.raises(Exception, match=r"failed|broke|closed"):
        await client.call(POST, {"max_retries": 0}, path=("a",), body={})
    assert "APIConnectionError" in str((told(spans)["POST /things/{id}"][-1].attributes or {})["error.type"])


async def test_durations_are_measured(client: Face, server: ScriptedServer) -> None:
    READER.get_metrics_data()
    await client.call(POST, path=("a",), body={})
    data: Any = READER.get_metrics_data()
    (metric,) = data.resource_metrics[0].scope_metrics[0].metrics
    assert (metric.name, metric.unit) == ("http.client.request.duration", "s")
    point = metric.data.data_points[-1]
    assert point.count >= 1
    assert {"http.request.method", "http.response.status_code", "server.address", "url.template"} <= set(
        point.attributes
    )
    assert "url.full" not in point.attributes, "one series for each address would be too many"


async def test_it_can_be_switched_off(
    make_client: MakeClient, spans: InMemorySpanExporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_PYTHON_DISABLED_INSTRUMENTATIONS", "flask, acme")
    await make_client().call(POST, path=("a",), body={})
    assert not spans.get_finished_spans()


def test_nothing_is_loaded_that_was_not_there() -> None:
    script = """
import sys
from aiagentplatform._core import Headers, Product, SyncClient
class Canned:
    status, headers = 200, Headers()
    def send(self, request): return self
    def read(self): return b"{}"
    def close(self): pass
SyncClient(Product("A", "a", "1", "A", "http://a"), api_key="k", transport=Canned()).request("GET", "/x", returns=str)
print([name for name in sys.modules if name.startswith("opentelemetry")])
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
