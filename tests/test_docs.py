"""The documentation cannot drift: commands, options, fields and knowledge files are looked for in it."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from dragoman.article import Article
from dragoman.cli import application
from dragoman.mention import Actor, Mention, Place, TreatyStep, Voice, When

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
KNOWLEDGE = (DOCS / "reference" / "knowledge.md").read_text("utf-8")
COMMANDS = (DOCS / "reference" / "commands.md").read_text("utf-8")
RECORD = (DOCS / "reference" / "record.md").read_text("utf-8")


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    for sub, found in getattr(command, "commands", {}).items():
        if hasattr(found, "commands"):
            yield from _commands(found, f"{name} {sub}")
        else:
            yield f"{name} {sub}", found


ALL = dict(_commands(typer.main.get_command(application()), "dragoman"))


def _section(name: str) -> str:
    found = re.search(rf"^#+ {re.escape(name)}\n(.*?)(?=^#+ |\Z)", COMMANDS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/reference/commands.md has no section “{name}”"
    return found.group(1)


@pytest.mark.parametrize("name", ALL)
def test_docs_name_every_command_and_option(name: str) -> None:
    section = _section(name)
    everywhere = COMMANDS.partition("## dragoman")[0]  # the introduction speaks of what all commands share
    for option in (o for p in ALL[name].params for o in p.opts if o.startswith("--")):
        assert f"`{option}`" in section + everywhere, f"{name} {option}"


def test_docs_name_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"^#+ (dragoman .+)$", COMMANDS, re.MULTILINE)) - {"dragoman watch"}
    assert named == set(ALL)


@pytest.mark.parametrize("kind", [Article, Mention, Actor, When, Place, Voice, TreatyStep])
def test_docs_name_every_field_of_the_record(kind: Any) -> None:
    for field in fields(kind):
        assert f"`{field.name}`" in RECORD, f"{kind.__name__}.{field.name}"


def test_docs_name_every_knowledge_file() -> None:
    package = ROOT / "src" / "dragoman"
    for path in sorted(package.rglob("data/**/*")):
        if path.suffix not in (".yaml", ".npz", ".json"):
            continue
        folder = str(path.parent.relative_to(package))
        assert f"`{folder}`" in KNOWLEDGE, f"docs/reference/knowledge.md does not name the folder {folder}"
        stem = path.stem.split("_")[0]
        assert path.name in KNOWLEDGE or f"`{stem}_*" in KNOWLEDGE or _whole_folder(folder), path


def _whole_folder(folder: str) -> bool:
    """Whether the page describes a folder's files as of one kind ("one a PLOVER type", "several a type")."""
    row = next((line for line in KNOWLEDGE.splitlines() if f"`{folder}`" in line), "")
    return "one a " in row or "several a " in row


def test_docs_ontology_is_what_the_knowledge_files_say() -> None:
    spec = importlib.util.spec_from_file_location("build_reference", ROOT / "scripts" / "build_reference.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text("utf-8") == module.page(), "run: python scripts/build_reference.py"


@pytest.mark.parametrize("page", [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"], ids=lambda p: p.name)
def test_docs_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
