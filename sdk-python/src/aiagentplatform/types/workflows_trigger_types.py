"""Types of workflows_trigger_types. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Any, Literal, TypeAlias

from .._core.models import Model as _Model
from .shared import Metadata, Timestamp


class ApiCallTriggerConfig(_Model):
    """What a call need not say."""

    default_input: dict[str, Any] | None = None
    """Fields of the input that are used where the call's own input has none."""


class ApiCallTrigger(_Model):
    """Fired by POST …/fire, from your own code."""

    id: str
    """The trigger's id."""
    object: Literal["workflow.trigger"]
    """Always `workflow.trigger`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    workflow_id: str
    """The workflow that it starts."""
    type: Literal["api_call"]
    """Always `api_call`."""
    name: str | None
    """A title for people."""
    config: ApiCallTriggerConfig
    """What a call need not say."""
    conditions: list[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    filters: dict[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input; null when it is the payload itself."""
    enabled: bool
    """Whether it fires."""
    last_fired_at: int | None
    """When it last started an execution, in Unix seconds; null when it never did."""
    next_fire_at: int | None
    """When it fires next, in Unix seconds; null for all but enabled schedules."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


class ApiCallTriggerDefinition(_Model):
    """Fired by POST …/fire, from your own code."""

    type: Literal["api_call"]
    """Always `api_call`."""
    conditions: list[str] | None = None
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    config: ApiCallTriggerConfig | None = None
    """What a call need not say."""
    enabled: bool | None = None
    """Whether it fires. Default: True."""
    filters: dict[str, Any] | None = None
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any | None = None
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: Metadata | None = None
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str | None = None
    """A title for people. At most 200 characters."""


DataChangeTriggerConfigAction: TypeAlias = Literal["created", "updated", "deleted"] | str


class DataChangeTriggerConfig(_Model):
    """The changes to fire at. The payload is `{resource, action, object}`."""

    resource: str
    """
    What kind of object, by its `object` name: `file`, `chat.completion`, `workflow`, `webhook` or `api_key`. From 1
    to 100 characters.
    """
    actions: list[DataChangeTriggerConfigAction] | None = None
    """What happens to it. By default any. From 1 to 3 items."""


class DataChangeTrigger(_Model):
    """Fired when objects of the company are created, changed or deleted."""

    id: str
    """The trigger's id."""
    object: Literal["workflow.trigger"]
    """Always `workflow.trigger`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    workflow_id: str
    """The workflow that it starts."""
    type: Literal["data_change"]
    """Always `data_change`."""
    name: str | None
    """A title for people."""
    config: DataChangeTriggerConfig
    """The changes to fire at. The payload is `{resource, action, object}`."""
    conditions: list[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    filters: dict[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input; null when it is the payload itself."""
    enabled: bool
    """Whether it fires."""
    last_fired_at: int | None
    """When it last started an execution, in Unix seconds; null when it never did."""
    next_fire_at: int | None
    """When it fires next, in Unix seconds; null for all but enabled schedules."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


class DataChangeTriggerDefinition(_Model):
    """Fired when objects of the company are created, changed or deleted."""

    type: Literal["data_change"]
    """Always `data_change`."""
    config: DataChangeTriggerConfig
    """The changes to fire at. The payload is `{resource, action, object}`."""
    conditions: list[str] | None = None
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    enabled: bool | None = None
    """Whether it fires. Default: True."""
    filters: dict[str, Any] | None = None
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any | None = None
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: Metadata | None = None
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str | None = None
    """A title for people. At most 200 characters."""


class EventTriggerConfig(_Model):
    """The events to fire at. The payload is the event."""

    event_types: list[str]
    """Types of platform events, or a prefix with a star, such as `agent.run.*`. From 1 to 50 items."""


class EventTrigger(_Model):
    """Fired by events of the platform."""

    id: str
    """The trigger's id."""
    object: Literal["workflow.trigger"]
    """Always `workflow.trigger`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    workflow_id: str
    """The workflow that it starts."""
    type: Literal["event"]
    """Always `event`."""
    name: str | None
    """A title for people."""
    config: EventTriggerConfig
    """The events to fire at. The payload is the event."""
    conditions: list[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    filters: dict[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input; null when it is the payload itself."""
    enabled: bool
    """Whether it fires."""
    last_fired_at: int | None
    """When it last started an execution, in Unix seconds; null when it never did."""
    next_fire_at: int | None
    """When it fires next, in Unix seconds; null for all but enabled schedules."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


class EventTriggerDefinition(_Model):
    """Fired by events of the platform."""

    type: Literal["event"]
    """Always `event`."""
    config: EventTriggerConfig
    """The events to fire at. The payload is the event."""
    conditions: list[str] | None = None
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    enabled: bool | None = None
    """Whether it fires. Default: True."""
    filters: dict[str, Any] | None = None
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any | None = None
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: Metadata | None = None
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str | None = None
    """A title for people. At most 200 characters."""


class ScheduleTriggerConfig(_Model):
    """The moments to fire at."""

    cron: str
    """A cron expression of five fields, minute, hour, day of month, month, day of week. From 1 to 200 characters."""
    time_zone: str | None = None
    """The time zone that the expression is read in, an IANA name. From 1 to 100 characters. Default: "UTC"."""


class ScheduleTrigger(_Model):
    """Fired by the clock."""

    id: str
    """The trigger's id."""
    object: Literal["workflow.trigger"]
    """Always `workflow.trigger`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    workflow_id: str
    """The workflow that it starts."""
    type: Literal["schedule"]
    """Always `schedule`."""
    name: str | None
    """A title for people."""
    config: ScheduleTriggerConfig
    """The moments to fire at."""
    conditions: list[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    filters: dict[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input; null when it is the payload itself."""
    enabled: bool
    """Whether it fires."""
    last_fired_at: int | None
    """When it last started an execution, in Unix seconds; null when it never did."""
    next_fire_at: int | None
    """When it fires next, in Unix seconds; null for all but enabled schedules."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


class ScheduleTriggerDefinition(_Model):
    """Fired by the clock."""

    type: Literal["schedule"]
    """Always `schedule`."""
    config: ScheduleTriggerConfig
    """The moments to fire at."""
    conditions: list[str] | None = None
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    enabled: bool | None = None
    """Whether it fires. Default: True."""
    filters: dict[str, Any] | None = None
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any | None = None
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: Metadata | None = None
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str | None = None
    """A title for people. At most 200 characters."""


class WebhookTriggerConfig(_Model):
    """How payloads are taken."""

    deduplicate_by: str | None = None
    """
    An expression that sees `payload`. A payload for which it gives the same value as another one within
    24 hours starts nothing. From 1 to 4096 characters.
    """


class WebhookTrigger(_Model):
    """Fired by POST …/fire with the payload of a webhook that you receive."""

    id: str
    """The trigger's id."""
    object: Literal["workflow.trigger"]
    """Always `workflow.trigger`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    workflow_id: str
    """The workflow that it starts."""
    type: Literal["webhook"]
    """Always `webhook`."""
    name: str | None
    """A title for people."""
    config: WebhookTriggerConfig
    """How payloads are taken."""
    conditions: list[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    filters: dict[str, Any]
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any
    """The execution's input; null when it is the payload itself."""
    enabled: bool
    """Whether it fires."""
    last_fired_at: int | None
    """When it last started an execution, in Unix seconds; null when it never did."""
    next_fire_at: int | None
    """When it fires next, in Unix seconds; null for all but enabled schedules."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


class WebhookTriggerDefinition(_Model):
    """Fired by POST …/fire with the payload of a webhook that you receive."""

    type: Literal["webhook"]
    """Always `webhook`."""
    conditions: list[str] | None = None
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    config: WebhookTriggerConfig | None = None
    """How payloads are taken."""
    enabled: bool | None = None
    """Whether it fires. Default: True."""
    filters: dict[str, Any] | None = None
    """
    Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
    them.
    """
    input: Any | None = None
    """The execution's input. Texts in it are templates that see `payload`. By default the payload itself."""
    metadata: Metadata | None = None
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str | None = None
    """A title for people. At most 200 characters."""
