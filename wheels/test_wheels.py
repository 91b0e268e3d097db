"""
The wheels, as users get them: built, installed in a clean environment on every supported Python that this machine
has, and tried. Nothing here imports the packages from the source tree.
"""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Set
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias

import pytest

ROOT = Path(__file__).parent.parent
SUPPORTED = ("3.10", "3.11", "3.12", "3.13", "3.14")
PACKAGES = ("generator", "sdk-python", "mock-server")
EXTRAS = {
    "aiohttp": "aiohttp",
    "ed25519": "cryptography",
    "http2": "h2",
    "httpx2": "httpx2",
    "mock": "aiagentplatform-mock",
    "otel": "opentelemetry-api",
    "redis": "redis",
}
"""The SDK's extras, and what each is there for."""
Trials: TypeAlias = "dict[str, Future[dict[str, Any]]]"


def python(version: str) -> str | None:
    """The interpreter of a version, if it is installed; pyenv's are found too, whichever of them is active."""
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        return sys.executable
    done = uv("python", "find", "--no-python-downloads", "--no-project", version, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def uv(*arguments: str, check: bool = True, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return run("uv", *arguments, check=check, cwd=cwd)


def run(*command: str, check: bool = True, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=clean_environment())
    if check and done.returncode:
        raise AssertionError(f"{' '.join(command)} exited with {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done


@functools.cache
def clean_environment() -> dict[str, str]:
    """Ours without the virtual environment that runs the tests, and with all of pyenv's versions within reach."""
    clean = {key: value for key, value in os.environ.items() if key not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    if shutil.which("pyenv"):
        versions = subprocess.run(["pyenv", "versions", "--bare"], capture_output=True, text=True).stdout.split()
        clean["PYENV_VERSION"] = ":".join(versions)
    return clean


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each package's source distribution, the wheel that is built from it, and in `tree` the one from the sources."""
    out = tmp_path_factory.mktemp("dist")
    for package in PACKAGES:
        uv("build", "--quiet", "--out-dir", str(out), str(ROOT / package))
        uv("build", "--quiet", "--wheel", "--out-dir", str(out / "tree"), str(ROOT / package))
    return out


@pytest.fixture(scope="session")
def wheels(dist: Path) -> dict[str, Path]:
    return {wheel.name.split("-")[0]: wheel for wheel in dist.glob("*.whl")}


@pytest.fixture(scope="session")
def trials(dist: Path, wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trials]:
    """The SDK's trial on each Python, several at a time: most of it is waiting."""
    with ThreadPoolExecutor(max_workers=3) as crew:
        yield {
            version: crew.submit(trial, interpreter, wheels, tmp_path_factory.mktemp("python"))
            for version in SUPPORTED
            if (interpreter := python(version)) is not None
        }


def trial(interpreter: str, wheels: dict[str, Path], folder: Path) -> dict[str, Any]:
    """What `try_sdk.py` says in a clean environment."""
    installed = environment(folder, interpreter, wheels["aiagentplatform"], wheels["aiagentplatform_mock"])
    return tried(installed, "try_sdk.py", folder)


def tried(installed: Path, program: str, folder: Path, *arguments: str) -> Any:
    """What a program of this folder prints. It runs elsewhere, and every warning is an error, but for others' own."""
    return json.loads(run(str(installed), str(ROOT / "wheels" / program), *arguments, cwd=folder).stdout)


@pytest.mark.parametrize("version", SUPPORTED)
def test_the_sdk_and_the_mock_server_work_from_their_wheels(version: str, trials: Trials) -> None:
    if version not in trials:
        pytest.skip(f"Python {version} is not installed on this machine")
    assert_works(trials[version].result())


def assert_works(said: dict[str, Any]) -> None:
    assert "gpt-5.2" in said.pop("models")
    assert said.pop("sync") == said.pop("async") != ""
    assert said == {
        "error": "model_not_found",
        "webhook": "workflow.completed",
        "file": "Paris",
        "workflow": "completed",
        "parsed": "Paris",
        "tools": "It is sunny.",
    }


@pytest.fixture(scope="session")
def mock_server(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a mock server, which runs in an environment of its own, and a key for it."""
    installed = environment(tmp_path_factory.mktemp("mock"), sys.executable, wheels["aiagentplatform_mock"])
    command = [str(installed.with_name("aiagentplatform-mock")), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=clean_environment()) as server:
        try:
            assert server.stdout is not None
            ready = json.loads(server.stdout.readline())
            yield ready["base_url"], ready["api_key"]
        finally:
            server.terminate()


def test_the_oldest_dependencies_that_are_declared_work(
    wheels: dict[str, Path], mock_server: tuple[str, str], tmp_path: Path
) -> None:
    """On the oldest Python, with the lowest version of everything that pyproject.toml names, extras included."""
    interpreter = next(found for version in SUPPORTED if (found := python(version)))
    extras = set(EXTRAS) - {"mock"}  # which asks for newer ones
    wanted = requirements(wheels["aiagentplatform"], extras)
    installed = environment(tmp_path, interpreter, wheels["aiagentplatform"], "--resolution", "lowest-direct", *wanted)
    found = versions(installed)
    for name, lowest in re.findall(r"^([\w-]+)(?:\[\w+\])?[^>]*>=([\d.]+)", "\n".join(wanted), re.MULTILINE):
        assert found[name].startswith(lowest), f"{name}: {found[name]} is not the lowest, {lowest}"
    assert_works(tried(installed, "try_sdk.py", tmp_path, *mock_server))
    assert set(tried(installed, "try_extras.py", tmp_path, *mock_server, *sorted(extras))) == extras


def requirements(wheel: Path, extras: Set[str]) -> list[str]:
    """What a wheel depends on, with these extras. Named one by one, they are direct, as uv sees it."""
    found = re.findall(r"^Requires-Dist: ([^;\n]+?)(?:; extra == '(\w+)')?$", metadata(wheel), re.MULTILINE)
    return [requirement for requirement, extra in found if not extra or extra in extras]


def versions(installed: Path) -> dict[str, str]:
    """What is installed, by name."""
    rows = json.loads(uv("pip", "list", "--format", "json", "--python", str(installed)).stdout)
    return {row["name"]: row["version"] for row in rows}


def test_every_extra_brings_what_it_promises(
    dist: Path, wheels: dict[str, Path], mock_server: tuple[str, str], tmp_path: Path
) -> None:
    wanted = f"{wheels['aiagentplatform']}[{','.join(EXTRAS)}]"
    installed = environment(tmp_path, sys.executable, wanted, "--find-links", str(dist))
    assert set(tried(installed, "try_extras.py", tmp_path, *mock_server, *EXTRAS)) == set(EXTRAS)


@pytest.mark.parametrize("extra", EXTRAS)
def test_every_extra_resolves_by_itself(extra: str, dist: Path, wheels: dict[str, Path], tmp_path: Path) -> None:
    requirement = tmp_path / "requirements.in"
    requirement.write_text(f"aiagentplatform[{extra}] @ {wheels['aiagentplatform'].as_uri()}\n")
    pinned = uv("pip", "compile", "--quiet", "--find-links", str(dist), str(requirement)).stdout
    assert f"{EXTRAS[extra]}==" in pinned or f"{EXTRAS[extra]} @" in pinned, pinned


def test_the_extras_are_those_that_are_tried_here(wheels: dict[str, Path]) -> None:
    named = re.findall(r"^Provides-Extra: (.+)$", metadata(wheels["aiagentplatform"]), re.MULTILINE)
    assert set(named) == set(EXTRAS)


def metadata(wheel: Path) -> str:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return archive.read(name).decode()


def test_the_sdk_installs_few_distributions(wheels: dict[str, Path], tmp_path: Path) -> None:
    others = set(versions(environment(tmp_path, sys.executable, wheels["aiagentplatform"]))) - {"aiagentplatform"}
    assert len(others) <= 12, others


def test_the_sdk_wheel_holds_its_type_marker_and_nothing_foreign(wheels: dict[str, Path]) -> None:
    names = zipfile.ZipFile(wheels["aiagentplatform"]).namelist()
    assert "aiagentplatform/py.typed" in names
    assert {name.split("/")[0] for name in names} <= {"aiagentplatform", "aiagentplatform-0.1.0.dist-info"}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".orig", ".rej"))]


@pytest.mark.parametrize("package", ["aiagentplatform", "aiagentplatform_mock", "onespec"])
def test_a_wheel_is_the_same_from_the_tree_and_from_the_source_distribution(
    package: str, dist: Path, wheels: dict[str, Path]
) -> None:
    assert contents(dist / "tree" / wheels[package].name) == contents(wheels[package])


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


@pytest.mark.parametrize("package", ["aiagentplatform", "aiagentplatform_mock", "onespec"])
def test_every_wheel_brings_its_license(package: str, wheels: dict[str, Path]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in zipfile.ZipFile(wheels[package]).namelist())


def test_onespec_generates_a_working_package_from_its_wheel(wheels: dict[str, Path], tmp_path: Path) -> None:
    installed = environment(tmp_path, sys.executable, wheels["onespec"])
    onespec = installed.with_name("onespec.exe" if os.name == "nt" else "onespec")
    shutil.copy(ROOT / "wheels" / "library.yaml", tmp_path)
    generate = ("generate", "library.yaml", "--target", "python", "--out", "out", "--package", "library")
    run(str(onespec), *generate, cwd=tmp_path)
    uv("pip", "install", "--quiet", "--python", str(installed), str(tmp_path / "out"))
    shutil.copy(ROOT / "wheels" / "try_library.py", tmp_path / "out")
    done = run(str(installed), "try_library.py", cwd=tmp_path / "out")
    assert done.stdout.strip() == "The Left Hand of Darkness"


def environment(folder: Path, interpreter: str, *wanted: Path | str) -> Path:
    """A clean virtual environment with these wheels in it (or other arguments of ``pip install``); its Python."""
    home = folder / "env"
    uv("venv", "--quiet", "--python", interpreter, str(home))
    installed = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv("pip", "install", "--quiet", "--python", str(installed), *map(str, wanted))
    return installed
