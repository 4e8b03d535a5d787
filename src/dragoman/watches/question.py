"""A watch: a question in structured form, checked when it is read, that can say itself in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from dragoman.errors import InputError
from dragoman.mention import Kind
from dragoman.plain import listed

CERTAINTIES = ("open", "possible", "probable", "certain")
_KINDS: tuple[str, ...] = Kind.__args__  # type: ignore[attr-defined]
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


@dataclass(frozen=True, slots=True)
class Watch:
    """One question. A mention fits when it fulfils every condition that is given; within one, any value will do.

    ``who`` and ``whom`` are codes, names or persons; ``parties`` may stand on either side. ``types`` are
    PLOVER types, ``acts`` stages of treaty law, ``treaty`` words of a treaty's title, ``words`` words of the
    sentence. ``speakers`` are codes, names or kinds of speaker. ``where`` are countries or place names.
    ``link`` holds groups of words of which each must have one in the sentence: the tie of two things.
    ``certainty`` is the least that counts, ``sources`` the least number of independent sources for "reported".
    """

    name: str
    question: str | None = None
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    treaty: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    link: tuple[tuple[str, ...], ...] = ()
    certainty: str = "open"
    sources: int = 1

    def conditions(self) -> list[str]:
        """Return the names of the conditions that are asked."""
        return [name for name in self.as_data() if name not in ("name", "question", "sources")]

    def as_data(self) -> dict[str, Any]:
        """Return the watch as plain data, without what is not asked."""
        defaults = {field.name: field.default for field in fields(self)}
        return {name: value for name, value in asdict(self).items() if value != defaults.get(name)}

    def english(self) -> str:
        """Return the question as one English sentence."""
        said = [f"done by {listed(self.who)}"] if self.who else []
        said += [f"done to {listed(self.whom)}"] if self.whom else []
        said += [f"with {listed(self.parties)} on either side"] if self.parties else []
        said += [f"of type {' or '.join(self.types)}"] if self.types else []
        said += [f"that is the {' or '.join(a.replace('_', ' ') for a in self.acts)} of a treaty"] if self.acts else []
        said += [f"about a treaty called {' or '.join(self.treaty)}"] if self.treaty else []
        said += [f"told with the words {' or '.join(self.words)}"] if self.words else []
        said += [f"told by {' or '.join(self.speakers)}"] if self.speakers else []
        said += [f"in {' or '.join(self.where)}"] if self.where else []
        if self.link:
            said.append("whose sentence ties " + " to ".join(" or ".join(group) for group in self.link))
        said += [f"stated as at least {self.certainty}"] if self.certainty != "open" else []
        said += [f"reported by {self.sources} independent sources"] if self.sources > 1 else []
        return "Tell me of anything " + ", ".join(said) + "."


def _strings(data: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = data.get(name, ())
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) and one.strip() for one in value):
        raise InputError(f"{where}: “{name}” must be a word or a list of words")
    return tuple(one.strip() for one in value)


def _checked(values: tuple[str, ...], known: frozenset[str], what: str, where: str) -> None:
    for value in values:
        if value not in known:
            raise InputError(f"{where}: there is no {what} “{value}”; there are: {', '.join(sorted(known))}")


def read_watch(data: Any, where: str = "watch") -> Watch:
    """Return the watch that plain data (from YAML or options) describes.

    Raises InputError, naming the field and what it may hold, when something in it is not understood.
    """
    from dragoman.coding.events.lexicon import lexicon
    from dragoman.treaties.acts import acts

    if not isinstance(data, Mapping):
        raise InputError(f"{where}: a watch is a list of “field: value” lines")
    known = {field.name for field in fields(Watch)}
    if unknown := sorted(set(map(str, data)) - known):
        raise InputError(f"{where}: there is no field “{unknown[0]}”; there are: {', '.join(sorted(known))}")
    name = data.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise InputError(f"{where}: “name” must be of small letters, digits and hyphens, such as troops-and-treaty")
    link = data.get("link", ())
    if not isinstance(link, (list, tuple)) or (link and len(link) < 2):
        raise InputError(f"{where}: “link” must be two or more lists of words")
    many = {
        field: _strings(data, field, where)
        for field in ("who", "whom", "parties", "types", "acts", "treaty", "words", "speakers", "where")
    }
    many["types"] = tuple(one.upper() for one in many["types"])
    many["acts"] = tuple(one.replace(" ", "_") for one in many["acts"])
    _checked(many["types"], frozenset(lexicon().types), "event type", where)
    _checked(many["acts"], frozenset(acts()), "treaty act", where)
    certainty, sources = data.get("certainty", "open"), data.get("sources", 1)
    if certainty not in CERTAINTIES:
        raise InputError(f"{where}: “certainty” must be one of {', '.join(CERTAINTIES)}")
    if not isinstance(sources, int) or isinstance(sources, bool) or sources < 1:
        raise InputError(f"{where}: “sources” must be a whole number from 1")
    question = data.get("question")
    watch = Watch(
        name=name,
        question=str(question) if question else None,
        link=tuple(_strings({"link": group}, "link", where) for group in link),
        certainty=certainty,
        sources=sources,
        **many,
    )
    if not any((*many.values(), watch.link)):
        raise InputError(f"{where}: the watch asks nothing; give who, types, acts, words or another condition")
    return watch


def kinds() -> tuple[str, ...]:
    """Return the kinds of speaker that ``speakers`` may name beside codes and names."""
    return _KINDS
