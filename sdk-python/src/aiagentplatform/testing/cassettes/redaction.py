"""
What must not reach a cassette: keys, tokens, cookies, passwords; by the names they go under, by how they look, and,
once seen under such a name, wherever they turn up again.

Pure, and the same when it is done twice. Knows no API: the patterns are those of the services that everybody uses.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlsplit, urlunsplit

from ..._core.values.type_guards import is_dict, is_list
from .recording import Interaction, Pairs, RecordedReply, RecordedRequest, parsed

REDACTED = "REDACTED"
"""What stands in the place of a secret: fit for a URL, a header and base64."""

SHORTEST = 8
"""A secret of fewer characters is hidden under its name only; elsewhere it could be any word."""

_NAMES = re.compile(
    "(.*_)?(authorization|cookie|api_?keys?|secret|secret_key|access_key|private_key|client_secret|password|passwd"
    "|passphrase|pwd|(access|refresh|id|auth|session|bearer|csrf|xsrf)_token|webhook_secret|credentials?)"
)
_IN_HEADS = re.compile("(x_)?(key|token|sig|signature|code)")
"""Names that are a secret's in a query or a header; elsewhere they may be anything."""
_DOUBTFUL = re.compile("key|(.*_)?token")
"""Names of a secret if the value looks like one: long, and in one piece."""
_LONG = re.compile(r"[^\s]{16,}")
_WORD = re.compile(r"(?:[^\W\d]|[ -]){0,19}")
"""A secret that could be any word is not looked for elsewhere."""

_PATTERNS: tuple[str, ...] = (
    r"\b([a-z]{2,10}_(?:live|test)_)[A-Za-z0-9_-]{8,}",  # of many APIs
    r"\b(wh(?:sec|sk)_)[A-Za-z0-9+/=_-]{8,}",  # Standard Webhooks
    r"\b(sk-)[A-Za-z0-9_-]{8,}",  # of model providers
    r"\b(gh[pousr]_|github_pat_)[A-Za-z0-9_]{8,}",
    r"\b(xox[abeoprs]-)[A-Za-z0-9-]{8,}",
    r"\b(AIza)[A-Za-z0-9_-]{30,}",
    r"\b(AKIA|ASIA)[A-Z0-9]{16}\b",
    r"\b((?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{8,}",
    r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*",  # a JSON Web Token
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----",
    r"(?<=://)[^/\s:@\"]+:[^/\s@\"]+(?=@)",  # a URL's user and password
)

_QUOTED = re.compile(r'"([\w.-]{1,80})"(\s*:\s*)"((?:[^"\\]|\\.)*)"')
_QUOTED_TWICE = re.compile(r'\\"([\w.-]{1,80})\\"(\s*:\s*)\\"((?:[^"\\]|\\\\.)*)\\"')  # JSON in a JSON text
_PAIR = re.compile(r"(?<![\w.-])([\w.-]{1,80})(=)([^&\s\"'\\;,]+)")  # of a form, a query or a cookie
_PART = re.compile(r'(?<=name=")([^"]{1,80})("[^\r\n]*(?:\r\n[^\r\n]+)*\r\n\r\n)(.*?)(?=\r\n--)', re.DOTALL)
_QUERY = re.compile(r"(?<=[?&])([\w.-]{1,80})(=)([^&#\s\"'\\<>]+)")  # of a URL in a text
_SPELLINGS = (_QUOTED, _QUOTED_TWICE, _QUERY, _PAIR, _PART)
"""How a name and its value are written in texts: groups 1, 2 and 3 are the name, what stands between, and the value."""


@dataclass(frozen=True)
class Redaction:
    """
    What to strike out, beside what is struck out in any case.

    Args:
        names: further names of headers, query parameters, and fields of JSON, forms and multipart bodies whose values
            are secrets. Case, ``-`` and ``_`` do not matter.
        keep: names that are no secret's, though they look so.
        patterns: regular expressions of further secrets; what their group 1 matches stays, if they have one.
        hook: is given each text before it is written, and returns what to write.
    """

    names: Iterable[str] = ()
    keep: Iterable[str] = ()
    patterns: Iterable[str | re.Pattern[str]] = ()
    hook: Callable[[str], str] | None = None


