"""Values that match a JSON Schema, filled from what a text mentions: how the model writes arguments and JSON.

Proposes a value and checks it with a real validator, a few times if need be; so what comes out is valid whatever
the proposal overlooked. Must not know messages or tools, and fetches nothing: a reference elsewhere is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from .chance import Chance
from .hints import Hints
from .proposals import ProposalError, Proposer

_ATTEMPTS = 24
_LITERAL_ATTEMPTS = 8  # after these, what the text mentions is left aside


class SchemaError(ValueError):
    """The schema itself is wrong."""


class UnsatisfiableError(ValueError):
    """No value could be found that matches the schema."""


def check(schema: Mapping[str, Any]) -> jsonschema_rs.Validator:
    """A validator for the schema.

    Raises:
        SchemaError: It is not a JSON Schema, or refers to one that it does not hold.
    """
    try:
        return jsonschema_rs.validator_for(dict(schema), retriever=_refuse)
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
        raise SchemaError(str(getattr(error, "message", error)).partition("\n")[0]) from error


def conforming(schema: Mapping[str, Any], text: str, seed: Any, without: tuple[str, ...] = ()) -> Any:
    """A value that matches the schema.

    Args:
        schema: Any JSON Schema, of any draft.
        text: What a person wrote; names and numbers in it are used where they fit.
        seed: Any JSON value; equal seeds give equal values.
        without: Identifiers whose words say nothing, see `Hints`.

    Raises:
        SchemaError: The schema itself is wrong.
        UnsatisfiableError: No match could be found.
    """
    validator = check(schema)
    for attempt in range(_ATTEMPTS):
        hints = Hints(text if attempt < _LITERAL_ATTEMPTS else "", without)
        proposer = Proposer(schema, Chance([seed, attempt]), hints, adventurous=attempt > 0)
        try:
            value = proposer.value(schema)
        except (ProposalError, RecursionError):
            continue
        if validator.is_valid(value):
            return value
    raise UnsatisfiableError("No value could be found that matches the schema.")


def _refuse(uri: str) -> Any:
    raise ValueError(f"The schema refers to '{uri}', which it does not hold.")
