"""
The wheels, as users get them: built, installed in a clean environment on every supported Python that this machine
has, and tried. Nothing here imports the packages from the source tree.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUPPORTED = ("3.10", "3.11", "3.12", "3.13", "3.14")
PACKAGES = ("generator", "sdk-python", "mock-server")


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
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each package's wheel, built from its source distribution, so that both are complete."""
    out = tmp_path_factory.mktemp("dist")
    for package in PACKAGES:
        uv("build", "--quiet", "--out-dir", str(out), str(ROOT / package))
    return {wheel.name.split("-")[0]: wheel for wheel in out.glob("*.whl")}


@pytest.mark.parametrize("version", SUPPORTED)
def test_the_sdk_and_the_mock_server_work_from_their_wheels(
    version: str, wheels: dict[str, Path], tmp_path: Path
) -> None:
    interpreter = python(version)
    if interpreter is None:
        pytest.skip(f"Python {version} is not installed on this machine")
    installed = environment(tmp_path, interpreter, wheels["aiagentplatform"], wheels["aiagentplatform_mock"])
    done = run(str(installed), str(ROOT / "wheels" / "try_sdk.py"), cwd=tmp_path)
    assert json.loads(done.stdout)["text"], done.stdout


def test_the_sdk_installs_few_distributions(wheels: dict[str, Path], tmp_path: Path) -> None:
    environment(tmp_path, sys.executable, wheels["aiagentplatform"])
    rows = json.loads(uv("pip", "list", "--format", "json", "--python", str(tmp_path / "env")).stdout)
    others = [row["name"] for row in rows if row["name"] != "aiagentplatform"]
    assert len(others) <= 12, others


def test_the_sdk_wheel_holds_its_type_marker_and_nothing_foreign(wheels: dict[str, Path]) -> None:
    names = zipfile.ZipFile(wheels["aiagentplatform"]).namelist()
    assert "aiagentplatform/py.typed" in names
    assert {name.split("/")[0] for name in names} <= {"aiagentplatform", "aiagentplatform-0.1.0.dist-info"}


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


def environment(folder: Path, interpreter: str, *distributions: Path) -> Path:
    """A clean virtual environment with these wheels in it; returns its Python."""
    home = folder / "env"
    uv("venv", "--quiet", "--python", interpreter, str(home))
    installed = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv("pip", "install", "--quiet", "--python", str(installed), *map(str, distributions))
    return installed