class Redactor:
    """
    Strikes out. It remembers the secrets that it met under their names (`learn`), in memory alone, and strikes them out
    everywhere.
    """

    def __init__(self, redaction: Redaction | None = None) -> None:
        given = redaction or Redaction()
        self._names = {_plain(name) for name in given.names}
        self._keep = {_plain(name) for name in given.keep}
        self._patterns = [re.compile(pattern, re.DOTALL) for pattern in _PATTERNS]
        self._patterns += [re.compile(pattern) for pattern in given.patterns]
        self._hook = given.hook
        self._known: set[str] = set()
        self._literal: re.Pattern[str] | None = None
        self._collecting = False

    def learn(self, request: RecordedRequest, reply: RecordedReply | None = None) -> None:
        """Remember the secrets that stand under their names in these."""
        self._collecting = True
        try:
            self.request(request)
            if reply is not None:
                self.reply(reply)
        finally:
            self._collecting = False
        longest_first = sorted(self._known, key=lambda secret: (-len(secret), secret))
        self._literal = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def interactions(self, interactions: list[Interaction]) -> list[Interaction]:
        """All of them as they may be written. A secret that is met in one is struck out in the others, too."""
        for each in interactions:
            self.learn(each.request, each.reply)
        return [Interaction(self.request(each.request), self.reply(each.reply)) for each in interactions]

    def request(self, request: RecordedRequest) -> RecordedRequest:
        """A request as it may be written."""
        return RecordedRequest(
            request.method, self.url(request.url), self._headers(request.headers), self._body(request.body)
        )

    def reply(self, reply: RecordedReply) -> RecordedReply:
        """A reply as it may be written."""
        failure = reply.failure
        if failure is not None:
            failure = type(failure)(self.text(failure.message), sent=failure.sent)
        chunks = [self._body(reply.chunks[0])] if len(reply.chunks) == 1 else self._chunks(reply.chunks)
        return replace(reply, headers=self._headers(reply.headers), chunks=chunks, failure=failure)

    def url(self, url: str) -> str:
        """A URL with its secrets struck out, and the rest spelt as it was."""
        parts = urlsplit(url)
        pairs = [self._query_pair(pair) for pair in parts.query.split("&")] if parts.query else []
        netloc = f"{REDACTED}@{parts.netloc.rpartition('@')[2]}" if "@" in parts.netloc else parts.netloc
        path = "/".join(self._quoted(segment, quote) for segment in parts.path.split("/"))
        return urlunsplit((parts.scheme, netloc, path, "&".join(pairs), ""))

    def text(self, text: str) -> str:
        """A text with its secrets struck out."""
        struck, _ = self._struck(text, [])
        return self._hooked(struck)

    def _struck(self, text: str, cuts: list[int], *, literally: bool = True) -> tuple[str, list[int]]:
        """The text without secrets but for the hook's, and where places of it are then."""
        if literally and self._literal is not None:
            text, cuts = _replaced(self._literal, lambda found: self._mask(found[0]), text, cuts)
        for spelling in _SPELLINGS:
            text, cuts = _replaced(spelling, self._named, text, cuts)
        for pattern in self._patterns:
            text, cuts = _replaced(pattern, _hidden, text, cuts)
        return text, cuts

    def _hooked(self, text: str) -> str:
        return text if self._hook is None or self._collecting else self._hook(text)

    def _named(self, found: re.Match[str]) -> str:
        """What a spelling found: its value struck out, if the name is a secret's."""
        name, value, whole = found[1], found[3], found[0]
        if not self._is_secret(name, value, head=found.re is _QUERY):
            return whole
        start, end = found.start(3) - found.start(), found.end(3) - found.start()
        return f"{whole[:start]}{self._mask(value)}{whole[end:]}"

    # ── names ────────────────────────────────────────────────────────────────────────────────────

    def _is_secret(self, name: str, value: str = "", *, head: bool = False) -> bool:
        plain = _plain(name)
        if plain in self._keep or not value:
            return False
        if plain in self._names or _NAMES.fullmatch(plain) or (head and _IN_HEADS.fullmatch(plain)):
            return True
        return bool(_DOUBTFUL.fullmatch(plain) and _LONG.fullmatch(value))

    def _mask(self, value: str) -> str:
        """What to write in the place of a secret: with the prefix that tells its kind, if it has one."""
        if self._collecting and len(value) >= SHORTEST and not _WORD.fullmatch(value) and REDACTED not in value:
            self._known |= _spellings_of(value)
        for pattern in self._patterns:
            found = pattern.fullmatch(value)
            if found is not None:
                return _hidden(found)
        return REDACTED

    # ── headers, queries, bodies ─────────────────────────────────────────────────────────────────

    def _headers(self, headers: Pairs) -> Pairs:
        return [(name, self._header(name, value)) for name, value in headers]

    def _header(self, name: str, value: str) -> str:
        if not self._is_secret(name, value, head=True):
            return self.text(value)
        if "cookie" in name.lower():
            for pair in value.split(";"):
                self._mask(pair.partition("=")[2].strip())
            return REDACTED
        scheme, blank, credential = value.rpartition(" ")
        if not scheme.isalpha():
            return self._mask(value)
        if scheme.lower() == "basic":
            self._mask(_password_of(credential))
        return f"{scheme}{blank}{self._mask(credential)}"

    def _query_pair(self, pair: str) -> str:
        name, equals, value = pair.partition("=")
        if self._is_secret(unquote_plus(name), value, head=True):
            return f"{name}{equals}{quote(self._mask(unquote_plus(value)), safe='')}"
        return f"{name}{equals}{self._quoted(value, quote_plus)}"

    def _quoted(self, value: str, spell: Callable[..., str]) -> str:
        """A piece of a URL; spelt anew only if there was a secret in it."""
        plain = unquote_plus(value) if spell is quote_plus else unquote(value)
        struck = self.text(plain)
        return value if struck == plain else spell(struck, safe="")

    def _body(self, body: bytes) -> bytes:
        try:
            value = parsed(body)
            if not is_dict(value) and not is_list(value):
                raise ValueError("no structure")
        except (ValueError, RecursionError):
            return b"".join(self._chunks([body]))
        struck = self._value(value)
        return body if struck == value else json.dumps(struck, separators=(",", ":"), ensure_ascii=False).encode()

    def _value(self, value: Any, name: str = "") -> Any:
        if is_dict(value):
            inherited = name if _plain(name) in self._names else ""
            return {self._key(key): self._value(each, inherited or key) for key, each in value.items()}
        if is_list(value):
            return [self._value(each, name) for each in value]
        if isinstance(value, str):
            return self._mask(value) if name and self._is_secret(name, value) else self._string(value)
        if name and type(value) in (int, float) and self._is_secret(name, str(value)):
            self._mask(str(value))
            return 0
        return value

    def _key(self, name: str) -> str:
        """A member's name. A secret that happens to be a word must not rename members."""
        return self._struck(name, [], literally=False)[0]

    def _string(self, text: str) -> str:
        """A text within JSON, which may itself be JSON, as the arguments of a tool call are."""
        if text[:1] in ("{", "["):
            try:
                value = parsed(text)
            except (ValueError, RecursionError):
                return self.text(text)
            struck = self._value(value)
            return text if struck == value else json.dumps(struck, separators=(",", ":"), ensure_ascii=False)
        return self.text(text)

    def _chunks(self, chunks: list[bytes]) -> list[bytes]:
        """Chunks, cut where they were. A secret that lies across a cut is struck out in the chunk where it began."""
        try:
            pieces, coding = [chunk.decode() for chunk in chunks], "utf-8"
        except UnicodeDecodeError:
            pieces, coding = [chunk.decode("latin-1") for chunk in chunks], "latin-1"  # a character a byte
        whole = "".join(pieces)
        struck, cuts = self._struck(whole, list(accumulate(map(len, pieces))))
        texts = [struck[start:end] for start, end in zip([0, *cuts], cuts, strict=False)]
        texts = texts if coding == "latin-1" else [self._hooked(text) for text in texts]
        return [text.encode(coding) for text in texts if text]


