"""What the mock itself has to say against a request: RFC 9457 problems, with the place of each fault.

Must not know requests or documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONTENT_TYPE = "application/problem+json"
_MOST = 50


@dataclass(frozen=True, slots=True)
class Flaw:
    """One fault of a request. `where` is path, query, header, cookie or body; `pointer` leads into the value there."""

    where: str
    name: str
    pointer: str
    keyword: str
    message: str

    def told(self) -> dict[str, str]:
        members = {
            "in": self.where, "name": self.name, "pointer": self.pointer, "code": self.keyword, "detail": self.message,
        }  # fmt: skip
        return {key: value for key, value in members.items() if value or key == "pointer"}


class Complaint(Exception):
    """A reply that is the mock's own, not the document's.

    Args:
        status: The HTTP status.
        detail: One or two sentences for a person.
        flaws: Each fault of the request.
        headers: Extra reply headers.
    """

    def __init__(
        self, status: int, detail: str, flaws: Sequence[Flaw] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.flaws = flaws
        self.headers = dict(headers or {})

    def body(self) -> dict[str, Any]:
        """The problem document."""
        known = self.status in HTTPStatus._value2member_map_
        told: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase if known else "Problem",
            "status": self.status,
            "detail": self.detail,
        }
        if self.flaws:
            told["errors"] = [flaw.told() for flaw in self.flaws[:_MOST]]
        return told
