"""onespec turns one OpenAPI document into typed SDKs and wire-level conformance cases."""

__version__ = "0.1.0"
