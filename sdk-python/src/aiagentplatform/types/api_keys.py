"""Types of api_keys. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Literal, TypeAlias

from pydantic import Field

from .._core.models import Model as _Model
from .shared import Metadata, Timestamp

ApiKeyMode: TypeAlias = Literal["live", "test"] | str
"""Whether the key works on live data or is for tests. Only test keys may be used from a browser. An open enum."""

ApiKeyStatus: TypeAlias = Literal["active", "expired", "revoked"] | str
"""`active` keys work; `expired` ones reached `expires_at`; `revoked` ones were ended by someone. An open enum."""

Permission: TypeAlias = (
    Literal[
        "*",
        "models:read",
        "chat:read",
        "chat:write",
        "embeddings:write",
        "files:read",
        "files:write",
        "workflows:read",
        "workflows:write",
        "workflows:run",
        "webhooks:read",
        "webhooks:write",
        "events:read",
        "keys:read",
        "keys:manage",
        "usage:read",
    ]
    | str
)
"""What a key may do; each operation names the one it needs. `*` grants all, also those added later. An open enum."""


class ApiKey(_Model):
    """A credential of a company. Its secret is not part of it."""

    id: str
    """The key's id; not the secret."""
    object: Literal["api_key"]
    """Always `api_key`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    name: str
    """What people call the key."""
    prefix: str
    """How the secret begins: enough to tell live from test."""
    last4: str
    """The last four characters of the secret. Exactly 4 characters."""
    mode: ApiKeyMode
    """Whether the key works on live data or is for tests. Only test keys may be used from a browser. An open enum."""
    status: ApiKeyStatus
    """`active` keys work; `expired` ones reached `expires_at`; `revoked` ones were ended by someone. An open enum."""
    permissions: list[Permission]
    """What the key may do."""
    expires_at: int | None
    """When the key stops working, in Unix seconds; null if never."""
    last_used_at: int | None
    """When the key was last used, in Unix seconds; null if never."""
    revoked_at: int | None
    """When the key was revoked, in Unix seconds; null if it was not."""
    previous_secret_expires_at: int | None
    """While a rotation overlaps, when the former secret stops working, in Unix seconds; otherwise null."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


class ApiKeyList(_Model):
    """A page of API keys."""

    object: Literal["list"]
    """Always `list`."""
    data: list[ApiKey]
    """The keys of this page."""
    first_id: str | None
    """The id of the first key of the page."""
    last_id: str | None
    """The id of the last key of the page."""
    has_more: bool
    """Whether more keys follow in the direction of travel."""


ApiKeyUsagePeriod: TypeAlias = Literal["day", "month"] | str
"""The length of one bucket. An open enum."""


class UsageCounts(_Model):
    """How much was used."""

    api_calls: int
    """Requests that the key was accepted for. At least 0."""
    errors: int
    """Those of them that were answered with a status of 400 or above. At least 0."""
    chat_requests: int
    """Chat completions created. At least 0."""
    workflow_executions: int
    """Workflow executions started. At least 0."""
    tokens_used: int
    """Tokens of prompts and answers together. At least 0."""


class UsageBucket(_Model):
    """The usage of one period."""

    start: int
    """The period's beginning, in Unix seconds."""
    end: int
    """The period's end, exclusive, in Unix seconds."""
    counts: UsageCounts
    """How much was used."""


class ApiKeyUsage(_Model):
    """The usage of one API key over a range."""

    object: Literal["api_key.usage"]
    """Always `api_key.usage`."""
    key_id: str
    """The key's id."""
    start: int
    """The range's beginning, in Unix seconds."""
    end: int
    """The range's end, exclusive, in Unix seconds."""
    period: ApiKeyUsagePeriod
    """The length of one bucket. An open enum."""
    total: UsageCounts
    """How much was used."""
    data: list[UsageBucket]
    """The periods in which the key was used, oldest first."""


class ApiKeyWithSecret(_Model):
    """An API key and its secret, which is shown this once."""

    id: str
    """The key's id; not the secret."""
    object: Literal["api_key"]
    """Always `api_key`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    name: str
    """What people call the key."""
    prefix: str
    """How the secret begins: enough to tell live from test."""
    last4: str
    """The last four characters of the secret. Exactly 4 characters."""
    mode: ApiKeyMode
    """Whether the key works on live data or is for tests. Only test keys may be used from a browser. An open enum."""
    status: ApiKeyStatus
    """`active` keys work; `expired` ones reached `expires_at`; `revoked` ones were ended by someone. An open enum."""
    permissions: list[Permission]
    """What the key may do."""
    expires_at: int | None
    """When the key stops working, in Unix seconds; null if never."""
    last_used_at: int | None
    """When the key was last used, in Unix seconds; null if never."""
    revoked_at: int | None
    """When the key was revoked, in Unix seconds; null if it was not."""
    previous_secret_expires_at: int | None
    """While a rotation overlaps, when the former secret stops working, in Unix seconds; otherwise null."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    key: str = Field(repr=False)
    """The secret, to be sent as `Authorization: Bearer …`. Store it safely; it cannot be shown again."""


ApiKeysUsagePeriod: TypeAlias = Literal["day", "month"] | str
