"""
What callers may pass as types of workflows_trigger_types. Generated from the OpenAPI document by onespec; do not
edit.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from typing_extensions import Required, TypedDict

from .shared_params import MetadataParam
from .workflows_trigger_types import (
    ApiCallTriggerConfig,
    DataChangeTriggerConfig,
    DataChangeTriggerConfigAction,
    EventTriggerConfig,
    ScheduleTriggerConfig,
    WebhookTriggerConfig,
)


class ApiCallTriggerConfigParam(TypedDict, total=False):
    """What a call need not say."""

    default_input: Mapping[str, Any]
    """Fields of the input that are used where the call's own input has none."""


class ApiCallTriggerDefinitionParam(TypedDict, total=False):
    """Fired by POST …/fire, from your own code."""

    type: Required[Literal["api_call"]]
    """Always `api_call`."""
    conditions: Sequence[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    config: ApiCallTriggerConfigParam | ApiCallTriggerConfig
    """What a call need not say."""
    enabled: bool
    """Whether it fires. Default: True."""
    filters: Mapping[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str
    """A title for people. At most 200 characters."""


class DataChangeTriggerConfigParam(TypedDict, total=False):
    """The changes to fire at. The payload is `{resource, action, object}`."""

    resource: Required[str]
    """
    What kind of object, by its `object` name: `file`, `chat.completion`, `workflow`, `webhook` or `api_key`. From 1
    to 100 characters.
    """
    actions: Sequence[DataChangeTriggerConfigAction]
    """What happens to it. By default any. From 1 to 3 items."""


class DataChangeTriggerDefinitionParam(TypedDict, total=False):
    """Fired when objects of the company are created, changed or deleted."""

    type: Required[Literal["data_change"]]
    """Always `data_change`."""
    config: Required[DataChangeTriggerConfigParam | DataChangeTriggerConfig]
    """The changes to fire at. The payload is `{resource, action, object}`."""
    conditions: Sequence[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    enabled: bool
    """Whether it fires. Default: True."""
    filters: Mapping[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str
    """A title for people. At most 200 characters."""


class EventTriggerConfigParam(TypedDict, total=False):
    """The events to fire at. The payload is the event."""

    event_types: Required[Sequence[str]]
    """Types of platform events, or a prefix with a star, such as `agent.run.*`. From 1 to 50 items."""


class EventTriggerDefinitionParam(TypedDict, total=False):
    """Fired by events of the platform."""

    type: Required[Literal["event"]]
    """Always `event`."""
    config: Required[EventTriggerConfigParam | EventTriggerConfig]
    """The events to fire at. The payload is the event."""
    conditions: Sequence[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    enabled: bool
    """Whether it fires. Default: True."""
    filters: Mapping[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str
    """A title for people. At most 200 characters."""


class ScheduleTriggerConfigParam(TypedDict, total=False):
    """The moments to fire at."""

    cron: Required[str]
    """A cron expression of five fields, minute, hour, day of month, month, day of week. From 1 to 200 characters."""
    time_zone: str
    """The time zone that the expression is read in, an IANA name. From 1 to 100 characters. Default: "UTC"."""


class ScheduleTriggerDefinitionParam(TypedDict, total=False):
    """Fired by the clock."""

    type: Required[Literal["schedule"]]
    """Always `schedule`."""
    config: Required[ScheduleTriggerConfigParam | ScheduleTriggerConfig]
    """The moments to fire at."""
    conditions: Sequence[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    enabled: bool
    """Whether it fires. Default: True."""
    filters: Mapping[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str
    """A title for people. At most 200 characters."""


class WebhookTriggerConfigParam(TypedDict, total=False):
    """How payloads are taken."""

    deduplicate_by: str
    """
    An expression that sees `payload`. A payload for which it gives the same value as another one within
    24 hours starts nothing. From 1 to 4096 characters.
    """


class WebhookTriggerDefinitionParam(TypedDict, total=False):
    """Fired by POST …/fire with the payload of a webhook that you receive."""

    type: Required[Literal["webhook"]]
    """Always `webhook`."""
    conditions: Sequence[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    config: WebhookTriggerConfigParam | WebhookTriggerConfig
    """How payloads are taken."""
    enabled: bool
    """Whether it fires. Default: True."""
    filters: Mapping[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str
    """A title for people. At most 200 characters."""
