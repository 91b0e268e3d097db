"""The version. Generated from the OpenAPI document by onespec; do not edit."""

__version__ = "0.1.0"
