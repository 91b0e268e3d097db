"""The server as a command and as a thread: ready lines, exit statuses, a clean end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
from aiagentplatform_mock import AddressError, RunningServer
from aiagentplatform_mock.cli import main
from aiagentplatform_mock.server import listen

COMMAND = [sys.executable, "-m", "aiagentplatform_mock"]
MakeToy = Callable[..., AbstractContextManager[RunningServer]]


@contextmanager
def command(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    with subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def ready(process: subprocess.Popen[str]) -> dict[str, str]:
    assert process.stdout is not None
    line: dict[str, str] = json.loads(process.stdout.readline())
    return line


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_serves_until_it_is_told_to_stop(number: signal.Signals) -> None:
    with command("--port", "0", "--json", "--seed", "1") as process:
        line = ready(process)
        assert set(line) == {"base_url", "api_key", "company_id"}
        headers = {"Authorization": f"Bearer {line['api_key']}"}
        assert httpx.get(line["base_url"] + "/models", headers=headers).status_code == 200
        with httpx.stream("GET", line["base_url"] + "/events/stream", headers=headers, timeout=10) as open_stream:
            process.send_signal(number)
            assert open_stream.read() is not None
        assert process.wait(10) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_what_was_answered_survives_a_kill(tmp_path: Path) -> None:
    arguments = ("--port", "0", "--json", "--api-key", "aap_test_mine", "--data", str(tmp_path / "x.db"))
    headers = {"Authorization": "Bearer aap_test_mine", "Idempotency-Key": "k"}
    files = {"file": ("a.txt", b"hello")}
    with command(*arguments) as process:
        url = ready(process)["base_url"]
        file = httpx.post(url + "/files", files=files, data={"purpose": "user_data"}, headers=headers).json()
        process.kill()
        process.wait(10)
    with command(*arguments) as process:
        url = ready(process)["base_url"]
        assert httpx.get(f"{url}/files/{file['id']}/content", headers=headers).content == b"hello"
        again = httpx.post(url + "/files", files=files, data={"purpose": "user_data"}, headers=headers)
        assert (again.headers["idempotency-replayed"], again.json()) == ("true", file)


def test_a_seed_repeats_ids_and_keys() -> None:
    lines: list[dict[str, str]] = []
    for _ in range(2):
        with command("--port", "0", "--json", "--seed", "7") as process:
            lines.append(ready(process))
    assert lines[0]["api_key"] == lines[1]["api_key"]
    assert lines[0]["company_id"] == lines[1]["company_id"]


def test_without_json_a_person_can_read_it() -> None:
    with command("--port", "0", "--api-key", "aap_test_mine") as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(4)]
    assert "AIAGENTPLATFORM_API_KEY=aap_test_mine\n" in lines[2]


def test_a_port_in_use_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--port", str(port)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"127.0.0.1:{port}: Address already in use" in line
    assert "--port 0" in line


def test_an_unknown_host_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--host", "999.1.1.1", "--port", "0"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "Cannot listen on 999.1.1.1:0" in line


def test_a_corrupt_data_file_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "x.db"
    data.write_bytes(b"SQLite format 3\x00" + b"\xff" * 2000)
    assert main(["--port", "0", "--data", str(data)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert str(data) in line


@pytest.mark.parametrize(
    "arguments",
    [["--port", "many"], ["--port", "70000"], ["--port", "-1"], ["--seed", "x"], ["--api-key", "secret"], ["--colour"]],
)
def test_bad_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_a_server_in_a_thread_leaves_nothing_behind(make_toy: MakeToy) -> None:
    before = set(threading.enumerate())
    with make_toy() as server:
        httpx.get(server.base_url + "/things")
        url = server.base_url
    assert set(threading.enumerate()) == before
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)


def test_stopping_ends_open_streams_sleeps_and_faults_at_once(
    make_toy: MakeToy, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No patience that could end: a server that waited for anything would never stop.
    monkeypatch.setattr("aiagentplatform_mock.listening._GRACE_SECONDS", 3600)
    before = set(threading.enumerate())
    with httpx.Client(timeout=10) as client, make_toy() as server:
        client.headers["Authorization"] = f"Bearer {server.api_key}"
        replies: list[httpx.Response] = []
        sleeper = threading.Thread(
            target=lambda: replies.append(
                httpx.post(server.base_url + "/things/x/do/sleep", headers=client.headers, timeout=10)
            )
        )
        sleeper.start()
        while not client.get(server.url + "/_mock/requests").json()["data"]:
            pass
        fault = {"match": {"operation": "things.events"}, "fault": {"kind": "stall", "after_events": 0}}
        client.post(server.url + "/_mock/faults", json=fault)
        client.post(server.base_url + "/things/s/do/x")
        streaming = client.send(client.build_request("GET", server.base_url + "/things/s/events"), stream=True)
    sleeper.join(10)
    assert set(threading.enumerate()) <= before
    assert replies[0].json()["error"]["code"] == "service_unavailable"
    streaming.close()


def test_a_port_in_use_is_an_error_in_process_too(make_toy: MakeToy) -> None:
    from aiagentplatform_mock import serve

    with make_toy() as server:
        port = int(server.url.rpartition(":")[2])
        with pytest.raises(AddressError, match=str(port)), serve(port=port):
            pass


def test_the_server_tells_how_many_connections_are_open(make_toy: MakeToy) -> None:
    with make_toy() as server:
        assert server.connections == 0
        with httpx.Client(base_url=server.base_url, trust_env=False) as client:
            client.get("/nowhere")
            client.get("/nowhere")
            assert server.connections == 1, "an idle one counts, and was used twice"
        gone = time.monotonic() + 5
        while server.connections and time.monotonic() < gone:
            time.sleep(0.001)
        assert server.connections == 0


def test_replies_are_not_held_back_by_nagles_algorithm() -> None:
    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP, "asyncio sets TCP_NODELAY on such sockets alone"


def test_an_operation_without_a_handler_stops_the_start() -> None:
    from aiagentplatform_mock.kernel import Handlers, Platform, Settings
    from aiagentplatform_mock.kernel.app import App, MissingHandlers
    from aiagentplatform_mock.kernel.document import load

    platform = Platform(load(), Settings())
    with pytest.raises(MissingHandlers, match=r"files\.upload"):
        App(platform, Handlers())
    platform.database.close()


def test_the_public_names_are_all_there() -> None:
    import aiagentplatform_mock

    for name in aiagentplatform_mock.__all__:
        assert getattr(aiagentplatform_mock, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        aiagentplatform_mock.nothing  # noqa: B018  # the access is the test