def _replaced(
    pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str], text: str, cuts: list[int]
) -> tuple[str, list[int]]:
    """``pattern.sub``, and where places of the text are then: one inside a match is behind what replaces it."""
    if not cuts:
        return pattern.sub(replace, text), cuts
    pieces: list[str] = []
    moved: list[int] = []
    done = length = 0
    waiting = iter(cuts)
    cut = next(waiting, None)
    for found in pattern.finditer(text):
        start, end = found.span()
        new = replace(found)
        if new == found[0]:
            continue
        while cut is not None and cut <= start:
            moved.append(cut - done + length)
            cut = next(waiting, None)
        length += start - done + len(new)
        while cut is not None and cut < end:
            moved.append(length)
            cut = next(waiting, None)
        pieces += [text[done:start], new]
        done = end
    while cut is not None:
        moved.append(cut - done + length)
        cut = next(waiting, None)
    return "".join([*pieces, text[done:]]), moved


def _hidden(found: re.Match[str]) -> str:
    kept = found[1] if found.re.groups else ""
    return f"{kept or ''}{REDACTED}"


def _plain(name: str) -> str:
    """A name as it is compared: ``X-Api-Key``, ``xApiKey`` and ``x_api_key`` are one."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().replace("-", "_").replace(".", "_")


def _spellings_of(secret: str) -> set[str]:
    """How a secret that was found may be written elsewhere: in JSON and in URLs, or without their escapes."""
    spellings = {secret, quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1], unquote_plus(secret)}
    with suppress(ValueError):
        spellings.add(str(json.loads(f'"{secret}"')))
    return {each for each in spellings if len(each) >= SHORTEST}


def _password_of(credential: str) -> str:
    """The password of HTTP's basic authentication (RFC 7617); empty if there is none."""
    try:
        return base64.b64decode(credential, validate=True).decode().partition(":")[2]
    except ValueError:
        return ""
