"""Types of people. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TypeAlias

from .houses import Person

PeopleListPage: TypeAlias = list[Person]
"""What `people.list` replies with."""
