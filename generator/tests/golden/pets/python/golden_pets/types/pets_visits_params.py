"""What callers may pass as types of pets_visits. Generated from the OpenAPI document by onespec; do not edit."""

import datetime as _datetime

from typing_extensions import TypedDict


class PetsVisitsBookRequestParam(TypedDict, total=False):
    """Pets visits book request."""

    at: _datetime.datetime | str
