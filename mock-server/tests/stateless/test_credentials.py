"""Credentials: any will do, none is 401."""

from __future__ import annotations

import pytest

from .toys import Document, Serve, operation

SCHEMES: dict[str, Document] = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "basic": {"type": "http", "scheme": "Basic"},
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "Session"},
    "oauth": {"type": "oauth2", "flows": {}},
    "openid": {"type": "openIdConnect", "openIdConnectUrl": "https://example.com"},
    "mutual": {"type": "mutualTLS"},
}
HEADERS: dict[str, dict[str, str]] = {
    "bearer": {"authorization": "Bearer x"},
    "basic": {"authorization": "Basic eDp5"},
    "key": {"x-key": "x"},
    "cookie": {"cookie": "Session=x"},
    "oauth": {"authorization": "Bearer x"},
    "openid": {"authorization": "bearer x"},
}


@pytest.mark.parametrize("name", HEADERS)
def test_each_kind_of_credential_is_seen(serve: Serve, name: str) -> None:
    client = serve({"/a": {"get": operation()}}, security=[{name: []}], components={"securitySchemes": SCHEMES})
    assert client.get("/a", headers=HEADERS[name]).status_code == 204
    reply = client.get("/a")
    assert (reply.status_code, reply.headers["content-type"]) == (401, "application/problem+json")
    assert reply.headers["www-authenticate"]


def test_a_key_in_the_query_is_seen(serve: Serve) -> None:
    client = serve({"/a": {"get": operation(security=[{"query": []}])}}, components={"securitySchemes": SCHEMES})
    assert client.get("/a?key=x").status_code == 204
    assert client.get("/a?key=").json()["detail"] == "The request needs the query parameter 'key'."


def test_alternatives_combinations_and_exceptions_are_kept(serve: Serve) -> None:
    paths = {
        "/either": {"get": operation(security=[{"key": []}, {"bearer": [], "cookie": []}])},
        "/maybe": {"get": operation(security=[{"key": []}, {}])},
        "/public": {"get": operation(security=[])},
        "/tls": {"get": operation(security=[{"mutual": []}])},
    }
    client = serve(paths, security=[{"key": []}], components={"securitySchemes": SCHEMES})
    assert client.get("/either", headers=HEADERS["key"]).status_code == 204
    assert client.get("/either", headers={**HEADERS["bearer"], **HEADERS["cookie"]}).status_code == 204
    reply = client.get("/either", headers=HEADERS["bearer"])
    assert reply.json()["detail"] == "The request needs the header 'X-Key', or the cookie 'Session'."
    assert [client.get(path).status_code for path in ("/maybe", "/public", "/tls")] == [204, 204, 204]


def test_the_wrong_kind_of_authorization_is_none(serve: Serve) -> None:
    client = serve({"/a": {"get": operation(security=[{"basic": []}])}}, components={"securitySchemes": SCHEMES})
    assert client.get("/a", headers=HEADERS["bearer"]).status_code == 401
