"""The catalog of models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Tenant


def test_models_tell_provider_limits_price_and_capabilities(tenant: Tenant) -> None:
    models = {model["id"]: model for model in tenant.ok("GET", "/models")["data"]}
    model = models["gpt-5.2"]
    assert model["provider"] == model["owned_by"] == "openai"
    assert model["context_window"] > model["max_output_tokens"] > 0
    assert model["pricing"]["output_per_1k_tokens"] > model["pricing"]["input_per_1k_tokens"] > 0
    assert model["capabilities"]["tools"] is True
    assert models["text-embedding-3-small"]["capabilities"]["chat"] is False
    assert {"openai", "google", "anthropic", "auto"} == {model["provider"] for model in models.values()}


def test_a_model_is_retrieved_as_it_is_listed(tenant: Tenant) -> None:
    for model in tenant.ok("GET", "/models")["data"]:
        assert tenant.ok("GET", f"/models/{model['id']}") == model


def test_models_are_paged_newest_first(tenant: Tenant) -> None:
    everything = [model["id"] for model in tenant.ok("GET", "/models")["data"]]
    paged: list[str] = []
    query = "?limit=5"
    while True:
        page = tenant.ok("GET", f"/models{query}")
        paged += [model["id"] for model in page["data"]]
        if not page["has_more"]:
            break
        query = f"?limit=5&after={page['last_id']}"
    assert paged == everything
    assert [model["id"] for model in tenant.ok("GET", "/models?order=asc")["data"]] == everything[::-1]


def test_an_unknown_model_is_not_found(tenant: Tenant) -> None:
    error = tenant.refused("GET", "/models/gpt-9")
    assert (error["status"], error["code"]) == (404, "model_not_found")
    assert "gpt-9" in error["message"]
