"""Embeddings by feature hashing: texts that share words or parts of words have vectors that point the same way.

Each word and each three letters of it add to a few places of the vector that follow from their hash. No meaning is
understood, so synonyms are far apart. Must not know requests.
"""

from __future__ import annotations

import base64
import hashlib
import math
import struct
from collections import Counter
from collections.abc import Iterator, Sequence

from . import words

_PLACES = 8
_WORD_WEIGHT = 3.0


def embed(text: str, dimensions: int) -> list[float]:
    """A vector of length 1 whose numbers are exact in 32 bits."""
    vector = [0.0] * dimensions
    for feature, count in Counter(_features(text)).items():
        digest = hashlib.blake2b(feature.encode("utf-8", "surrogatepass"), digest_size=4 * _PLACES).digest()
        weight = (_WORD_WEIGHT if feature[0] == "=" else 1.0) * (1 + math.log(count))
        for (number,) in struct.iter_unpack("<I", digest):
            vector[(number >> 1) % dimensions] += weight if number & 1 else -weight
    length = math.sqrt(math.fsum(value * value for value in vector))
    if not length:
        vector[0] = length = 1.0
    return list(struct.unpack(f"<{dimensions}f", _packed([value / length for value in vector])))


def as_base64(vector: Sequence[float]) -> str:
    """The vector as 32-bit little-endian floats in base64."""
    return base64.b64encode(_packed(vector)).decode("ascii")


def _packed(vector: Sequence[float]) -> bytes:
    return struct.pack(f"<{len(vector)}f", *vector)


def _features(text: str) -> Iterator[str]:
    found = words.words(text)
    if not found:
        yield f"={text}"
    for word in found:
        yield f"={words.stem(word)}"
        framed = f"<{word}>"
        yield from (framed[at : at + 3] for at in range(len(framed) - 2))
