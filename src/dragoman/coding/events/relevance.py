"""Is it politics? Over-production is the field's known disease; sport, markets and weather give no event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span

from dragoman.coding.events.compose import Act
from dragoman.coding.events.lexicon import PACKAGE
from dragoman.coding.events.roles import Roles
from dragoman.knowledge import knowledge

# Types that organised but unnamed people ("gunmen", "protesters", "police") can carry out on their own.
_COLLECTIVE = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "REQUEST", "REJECT", "THREATEN"})
# Types and modes that are politics although nobody is named: "protests spread", "a curfew was imposed".
_UNNAMED = frozenset({"ASSAULT", "PROTEST", "curfew", "martial-law"})
_WEAK = 0.6  # factor on the confidence for a sentence with words of another field


@cache
def _nonevents() -> tuple[dict[str, str], dict[str, str]]:
    """Return the words that mark another field: those that rule events out, and those that cast doubt."""
    strong: dict[str, str] = {}
    weak: dict[str, str] = {}
    for name, data in knowledge(PACKAGE)["nonevents"]["fields"].items():
        target = strong if data["strength"] == "strong" else weak
        for word in data["words"]:
            target[str(word).lower()] = name
    return strong, weak


@dataclass(frozen=True, slots=True)
class OtherFields:
    """What speaks in a sentence for sport, markets and the like: the reason to rule events out, or to doubt them."""

    ruling_out: str
    doubtful: str


NO_OTHER_FIELDS = OtherFields("", "")


def other_fields(sentence: Span) -> OtherFields:
    """Return the first words of other fields in a sentence, each with what it speaks of; empty where there are none."""
    words = [token.lower_ for token in sentence]
    found = []
    for table in _nonevents():
        phrases = (
            " ".join(words[at : at + size]) if size > 1 else words[at] for at in range(len(words)) for size in (1, 2, 3)
        )
        phrase = next((phrase for phrase in phrases if phrase in table), None)
        found.append(f"'{phrase}' speaks of {table[phrase]}" if phrase else "")
    return OtherFields(*found)


def relevance(act: Act, roles: Roles, fields: OtherFields) -> tuple[float, str]:
    """Return a confidence (0: not an event of international politics) and the reason for lowering it."""
    parties = [*roles.actor, *roles.recipient]
    coded = [m for m in parties if m.actor.code]
    frame = act.match.frame
    weights = [frame.weight]
    if frame.content and act.contents:  # a promise is as telling as what is promised
        weights.append(max(content.frame.weight for content in act.contents))
    # "President Okoro" is a political party of the act although his country is not known
    political = {m.actor.code or m.actor.entity_text for m in parties if m.actor.code or m.actor.office}
    if min(weights) < 1 and (not coded or len(political) < 2):
        return 0.0, ""
    confidence = 0.55 + 0.1 * min(act.match.fit, 3.0)
    if not coded:
        if act.event not in _COLLECTIVE or not any(m.actor.sector for m in roles.actor):
            if frame.consequence or not _UNNAMED & {act.event, *act.mode}:
                return 0.0, ""
            confidence -= 0.2
        confidence -= 0.1
    if fields.ruling_out:
        return 0.0, fields.ruling_out
    if fields.doubtful:
        confidence *= _WEAK
    if roles.actor and any(m.actor.code for m in roles.actor):
        confidence += 0.1
    return round(min(confidence, 0.98), 2), fields.doubtful
