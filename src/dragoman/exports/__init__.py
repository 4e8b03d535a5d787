"""Other people's formats, one file a format, behind one registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from dragoman.errors import InputError

Writer = Callable[[Iterable[dict[str, Any]], Path], int]

# Name -> (module, what it is, in words). Modules are imported when asked for.
FORMATS: dict[str, tuple[str, str]] = {
    "plover": ("dragoman.exports.plover", "PLOVER JSONL: one event mention a line, our whole record"),
    "csv": ("dragoman.exports.table", "one row a mention, with sentence and link"),
    "geojson": ("dragoman.exports.geojson", "mentions that have coordinates, as points"),
}


def writer(name: str) -> Writer:
    """Return the function that writes a format; raise InputError naming those that exist."""
    if name not in FORMATS:
        raise InputError(f"There is no export format '{name}'; choose one of: {', '.join(sorted(FORMATS))}")
    return cast(Writer, import_module(FORMATS[name][0]).write)
