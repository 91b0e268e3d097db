"""Types of shared. Generated from the OpenAPI document by onespec; do not edit."""

from .._core.models import Model


class Address(Model):
    """Address."""

    street: str
