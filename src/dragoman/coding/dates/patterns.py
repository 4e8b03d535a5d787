"""The little language of rules.yaml's patterns: rows of words and classes, read into regular expressions."""

from __future__ import annotations

import re

from dragoman.errors import KnowledgeError

ATOM = re.compile(r"(?P<look><?!)?(?:(?P<name>[a-z]+):)?(?P<what>[A-Za-z0-9_]+|\(|\)|\|)(?P<optional>\?)?\s*")


class Parser:
    """Recursive descent over one pattern; returns the regex and the set of classes that it can begin with."""

    def __init__(self, pattern: str) -> None:
        self.atoms = []
        position = 0
        while position < len(pattern):
            match = ATOM.match(pattern, position)
            if not match or match.end() == position:
                raise KnowledgeError(f"rules.yaml: cannot read the pattern {pattern!r} at {pattern[position:]!r}")
            self.atoms.append(match)
            position = match.end()
        self.at = 0
        self.classes: set[str] = set()
        self.captures: dict[str, tuple[str, ...]] = {}

    def alternatives(self) -> tuple[str, set[str], bool, list[str]]:
        """Read up to the closing bracket: regex with classes in braces, first classes, may be empty, classes."""
        branches, first, empty, seen = [], set(), False, []
        regex, begins, can_be_empty, within = self.sequence()
        branches.append(regex)
        first |= begins
        empty |= can_be_empty
        seen += within
        while self.at < len(self.atoms) and self.atoms[self.at]["what"] == "|":
            self.at += 1
            regex, begins, can_be_empty, within = self.sequence()
            branches.append(regex)
            first |= begins
            empty |= can_be_empty
            seen += within
        return "|".join(branches), first, empty, seen

    def sequence(self) -> tuple[str, set[str], bool, list[str]]:
        """Read one branch."""
        parts: list[str] = []
        first: set[str] = set()
        empty = True
        seen: list[str] = []
        while self.at < len(self.atoms) and self.atoms[self.at]["what"] not in ("|", ")"):
            atom = self.atoms[self.at]
            self.at += 1
            name, what, optional = atom["name"], atom["what"], bool(atom["optional"])
            if what == "(":
                regex, begins, inner_empty, within = self.alternatives()
                optional = bool(self.atoms[self.at]["optional"])
                self.at += 1
                part = f"(?P<{name}>{regex})" if name else f"(?:{regex})"
            else:
                self.classes.add(what)
                regex, begins, inner_empty, within = f"{{{what}}}", {what}, False, [what]
                if atom["look"]:
                    parts.append(f"(?!{regex})" if atom["look"] == "!" else f"(?<!{regex})")
                    continue
                part = f"(?P<{name}>{regex})" if name else regex
            if name:
                self.captures[name] = (*self.captures.get(name, ()), *within)
            parts.append(part + ("?" if optional else ""))
            if empty:
                first |= begins
            empty = empty and (optional or inner_empty)
            seen += within
        return "".join(parts), first, empty, seen
