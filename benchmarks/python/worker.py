"""
One process: one probe of one subject, its readings as a line of JSON. `measure` starts it.

Must not import at the top what Python has not loaded by itself: the probes that start cold would not count it.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Read the arguments: a probe such as ``warm:unary``, a subject, the server's origin, a size."""
    probe, subject, origin, size = sys.argv[1:]
    module, _, function = probe.partition(":")
    name = f"{__package__}.probes.{module}"
    __import__(name)
    try:
        readings = getattr(sys.modules[name], function)(subject, origin, int(size))
    except Exception as error:
        readings = {"absent": absence(error)}
    import json

    print(json.dumps(readings))


def absence(error: Exception) -> str:
    """Why there is no reading, if that is to be shown and not an error."""
    from ..tools import Missing

    if isinstance(error, Missing):
        return str(error)
    raise error
