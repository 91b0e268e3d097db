"""What exists beyond a definition: the models, and the company's own workflows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kernel import Problem
from ..model import find

if TYPE_CHECKING:
    from ..kernel import CompanyStore

WORKFLOW = "workflow"
VERSION = "workflow_version"


class CompanyOutside:
    """The view of one company."""

    def __init__(self, store: CompanyStore) -> None:
        self._store = store

    def model_fault(self, model: str) -> str | None:
        """Why a model cannot be used; `None` if it can."""
        try:
            found = find(model)
        except Problem as problem:
            return problem.message
        return f"The model '{model}' makes embeddings; it cannot chat." if found.dimensions else None

    def has_workflow(self, workflow_id: str, version: int | None) -> bool:
        """Whether there is such a workflow, and such a version of it."""
        if self._store.find(WORKFLOW, workflow_id) is None:
            return False
        if version is None:
            return True
        return self._store.count(VERSION, {"workflow_id": workflow_id, "version": version}) > 0
