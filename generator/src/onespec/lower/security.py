"""Security schemes, and which of them an operation accepts with which scopes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..diagnostics import fault
from ..ir import Auth
from ..source import Documents, Node
from .decisions import Decisions

Alternatives = tuple[tuple[str, ...], ...]

PLACES: dict[str, Literal["header", "query", "cookie"]] = {"header": "header", "query": "query", "cookie": "cookie"}


@dataclass(frozen=True, slots=True)
class Security:
    """The declared schemes, and what the API asks for where an operation does not say."""

    schemes: tuple[Auth, ...]
    names: frozenset[str]
    standard: Alternatives

    def of(self, operation: Node) -> tuple[Alternatives | None, tuple[str, ...]]:
        """What an operation accepts (None: what the API does) and the scopes it needs. Raises `unknown-scheme`."""
        own = operation.get("security")
        if own is None:
            return None, ()
        asked = alternatives(own, self.names)
        scopes = sorted(
            {scope.string() for need in own.array() for node in need.object().values() for scope in node.array()}
        )
        return (None if asked == self.standard else asked), tuple(scopes)


def security_of(documents: Documents, decisions: Decisions) -> Security:
    """Read the schemes and the API's own requirement."""
    declared = documents.root.fields("components") if documents.root.get("components") else {}
    section = declared.get("securitySchemes")
    nodes = section.object() if section is not None else {}
    schemes = [scheme(name, documents.resolve(node)) for name, node in sorted(nodes.items())]
    names = frozenset(nodes)
    standard = documents.root.get("security")
    kept = tuple(each for each in schemes if each is not None)
    for name, auth in zip(sorted(nodes), schemes, strict=True):
        choice = "left to the transport" if auth is None else spoken(auth)
        decisions.add("auth", choice, f"the scheme `{name}` is `{nodes[name].text('type')}`", nodes[name].origin)
    return Security(kept, names, alternatives(standard, names) if standard is not None else ())


def spoken(auth: Auth) -> str:
    """How a call is authenticated, in words."""
    match auth.kind:
        case "bearer":
            return "a token in `Authorization: Bearer`"
        case "basic":
            return "user and password in `Authorization: Basic`"
        case "oauth2":
            return f"OAuth 2, tokens from {auth.token_url}" if auth.token_url else "an OAuth 2 token, got elsewhere"
        case "api_key":
            return f"a key as the {auth.where} `{auth.wire}`"


def alternatives(security: Node, names: frozenset[str]) -> Alternatives:
    """Each alternative as the schemes that it needs together."""
    for need in security.array():
        for name, node in need.object().items():
            if name not in names:
                hint = (
                    f"Declared are: {', '.join(sorted(names))}."
                    if names
                    else "Declare it in `components.securitySchemes`."
                )
                raise fault("unknown-scheme", f"the security scheme `{name}` is not declared", node.key_origin, hint)
    return tuple(tuple(sorted(need.object())) for need in security.array())


def scheme(name: str, node: Node) -> Auth | None:
    """One scheme; None for one that no request carries (mutual TLS)."""
    doc = node.text("description").strip()
    kind = node.need("type", f"the security scheme `{name}`")
    match kind.string():
        case "http":
            how = node.text("scheme").lower()
            if how in ("bearer", "basic"):
                return Auth(name, "bearer" if how == "bearer" else "basic", "Authorization", doc=doc)
            return Auth(name, "api_key", "Authorization", doc=doc)
        case "apiKey":
            place = node.need("in", f"the security scheme `{name}`")
            if place.string() not in PLACES:
                raise fault(
                    "wrong-type", f"an API key is in a header, the query or a cookie, not `{place.value}`", place.origin
                )
            return Auth(name, "api_key", node.text("name"), PLACES[place.string()], doc=doc)
        case "oauth2":
            flows = node.fields("flows")
            urls = [flow.text("tokenUrl") for _, flow in sorted(flows.items()) if flow.get("tokenUrl") is not None]
            preferred = flows.get("clientCredentials")
            url = preferred.text("tokenUrl") if preferred is not None else urls[0] if urls else ""
            return Auth(name, "oauth2", "Authorization", token_url=url, doc=doc)
        case "openIdConnect":
            return Auth(name, "oauth2", "Authorization", doc=doc)
        case "mutualTLS":
            return None
        case other:
            raise fault("wrong-type", f"`{other}` is no type of security scheme", kind.origin)
