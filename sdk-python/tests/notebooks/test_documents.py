"""The notebooks of the documentation: committed without outputs, and here run to the end, showing what they promise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
import pytest

from .kernel import Kernel, Shown

DOCS = Path(__file__).parents[3] / "docs"
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))
TAG = re.compile(r"<[^>]*>")


class Cells:
    """What the cells of a notebook showed, found by a part of their code."""

    def __init__(self, shown: Mapping[str, Shown]) -> None:
        self.shown = shown

    def __getitem__(self, part: str) -> Shown:
        (found,) = (shown for code, shown in self.shown.items() if part in code)
        return found

    def table(self, part: str) -> list[str]:
        """The texts of a cell's HTML, in order."""
        return [text for text in TAG.sub("\n", self[part].html).split("\n") if text]


@pytest.fixture(scope="module")
def run(kernel: Kernel) -> Iterator[dict[str, Cells]]:
    """Every notebook, run once."""
    yield {path.stem: Cells(kernel.run_notebook(path)) for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_to_its_end_in_silence(path: Path, run: dict[str, Cells]) -> None:
    for code, shown in run[path.stem].shown.items():
        assert (shown.error, shown.err) == ("", ""), f"{code}\n{shown.trace}{shown.err}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_valid_and_has_no_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def test_the_page_shows_cells_as_they_are_run() -> None:
    """Each example of the page is a cell, or the beginning of one."""
    cells = "\n\n\n".join(
        cell.source
        for path in NOTEBOOKS
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code"
    )
    examples = re.findall(r"```python\n(.*?)\n```", (DOCS / "notebooks.md").read_text("utf-8"), re.DOTALL)
    assert len(examples) >= 3
    for example in examples:
        assert example in cells


# ── what they show ───────────────────────────────────────────────────────────────────────────────


def test_an_object_is_a_table_of_its_fields(run: dict[str, Cells]) -> None:
    for cells, code in (
        (run["first_steps"], 'client.models.retrieve("gpt-5.2")'),
        (run["async"], "await client.models.ret"),
    ):
        texts = cells.table(code)
        assert texts[:5] == ["Model", "id", "gpt-5.2", "object", "model"]
        assert texts[texts.index("ModelPricing") :][:3] == ["ModelPricing", "currency", "usd"]
        assert cells[code].plain.startswith("Model(\n    id='gpt-5.2',\n")


def test_a_page_is_a_table_of_its_items(run: dict[str, Cells]) -> None:
    for cells, code, name in (
        (run["first_steps"], "client.models.list(limit=3)", "Page"),
        (run["async"], "await client.models.list(limit=3)", "AsyncPage"),
    ):
        texts = cells.table(code)
        assert texts[:5] == [name, "data", "3 entries", "id", "object"]
        assert {"auto", "gpt-5.2"} < set(texts)
        assert texts[-2:] == ["has_next", "True"]


def test_the_sync_client_works_inside_the_running_loop(run: dict[str, Cells]) -> None:
    cells = run["first_steps"]
    assert "'gpt-5.2'" in cells["model.provider =="].plain
    assert cells["stream.text()"].out == "1, 2, 3, 4, 5."
    assert cells.table("stream.text()")[:3] == ["Stream", "state", "ended"]


def test_a_text_is_markdown_only_when_asked_for(run: dict[str, Cells]) -> None:
    cells = run["first_steps"]
    assert "**Hello, notebook.**" in cells.table("completion = ")
    assert cells["completion = "].markdown == ""
    assert cells["Markdown(completion"].markdown == "**Hello, notebook.**"


def test_an_error_can_be_looked_at(run: dict[str, Cells]) -> None:
    texts = run["first_steps"].table("NotFoundError")
    assert texts[0] == "ModelNotFoundError"
    assert texts[texts.index("code") + 1] == "model_not_found"


def test_a_secret_is_not_saved_with_the_notebook(run: dict[str, Cells]) -> None:
    cells = run["first_steps"]
    created = cells["api_keys.create"]
    assert cells.table("api_keys.create")[-2:] == ["key", "***"]
    assert created.plain.endswith("key=***)")
    assert cells["key.key.startswith"].plain == "True"
    assert "revoked" in cells["api_keys.revoke"].plain


def test_replies_are_known_and_can_be_written_as_json(run: dict[str, Cells]) -> None:
    cells = run["first_steps"]
    assert cells.table("response_of(")[:3] == ["ResponseInfo", "status", "200"]
    assert cells["to_json"].out.startswith('{\n  "id": "chatcmpl_')


def test_await_and_async_for_stand_in_a_cell(run: dict[str, Cells]) -> None:
    cells = run["async"]
    assert cells["async for model"].out.splitlines()[:2] == ["auto", "gpt-5.2"]
    assert cells["asyncio.gather"].plain == "['1 + 1 = 2.', '2 + 2 = 4.', '3 + 3 = 6.']"
    assert cells["stream.text()"].out == "1, 2, 3, 4, 5."
    assert cells.table("stream.text()")[0] == "ChatCompletion"
    assert cells["executions.events"].out.splitlines()[-1] == "execution.completed"
    assert "Hello, Ada!" in cells["executions.events"].plain


def test_a_list_that_was_not_awaited_says_so(run: dict[str, Cells]) -> None:
    (shown,) = (shown for code, shown in run["async"].shown.items() if code == "client.models.list()")
    assert "not fetched: await it" in shown.plain
