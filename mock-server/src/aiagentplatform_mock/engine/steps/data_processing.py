"""`data_processing`: reshapes data. A table from operation to function."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from ..expressions import ExpressionError, search
from ..running.failures import StepFailure
from ..running.work import Runner, Work, items_of

# After so many items the event loop gets a turn.
_BATCH = 200


async def _run(work: Work) -> Any:
    return await _OPERATIONS[work.config["operation"]](work)


async def _map(work: Work) -> list[Any]:
    items, mapped = _items(work), list[Any]()
    for index, item in enumerate(items):
        mapped.append(work.render(work.config["value"], item=item, index=index))
        await _breathe(index)
    return mapped


async def _filter(work: Work) -> list[Any]:
    items, kept = _items(work), list[Any]()
    for index, item in enumerate(items):
        if work.holds(work.config["where"], item=item, index=index):
            kept.append(item)
        await _breathe(index)
    return kept


async def _reduce(work: Work) -> Any:
    items, accumulator = _items(work), work.render(work.config.get("initial"))
    for index, item in enumerate(items):
        accumulator = work.render(work.config["value"], accumulator=accumulator, item=item, index=index)
        await _breathe(index)
    return accumulator


async def _template(work: Work) -> Any:
    filled = work.render(work.config["template"])
    work.given({**work.config, "template": filled})
    return filled


async def _query(work: Work) -> Any:
    source = work.value(work.config.get("source", "input"))
    work.given({**work.config, "value": source})
    try:
        return search(work.config["query"], source)
    except ExpressionError as error:
        raise StepFailure("expression_error", str(error), retryable=False) from error


def _items(work: Work) -> list[Any]:
    items = list(items_of(work.value(work.config["items"])))
    work.given({**work.config, "items": items})
    return items


async def _breathe(index: int) -> None:
    if index % _BATCH == _BATCH - 1:
        await asyncio.sleep(0)


_OPERATIONS: Mapping[str, Callable[[Work], Awaitable[Any]]] = {
    "map": _map,
    "filter": _filter,
    "reduce": _reduce,
    "template": _template,
    "query": _query,
}

DATA_PROCESSING = Runner(_run)
