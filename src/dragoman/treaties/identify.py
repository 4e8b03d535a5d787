"""Which treaty is meant: one treaty under many names, several treaties under one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.article import stable_id
from dragoman.treaties.names import TreatyMention
from dragoman.treaties.names_lexicon import lexicon, states_in, subject_words, words_of
from dragoman.treaties.registry import Registry, RegistryTreaty, load_registry

_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")
# Acts in which outsiders act and speak too (None: no act of the treaty's life); in the others its parties do.
_OUTSIDERS: frozenset[str | None] = frozenset(
    [
        None,
        "proposal",
        "refusal",
        "breach_alleged",
        "breach_found",
        "reservation_objection",
        "review",
        "invocation",
        "publication",
    ]
)
_BODIES = frozenset({"IGONAT", "IGOUNO", "IGOEUR"})
# Two treaties of the same states and name, signed further apart than this, are two (years; chosen to lie above
# the slowest signing ceremonies and below the shortest term of renewal in the registry).
APART = 4
# A bare "treaty between A and B" means a registered one only when it was signed at most so many years before.
RECENT = 1


def treaty_id(title: str | None, parties: Iterable[str]) -> str:
    """Return the id of a treaty that the registry does not know: a hash of parties, subject words and year."""
    year = _YEAR.search(title or "")
    words = sorted(subject_words(_YEAR.sub("", title or "")))
    return stable_id("t", ",".join(sorted(set(parties))), " ".join(words), year.group(1) if year else "")


@dataclass(slots=True)
class Treaty:
    """One treaty and the mention records that speak of it, in reading order."""

    id: str
    title: str | None
    titles: Counter[str] = field(default_factory=Counter)
    parties: set[str] = field(default_factory=set)
    words: frozenset[str] = frozenset()
    year: str | None = None
    known: RegistryTreaty | None = None
    records: list[Mapping[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Name:
    """What a title says: its subject words, year, the states in it, and the registry's answer."""

    words: frozenset[str]
    year: str | None
    states: tuple[str, ...]
    known: str | None

    @property
    def generic(self) -> bool:
        return not self.words and not self.year and not self.states and self.known is None


def _name(title: str | None, given: str | None, registry: Registry) -> _Name:
    if registry.get(given) is not None:
        return _Name(subject_words(title or ""), None, (), given)
    if not title:
        return _Name(frozenset(), None, (), None)
    words = words_of(title)
    year = _YEAR.search(title)
    found = lexicon().titles.get(words)
    return _Name(
        words=subject_words(_YEAR.sub("", title)),
        year=year.group(1) if year else None,
        states=states_in(words),
        known=found if registry.get(found) is not None else None,
    )


def may_be_party(code: str) -> bool:
    """Whether a code is a state's, or that of an organisation that concludes treaties."""
    return code in _BODIES or (len(code) == 3 and code.isupper())


def codes_of(record: Mapping[str, Any]) -> list[str]:
    """Return the codes of states and bodies among the actors (and, of joint acts, the recipients)."""
    found: list[str] = []
    for role in ("actor", "recipient"):
        for actor in record.get(role) or ():
            code = actor.get("code")
            if code and code not in found and may_be_party(code):
                found.append(code)
    return found


def _between(name: _Name, parties: set[str], registry: Registry, published: str) -> str | None:
    """Find the known treaty of these parties that fits the words and year and was signed by then."""
    pool = registry.between(parties) if len(parties) >= 2 else []
    if name.year:
        pool = [t for t in pool if t.year == name.year]
    pool = [t for t in pool if name.words <= lexicon().subjects.get(t.id, frozenset())]
    if published and not name.year:
        pool = [t for t in pool if not t.signed or t.signed[:4] <= published[:4]]
        standing = [t for t in pool if not t.ended or t.ended[:4] >= published[:4]]
        pool = standing or pool
    if not name.words and not name.year and published:
        # "The treaty between A and B", without more, is the one that has lately been signed.
        pool = [t for t in pool if t.signed and int(published[:4]) - int(t.signed[:4]) <= RECENT]
    return pool[0].id if len(pool) == 1 else None


def _fits(treaty: Treaty, name: _Name, parties: set[str]) -> bool:
    """Whether a naming can mean an already gathered treaty that the registry does not know."""
    if name.year and treaty.year and name.year != treaty.year:
        return False
    held = treaty.parties
    if parties and held and not (parties <= held or held <= parties or len(parties & held) >= 2):
        return False
    if not name.words or not treaty.words:
        return bool(parties and held and len(parties & held) >= 2)
    if name.words == treaty.words:
        return bool(parties & held) or not parties or not held
    return (name.words <= treaty.words or treaty.words <= name.words) and len(parties & held) >= 2


def identity(
    naming: TreatyMention, parties: Iterable[str], published: str | None, registry: Registry | None = None
) -> tuple[str | None, str | None]:
    """Return the title and id of the treaty that one naming in a text means; (None, None) when it tells neither.

    ``parties`` are the codes of those who act; they count only where the name itself holds no states.
    """
    registry = registry or load_registry()
    if naming.registry:
        return naming.title, naming.registry
    name = _name(naming.label, None, registry)
    held = {*naming.parties, *name.states} or set(parties)
    known = name.known or _between(name, held, registry, (published or "")[:10])
    if known is not None:
        entry = registry.get(known)
        return naming.label or (entry.title if entry else None), known
    return naming.label, treaty_id(naming.label, held) if naming.label else None


def _published(record: Mapping[str, Any]) -> str:
    return str((record.get("cite_info") or {}).get("published") or "")[:10]


