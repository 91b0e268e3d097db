"""Two ways to drive the mock server: a client that openapi-python-client generated from the document, and our SDK.

Both are wrapped alike: `call(operation, …)` takes and gives plain JSON, so that one scenario runs over either. What
one of them reads otherwise than the other shows as a difference.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import io
import json
import shutil
import subprocess
import sys
import threading
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from typing import Any, NamedTuple, Protocol

import pytest
from aiagentplatform import AIAgentPlatform, APIStatusError, Page
from aiagentplatform_mock import RunningServer, serve

BUNDLE = Path(__file__).parents[1] / "openapi" / "bundle.json"
PACKAGE = "platform_oracle"


class Refused(Exception):
    """The server refused a call."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code = status, code


class Driver(Protocol):
    """A client, as the scenarios use it."""

    def call(self, operation: str, *, body: Mapping[str, Any] | None = None, **parameters: Any) -> Any:
        """The reply as JSON; a download as bytes.

        Raises:
            Refused: The reply is an error.
        """
        ...

    def stream(self, operation: str, *, body: Mapping[str, Any] | None = None, **parameters: Any) -> list[Any]:
        """The data of a stream's events."""
        ...


# ── the independent client ───────────────────────────────────────────────────────────────────────


class Generated(NamedTuple):
    """What openapi-python-client made, and what it said meanwhile."""

    root: Path
    output: str
    returncode: int


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(BUNDLE.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    """The client, generated from the committed bundle."""
    folder = tmp_path_factory.mktemp("oracle")
    config = folder / "config.json"
    # No formatter: it changes nothing about what the client does, and need not be installed.
    config.write_text(json.dumps({"post_hooks": []}), encoding="utf-8")
    program = shutil.which("openapi-python-client", path=str(Path(sys.executable).parent)) or "openapi-python-client"
    options = ("--meta", "none", "--config", str(config), "--fail-on-warning")
    command = [program, "generate", "--path", str(BUNDLE), "--output-path", str(folder / PACKAGE), *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return Generated(folder, run.stdout + run.stderr, run.returncode)


class OracleDriver:
    """The generated client."""

    def __init__(self, tags: Mapping[str, str], base_url: str, api_key: str) -> None:
        client: Any = importlib.import_module(f"{PACKAGE}.client")
        self._client = client.AuthenticatedClient(base_url=base_url, token=api_key)
        self._tags = tags

    def call(self, operation: str, *, body: Mapping[str, Any] | None = None, **parameters: Any) -> Any:
        response = self._request(operation, body, parameters)
        parsed = self._module(operation)._parse_response(client=self._client, response=response)
        if response.is_error:
            raise Refused(response.status_code, parsed.to_dict()["error"]["code"])
        return response.content if not hasattr(parsed, "to_dict") else parsed.to_dict()

    def stream(self, operation: str, *, body: Mapping[str, Any] | None = None, **parameters: Any) -> list[Any]:
        response = self._request(operation, body, parameters)
        assert response.headers["content-type"].startswith("text/event-stream"), response.text
        data = [line.removeprefix("data: ") for line in response.text.splitlines() if line.startswith("data: ")]
        return [json.loads(text) for text in data if text != "[DONE]"]

    def close(self) -> None:
        self._client.get_httpx_client().close()

    def _request(self, operation: str, body: Mapping[str, Any] | None, parameters: Mapping[str, Any]) -> Any:
        build = self._module(operation)._get_kwargs
        known = inspect.signature(build, eval_str=True).parameters
        arguments = {name: _typed(known[name].annotation, value) for name, value in parameters.items()}
        if body is not None:
            arguments["body"] = _typed(known["body"].annotation, body)
        return self._client.get_httpx_client().request(**build(**arguments))

    def _module(self, operation: str) -> Any:
        return importlib.import_module(f"{PACKAGE}.api.{self._tags[operation]}.{operation.replace('.', '_')}")


def _typed(annotation: Any, value: Any) -> Any:
    """A plain value as the generated client wants it: models, enums and files made from JSON."""
    for kind in _members(annotation):
        if typing.get_origin(kind) is list and isinstance(value, list):
            return [_typed(typing.get_args(kind)[0], item) for item in value]
        if inspect.isclass(kind) and issubclass(kind, enum.Enum):
            return kind(value)
        if hasattr(kind, "to_multipart"):
            file: Any = importlib.import_module(f"{PACKAGE}.types").File
            content = file(payload=io.BytesIO(value["file"]), file_name="file.txt", mime_type="text/plain")
            return kind(**{**{k: _typed(_field(kind, k), v) for k, v in value.items()}, "file": content})
        if hasattr(kind, "from_dict") and isinstance(value, Mapping):
            return kind.from_dict(dict(value))
    return value


def _members(annotation: Any) -> tuple[Any, ...]:
    union = isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union
    return typing.get_args(annotation) if union else (annotation,)


def _field(model: Any, name: str) -> Any:
    return inspect.signature(model.__init__, eval_str=True).parameters[name].annotation


# ── our client ───────────────────────────────────────────────────────────────────────────────────


class SdkDriver:
    """Our SDK. The operation's id is the way to the method."""

    def __init__(self, base_url: str, api_key: str) -> None:
        self._client = AIAgentPlatform(base_url=base_url, api_key=api_key)

    def call(self, operation: str, *, body: Mapping[str, Any] | None = None, **parameters: Any) -> Any:
        try:
            reply = self._method(operation)(**parameters, **(body or {}))
        except APIStatusError as error:
            raise Refused(error.status, str(error.code)) from error
        if hasattr(reply, "read"):
            return reply.read()
        return json.loads(_dump(reply.reply if isinstance(reply, Page) else reply))

    def stream(self, operation: str, *, body: Mapping[str, Any] | None = None, **parameters: Any) -> list[Any]:
        with self._method(operation)(**parameters, **(body or {})) as events:
            return [json.loads(_dump(event)) for event in events]

    def close(self) -> None:
        self._client.close()

    def _method(self, operation: str) -> Callable[..., Any]:
        found: Any = self._client
        for name in operation.split("."):
            found = getattr(found, name)
        method: Callable[..., Any] = found
        return method


def _dump(model: Any) -> str:
    text: str = model.model_dump_json(by_alias=True, exclude_unset=True)
    return text


# ── the server, and what runs against it ─────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def server() -> Iterator[RunningServer]:
    with serve(validate_replies=True) as running:
        yield running


@pytest.fixture(params=["oracle", "sdk"])
def new_driver(
    request: pytest.FixtureRequest, server: RunningServer, document: dict[str, Any]
) -> Iterator[Callable[[str], Driver]]:
    """Makes a client for a key: the independent one, then ours."""
    made: list[OracleDriver | SdkDriver] = []
    if request.param == "oracle":
        root = str(request.getfixturevalue("generated").root)
        if root not in sys.path:
            sys.path.insert(0, root)
    tags = {
        node["operationId"]: node["tags"][0].lower().replace(" ", "_")
        for item in document["paths"].values()
        for node in item.values()
        if isinstance(node, dict) and "operationId" in node
    }

    def make(api_key: str) -> Driver:
        driver = (
            OracleDriver(tags, server.base_url, api_key)
            if request.param == "oracle"
            else SdkDriver(server.base_url, api_key)
        )
        made.append(driver)
        return driver

    yield make
    for driver in made:
        driver.close()


@pytest.fixture
def driver(new_driver: Callable[[str], Driver], server: RunningServer) -> Driver:
    """A client of a fresh company."""
    return new_driver(server.new_company().api_key)


class Delivered(NamedTuple):
    headers: Mapping[str, str]
    body: bytes


@pytest.fixture
def inbox() -> Iterator[tuple[str, Queue[Delivered]]]:
    """A receiver of webhooks: its URL and what it got."""
    received: Queue[Delivered] = Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.put(Delivered(dict(self.headers), self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as receiver:
        thread = threading.Thread(target=receiver.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{receiver.server_port}/hook", received
        receiver.shutdown()
        thread.join()


@pytest.fixture
def refused() -> Callable[..., tuple[int, str]]:
    """Makes a call that must be refused. Gives the status and the code."""

    def call(driver: Driver, operation: str, **arguments: Any) -> tuple[int, str]:
        with pytest.raises(Refused) as refusal:
            driver.call(operation, **arguments)
        return refusal.value.status, refusal.value.code

    return call


@pytest.fixture
def stream_of() -> Callable[[Driver, str, dict[str, Any]], list[Any]]:
    """Streams what `create` would give at once: our SDK has a method for it, the other client only the body's field."""

    def stream(driver: Driver, resource: str, body: dict[str, Any]) -> list[Any]:
        if isinstance(driver, SdkDriver):
            return driver.stream(f"{resource}.stream", body=body)
        return driver.stream(f"{resource}.create", body={**body, "stream": True})

    return stream
