"""Types of shared. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, Union

from pydantic import Field

from .._core.models import Model, Unknown
from .drawings import Drawing


class Drawn(Model):
    """Drawn."""

    type: Literal["drawn"]
    drawing: Drawing


class Erased(Model):
    """Erased."""

    type: Literal["erased"]


class UnknownWebhookEvent(Unknown, tag="type", known=("drawn", "erased")):
    """A member of `WebhookEvent` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


WebhookEvent: TypeAlias = Annotated[
    Union[Annotated[Drawn | Erased, Field(discriminator="type")], UnknownWebhookEvent],
    Field(union_mode="left_to_right"),
]
"""Any event that the API sends."""
