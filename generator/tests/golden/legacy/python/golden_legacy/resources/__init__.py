"""The resources of the API, one module each. Generated from the OpenAPI document by onespec; do not edit."""
