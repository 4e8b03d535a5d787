"""Filters on merged events; each can say itself in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.plain import date_words


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events are wanted; None asks nothing. Days are ISO 8601.

    ``kind`` is a PLOVER type, ``actor`` a party's code, name or person on either side, ``country`` where it
    happened (alpha-3), ``status`` as ``standing.status_of`` gives it, ``since``/``until`` bound the time of the
    event itself, ``treaty`` is a word of the treaty's title.
    """

    kind: str | None = None
    actor: str | None = None
    country: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    treaty: str | None = None

    def fits(self, event: Mapping[str, Any]) -> bool:
        """Whether a merged event fulfils every condition. An undated event fulfils none on time."""
        if self.kind and event["event"] != self.kind.upper():
            return False
        if self.status and event["status"] != self.status:
            return False
        if self.country and event["country"] != self.country.upper():
            return False
        if self.since and (event["date"]["latest"] or "") < self.since:
            return False
        if self.until and not ("" < (event["date"]["earliest"] or "") <= self.until):
            return False
        if self.treaty and self.treaty.casefold() not in str(event["treaty"] or "").casefold():
            return False
        return not self.actor or self._has_party(event)

    def _has_party(self, event: Mapping[str, Any]) -> bool:
        wanted = str(self.actor).casefold()
        return any(
            wanted in {str(one["code"]).casefold(), str(one["name"]).casefold(), *map(str.casefold, one["people"])}
            for one in (*event["actor"], *event["recipient"])
        )

    def choose(self, events: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the events that fit, in their order."""
        return [event for event in events if self.fits(event)]

    def english(self) -> str:
        """Return the filter as an English phrase: "CONSULT events with Chile, since 1 March 2024"."""
        said = [f"{self.kind.upper()} events" if self.kind else "all events"]
        said += [f"with {self.actor}"] if self.actor else []
        said += [f"in {self.country.upper()}"] if self.country else []
        said += [f"on the treaty “{self.treaty}”"] if self.treaty else []
        phrase = " ".join(said)
        rest = [f"that are {self.status}"] if self.status else []
        rest += [f"since {date_words(self.since)}"] if self.since else []
        rest += [f"until {date_words(self.until)}"] if self.until else []
        return ", ".join([phrase, *rest])
