"""When a schedule fires. Pure; moments are Unix seconds."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from croniter import croniter


def following(cron: str, time_zone: str, after: float) -> int | None:
    """The first moment after another one that a cron expression names; `None` if there is none.

    Args:
        cron: Five fields, checked before.
        time_zone: An IANA name, checked before.
        after: A moment; the result is later.
    """
    start = datetime.fromtimestamp(after, ZoneInfo(time_zone))
    try:
        moment: float = croniter(cron, start).get_next(float)
    except ValueError:  # such as the 30th of February
        return None
    return int(moment)
