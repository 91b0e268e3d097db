"""Jobs. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, LastSpec, Operation, Resource, ResumeSpec, StreamSpec

if TYPE_CHECKING:
    from .._core import AsyncStream, Omit, RequestOptions, Stream
    from ..types.jobs import Job, JobEvent


EVENTS: Operation[None] = Operation(
    "jobs.events",
    "GET",
    "/jobs/{job_id}/events",
    stream=StreamSpec(
        event="golden_streams.types.jobs:JobEvent",
        terminal=("job.done",),
        resume=ResumeSpec(header="Last-Event-ID", query="starting_after", sequence="number"),
        accumulate=LastSpec(type="golden_streams.types.jobs:Job", field="job"),
    ),
)


class Jobs(Resource):
    """Jobs."""

    def events(
        self,
        job_id: str,
        *,
        last_event_id: str | Omit = OMIT,
        starting_after: int | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Stream[JobEvent, Job]:
        """
        Follow a job.

        Returns:
            The events as they arrive; read them in a `with` block. `final()` gives the whole.
        """
        return self._core.stream(
            EVENTS,
            options,
            path=(job_id,),
            query={"starting_after": starting_after},
            headers={"Last-Event-ID": last_event_id},
        )


class AsyncJobs(AsyncResource):
    """Jobs."""

    def events(
        self,
        job_id: str,
        *,
        last_event_id: str | Omit = OMIT,
        starting_after: int | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncStream[JobEvent, Job]:
        """
        Follow a job.

        Returns:
            The events as they arrive; read them in an `async with` block. `final()` gives the whole.
        """
        return self._core.stream(
            EVENTS,
            options,
            path=(job_id,),
            query={"starting_after": starting_after},
            headers={"Last-Event-ID": last_event_id},
        )
