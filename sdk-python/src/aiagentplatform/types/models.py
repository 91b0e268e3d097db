"""Types of models. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Literal, TypeAlias

from .._core.models import Model as _Model
from .shared import Timestamp

ModelProvider: TypeAlias = Literal["openai", "google", "anthropic", "auto"] | str
"""Who runs a model; `auto` is the platform's own choice among them. An open enum."""


class ModelPricing(_Model):
    """What tokens cost."""

    currency: str
    """An ISO 4217 code in lower case."""
    input_per_1k_tokens: float
    """The price of 1,000 prompt tokens. At least 0."""
    output_per_1k_tokens: float
    """The price of 1,000 completion tokens. At least 0."""


class ModelCapabilities(_Model):
    """What a model can do."""

    chat: bool
    """Whether it writes chat completions."""
    embeddings: bool
    """Whether it makes embeddings."""
    vision: bool
    """Whether it understands images."""
    tools: bool
    """Whether it calls tools."""
    reasoning: bool
    """Whether it can think before it answers."""
    structured_outputs: bool
    """Whether it follows a JSON schema."""


class Model(_Model):
    """A model, its limits, its price and what it can do."""

    id: str
    """The name by which requests choose it."""
    object: Literal["model"]
    """Always `model`."""
    created: Timestamp
    """A moment, in Unix seconds."""
    owned_by: str
    """Who made it."""
    provider: ModelProvider
    """Who runs a model; `auto` is the platform's own choice among them. An open enum."""
    context_window: int
    """How many tokens the messages and the reply may have together. At least 1."""
    max_output_tokens: int | None
    """How many tokens a reply may have; null for a model that writes none. At least 1."""
    pricing: ModelPricing
    """What tokens cost."""
    capabilities: ModelCapabilities
    """What a model can do."""


class ModelList(_Model):
    """A page of models."""

    object: Literal["list"]
    """Always `list`."""
    data: list[Model]
    """The models."""
    first_id: str | None
    """The id of the first one; null when there is none."""
    last_id: str | None
    """The id of the last one; null when there is none."""
    has_more: bool
    """Whether more follow in the direction of paging."""
