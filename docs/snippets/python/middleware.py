import time

from aiagentplatform import AIAgentPlatform, Request, Response, Send, WholeResponse

known: dict[str, WholeResponse] = {}


def timed(request: Request, send: Send) -> Response:
    started = time.monotonic()
    response = send(request.with_headers({"x-team": "search"}))
    print(f"{request.operation} attempt {request.attempt}: {response.status}, {time.monotonic() - started:.3f} s")
    return response


def cached(request: Request, send: Send) -> Response:
    if request.operation != "models.retrieve":
        return send(request)
    if request.url not in known:
        response = send(request)
        known[request.url] = WholeResponse(response.status, response.headers, response.read())
    return known[request.url]


with AIAgentPlatform(middleware=[cached, timed]) as client:
    client.models.retrieve("gpt-5.2")
    client.models.retrieve("gpt-5.2")  # answered by `cached`: `timed` stands inside it, and is not asked
    print(len(known), "model is known")
