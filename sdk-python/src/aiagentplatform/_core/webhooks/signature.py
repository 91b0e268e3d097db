"""
Standard Webhooks: signing and verifying, as pure functions of bytes, text and numbers.

Whatever text a header or a secret holds, the outcome is a verdict or one of our errors. Must not know what an event is;
the body is never decoded before the check.
"""

from __future__ import annotations

import base64
import hmac
import inspect
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from ..errors import (
    ConfigurationError,
    WebhookHeaderError,
    WebhookPayloadError,
    WebhookSecretError,
    WebhookSignatureError,
    WebhookTimestampError,
)

Text: TypeAlias = str | bytes
HeaderSource: TypeAlias = Mapping[str, Any] | Iterable[tuple[Text, Text]]
"""Headers as any framework has them: a mapping of names to values (or lists of values), or pairs of text or bytes."""
Body: TypeAlias = bytes | bytearray | memoryview | str

TOLERANCE = 300.0
"""How far, in seconds, a timestamp may be from now."""

ID, TIMESTAMP, SIGNATURE = NAMES = ("webhook-id", "webhook-timestamp", "webhook-signature")
_SPELLINGS = {spelling: name for name in NAMES for spelling in (name, f"http_{name.replace('-', '_')}")}
"""How a header's name may be written, in lower case: as HTTP has it, or as WSGI's environ does (Django's META)."""

Kind = Literal["hmac", "public", "private"]
PREFIXES: tuple[tuple[str, Kind], ...] = (("whsec_", "hmac"), ("whpk_", "public"), ("whsk_", "private"))
_PLAIN: tuple[str, Kind] = ("", "hmac")

_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_CANONICAL = re.compile(r"0|[1-9][0-9]*")
_MAX_DIGITS = 15  # digits: a later moment than any clock will show
_HINT_LIMIT = 1_000_000  # bytes

RAW_BODY = (
    "Verify the raw bytes exactly as they came: `await request.body()` in Starlette and FastAPI, "
    "`request.get_data()` in Flask, `request.body` in Django."
)


class Verified(NamedTuple):
    """A webhook that is from its sender. `id` is the same over all its deliveries; `timestamp` is in Unix seconds."""

    id: str
    timestamp: int


@dataclass(frozen=True, slots=True)
class Key:
    """A secret, decoded: a key of HMAC-SHA256 (`v1`), or one half of an Ed25519 pair (`v1a`)."""

    kind: Kind
    value: bytes = field(repr=False)


def parse_keys(secrets: str | Sequence[str]) -> list[Key]:
    """The keys that secrets stand for. Raises `WebhookSecretError`, without quoting them."""
    texts = [secrets] if isinstance(secrets, str) else list(secrets)
    if not texts:
        raise _secret_error("There is no secret to verify with.")
    return [_parse_key(text) for text in texts]


def _parse_key(text: object) -> Key:
    if not isinstance(text, str):
        raise _secret_error(f"A webhook secret is text, not {type(text).__name__}.")
    prefix, kind = next((each for each in PREFIXES if text.startswith(each[0])), _PLAIN)
    encoded = text[len(prefix) :]
    value = _decoded(encoded)
    if not value:
        raise _secret_error(
            f"A webhook secret is {prefix or 'whsec_'} and base64; what was given is {_fault(encoded)}."
        )
    if kind != "hmac" and len(value) not in ((32,) if kind == "public" else (32, 64)):
        raise _secret_error(f"An Ed25519 key after {prefix} has 32 bytes, not {len(value)}.")
    return Key(kind, value)


def _fault(encoded: str) -> str:
    if not encoded:
        return "empty"
    return "surrounded by blanks" if encoded != encoded.strip() else "not base64"


def raw_bytes(body: Body) -> bytes:
    """The body's bytes. Raises `WebhookPayloadError` for one that something has parsed already."""
    if isinstance(body, bytes):
        return body
    if isinstance(body, str):
        return body.encode("utf-8", "surrogatepass")
    if isinstance(body, (bytearray, memoryview)):  # pyright: ignore[reportUnnecessaryIsInstance]: callers err
        return bytes(body)
    raise _no_bytes(body)


