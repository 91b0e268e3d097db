"""
A request's headers: what may be sent, and how the layers that give some lie over one another. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import HeaderArgumentError
from ..values.headers import HeaderValue, Pairs, unsendable
from ..values.omit import OMIT, REMOVE


def merge(lowest: Pairs, *layers: Mapping[str, HeaderValue] | None) -> Pairs:
    """
    Lay headers over one another; a later layer wins, whatever the case of its names.

    `REMOVE` takes a header away, `OMIT` leaves what stands below. Raises `HeaderArgumentError` for what cannot be sent.
    """
    given = [layer for layer in layers if layer]
    if not given:
        return lowest
    merged = {name.lower(): (name, value) for name, value in lowest}
    for layer in given:
        for name, value in layer.items():
            if value is REMOVE:
                merged.pop(name.lower(), None)
            elif value is not OMIT:
                merged[name.lower()] = (name, checked(name, value))
    return tuple(merged.values())


def checked(name: str, value: object) -> str:
    """The value, stripped of blanks around it; raises `HeaderArgumentError` naming the header if it cannot be sent."""
    if not isinstance(value, str):
        raise HeaderArgumentError(f"Header {name!r} must be text, not {type(value).__name__}.")
    value = value.strip(" \t")
    fault = unsendable(name, value)
    if fault is not None:
        raise HeaderArgumentError(fault)
    return value


def has_header(headers: Pairs, name: str) -> bool:
    """Whether a header is there, whatever the case of its name. An empty name never is."""
    return bool(name) and any(other.lower() == name.lower() for other, _ in headers)
