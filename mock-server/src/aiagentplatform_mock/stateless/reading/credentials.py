"""Whether a request shows a credential that the document asks for. Any will do: this server knows nobody.

Must not know what the credential opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..complaints import Complaint

if TYPE_CHECKING:
    from ..operations import Scheme
    from .parameters import Said


def admit(security: tuple[tuple[Scheme, ...], ...], request: Said) -> None:
    """Let the request pass if it shows all that one of the alternatives asks for.

    Raises:
        Complaint: 401, naming what is missing.
    """
    if not security or any(all(_shown(scheme, request) for scheme in schemes) for schemes in security):
        return
    ways = [" and ".join(_name(scheme) for scheme in schemes if not _shown(scheme, request)) for schemes in security]
    challenges = dict.fromkeys(_challenge(scheme) for schemes in security for scheme in schemes)
    raise Complaint(
        401,
        f"The request needs {', or '.join(dict.fromkeys(ways))}.",
        headers={"www-authenticate": ", ".join(challenges)},
    )


def _shown(scheme: Scheme, request: Said) -> bool:
    if scheme.type == "apiKey":
        if scheme.where == "query":
            return any(name == scheme.name and value for name, value in request.pairs)
        return bool((request.cookies if scheme.where == "cookie" else request.headers).get(_wire(scheme)))
    if scheme.type in ("http", "oauth2", "openIdConnect"):
        given, _, secret = request.headers.get("authorization", "").partition(" ")
        return given.lower() == _word(scheme) and bool(secret.strip())
    return True  # mutual TLS is not seen from here


def _wire(scheme: Scheme) -> str:
    return scheme.name if scheme.where == "cookie" else scheme.name.lower()


def _word(scheme: Scheme) -> str:
    return scheme.scheme if scheme.type == "http" else "bearer"


def _name(scheme: Scheme) -> str:
    if scheme.type == "apiKey":
        kind = {"query": "query parameter", "cookie": "cookie"}.get(scheme.where, "header")
        return f"the {kind} '{scheme.name}'"
    return f"the header 'Authorization: {_word(scheme).capitalize()} …'"


def _challenge(scheme: Scheme) -> str:
    return f'ApiKey realm="{scheme.id}"' if scheme.type == "apiKey" else _word(scheme).capitalize()
