"""The rules of rules.yaml, compiled: patterns over classes become regular expressions over codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.coding.dates.lexing import Codes, Item, Lexicon
from dragoman.coding.dates.patterns import ATOM, Parser
from dragoman.errors import KnowledgeError
from dragoman.knowledge import knowledge

# Results that are time expressions in their own right; TIMEX in a pattern is any of them.
_TIMEX = frozenset(
    [
        "DAY",
        "MONTH_",
        "YEAR_",
        "QUARTER_",
        "HALF_",
        "SEASON_",
        "DECADE_",
        "CENTURY_",
        "PERIOD",
        "REF",
        "PHASED",
        "EDGED",
        "SOFAR",
        "ERA",
        "AGO_",
        "TIME_",
        "RANGE",
    ]
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means before it is dated: a meaning's name and its parts."""

    op: str
    parts: dict[str, Any]
    need: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``regex`` over codes, ``first`` the codes that it can begin with."""

    op: str
    classes: tuple[str, ...]
    constants: dict[str, Any]
    span: str | None
    need: str | None
    captures: dict[str, tuple[str, ...]]
    regex: re.Pattern[str]
    first: frozenset[str]


def _literals(rules: dict[str, list[dict[str, Any]]]) -> frozenset[str]:
    words = set()
    for level in rules.values():
        for rule in level:
            for atom in ATOM.finditer(rule["pattern"]):
                if atom["what"].isalpha() and atom["what"].islower():
                    words.add(atom["what"])
    return frozenset(words)


def _names() -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]], frozenset[str]]:
    """Names of one word for the lexicon, a rule for each name of several, and the last words of those."""
    single: dict[str, dict[str, Any]] = {}
    last: set[str] = set()
    rules: list[dict[str, Any]] = []
    data = knowledge("dragoman.coding.dates")["names"]
    for kind, key in (("NAMED", "days"), ("PERIODNAME", "periods"), ("ERANAME", "eras")):
        for number, entry in enumerate(data[key]):
            for name in entry["names"]:
                if re.fullmatch(r"[a-z]+|\d+/\d+", name):
                    single.setdefault(name, {})[kind] = number
                else:
                    words = re.findall(r"['’]s\b|[^\W\d_]+|[-'.]", name)
                    marks = {"'s": "POSS", "’s": "POSS", "-": "DASH", "'": "APOS", "’": "APOS", ".": "DOT"}
                    pattern = " ".join(marks.get(word, word) for word in words)
                    rules.append({"pattern": pattern, "op": "name", "as": kind, "with": {"name": number}})
                    last.add(words[-1])
    return single, rules, frozenset(last)


class Grammar:
    """All rules by level, with the lexicon they read by; build it once with :func:`load_grammar`."""

    def __init__(self) -> None:
        levels = {**knowledge("dragoman.coding.dates")["rules"]}
        single, names, last = _names()
        levels = {"names": names, **levels}
        self.lexicon = Lexicon(_literals(levels), single, last)
        codes = self.lexicon.codes
        parsed = [[(rule, Parser(rule["pattern"])) for rule in level] for level in levels.values()]
        made = {_result(rule) for level in parsed for rule, _ in level}
        for classes in made:
            codes.code(frozenset(classes))
        self._sample_numbers(codes)
        self.levels = []
        for level in parsed:
            table: dict[str, list[Rule]] = {}
            for rule, parser in level:
                compiled = _compile(rule, parser, codes)
                for code in compiled.first:
                    table.setdefault(code, []).append(compiled)
            self.levels.append(table)

    def _sample_numbers(self, codes: Codes) -> None:
        """Make sure that every kind of number has its code before the rules are compiled."""
        samples = (
            "1 32 2024 0900 2.5 150 5th 38th 70s '82 '70s 2024-12-05 3/4/2024 12:30 p.m. +8 o'clock x's FY24 Q3 H1"
        )
        from dragoman.coding.dates.lexing import islands

        for _ in islands(samples, self.lexicon):
            pass


def _result(rule: dict[str, Any]) -> tuple[str, ...]:
    classes: list[str] = rule["as"] if isinstance(rule["as"], list) else [rule["as"]]
    timex = ["TIMEX"] if _TIMEX & set(classes) else []
    return tuple(classes + timex)


def _compile(rule: dict[str, Any], parser: Parser, codes: Codes) -> Rule:
    regex, first, _, _ = parser.alternatives()
    if parser.at != len(parser.atoms):
        raise KnowledgeError(f"rules.yaml: brackets do not match in {rule['pattern']!r}")
    for name in parser.classes:
        characters = codes.of_class.get(name)
        if not characters:
            raise KnowledgeError(f"rules.yaml: {rule['pattern']!r} names {name}, which no word and no rule makes")
        regex = regex.replace(f"{{{name}}}", f"[{characters}]" if len(characters) > 1 else characters)
    return Rule(
        op=rule["op"],
        classes=_result(rule),
        constants=rule.get("with", {}),
        span=rule.get("span"),
        need=rule.get("need"),
        captures={name: tuple(dict.fromkeys(classes)) for name, classes in parser.captures.items()},
        regex=re.compile(regex),
        first=frozenset(code for name in first for code in codes.of_class[name]),
    )


@cache
def load_grammar() -> Grammar:
    """Return the compiled grammar, built at first use."""
    return Grammar()


def _value(rule: Rule, name: str, parts: list[Item]) -> Any:
    """The value that a captured part hands on: one item's in the class asked for, else the items themselves."""
    if len(parts) == 1:
        for kind in rule.captures[name]:
            if kind in parts[0].values:
                return parts[0].values[kind]
    return tuple(parts)


