"""Whether a reply keeps the document's promises. Used under tests, when reply validation is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .document import Operation
    from .schemas import Schemas


class BrokenContract(Exception):
    """A reply that the document does not allow: a bug of the server."""


class Contract:
    """Checks replies against the document."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas

    def check(self, operation: Operation, status: int, media: str, body: Any) -> None:
        """Check a unary reply; `body` is its JSON, and is ignored for other media types.

        Raises:
            BrokenContract: The message names the operation and the value at fault.
        """
        pointer = operation.replies.get((str(status), media))
        if pointer is None:
            documented = ", ".join(sorted(f"{known} {kind}" for known, kind in operation.replies))
            raise BrokenContract(f"{operation.id} replied {status} {media}, but the document has {documented}.")
        if media == "application/json":
            self._refuse(f"{operation.id} replied {status} with a body", pointer, body)

    def check_item(self, operation: Operation, status: int, item: Any) -> None:
        """Check the data of one event of a stream.

        Raises:
            BrokenContract: The message names the operation and the value at fault.
        """
        pointer = operation.item_pointers.get(str(status))
        if pointer is None:
            raise BrokenContract(f"{operation.id} streamed, but the document has no stream for it.")
        self._refuse(f"{operation.id} streamed an event", pointer, item)

    def _refuse(self, what: str, pointer: str, value: Any) -> None:
        faults = self._schemas.faults(pointer, value)
        if faults:
            told = "; ".join(f"{fault.pointer or '(root)'}: {fault.message}" for fault in faults[:5])
            raise BrokenContract(f"{what} that breaks the document: {told}")
