"""
The Python target: an `Api` becomes the files of a package.

`plan` decides what is in them, `spell` how Python writes it, `templates/` what a file looks like. For a document whose
output folder does not hold the runtime, the runtime is copied too, so that the package stands alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...ir import Api
from .. import Files, Options
from .names import module_name
from .plan import plan

if TYPE_CHECKING:
    from jinja2 import Environment


def emit(api: Api, options: Options) -> Files:
    """The package's files by path, the package's folder included."""
    package = options.package or api.client.package
    folder = package.replace(".", "/")
    files = {f"{folder}/{each.path}": render(each.template, each.context) for each in plan(api, package, options.mixins)}
    return files


def render(template: str, context: object) -> str:
    """A template's text; what the context lacks is an error."""
    return templates().get_template(template).render(context)


@cache
def templates() -> Environment:
    """The templates. Whatever they print was spelled before: nothing is escaped here."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(
        loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
