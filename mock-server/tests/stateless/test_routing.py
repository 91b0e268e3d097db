"""From method and path to operation, whatever the template looks like."""

from __future__ import annotations

import httpx
import pytest

from .toys import Document, Serve, answers, operation


def named(name: str) -> Document:
    """An operation whose reply is its name."""
    return {"responses": answers({"const": name})}


PATHS: Document = {
    "/toys": {"get": named("list"), "query": named("query")},
    "/toys/mine": {"get": named("mine")},
    "/toys/{id}": {"get": named("one")},
    "/toys/{id}:archive": {"post": named("archive")},
    "/toys/{id}/parts/{part}": {"get": named("part")},
    "/maps/{z}/{x}-{y}.{format}": {"get": named("tile")},
    "/repos/{owner}/{repo}/compare/{base}...{head}": {"get": named("compare")},
    "/skills?beta=true": {"get": named("beta")},
    "/skills": {"get": named("stable")},
    "/rpc#method=add": {"post": named("add")},
    "/odd path/ü": {"get": named("odd")},
    "/files/{path+}": {"get": named("file")},
    "/trailing/": {"get": named("trailing")},
}


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/toys", "list"),
        ("QUERY", "/toys", "query"),
        ("GET", "/toys/mine", "mine"),
        ("GET", "/toys/yours", "one"),
        ("GET", "/toys/a%2Fb", "one"),
        ("GET", "/toys/%6Dine", "mine"),
        ("POST", "/toys/7:archive", "archive"),
        ("POST", "/toys/7%3Aarchive", "archive"),
        ("GET", "/toys/7/parts/8", "part"),
        ("GET", "/maps/1/2-3.png", "tile"),
        ("GET", "/repos/me/it/compare/a.b...c", "compare"),
        ("GET", "/skills?beta=true", "beta"),
        ("GET", "/skills?x=1&beta=true", "beta"),
        ("GET", "/skills%3Fbeta=true", "beta"),
        ("GET", "/skills", "stable"),
        ("GET", "/skills?beta=false", "stable"),
        ("POST", "/rpc", "add"),
        ("POST", "/rpc%23method=add", "add"),
        ("GET", "/odd%20path/%c3%bc", "odd"),
        ("GET", "/files/a/b/c.txt", "file"),
        ("GET", "/trailing/", "trailing"),
    ],
)
def test_a_path_finds_its_operation(serve: Serve, method: str, path: str, name: str) -> None:
    assert serve(PATHS).request(method, path).json() == name


def test_of_templates_alike_the_one_whose_parameters_are_right_is_meant(serve: Serve) -> None:
    def by(name: str, schema: Document) -> Document:
        return {**named(name), "parameters": [{"name": name, "in": "path", "required": True, "schema": schema}]}

    client = serve(
        {
            "/files/{id}": {"get": by("id", {"type": "string", "format": "uuid"})},
            "/files/{name}": {"get": by("name", {"type": "string"})},
        }
    )
    assert client.get("/files/0193f0a4-7c1e-7b6a-9d5e-3f2a1b0c4d5e").json() == "id"
    assert client.get("/files/readme").json() == "name"


def test_additional_operations_are_served(serve: Serve) -> None:
    client = serve({"/toys": {"additionalOperations": {"COPY": named("copy")}}}, "3.2.0")
    assert client.request("COPY", "/toys").json() == "copy"


def test_an_unknown_path_is_404_and_an_unknown_method_405(serve: Serve) -> None:
    client = serve(PATHS)
    assert client.get("/nothing").status_code == 404
    reply = client.delete("/toys")
    assert (reply.status_code, reply.headers["allow"]) == (405, "GET, QUERY")


def test_head_is_get_without_a_body(serve: Serve) -> None:
    client = serve(PATHS)
    reply = client.head("/toys")
    assert (reply.status_code, reply.content) == (200, b"")
    assert reply.headers["content-length"] == str(len(client.get("/toys").content))


def test_options_tells_methods_and_lets_browsers_in(serve: Serve) -> None:
    asked = {"Origin": "https://example.com", "Access-Control-Request-Headers": "x-a, authorization"}
    reply = serve(PATHS).options("/toys", headers=asked)
    assert reply.status_code == 204
    assert reply.headers["allow"] == "GET, QUERY, HEAD, OPTIONS"
    assert reply.headers["access-control-allow-headers"] == "x-a, authorization"
    assert reply.headers["access-control-allow-origin"] == "*"


def test_a_documented_options_operation_is_answered(serve: Serve) -> None:
    assert serve({"/toys": {"options": named("told")}}).options("/toys").json() == "told"


def test_every_reply_can_be_read_by_a_browser(serve: Serve) -> None:
    client = serve(PATHS)
    for reply in (client.get("/toys"), client.get("/nothing")):
        assert reply.headers["access-control-allow-origin"] == "*"
        assert reply.headers["access-control-expose-headers"] == "*"


def test_paths_are_found_below_every_servers_path_and_without_one(serve: Serve) -> None:
    servers = [
        {
            "url": "https://{region}.example.com/{stage}/v1",
            "variables": {"stage": {"default": "live", "enum": ["live", "test"]}},
        },
        {"url": "/beta/"},
    ]
    own = {**named("own"), "servers": [{"url": "https://files.example.com/up"}]}
    client = serve({"/toys": {"get": named("toys")}, "/own": {"get": own}}, servers=servers)
    root = str(client.base_url.copy_with(path="/")).rstrip("/")
    assert client.base_url.path == "/live/v1/"
    for path in ("/live/v1/toys", "/test/v1/toys", "/beta/toys", "/toys"):
        assert httpx.get(root + path).json() == "toys", path
    assert httpx.get(root + "/up/own").json() == "own"
    assert httpx.get(root + "/up/toys").status_code == 404


def test_an_operation_without_replies_is_answered_with_nothing(serve: Serve) -> None:
    reply = serve({"/a": {"get": {}}, "/b": {"get": operation()}}).get("/a")
    assert (reply.status_code, reply.content) == (200, b"")
