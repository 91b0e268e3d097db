"""
The Python target: an `Api` becomes the files of a package.

`plan` decides what is in them, `spell` how Python writes it, `templates/` what a file looks like. For a document whose
package does not hold the runtime itself, the runtime is copied too, so that the package stands alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...ir import Api
from ...runtime import PYTHON_PARTS, python_runtime
from .. import Files, Options
from .clients import client_name
from .plan import plan
from .project import context, project_of

if TYPE_CHECKING:
    from jinja2 import Environment


def emit(api: Api, options: Options) -> Files:
    """The package's files by path, the package's folder included."""
    package = options.package or api.client.package
    folder = package.replace(".", "/")
    project = project_of(options.out, package)
    planned = plan(api, package, project.version, options.mixins)
    files = {f"{folder}/{each.path}": render(each.template, each.context) for each in planned}
    about = context(api, package, client_name(api))
    files.update({name: render(f"{name}.jinja", about) for name in project.own_files})
    if (options.out / folder).resolve() != python_runtime().resolve():
        files.update({f"{folder}/{path}": text for path, text in runtime_files().items()})
    return files


def render(template: str, context: object) -> str:
    """A template's text; what the context lacks is an error."""
    return templates().get_template(template).render(context)


def runtime_files() -> dict[str, str]:
    """The runtime's sources by their paths in a package."""
    root = python_runtime()
    sources = (path for part in PYTHON_PARTS for path in sorted((root / part).rglob("*.py")))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sources}


@cache
def templates() -> Environment:
    """The templates. Whatever they print was spelled before: nothing is escaped here."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(
        loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
