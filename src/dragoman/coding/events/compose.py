"""Acts about acts: "agreed to withdraw", "threatened to strike", "urged both sides to talk" are one event.

Which types take in their content, and what the whole then is, stands in ``data/composition.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.tokens import Token

from dragoman.coding.events.lexicon import PACKAGE, Frame
from dragoman.coding.events.matching import Match, heads_of
from dragoman.coding.events.means import modes_by_means
from dragoman.knowledge import knowledge

_MAX_CLIMB = 6  # steps up the parse from a purpose to the act that it serves


@dataclass(slots=True)
class Act:
    """One event in the making: the outer match, what it took in, and the type of the whole."""

    match: Match
    event: str
    mode: tuple[str, ...]
    contents: list[Match] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@cache
def rules() -> dict[str, Any]:
    """Return the composition rules."""
    return dict(knowledge(PACKAGE)["composition"])


def _contents(match: Match, by_token: dict[int, Match]) -> list[Match]:
    """Return the matches that stand as the content of an absorbing match."""
    arguments = match.arguments
    heads: list[Token] = []
    if arguments.clause is not None:
        heads += [arguments.clause, *arguments.clause.conjuncts]
        heads += [c for c in arguments.clause.children if c.dep_ in ("xcomp", "acomp")]
    for name in rules()["content_functions"]:
        heads += heads_of(name, arguments)
    for child in match.token.children:
        if child.dep_ == "prep":
            heads += [c for c in child.children if c.dep_ == "pcomp"]
    found = [by_token[i] for i in dict.fromkeys(head.i for head in heads) if i in by_token]
    for head in heads:  # light verbs inside the clause: "agreed to hold talks"
        for child in head.children:
            if child.dep_ in ("dobj", "nsubjpass") and child.i in by_token:
                inner = by_token[child.i]
                if inner.carrier.i == head.i and inner not in found:
                    found.append(inner)
    return [inner for inner in found if inner.token.i != match.token.i]


def _mode(event: str, match: Match, content: Match | None) -> tuple[str, ...]:
    if event == match.frame.event and match.frame.mode:
        return match.frame.mode
    if content is None:
        return match.frame.mode if event == match.frame.event else ()
    if event == content.frame.event:  # "tried to torch it" is done in the way that it tries
        return content.frame.mode
    table = rules()
    for mode in content.frame.mode:
        special = table["content_mode_of_mode"].get(event, {}).get(mode)
        if special:
            return (special,)
    found = match.frame.content_modes.get(content.frame.event)
    if found is None or event != match.frame.event:
        found = table["content_modes"].get(event, {}).get(content.frame.event)
    return (found,) if found else ()


def _negated(content: Match) -> bool:
    return any(child.dep_ == "neg" for child in content.carrier.children)


def _takes_content(frame: Frame) -> bool:
    absorbing = frame.event in rules()["absorbing"] and frame.clause != "no"
    return absorbing or frame.clause in ("yes", "only", "infinitive", "subjunctive")


def _settle(match: Match | None, by_token: dict[int, Match]) -> Match | None:
    """Return the reading whose content is there: "told" or "ordered" is an act only by what was ordered."""
    while match is not None and match.frame.content:
        if any(inner.frame.event in match.frame.content for inner in _contents(match, by_token)):
            break
        match = match.otherwise
    return match


def compose(matches: list[Match]) -> list[Act]:
    """Join the matches of one sentence into acts; an act that another took in is not an event of its own."""
    table = rules()
    by_token = {match.token.i: match for match in matches}
    taken: set[int] = set()
    acts: list[Act] = []
    for match in reversed(matches):
        settled = _settle(match, by_token)
        if settled is None:
            del by_token[match.token.i]
        else:
            by_token[match.token.i] = settled
    for match in (by_token[one.token.i] for one in matches if one.token.i in by_token):
        contents = _contents(match, by_token) if _takes_content(match.frame) else []
        contents = [inner for inner in contents if inner.token.i not in taken or inner.token.i > match.token.i]
        content = contents[0] if contents else None
        event = match.frame.event
        if content is not None:
            name = "combined_negated" if _negated(content) else "combined"
            event = table[name].get(event, {}).get(content.frame.event, event)
        act = Act(match, event, _mode(event, match, content) or modes_by_means(event, match), contents)
        if content is not None:
            taken |= {inner.token.i for inner in contents}
            act.notes.append(
                f"'{match.token.text}' is about '{content.token.text}' ({content.frame.meaning}): one event, {event}"
            )
        acts.append(act)
    return _without_purposes([act for act in acts if act.match.token.i not in taken])


def _without_purposes(acts: list[Act]) -> list[Act]:
    """Take what an act demands or answers into it: "marched to demand", "a strike in protest at"."""
    purposes = rules()["purposes"]
    served = {i: act for act in acts if act.event in purposes for i in (act.match.token.i, act.match.carrier.i)}
    dropped: set[int] = set()
    for other in acts if served else ():
        act = _served(other.match, served)
        if act is None or other.event not in purposes[act.event] or act.match.token.i in dropped:
            continue
        dropped.add(other.match.token.i)
        act.contents.append(other.match)
        act.notes.append(f"'{other.match.token.text}' tells what '{act.match.token.text}' is for")
    return [act for act in acts if act.match.token.i not in dropped]


def _served(inner: Match, goals: dict[int, Act]) -> Act | None:
    """Return the act that a predicate hangs on, in a clause without a subject of its own."""
    token = inner.token
    for _ in range(_MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX") and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
            return None
        act = goals.get(token.head.i)
        if act is not None and act.match is not inner:
            return act
        if token.head is token:
            return None
        token = token.head
    return None


def mode_about(event: str, of: str, modes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the mode of an act that only announces, refuses or threatens another one."""
    table = rules()
    if event == of:
        return modes
    special = [table["content_mode_of_mode"].get(event, {}).get(mode) for mode in modes]
    found = next((mode for mode in special if mode), None) or table["content_modes"].get(event, {}).get(of)
    return (found,) if found else ()


def announce(event: str, *, by_actor: bool) -> str:
    """Return the type of a plainly announced future act (PLOVER's absorption rule)."""
    table = rules()
    if event in table["announced"]:
        return str(table["announced"][event])
    if by_actor and event in table["announced_by_actor"]:
        return str(table["announced_by_actor"][event])
    return event
