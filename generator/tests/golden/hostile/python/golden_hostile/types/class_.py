"""Types of class_. Generated from the OpenAPI document by onespec; do not edit."""

import datetime as _datetime
from typing import Literal, TypeAlias

from pydantic import Field as _Field

from .._core.models import Model as _Model


class Page(_Model):
    """Page."""

    omit: str | None = None


class Union_(_Model):
    """Union."""

    x: str | None = None


class Field(_Model):
    """Field."""

    unknown: Union_ | None = None


Kind: TypeAlias = Literal['"', "'''", "\\", "{{ x }}", "\n", "", "None"] | str


class Literal_(_Model):
    """Literal."""

    value: Field | None = None


class ModelJson(_Model):
    """Model json."""

    dict_: int | None = _Field(default=None, alias="dict")


class Model(_Model):
    """\"\"\" + "{{ x }}\""""

    model_config_: str = _Field(alias="model_config")
    """Ends with a quote\""""
    copy_: bool = _Field(alias="copy")
    json_: ModelJson = _Field(alias="json")
    field: str | None = _Field(default=None, alias="")
    x1st: int | None = _Field(default=None, alias="1st")
    dunder: str | None = _Field(default=None, alias="__dunder__")
    private: str | None = _Field(default=None, alias="_private")
    a_minus_b: str | None = _Field(default=None, alias="a-b")
    a_underscore_b: str | None = _Field(default=None, alias="a_b")
    class_: Literal['"\n\\'] | None = _Field(default=None, alias="class")
    date: _datetime.date | None = None
    datetime: _datetime.datetime | None = None
    kind: Kind | None = None
    list_: list[str] | None = _Field(default=None, alias="list")
    schema_: str | None = _Field(default=None, alias="schema")
    str_: str | None = _Field(default=None, alias="str")
    validate_: str | None = _Field(default=None, alias="validate")
    unicode: str | None = _Field(default=None, alias="Ünïcode")


ClassImportResult: TypeAlias = list[Literal_]
"""What `class.import` replies with."""
