"""Telling copies: articles whose words are mostly the same, wherever they were printed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"\w+")
_SHINGLE = 5  # words: long enough that two independent reports hardly share one
_SIZE = 64  # smallest hashes kept: the estimate's standard error is at most 0.0625
# Half of all five-word stretches in common: independent reports of one event share under a tenth.
COPY = 0.5
_PROBES = 8  # two articles over the threshold share one of the eight smallest with 0.996


def words_of(text: str) -> list[str]:
    """Return the words, case folded, without punctuation."""
    return _WORD.findall(text.casefold())


def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest 64 hashes of the text's five-word stretches, sorted (bottom-k MinHash)."""
    words = words_of(text)
    stretches = {
        zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode("utf-8", "surrogatepass"))
        for i in range(max(1, len(words) - _SHINGLE + 1))
    }
    return tuple(sorted(stretches)[:_SIZE])


def pack(values: Sequence[int]) -> str:
    """Return a sketch as text for a database column."""
    return ",".join(f"{value:x}" for value in values)


def unpack(packed: str) -> tuple[int, ...]:
    """Return the sketch that ``pack`` made the text from."""
    return tuple(int(value, 16) for value in packed.split(",") if value)


def likeness(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimate the share of stretches that two texts have in common (Jaccard), 0 to 1."""
    first, second = set(a), set(b)
    smallest = sorted(first | second)[:_SIZE]
    return sum(value in first and value in second for value in smallest) / len(smallest) if smallest else 0.0


def originals(sketches: Mapping[str, Sequence[int]], order: Sequence[str]) -> dict[str, str]:
    """Return for each copy the first article, in ``order``, that it copies; originals are not in it.

    Compared are only articles that share one of their smallest hashes, so that a thousand reports of one
    event cost little. A copy of a copy counts as a copy of the first.
    """
    found: dict[str, str] = {}
    probes: dict[int, list[str]] = {}
    for name in order:
        near = dict.fromkeys(other for probe in sketches[name][:_PROBES] for other in probes.get(probe, ()))
        for other in near:
            if likeness(sketches[name], sketches[other]) >= COPY:
                found[name] = other
                break
        else:
            for probe in sketches[name][:_PROBES]:
                probes.setdefault(probe, []).append(name)
    return found
