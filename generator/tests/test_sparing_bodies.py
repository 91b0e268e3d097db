"""A body that may be left out is left out when nothing is given, if an empty object would not do."""

from __future__ import annotations

import pytest
from onespec.emit import Options
from onespec.emit.conformance import emit as conformance
from onespec.emit.python import emit as python
from onespec.lower import lower

from .conftest import HEADER, Workbench, all_operations


@pytest.mark.parametrize(
    ("required", "fields", "sparing"), [("false", "[a]", True), ("true", "[a]", False), ("false", "[]", False)]
)
def test_a_body_is_sparing_when_it_is_optional_and_its_model_is_not(
    bench: Workbench, required: str, fields: str, sparing: bool
) -> None:
    schema = f"{{type: object, required: {fields}, properties: {{a: {{type: string}}}}}}"
    body = f"{{required: {required}, content: {{application/json: {{schema: {schema}}}}}}}"
    text = f"{HEADER}paths: {{/a: {{post: {{operationId: a.do, requestBody: {body}, responses: {{}}}}}}}}"
    api = lower(bench.load(text))
    found = all_operations(api.root)["a.do"].body
    assert found is not None
    assert (found.spread, found.sparing) == (True, sparing)
    files = python(api, Options(package="pets", out=bench.folder))
    assert ("sparing=True" in files["pets/resources/a.py"]) is sparing
    (case,) = conformance(api, Options()).values()
    assert ('"body": {}' in case.split('"full"')[0]) is (not sparing and required == "false")
