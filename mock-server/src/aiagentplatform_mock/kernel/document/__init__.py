"""The OpenAPI document, and whether a request or a reply keeps to it. Stands on nothing but problems and shapes."""

from .document import Document, Operation, load

__all__ = ["Document", "Operation", "load"]