def _local_parties(records: list[Mapping[str, Any]], names: list[_Name]) -> dict[frozenset[str], set[str]]:
    """Return, for one article, the parties that its sentences give each title."""
    found: dict[frozenset[str], set[str]] = {}
    for record, name in zip(records, names, strict=True):
        held = found.setdefault(name.words, set())
        held.update(name.states)
        if record["treaty"].get("act") not in _OUTSIDERS:
            held.update(codes_of(record))
    return found


class Identifier:
    """Gathers mention records, article by article, into treaties."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.treaties: dict[str, Treaty] = {}
        self._names: dict[tuple[str | None, str | None], _Name] = {}
        self._by_words: dict[frozenset[str], list[Treaty]] = {}
        self._by_party: dict[str, list[Treaty]] = {}

    def name(self, record: Mapping[str, Any]) -> _Name:
        """Return what the record's treaty title says."""
        treaty = record["treaty"]
        key = (treaty.get("title"), treaty.get("id"))
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = _name(*key, self.registry)
        return found

    def add_article(self, records: list[Mapping[str, Any]]) -> None:
        """Assign the records of one article, in reading order."""
        names = [self.name(record) for record in records]
        local = _local_parties(records, names)
        here: dict[int, Treaty] = {}
        latest: Treaty | None = None
        waiting: list[Mapping[str, Any]] = []
        for record, name in zip(records, names, strict=True):
            if name.generic:
                if latest is None:
                    waiting.append(record)
                    continue
                treaty = latest
            else:
                if id(name) not in here:
                    here[id(name)] = self._treaty(name, local[name.words], record)
                treaty = latest = here[id(name)]
            self._take(treaty, record, name)
        if waiting:
            name = self.name(waiting[0])
            treaty = latest or self._treaty(name, local[name.words], waiting[0])
            for record in waiting:
                self._take(treaty, record, name)

    def _treaty(self, name: _Name, parties: set[str], record: Mapping[str, Any]) -> Treaty:
        known = name.known or _between(name, set(name.states) or parties, self.registry, _published(record))
        if known is not None:
            entry = self.registry.get(known)
            assert entry is not None
            if known not in self.treaties:
                self.treaties[known] = Treaty(
                    known, entry.title, parties=set(entry.parties), year=entry.year, known=entry
                )
            return self.treaties[known]
        candidates = list(self._by_words.get(name.words, ()))
        for code in sorted(parties):
            candidates += self._by_party.get(code, ())
        for treaty in candidates:
            if _fits(treaty, name, parties) and _near(treaty, record):
                return treaty
        new = treaty_id(record["treaty"].get("title"), parties)
        while new in self.treaties:  # the same parties and words, years apart
            new = stable_id("t", new, _published(record)[:4])
        treaty = Treaty(new, None, parties=set(parties), words=name.words, year=name.year)
        self.treaties[new] = treaty
        self._by_words.setdefault(name.words, []).append(treaty)
        for code in parties:
            self._by_party.setdefault(code, []).append(treaty)
        return treaty

    def _take(self, treaty: Treaty, record: Mapping[str, Any], name: _Name) -> None:
        treaty.records.append(record)
        title = record["treaty"].get("title")
        if title:
            treaty.titles[title] += 1
        if treaty.known is not None and treaty.known.parties:
            return
        added = list(name.states)
        if record["treaty"].get("act") not in _OUTSIDERS:
            added += codes_of(record)
        for code in added:
            if code in treaty.parties:
                continue
            treaty.parties.add(code)
            if treaty.known is None:
                self._by_party.setdefault(code, []).append(treaty)
        if treaty.known is None and len(name.words) > len(treaty.words):
            treaty.words = name.words
            self._by_words.setdefault(name.words, []).append(treaty)


def _near(treaty: Treaty, record: Mapping[str, Any]) -> bool:
    """Whether a report is close enough in time to be about the same unregistered treaty."""
    if not treaty.records:
        return True
    first, this = _published(treaty.records[-1])[:4], _published(record)[:4]
    return not (first and this) or abs(int(first) - int(this)) <= APART


def identify(records: Iterable[Mapping[str, Any]], registry: Registry) -> list[Treaty]:
    """Group mention records by treaty; records without ``treaty`` are passed over.

    Articles are read in order of publication, so that what is new to one is known to the next; the result
    does not depend on the order in which records come.
    """
    articles: dict[str, list[Mapping[str, Any]]] = {}
    for record in records:
        if record.get("treaty"):
            articles.setdefault(record["article"], []).append(record)
    identifier = Identifier(registry)
    for article in sorted(articles, key=lambda key: (_published(articles[key][0]), key)):
        identifier.add_article(sorted(articles[article], key=lambda r: (r.get("sequence", 0), r.get("id", ""))))
    for treaty in identifier.treaties.values():
        if treaty.known is None:
            treaty.title = _best(treaty.titles)
            treaty.id = treaty_id(treaty.title, treaty.parties)
    return _distinct(identifier.treaties.values())


def _best(titles: Counter[str]) -> str | None:
    """Return the commonest title; of equals the one that says most."""
    return min(titles, key=lambda t: (-titles[t], -len(subject_words(t)), t), default=None)


def _distinct(treaties: Iterable[Treaty]) -> list[Treaty]:
    """Give namesakes of the same parties ids of their own, in order of their first report."""
    seen: Counter[str] = Counter()
    found = []
    for treaty in treaties:
        seen[treaty.id] += 1
        if seen[treaty.id] > 1:
            treaty.id = stable_id("t", treaty.id, seen[treaty.id])
        found.append(treaty)
    return found
