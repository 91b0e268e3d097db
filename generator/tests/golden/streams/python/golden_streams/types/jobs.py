"""Types of jobs. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, Union

from pydantic import Field

from .._core.models import Model, Unknown


class Job(Model):
    """Job."""

    id: str
    status: str


class JobDone(Model):
    """Job done."""

    type: Literal["job.done"]
    number: int
    job: Job


class JobProgress(Model):
    """Job progress."""

    type: Literal["job.progress"]
    number: int
    percent: int
    """From 0 to 100."""


class UnknownJobEvent(Unknown, tag="type", known=("job.progress", "job.done")):
    """A member of `JobEvent` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


JobEvent: TypeAlias = Annotated[
    Union[Annotated[JobProgress | JobDone, Field(discriminator="type")], UnknownJobEvent],
    Field(union_mode="left_to_right"),
]
