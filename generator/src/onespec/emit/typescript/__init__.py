"""
The TypeScript target: an `Api` becomes the files of an npm package.

`plan` decides what is in them, `spell` how TypeScript writes it, `layout` where its lines break, `templates/` what a
file looks like. Within an npm package, the output folder holds that package's sources; elsewhere a whole package is
written. Where the runtime does not stand already, it is copied too.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...ir import Api
from ...runtime import TYPESCRIPT_PARTS, typescript_runtime
from .. import Files, Options
from .clients import client_name
from .exports import taken
from .plan import plan
from .project import context, project_of
from .spell import string

if TYPE_CHECKING:
    from jinja2 import Environment

SCOPE = "core/scope.ts"
OWN_SCOPE = re.compile(r"^(export const SCOPE = ).*;$", re.MULTILINE)


def emit(api: Api, options: Options) -> Files:
    """The package's files by path."""
    project = project_of(options.out, options.package or api.client.package)
    planned = plan(api, project.name, project.version, options.mixins)
    files = {f"{project.sources}{each.path}": render(each.template, each.context) for each in planned}
    about = context(api, project, client_name(api, taken()))
    files.update({name: render(f"{name}.jinja", about) for name in project.own_files})
    if (options.out / project.sources).resolve() != typescript_runtime().resolve():
        files.update({f"{project.sources}{path}": text for path, text in runtime_files(project.name).items()})
    return files


def render(template: str, context: object) -> str:
    """A template's text; what the context lacks is an error."""
    return templates().get_template(template).render(context)


def runtime_files(package: str) -> dict[str, str]:
    """The runtime's sources by their paths in a package, whose name tells its errors from those of other packages."""
    root = typescript_runtime()
    sources = (path for part in TYPESCRIPT_PARTS for path in sorted((root / part).rglob("*.ts")))
    files = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sources}
    return {**files, SCOPE: OWN_SCOPE.sub(lambda found: f"{found[1]}{string(package)};", files[SCOPE])}


@cache
def templates() -> Environment:
    """The templates. Whatever they print was spelled before: nothing is escaped here."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(
        loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
