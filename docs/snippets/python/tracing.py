from aiagentplatform import AIAgentPlatform
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor

provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))
trace.set_tracer_provider(provider)  # usually your application's start, or `opentelemetry-instrument`, does this

with AIAgentPlatform() as client:
    client.models.retrieve("gpt-5.2")  # a span "models.retrieve" with "GET /models/{model}" in it
