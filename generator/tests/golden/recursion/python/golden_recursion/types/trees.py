"""Types of trees. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Optional

from .._core.models import Model


class Tree(Model):
    """Tree."""

    children: list["Tree"]
    name: str | None = None
    nest: Optional["Nest"] = None
    parent: Optional["Tree"] = None


class Nest(Model):
    """Nest."""

    birds: dict[str, "Nest"] | None = None
    tree: Tree | None = None
