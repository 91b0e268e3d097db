"""Types of logs. Generated from the OpenAPI document by onespec; do not edit."""

from .._core.models import Model


class Line(Model):
    """Line."""

    text: str
