"""The deterministic model: text, tool calls, JSON and vectors that follow from the request alone. No network.

`LanguageModel` is the `platform.model`. Must not know HTTP.
"""

from .admin import install
from .catalog import MODELS, Model, choose_embedding, find
from .generation import Generation
from .language import LanguageModel
from .tokens import count as count_tokens
from .vectors import as_base64, embed

__all__ = [
    "MODELS",
    "Generation",
    "LanguageModel",
    "Model",
    "as_base64",
    "choose_embedding",
    "count_tokens",
    "embed",
    "find",
    "install",
]
