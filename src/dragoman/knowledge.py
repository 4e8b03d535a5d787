"""Reading the knowledge files: YAML that a political scientist can mend, cached for a fast start.

Parsing a few megabytes of YAML takes seconds; the parsed data is therefore kept as MessagePack in the
user's cache folder, under the hash of the files it came from. A stale or damaged cache is rebuilt.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, ClassVar

import platformdirs
import srsly
import yaml

from dragoman.errors import KnowledgeError


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, to which 2024-06-19 is a string, as it is everywhere else in the project."""

    yaml_implicit_resolvers: ClassVar[Any] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(path: Path) -> Any:
    """Parse one YAML file with the safe loader; raise KnowledgeError naming the file and line."""
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{path.name} is not valid YAML: {error}") from None


def read_files(paths: list[Path]) -> dict[str, Any]:
    """Return ``{file name without ending: content}`` of YAML files, from the cache when it fits.

    Raises KnowledgeError when two files have the same name, of which one would hide the other.
    """
    named: dict[str, Path] = {}
    for path in paths:
        if named.setdefault(path.stem, path) is not path:
            raise KnowledgeError(f"{path} and {named[path.stem]} have the same name; rename one of them")
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    cache = Path(platformdirs.user_cache_dir("dragoman")) / f"knowledge-{digest.hexdigest()[:24]}.msgpack"
    try:
        cached: dict[str, Any] = srsly.msgpack_loads(cache.read_bytes())
        return cached
    except (OSError, ValueError):
        pass
    data = {path.stem: read_yaml(path) for path in sorted(paths)}
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        temporary = cache.with_suffix(f".{os.getpid()}.part")
        temporary.write_bytes(srsly.msgpack_dumps(data))
        temporary.replace(cache)
    except OSError:
        pass  # a read-only home costs time at the next start, nothing else
    return data


@cache
def knowledge(package: str, pattern: str = "*.yaml") -> dict[str, Any]:
    """Return the knowledge files that lie in ``package``'s ``data`` folder, by name without ending.

    They are read once a process, and must not be changed.
    Example: ``knowledge("dragoman.coding.actors")["offices"]``.
    """
    folder = Path(str(resources.files(package))) / "data"
    return read_files(sorted(folder.rglob(pattern)))
