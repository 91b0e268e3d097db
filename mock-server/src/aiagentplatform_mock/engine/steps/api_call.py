"""`api_call`: sends an HTTP request."""

from __future__ import annotations

from typing import Any

from ..http import request_of, send
from ..running.work import Runner, Work


async def _run(work: Work) -> Any:
    filled = work.given(work.render(work.config))
    return await send(work.run.services.addresses, request_of(filled), filled.get("accepted_statuses"))


API_CALL = Runner(_run)
