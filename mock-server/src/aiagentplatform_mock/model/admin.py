"""Puts the model on the platform, and its queue of scripted replies on the admin API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kernel import Json, Problem
from .language import LanguageModel
from .shapes import is_array

if TYPE_CHECKING:
    from ..kernel import AdminCall, Platform

_REPLIES = "/model/replies"


def install(platform: Platform) -> LanguageModel:
    """Install the model as `platform.model`."""
    model = LanguageModel(platform.clock, platform.ids, platform.store_for)
    platform.model = model
    platform.on_reset(model.scripts.clear)

    @platform.admin("POST", _REPLIES)
    async def add(call: AdminCall) -> Json:  # pyright: ignore[reportUnusedFunction]
        if not is_array(call.body):
            raise Problem("invalid_parameter", "The body is an array of replies.", "")
        return Json({"queued": model.scripts.add(call.company_id, call.body)})

    @platform.admin("GET", _REPLIES)
    async def show(call: AdminCall) -> Json:  # pyright: ignore[reportUnusedFunction]
        return Json({"object": "list", "data": model.scripts.waiting(call.company_id)})

    @platform.admin("DELETE", _REPLIES)
    async def clear(call: AdminCall) -> Json:  # pyright: ignore[reportUnusedFunction]
        model.scripts.clear(call.company_id)
        return Json({"queued": 0})

    return model
