"""Which ids came already, in eight bytes each: a run over any number of articles keeps flat memory."""

from __future__ import annotations

import hashlib
from typing import Any

_PENDING = 1 << 16


class SeenIds:
    """A growing set of strings, kept as 64-bit hashes.

    The newest 65,536 lie in a set, older ones in one sorted array. Two different ids of a hundred million
    share a hash with a probability of 0.0003.
    """

    def __init__(self) -> None:
        self._new: set[int] = set()
        self._old: Any = None

    def add(self, name: str) -> bool:
        """Remember ``name``; return False when it was there already."""
        key = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        if key in self._new:
            return False
        if self._old is not None:
            position = int(self._old.searchsorted(self._old.dtype.type(key)))
            if position < len(self._old) and int(self._old[position]) == key:
                return False
        self._new.add(key)
        if len(self._new) >= _PENDING:
            self._settle()
        return True

    def _settle(self) -> None:
        import numpy as np

        fresh = np.fromiter(self._new, dtype=np.uint64, count=len(self._new))
        self._old = np.sort(fresh if self._old is None else np.concatenate((self._old, fresh)))
        self._new = set()