def _no_bytes(body: object) -> WebhookPayloadError:
    if inspect.iscoroutine(body):
        body.close()  # or Python warns, far from here, that it was never awaited
    waits = inspect.isawaitable(body)
    reason = "its `await` is missing" if waits else "something parsed it, and what is parsed cannot be verified"
    return WebhookPayloadError(
        f"The webhook's body is a {type(body).__name__}: {reason}. {RAW_BODY}", code="parsed_body"
    )


def sign(body: Body, secrets: str | Sequence[str], *, id: str, timestamp: int) -> dict[str, str]:
    """
    The three headers of a webhook, signed with each of the secrets (several while one is being replaced).

    Raises `WebhookSecretError` for a malformed secret or a public key, and `ConfigurationError` if a private Ed25519
    key is given and the package ``cryptography`` is not installed.
    """
    content = _content(id, str(timestamp), raw_bytes(body))
    signatures = " ".join(_sign(content, key) for key in parse_keys(secrets))
    return {ID: id, TIMESTAMP: str(timestamp), SIGNATURE: signatures}


def _sign(content: bytes, key: Key) -> str:
    if key.kind == "hmac":
        return f"v1,{_hmac(content, key)}"
    if key.kind == "public":
        raise _secret_error("A whpk_ key only verifies; sign with the whsk_ key.")
    private = _ed25519().Ed25519PrivateKey.from_private_bytes(key.value[:32])  # a whsk_ key may hold both halves
    return f"v1a,{base64.b64encode(private.sign(content)).decode()}"


def verify(
    body: Body,
    headers: HeaderSource,
    secrets: str | Sequence[str],
    *,
    now: float,
    tolerance: float = TOLERANCE,
) -> Verified:
    """
    Raise the `WebhookError` that tells why this webhook is not to be trusted, or return its id and time.

    Any secret may fit any signature. `now` is in Unix seconds, `tolerance` in seconds.
    """
    if not tolerance >= 0:  # also what is no number: everything would be in time
        raise ConfigurationError(f"tolerance is a number of seconds, 0 or more, not {tolerance!r}.")
    keys = parse_keys(secrets)
    if any(key.kind == "private" for key in keys):
        raise _secret_error("A whsk_ key is the sender's own; verify with its whpk_ key.")
    data = raw_bytes(body)
    id, timestamp, signatures = _headers(headers)
    seconds = _check_time(timestamp, int(now), tolerance)
    tokens = [token.partition(",") for token in signatures.split(" ") if token]
    given: dict[str, list[bytes]] = {}
    for version, _, value in tokens:
        given.setdefault(version, []).append(value.encode("utf-8", "surrogatepass"))
    if not _matches(_content(id, timestamp, data), given, keys):
        hint = _hint(body, lambda other: _matches(_content(id, timestamp, other), given, keys))
        raise WebhookSignatureError(
            f"None of the {len(tokens)} signatures fits any of the {len(keys)} secrets.{hint}",
            code="no_matching_signature",
        )
    return Verified(id, seconds)


def webhook_id(headers: HeaderSource) -> str:
    """The webhook's id as the headers have it. Trust it only after `verify`."""
    return _headers(headers)[0]


def _headers(headers: HeaderSource) -> list[str]:
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for name, value in header_pairs(headers):
        spelled = _SPELLINGS.get(_text(name).lower())
        if spelled is not None:
            several = cast("Sequence[Any]", value) if isinstance(value, (list, tuple)) else (value,)
            found[spelled] += [_text(each) for each in several if each is not None]
    for name, values in found.items():
        if len(values) > 1:
            raise WebhookHeaderError(f"The header {name} came {len(values)} times.", code="duplicate_header")
    for name, values in found.items():
        if not values or not values[0]:
            raise WebhookHeaderError(f"The header {name} is missing or empty.", code="missing_header")
    return [values[0] for values in found.values()]


