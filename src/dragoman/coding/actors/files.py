"""The room's knowledge files, read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from dragoman.knowledge import knowledge


@cache
def data() -> dict[str, Any]:
    """Return the content of ``data/*.yaml`` by file name without ending."""
    return knowledge("dragoman.coding.actors")


@cache
def words(file: str, key: str) -> frozenset[str]:
    """Return a list of words of a file as a set."""
    return frozenset(str(word) for word in data()[file][key])
