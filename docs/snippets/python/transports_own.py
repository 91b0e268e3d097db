from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from urllib import request as http
from urllib.error import HTTPError, URLError

from aiagentplatform import AIAgentPlatform, APIConnectionError, Headers, Request


class UrllibResponse:
    def __init__(self, reply: HTTPResponse | HTTPError) -> None:
        self._reply = reply
        self.status = int(reply.status or 0)
        self.headers = Headers(reply.headers.items())

    def iter_raw(self) -> Iterator[bytes]:
        try:
            with self._reply:
                while piece := self._reply.read(65536):
                    yield piece
        except (OSError, HTTPException) as fault:
            raise APIConnectionError(f"The reply broke off: {fault}") from fault

    def read(self) -> bytes:
        return b"".join(self.iter_raw())

    def close(self) -> None:
        self._reply.close()


class UrllibTransport:
    def send(self, request: Request) -> UrllibResponse:
        body = request.content if isinstance(request.content, bytes | None) else iter(request.content)
        made = http.Request(request.url, body, dict(request.headers), method=request.method)
        try:
            return UrllibResponse(http.urlopen(made, timeout=request.timeout.first_byte))
        except HTTPError as reply:
            return UrllibResponse(reply)
        except (OSError, HTTPException) as fault:
            raise APIConnectionError(f"No reply: {fault}", sent=not isinstance(fault, URLError)) from fault

    def close(self) -> None:
        pass


with AIAgentPlatform(transport=UrllibTransport()) as client:
    print(client.models.retrieve("gpt-5.2").id)