def header_pairs(headers: HeaderSource) -> list[tuple[Any, Any]]:
    """The headers as pairs, which can be read again. Raises `WebhookHeaderError` for what holds no headers."""
    source: Any = headers
    for method in ("multi_items", "items"):  # the first of httpx, the second of everybody; both keep repeated names
        items = getattr(headers, method, None)
        if callable(items):
            source = items()
            break
    try:
        return [(name, value) for name, value in source]
    except (TypeError, ValueError):
        raise WebhookHeaderError(
            f"No headers can be read from a {type(headers).__name__}. Pass the request's headers: a mapping, or pairs.",
            code="missing_header",
        ) from None


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _check_time(timestamp: str, now: int, tolerance: float) -> int:
    if not _CANONICAL.fullmatch(timestamp):
        raise WebhookTimestampError(
            f"The header {TIMESTAMP} is {timestamp[:40]!r}, not a number of seconds.", code="invalid_timestamp"
        )
    seconds = int(timestamp) if len(timestamp) <= _MAX_DIGITS else 10**_MAX_DIGITS
    if now - seconds > tolerance:
        raise WebhookTimestampError(
            f"The webhook is {now - seconds} s old; {tolerance:g} s are allowed. It is a replay or this clock is fast.",
            code="timestamp_too_old",
        )
    if seconds - now > tolerance:
        raise WebhookTimestampError(
            f"The webhook is {seconds - now} s in the future; {tolerance:g} s are allowed. This clock is slow, or the "
            f"timestamp is not in seconds.",
            code="timestamp_too_new",
        )
    return seconds


def _content(id: str, timestamp: str, body: bytes) -> bytes:
    return b"%b.%b.%b" % (id.encode("utf-8", "surrogatepass"), timestamp.encode(), body)


def _matches(content: bytes, given: Mapping[str, list[bytes]], keys: Iterable[Key]) -> bool:
    """Whether a signature fits a key. An HMAC key only ever checks `v1`, a public key only `v1a`."""
    for key in keys:
        if key.kind == "hmac":
            expected = _hmac(content, key).encode()
            verdicts = [hmac.compare_digest(expected, value) for value in given.get("v1", ())]
        else:
            verdicts = [_ed25519_fits(content, value, key) for value in given.get("v1a", ())]
        if any(verdicts):
            return True
    return False


def _hmac(content: bytes, key: Key) -> str:
    return base64.b64encode(hmac.digest(key.value, content, "sha256")).decode()


def _ed25519_fits(content: bytes, value: bytes, key: Key) -> bool:
    text = value.decode("ascii", "replace")
    signature = _decoded(text)
    if len(signature) != 64 or base64.b64encode(signature).decode() != text:
        return False
    public = _ed25519().Ed25519PublicKey.from_public_bytes(key.value)

    from cryptography.exceptions import InvalidSignature

    try:
        public.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def _ed25519() -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise ConfigurationError(
            "Webhooks signed with Ed25519 (v1a) need the package cryptography, which is not installed: "
            "pip install cryptography."
        ) from None
    return ed25519


def _decoded(text: str) -> bytes:
    """Strict base64; empty if it is none."""
    return base64.b64decode(text) if _BASE64.fullmatch(text) else b""


def _hint(body: Body, matches: Callable[[bytes], bool]) -> str:
    """What probably went wrong, in words: the usual mistake is a body that was parsed and written again."""
    raw = raw_bytes(body)
    if len(raw) > _HINT_LIMIT:
        return ""
    try:
        value = json.loads(raw)
        forms = [
            json.dumps(value, separators=separators, ensure_ascii=ascii).encode("utf-8", "surrogatepass")
            for separators in ((",", ":"), (", ", ": "))
            for ascii in (True, False)
        ]
    except (ValueError, RecursionError):
        forms = []
    stripped = raw.strip()
    if any(matches(form) for form in (*forms, stripped, stripped + b"\n") if form != raw):
        return (
            f" The body was parsed and written again: the signature fits another spelling of the same JSON. {RAW_BODY}"
        )
    return f" The body came as text, so it was decoded before. {RAW_BODY}" if isinstance(body, str) else ""


def _secret_error(message: str) -> WebhookSecretError:
    return WebhookSecretError(message, code="invalid_secret")
