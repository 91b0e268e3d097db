"""What can be wrong with a definition, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where (RFC 6901), what kind, and a sentence for a person."""

    pointer: str
    code: str
    message: str

    def json(self) -> dict[str, str]:
        """The fault as an error's `details` show it."""
        return {"pointer": self.pointer, "code": self.code, "message": self.message}


def key(pointer: str, *names: str | int) -> str:
    """A pointer that goes further."""
    return "".join([pointer, *("/" + str(name).replace("~", "~0").replace("/", "~1") for name in names)])
