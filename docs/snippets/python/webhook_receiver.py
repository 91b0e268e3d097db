from http.server import BaseHTTPRequestHandler, HTTPServer

from aiagentplatform import AIAgentPlatform, MemoryReplayGuard, WebhookError

client = AIAgentPlatform()  # reads AIAGENTPLATFORM_WEBHOOK_SECRET, too
guard = MemoryReplayGuard()  # deliveries are repeated until one succeeds


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))  # raw: parsed JSON cannot be verified
        try:
            with client.webhooks.receive(body, self.headers.items(), guard=guard) as event:
                if event.type == "workflow.completed":
                    print("completed:", event.data.object.id)
                elif event.type == "api_key.created":
                    print("new key:", event.data.object.name)
                else:
                    print(event.type)
        except WebhookError as error:  # handled before (204), not to be trusted (400), in flight (409) …
            self.send_response(error.status, error.code)
        else:
            self.send_response(204)
        self.end_headers()


def serve(port: int = 8000) -> HTTPServer:
    return HTTPServer(("127.0.0.1", port), Receiver)


if __name__ == "__main__":
    serve().serve_forever()
