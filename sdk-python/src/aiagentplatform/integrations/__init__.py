"""
Webhook receivers for web frameworks. Each module imports its framework and nothing else that is not ours:

- `starlette`: `webhook_route` and `webhook_endpoint` for a table of handlers, `receives` for one endpoint
- `fastapi`: `webhook_event`, a dependency that gives the typed event; `webhook_endpoint` of `starlette`, too
- `flask`: `webhook_view` for a table of handlers, `receives` for one view
- `django`: `webhook_view` and `async_webhook_view` for a table of handlers, `receives` for one view, sync or async

What they have in common is the runtime's `WebhookIntake`; here is only how a framework hands over a request and takes a
response. They know no product: a receiver is whatever has `unwrap`.
"""
