"""Who asks, and whether they may: the key of the request and the permissions that an operation needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..document.document import Operation
    from .companies import Companies, Company
    from .keys import Key, Keys

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
VERSION_HEADER = "AAP-Version"


def authenticate(secret: str | None, keys: Keys, companies: Companies) -> tuple[Company, Key]:
    """The company and the key of a request's bearer token.

    Raises:
        Problem: `missing_api_key`, `invalid_api_key`, `expired_api_key` or `revoked_api_key`.
    """
    if secret is None:
        raise Problem(
            "missing_api_key",
            "Send your API key as 'Authorization: Bearer aap_…'.",
            "Authorization",
            headers={"www-authenticate": "Bearer"},
        )
    try:
        key = keys.lookup(secret)
    except Problem as problem:
        problem.headers.setdefault("www-authenticate", 'Bearer error="invalid_token"')
        raise
    return companies.get(key.company_id), key


def permit(key: Key, operation: Operation) -> None:
    """Check the permissions that the operation's security requirement names.

    Raises:
        Problem: `permission_denied`, naming the permission.
    """
    for scope in operation.scopes:
        if not key.may(scope):
            raise Problem("permission_denied", f"This API key lacks the permission '{scope}'.", "Authorization")


def check_version(headers: Mapping[str, str], supported: str) -> None:
    """Check the version that the request asks for, if it does.

    Raises:
        Problem: `invalid_parameter`.
    """
    version = headers.get(VERSION_HEADER.lower())
    if version is None or version == supported:
        return
    told = "is not a date (YYYY-MM-DD)" if not _DATE.match(version) else "is not a version of this API"
    raise Problem("invalid_parameter", f"'{version[:40]}' {told}; the version is {supported}.", VERSION_HEADER)
