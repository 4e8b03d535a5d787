"""Bytes to text: by byte order mark, as UTF-8, by the declared charset, then by likelihood."""

from __future__ import annotations

import codecs

from dragoman.intake.rejected import Unusable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# charset-normalizer's cost grows with length; the first 64 KiB hold enough to tell.
_SAMPLE = 65_536


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of ``data``; raise Unusable (``unknown-encoding``) when it is no text at all."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                break
    if b"\0" in data[:_SAMPLE]:
        raise Unusable("not-text", "it is a binary file", "give text, HTML, JSON lines or a feed")
    for candidate in ("utf-8", declared):
        if candidate:
            try:
                return data.decode(candidate)
            except (UnicodeDecodeError, LookupError):
                continue
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Unusable("unknown-encoding", "its encoding cannot be told", "save it as UTF-8")
    return data.decode(best.encoding, "replace")
