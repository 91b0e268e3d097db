"""
Our own view of HTTP libraries. `interface.py` is all that the runtime knows; the rest adapts one library each.
"""

from __future__ import annotations

from .interface import AsyncResponse, AsyncTransport, Request, Response, Transport, Upload

__all__ = ["AsyncResponse", "AsyncTransport", "Request", "Response", "Transport", "Upload"]
