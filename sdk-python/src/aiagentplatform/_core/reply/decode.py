"""
From the bytes of a reply, an event or a webhook to the documented type.

Types are named ``"module:Name"`` and imported when they are first needed; pydantic is loaded then, not before. Must not
know where the bytes came from.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from importlib import import_module
from threading import Lock
from typing import Any, cast, get_origin

from ..errors import ResponseDecodeError

LARGE = 64 * 1024
"""From this size on (bytes), decoding makes so many objects that the collector would run several times, for nothing."""

SHOWN = 3

_decoders: dict[str, Decoder] = {}
_lock = Lock()


class Decoder:
    """Decodes JSON to one type. Made once per type, by `decoder`."""

    __slots__ = ("name", "target", "validate_json")

    def __init__(self, target: Any, name: str) -> None:
        self.target = target
        self.name = name
        self.validate_json: Callable[[bytes], Any] = _json_validator(target)
        """The bound method of pydantic's core; raises its ValidationError, which is a ValueError."""

    def __call__(self, data: bytes, *, strict: bool = False) -> Any:
        """
        The decoded value.

        If the JSON breaks the schema, what is good in it is decoded and the rest kept as it came, or, with `strict`,
        `ResponseDecodeError` is raised. It is raised for what is not JSON in any case.
        """
        paused = len(data) > LARGE and gc.isenabled()
        if paused:
            gc.disable()
        try:
            return self.validate_json(data)
        except ValueError as fault:
            return self._recover(data, fault, strict)
        finally:
            if paused:
                gc.enable()

    def _recover(self, data: bytes, fault: ValueError, strict: bool) -> Any:
        value = parse(data)
        if strict:
            raise self._error(fault, value) from fault
        return self.repair(value)

    def repair(self, value: Any) -> Any:
        """From JSON that is parsed already: the same as calling, leniently."""
        from .lenient import repair

        expected = _container(self.target)
        if expected is not None and not isinstance(value, expected):
            noun = "a JSON object" if expected is dict else "a JSON array"
            raise ResponseDecodeError(
                f"Expected {self.name}, {noun}, but the reply is {_kind(value)}.", body=value, errors=None
            )
        return repair(self.target, value)

    def _error(self, fault: Any, value: Any) -> ResponseDecodeError:
        faults = fault.errors(include_url=False, include_context=False, include_input=False)
        shown = [f"{'/'.join(map(str, each['loc'])) or 'the body'}: {each['msg']}" for each in faults[:SHOWN]]
        more = f" (and {len(faults) - SHOWN} more)" if len(faults) > SHOWN else ""
        return ResponseDecodeError(
            f"The reply is not a valid {self.name}: {'; '.join(shown)}{more}.", body=value, errors=faults
        )


def decoder(target: Any) -> Decoder:
    """The decoder of a type, given by name (``"module:Name"``, kept for the next call) or as the type itself."""
    if not isinstance(target, str):
        return Decoder(target, getattr(target, "__name__", str(target)))
    known = _decoders.get(target)
    if known is None:
        with _lock:
            known = _decoders.get(target)
            if known is None:
                known = _decoders[target] = Decoder(resolve(target), target.rpartition(":")[2])
    return known


def resolve(name: str) -> Any:
    """The object that ``"module:Name"`` names."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def parse(data: bytes) -> Any:
    """The JSON, with bytes that are not UTF-8 replaced. Raises `ResponseDecodeError` if it is no JSON."""
    try:
        return json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as fault:
        text = data[:200].decode("utf-8", "replace")
        quoted = f": {text!r}{'…' if len(data) > 200 else ''}"
        if text.lstrip()[:1] in ("{", "["):
            quoted = ""  # an object that was cut off may hold a secret; a page of a proxy tells what is wrong
        reason = f"{fault}{quoted}" if data else "the body is empty"
        raise ResponseDecodeError(f"The reply is not JSON: {reason}.", body=text or None, errors=None) from None


def _json_validator(target: Any) -> Callable[[bytes], Any]:
    from pydantic import TypeAdapter

    if _is_model(target):
        target.model_rebuild()
        return cast("Callable[[bytes], Any]", target.__pydantic_validator__.validate_json)
    return cast("Callable[[bytes], Any]", TypeAdapter(target).validator.validate_json)


def _container(target: Any) -> type | None:
    """What a reply of the type must be for anything in it to be saved; None where that is open."""
    kind = get_origin(target) or target
    return dict if kind is dict or _is_model(target) else list if kind is list else None


def _is_model(target: Any) -> bool:
    from pydantic import BaseModel

    return isinstance(target, type) and issubclass(target, BaseModel)


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    kinds = (("a boolean", bool), ("a number", (int, float)), ("text", str), ("an array", list))
    return next((name for name, kind in kinds if isinstance(value, kind)), "an object")
