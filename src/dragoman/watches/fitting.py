"""Whether a mention fits a watch, and if not, which conditions it misses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from dragoman.watches.question import CERTAINTIES, Watch

# Which values of factuality are at least so certain. A denial is as certain as it is put.
_LEAST = {"CT": 3, "PR": 2, "PS": 1, "CTu": 0, "Uu": 0}


@lru_cache(maxsize=4096)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the phrases, as whole words, an ending allowed ("troop" finds "troops")."""
    return re.compile(r"\b(?:" + "|".join(re.escape(one) for one in phrases) + r")(?:s|es|'s|’s)?\b", re.IGNORECASE)


def _named(people: Iterable[Mapping[str, Any]], wanted: tuple[str, ...]) -> bool:
    sought = {one.casefold() for one in wanted}
    return any(
        str(one.get(field) or "").casefold() in sought
        for one in people
        for field in ("code", "name", "person", "kind", "entity_text")
    )


def _within(text: str | None, words: tuple[str, ...]) -> bool:
    return bool(text) and _pattern(words).search(str(text)) is not None


def missed(watch: Watch, record: Mapping[str, Any]) -> list[str]:
    """Return the names of the conditions that a mention record does not fulfil; empty when it fits."""
    actor, recipient = record.get("actor") or (), record.get("recipient") or ()
    treaty, place = record.get("treaty") or {}, record.get("event_loc") or {}
    sentence = str((record.get("sentence") or {}).get("text") or "")
    factuality = str(record.get("factuality") or "Uu")
    certain = _LEAST.get(factuality, _LEAST.get(factuality[:2], 0))
    fulfilled = {
        "who": not watch.who or _named(actor, watch.who),
        "whom": not watch.whom or _named(recipient, watch.whom),
        "parties": not watch.parties or all(_named((*actor, *recipient), (one,)) for one in watch.parties),
        "types": not watch.types or record.get("event") in watch.types,
        "acts": not watch.acts or treaty.get("act") in watch.acts,
        "treaty": not watch.treaty or _within(treaty.get("title"), watch.treaty),
        "words": not watch.words or _within(sentence, watch.words),
        "speakers": not watch.speakers or _named(record.get("attribution") or (), watch.speakers),
        "where": not watch.where or _named([{"code": place.get("country"), "name": place.get("name")}], watch.where),
        "link": all(_within(sentence, group) for group in watch.link),
        "certainty": certain >= CERTAINTIES.index(watch.certainty),
    }
    return [name for name, held in fulfilled.items() if not held]
