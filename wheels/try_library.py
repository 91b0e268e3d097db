"""Tries the client that onespec generated from `library.yaml` against a server of three lines."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from library import Library


class Shelf(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b'{"id": "1", "title": "The Left Hand of Darkness"}'
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


with HTTPServer(("127.0.0.1", 0), Shelf) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with Library(base_url=f"http://127.0.0.1:{server.server_port}") as client:
        print(client.books.retrieve("1").title)
    server.shutdown()
