"""Numbers within bounds and in steps. Exact: decimals, not floats, decide. Must not know schemas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from math import gcd

_DIGITS = 400  # the largest float has 309 before its point
_ENOUGH = 1_000  # steps that are looked at


def number(bounds: Mapping[str, float], steps: Sequence[float], *, whole: bool, turn: int = 0) -> int | float | None:
    """The smallest good number from 1 on (from 0.5, if it need not be whole), else the nearest below; `None` if none is.

    Args:
        bounds: By JSON Schema's keywords.
        steps: What it must be a multiple of.
        whole: Whether it is an integer.
        turn: 0 for the first good number, 1 for the next, and so on, as far as there are.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        step = _common([*map(_exact, steps), *([Decimal(1)] if whole else [])])
        free = not steps and not whole
        low, high = _bound(bounds, "inimum", max), _bound(bounds, "aximum", min)
        grid = _finer(step if not free else Decimal("0.5"), low, high) if free else step
        first = _first(low, grid, bounds)
        last = _last(high, grid, bounds)
        if first is not None and last is not None and first > last:
            return None
        wish = (Decimal(1) if whole or steps else Decimal("0.5")) / grid
        start = wish.to_integral_value(ROUND_CEILING)
        start = max(start, first) if first is not None else start
        start = min(start, last) if last is not None else start
        if turn:
            room = (last - start if last is not None else Decimal(_ENOUGH)) + 1
            below = start - first if first is not None else Decimal(_ENOUGH)
            shift = turn % int(min(room + below, _ENOUGH))
            start = start + shift if shift < room else start - (shift - room + 1)
        value = start * grid
        return int(value) if value == value.to_integral_value() else float(value)


def _exact(value: float) -> Decimal:
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _bound(bounds: Mapping[str, float], ending: str, stricter: Callable[..., Decimal]) -> Decimal | None:
    found = [_exact(bounds[key]) for key in (f"m{ending}", f"exclusiveM{ending}") if key in bounds]
    if not found:
        return None
    return stricter(found)


def _first(low: Decimal | None, grid: Decimal, bounds: Mapping[str, float]) -> Decimal | None:
    """The number of the first step that the lower bound allows."""
    if low is None:
        return None
    found = (low / grid).to_integral_value(ROUND_CEILING)
    shut = "exclusiveMinimum" in bounds and found * grid == _exact(bounds["exclusiveMinimum"])
    return found + 1 if shut else found


def _last(high: Decimal | None, grid: Decimal, bounds: Mapping[str, float]) -> Decimal | None:
    if high is None:
        return None
    found = (high / grid).to_integral_value(ROUND_FLOOR)
    shut = "exclusiveMaximum" in bounds and found * grid == _exact(bounds["exclusiveMaximum"])
    return found - 1 if shut else found


def _finer(grid: Decimal, low: Decimal | None, high: Decimal | None) -> Decimal:
    """A grid fine enough to have a point between the bounds."""
    if low is None or high is None or low >= high:
        return grid if low is None or low != high else (abs(low) or grid)
    while grid * 4 > high - low:
        grid /= 2
    return grid


def _common(steps: Sequence[Decimal]) -> Decimal:
    """The least common multiple."""
    found = steps[0] if steps else Decimal(1)
    for step in steps[1:]:
        scale = Decimal(10) ** max(0, *(-int(each.as_tuple().exponent) for each in (found, step)))
        one, other = int(found * scale), int(step * scale)
        found = Decimal(one * other // gcd(one, other)) / scale if one and other else found
    return found
