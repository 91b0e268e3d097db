"""Handlers of models: the catalog, the same for every company."""

from __future__ import annotations

from ..kernel import Call, Handlers, Json, page_of
from ..model import MODELS, find

handlers = Handlers()


@handlers("models.list")
async def list_(call: Call) -> Json:
    return Json(page_of([model.json() for model in MODELS], call.query))


@handlers("models.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(find(call.path["model"]).json())
