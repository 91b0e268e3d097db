from http.server import BaseHTTPRequestHandler, HTTPServer

from aiagentplatform import AIAgentPlatform, WebhookError

client = AIAgentPlatform()  # reads AIAGENTPLATFORM_WEBHOOK_SECRET, too
handled: set[str] = set()  # of what was delivered; in production, a table with a unique key


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))  # raw: parsed JSON cannot be verified
        try:
            event = client.webhooks.unwrap(body, self.headers.items())
        except WebhookError as error:
            self.send_error(400, error.code)
            return
        if event.id not in handled:  # deliveries are repeated until one succeeds
            handled.add(event.id)
            if event.type == "workflow.completed":
                print("completed:", event.data.object.id)
            elif event.type == "api_key.created":
                print("new key:", event.data.object.name)
            else:
                print(event.type)
        self.send_response(204)
        self.end_headers()


def serve(port: int = 8000) -> HTTPServer:
    return HTTPServer(("127.0.0.1", port), Receiver)


if __name__ == "__main__":
    serve().serve_forever()
