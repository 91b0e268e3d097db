"""The mock server as a user starts it: a process of its own that says on its first line where it listens."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Platform:
    """Where the mock server listens, and a key for it."""

    base_url: str
    api_key: str

    def inject_fault(self, method: str, path: str, fault: dict[str, object], times: int = 1) -> None:
        """Make the next `times` calls of `method path` fail in the given way."""
        order = {"match": {"method": method, "path": path}, "times": times, "fault": fault}
        url = self.base_url.removesuffix("/v1") + "/_mock/faults"
        httpx.post(url, json=order, headers={"Authorization": f"Bearer {self.api_key}"}).raise_for_status()


@contextmanager
def platform() -> Generator[Platform, None, None]:
    """A mock server on a free port, stopped when the block ends."""
    command = [sys.executable, "-m", "aiagentplatform_mock", "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                raise RuntimeError(f"the mock server did not start: exit status {process.wait()}")
            ready = json.loads(line)
            yield Platform(ready["base_url"], ready["api_key"])
        finally:
            process.terminate()
