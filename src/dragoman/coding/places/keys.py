"""The form in which place names are compared: no case, no accents, no apostrophes, one blank between words."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

# Letters that no Unicode decomposition takes apart, as news English writes them.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ß": "ss"}
)
_DROPPED = frozenset("'’‘ʼʻ`´ʹʿʾ.")
_BLANKS = frozenset("-‐‑–—_/ \t\n\r\u00a0\u200b\u200c\u200d")
# The same for plain names, in one pass.
_PLAIN = str.maketrans({**dict.fromkeys(_DROPPED), **dict.fromkeys(_BLANKS, " ")})


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the key under which a name is looked up: ``Khar'kov`` → ``kharkov``, ``São Tomé`` → ``sao tome``.

    ``St``, ``St.`` and ``Ste`` at the start become ``saint``, ``Mt`` becomes ``mount``: the gazetteers write
    both. Full stops vanish, so ``U.S.`` and ``US`` share a key (case is settled by the reader, not here).
    """
    if name.isascii():
        words = name.lower().translate(_PLAIN).split()
    else:
        plain = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
        words = "".join(c for c in plain if not unicodedata.combining(c)).translate(_PLAIN).split()
    if len(words) > 1 and words[0] in ("st", "ste"):
        words[0] = "saint"
    elif len(words) > 1 and words[0] == "mt":
        words[0] = "mount"
    return " ".join(words)


def key_hash(key: str) -> int:
    """Return the 64-bit number that stands for a key in the packed gazetteer (the same on every machine).

    Half a million keys in 2**64 numbers: the chance that an unknown name meets a known number is 3e-14.
    """
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "little")
