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


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the key under which a name is looked up: ``Khar'kov`` → ``kharkov``, ``São Tomé`` → ``sao tome``.

    ``St``, ``St.`` and ``Ste`` at the start become ``saint``, ``Mt`` becomes ``mount``: the gazetteers write
    both. Full stops vanish, so ``U.S.`` and ``US`` share a key (case is settled by the reader, not here).
    """
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    letters: list[str] = []
    for letter in plain:
        if letter in _BLANKS:
            letters.append(" ")
        elif letter not in _DROPPED and not unicodedata.combining(letter):
            letters.append(letter)
    words = "".join(letters).split()
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
