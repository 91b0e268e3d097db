"""Numbers within bounds and in steps. Exact: decimals, not floats, decide. Must not know schemas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from itertools import cycle
from math import gcd

_DIGITS = 400  # the largest float has 309 before its point
_ENOUGH = 1_000  # numbers that are told apart by their turn
_HALF = Decimal("0.5")


def number(bounds: Mapping[str, float], steps: Sequence[float], *, whole: bool, turn: int = 0) -> int | float | None:
    """The smallest good number from 1 on (else from 0.5 on), or the nearest below; `None` if there is none.

    Args:
        bounds: By JSON Schema's keywords.
        steps: What it must be a multiple of.
        whole: Whether it is an integer.
        turn: 0 for the first good number, 1 for the next, and so on, as far as there are.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        exact = {keyword: _exact(value) for keyword, value in bounds.items()}
        grids = [*map(_exact, steps), *([Decimal(1)] if whole else [])]
        grid = _common(grids) if grids else _grid(exact)
        first, last = _first(exact, grid), _last(exact, grid)
        if first is not None and last is not None and first > last:
            return None
        start = ((Decimal(1) if grids else _HALF) / grid).to_integral_value(ROUND_CEILING)
        start = start if first is None else max(start, first)
        start = start if last is None else min(start, last)
        value = (start + _shift(turn, start, first, last)) * grid
        whole_value = int(value)
        return whole_value if whole_value == value else float(value)


def _exact(value: float) -> Decimal:
    return Decimal(str(value))


def _shift(turn: int, start: Decimal, first: Decimal | None, last: Decimal | None) -> int:
    """How many steps a turn is away from the start: upwards while there is room, then downwards."""
    above = _ENOUGH if last is None else min(int(last - start), _ENOUGH)
    below = _ENOUGH if first is None else min(int(start - first), _ENOUGH)
    shift = turn % (above + below + 1)
    return shift if shift <= above else above - shift


def _first(bounds: Mapping[str, Decimal], grid: Decimal) -> Decimal | None:
    """The first step that the lower bounds allow."""
    found: list[Decimal] = []
    if "minimum" in bounds:
        found.append((bounds["minimum"] / grid).to_integral_value(ROUND_CEILING))
    if "exclusiveMinimum" in bounds:
        found.append((bounds["exclusiveMinimum"] / grid).to_integral_value(ROUND_FLOOR) + 1)
    return max(found, default=None)


def _last(bounds: Mapping[str, Decimal], grid: Decimal) -> Decimal | None:
    """The last step that the upper bounds allow."""
    found: list[Decimal] = []
    if "maximum" in bounds:
        found.append((bounds["maximum"] / grid).to_integral_value(ROUND_FLOOR))
    if "exclusiveMaximum" in bounds:
        found.append((bounds["exclusiveMaximum"] / grid).to_integral_value(ROUND_CEILING) - 1)
    return min(found, default=None)


def _grid(bounds: Mapping[str, Decimal]) -> Decimal:
    """Steps fine enough for one to lie between the bounds, where any number will do."""
    low = max((bounds[each] for each in ("minimum", "exclusiveMinimum") if each in bounds), default=None)
    high = min((bounds[each] for each in ("maximum", "exclusiveMaximum") if each in bounds), default=None)
    if low is None or high is None or low > high:
        return _HALF
    if low == high:
        return abs(low) or _HALF
    grid = _HALF
    for divisor in cycle((5, 2)):  # 0.5, 0.1, 0.05, 0.01 and so on
        if grid * 4 <= high - low:
            break
        grid /= divisor
    return grid


def _common(steps: Sequence[Decimal]) -> Decimal:
    """The least common multiple."""
    found = steps[0]
    for step in steps[1:]:
        scale = Decimal(10) ** max(0, _places(found), _places(step))
        one, other = int(found * scale), int(step * scale)
        found = Decimal(one * other // gcd(one, other)) / scale
    return found


def _places(value: Decimal) -> int:
    """How many digits stand behind the point."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
