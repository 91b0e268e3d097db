"""The models that the platform offers: data, and the choice among them.

Prices are US dollars per 1,000 tokens. Must not know requests or replies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..kernel import Problem

DEFAULT = "gpt-5.2"
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Model:
    """One model. `dimensions` is the length of its vectors; 0 for a model that writes text."""

    id: str
    provider: str
    created: int
    context_window: int
    max_output_tokens: int | None
    input_price: float
    output_price: float
    vision: bool = False
    tools: bool = False
    reasoning: bool = False
    structured_outputs: bool = False
    dimensions: int = 0

    def json(self) -> dict[str, Any]:
        """The model as the API shows it."""
        return {
            "id": self.id,
            "object": "model",
            "created": self.created,
            "owned_by": "aiagentplatform" if self.provider == AUTO else self.provider,
            "provider": self.provider,
            "context_window": self.context_window,
            "max_output_tokens": self.max_output_tokens,
            "pricing": {
                "currency": "usd",
                "input_per_1k_tokens": self.input_price,
                "output_per_1k_tokens": self.output_price,
            },
            "capabilities": {
                "chat": self.dimensions == 0,
                "embeddings": self.dimensions > 0,
                "vision": self.vision,
                "tools": self.tools,
                "reasoning": self.reasoning,
                "structured_outputs": self.structured_outputs,
            },
        }


def _chat(
    name: str, provider: str, created: int, window: int, output: int, prices: tuple[float, float], *, reasoning: bool
) -> Model:
    return Model(name, provider, created, window, output, *prices, True, True, reasoning, True)


# Oldest first, as lists count.
MODELS: tuple[Model, ...] = (
    Model("gpt-4", "openai", 1687882411, 8_192, 8_192, 0.03, 0.06, tools=True),
    Model("text-embedding-3-small", "openai", 1705948997, 8_191, None, 0.00002, 0.0, dimensions=1536),
    Model("text-embedding-3-large", "openai", 1705953180, 8_191, None, 0.00013, 0.0, dimensions=3072),
    _chat("gpt-4o", "openai", 1715367049, 128_000, 16_384, (0.0025, 0.01), reasoning=False),
    _chat("gpt-4o-mini", "openai", 1721172741, 128_000, 16_384, (0.00015, 0.0006), reasoning=False),
    _chat("gemini-2.5-flash", "google", 1750118400, 1_048_576, 65_536, (0.0003, 0.0025), reasoning=True),
    _chat("gemini-2.5-pro", "google", 1750118401, 1_048_576, 65_536, (0.00125, 0.01), reasoning=True),
    _chat("gpt-5-mini", "openai", 1754425928, 400_000, 128_000, (0.00025, 0.002), reasoning=True),
    _chat("claude-sonnet-4-5", "anthropic", 1759104000, 200_000, 64_000, (0.003, 0.015), reasoning=True),
    _chat("claude-haiku-4-5", "anthropic", 1760486400, 200_000, 64_000, (0.001, 0.005), reasoning=True),
    _chat("claude-opus-4-5", "anthropic", 1763942400, 200_000, 64_000, (0.005, 0.025), reasoning=True),
    _chat("gpt-5.2", "openai", 1765411200, 400_000, 128_000, (0.00175, 0.014), reasoning=True),
    _chat(AUTO, AUTO, 1765411201, 200_000, 64_000, (0.00175, 0.014), reasoning=True),
)
_BY_ID = {model.id: model for model in MODELS}
_FIRST_CHOICE = {AUTO: DEFAULT, "openai": DEFAULT, "google": "gemini-2.5-pro", "anthropic": "claude-sonnet-4-5"}


def find(model_id: str) -> Model:
    """The model of that id.

    Raises:
        Problem: `model_not_found`.
    """
    model = _BY_ID.get(model_id)
    if model is None:
        raise Problem(
            "model_not_found", f"The model '{model_id}' does not exist. GET /models lists those you can use.", "/model"
        )
    return model


def choose_chat(model_id: str, provider: str = AUTO) -> Model:
    """The model that answers a chat; `auto` is the first choice of the provider.

    Raises:
        Problem: `model_not_found`, or `invalid_parameter` for a model that does not chat.
    """
    if model_id == AUTO:
        return find(_FIRST_CHOICE.get(provider, DEFAULT))
    model = find(model_id)
    if model.dimensions:
        raise Problem("invalid_parameter", f"The model '{model_id}' makes embeddings; it cannot chat.", "/model")
    if provider not in (AUTO, model.provider):
        message = f"The provider '{provider}' does not run the model '{model_id}'; '{model.provider}' does."
        raise Problem("model_not_found", message, "/model")
    return model


def choose_embedding(model_id: str) -> Model:
    """The model that makes embeddings.

    Raises:
        Problem: `model_not_found`, or `invalid_parameter` for a model that makes none.
    """
    model = find(model_id)
    if not model.dimensions:
        raise Problem("invalid_parameter", f"The model '{model_id}' makes no embeddings.", "/model")
    return model