def _number(parts: Any) -> Any:
    """The number that a row of number words is; X stays X."""
    if not isinstance(parts, tuple):
        return parts
    total: float = 0
    for item in parts:
        for kind in ("AMOUNT", "ORDINAL"):
            if kind in item.values:
                total += item.values[kind]
                break
        else:
            if "hundred" in item.values:
                total = (total or 1) * 100
            elif "half" in item.values:
                total += 0.5
    return total


def _apply(rule: Rule, match: re.Match[str], run: list[Item], codes: Codes) -> tuple[int, int, Item]:
    """Build the item that a match makes; return which items it replaces."""
    first, last = match.span(rule.span) if rule.span else match.span()
    while last - 1 > first and {"DOT", "COMMA"} & run[last - 1].values.keys():
        last -= 1
    parts = dict(rule.constants)
    for name in rule.captures:
        start, end = match.span(name)
        if name != "s" and start >= 0 and end > start:
            parts[name] = _value(rule, name, run[start:end])
    if rule.op == "number":
        value: Any = _number(parts["n"])
    elif rule.op == "name":
        value = parts["name"]
    else:
        value = Sense(rule.op, parts, rule.need)
    values = dict.fromkeys(rule.classes, value)
    made = rule.op not in ("number", "name", "nth")
    return first, last, Item(run[first].start, run[last - 1].end, codes.code(frozenset(values)), values, made)


def parse(run: list[Item], grammar: Grammar, allowed: Any) -> list[Item]:
    """Apply every level to one island; return its items, the time expressions among them ``made``.

    ``allowed(need, first, last)`` says whether the surroundings of the items permit a rule that needs a check.
    """
    codes = grammar.lexicon.codes
    for table in grammar.levels:
        row = "".join(item.code for item in run)
        at = 0
        out: list[Item] = []
        changed = False
        while at < len(run):
            best: re.Match[str] | None = None
            chosen: Rule | None = None
            for rule in table.get(row[at], ()):
                match = rule.regex.match(row, at)
                if match and (best is None or match.end() > best.end()):
                    if rule.need is None or allowed(
                        rule.need, run, *(match.span(rule.span) if rule.span else match.span())
                    ):
                        best, chosen = match, rule
            if best is None or chosen is None or best.end() == at:
                out.append(run[at])
                at += 1
                continue
            first, last, item = _apply(chosen, best, run, codes)
            out += [*run[at:first], item]
            at = last
            changed = True
        if changed:
            run = out
    return run
