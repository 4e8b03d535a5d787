"""Treaty names and descriptions in running text: "the Russia-North Korea treaty", "New START", "the pact"."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from spacy.attrs import LOWER
from spacy.tokens import Doc, Token

from dragoman.treaties.names_lexicon import (
    Alias,
    Head,
    lexicon,
    states_in,
    subject_words,
    words_of,
)
from dragoman.treaties.names_phrase import Phrase, is_treaty, phrase_of
from dragoman.treaties.registry import load_registry


@dataclass(frozen=True, slots=True)
class TreatyMention:
    """One naming of a treaty. ``start`` and ``end`` are code points, ``head`` the index of the head token.

    ``title`` is the name in its usual form, or None when the text gives none ("a treaty"); ``registry`` the
    id of a known treaty, ``candidates`` the ids that fit when there are several. ``reference`` is True for
    "the treaty", "the new pact": title, parties and registry are then those of the naming referred to, if
    one was found. ``parties`` are codes named inside the phrase, ``year`` and ``place`` its modifiers, and
    ``age`` is "new" or "old" where the text says so.
    """

    start: int
    end: int
    head: int
    title: str | None
    kind: str
    words: tuple[str, ...] = ()
    registry: str | None = None
    candidates: tuple[str, ...] = ()
    definite: bool = False
    reference: bool = False
    year: str | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()
    age: str | None = None

    @property
    def label(self) -> str | None:
        """The title with the year that sets it apart from its namesakes: "1974 Friendship Treaty"."""
        if self.registry or not self.year:
            return self.title
        return f"{self.year} {self.title or self.kind.capitalize()}"


def _words_from(doc: Doc, start: int, limit: int) -> list[tuple[str, str, int]]:
    """Return up to ``limit`` (lower word, exact word, token index) from token ``start`` on, hyphens skipped."""
    found: list[tuple[str, str, int]] = []
    for index in range(start, min(len(doc), start + 2 * limit + 2)):
        token = doc[index]
        if token.text in ("'s", "’s", "-", "–", "—", "/"):
            continue
        words = words_of(token.text)
        if not words or (found and token.is_sent_start):
            break
        exact = token.text if len(words) == 1 else ""
        found += [(word, exact, index) for word in words]
        if len(found) >= limit:
            break
    return found


def _alias_at(doc: Doc, start: int) -> tuple[Alias, int] | None:
    """Return the longest registered name that begins at token ``start``, and its last token."""
    entries = lexicon().aliases.get(doc[start].lower_)
    if not entries:
        return None
    ahead = _words_from(doc, start, len(entries[0].words))
    for alias in entries:
        width = len(alias.words)
        if tuple(word for word, _, _ in ahead[:width]) != alias.words:
            continue
        if alias.exact is not None and tuple(exact for _, exact, _ in ahead[:width]) != alias.exact:
            continue
        last = ahead[width - 1][2]
        if alias.words[-1] in lexicon().heads and _goes_on(doc, last):
            continue
        return alias, last
    return None


def _goes_on(doc: Doc, last: int) -> bool:
    """Whether the name is only a modifier of something else: "Treaty of Lisbon street", "Charter school"."""
    if last + 1 >= len(doc):
        return False
    after = doc[last + 1]
    if after.pos_ not in ("NOUN", "PROPN") or after.is_space:
        return False
    return after.lower_ not in lexicon()["about"] and doc[last].dep_ in ("compound", "nmod", "amod")


def _place_goes_on(doc: Doc, last: int) -> bool:
    """Whether a name that ends in a place runs on into a common noun: "the Treaty of Lisbon street party"."""
    if last + 1 >= len(doc) or doc[last].dep_ not in ("compound", "nmod", "amod"):
        return False
    after = doc[last + 1]
    return after.pos_ == "NOUN" and not after.is_space and after.lower_ not in lexicon()["about"]


def _from_alias(doc: Doc, start: int, alias: Alias, last: int) -> TreatyMention | None:
    treaty = load_registry().get(alias.treaty)
    if treaty is None or _place_goes_on(doc, last):
        return None
    head = last
    for index in range(last, start - 1, -1):
        if doc[index].lower_ in lexicon().heads:
            head = index
            break
    weight = lexicon().heads.get(doc[head].lower_)
    before = doc[start - 1].lower_ if start else ""
    return TreatyMention(
        start=doc[start].idx,
        end=doc[last].idx + len(doc[last]),
        head=head,
        title=treaty.title,
        kind=weight.kind if weight else "treaty",
        words=tuple(sorted(subject_words(treaty.title))),
        registry=treaty.id,
        definite=before in ("the", "this", "that"),
        year=treaty.year,
        parties=treaty.parties if len(treaty.parties) <= 6 else (),
    )


def _titled(phrase: Phrase) -> str | None:
    """Return the name in its usual form: "treaty on comprehensive partnership" -> "Comprehensive … Treaty"."""
    small = {"of", "on", "and", "the", "for", "to", "in", "with", "against", "between", "a"}
    words = list(phrase.name_words)
    head = phrase.head.text if phrase.head.text.isupper() else phrase.head.text[:1].upper() + phrase.head.text[1:]
    subject = list(phrase.subject_words)
    if not words and not subject:
        return None
    if (
        subject
        and not words
        and phrase.preposition in ("on", "of")
        and not phrase.proper_subject
        and phrase.kind != "convention"
    ):
        while subject and subject[0].lower() in ("the", "a", "an"):
            subject = subject[1:]
        words, subject = subject, []
    words.append(head)
    if subject:
        words += [phrase.preposition, *subject]
    shown = []
    for position, word in enumerate(words):
        keep = word.lower() if word.lower() in small and position else word[:1].upper() + word[1:]
        shown.append(keep)
    return " ".join(shown).replace(" - ", "-").replace(" – ", "–").replace(" / ", "/").replace(" 's", "'s")


def _matched(phrase: Phrase, title: str | None, countries: frozenset[str]) -> tuple[str | None, tuple[str, ...]]:
    """Find the known treaty by title, or by parties, subject and year; return (id, other candidates)."""
    registry, words = load_registry(), subject_words(title or "")
    by_title = lexicon().titles.get(words_of(title or ""))
    if by_title:
        return by_title, ()
    pool = []
    if len(phrase.parties) >= 2:
        pool = registry.between(phrase.parties)
    elif phrase.year or len(words) >= 2:
        pool = [t for t in lexicon().by_subject.get(words, ()) if len(t.parties) >= 2]
        pool = [t for t in pool if set(phrase.parties) <= set(t.parties) and set(t.parties) <= countries]
    if phrase.year:
        pool = [t for t in pool if t.year == phrase.year]
        pool = [t for t in pool if not words or words & subject_words(t.title) or len(phrase.parties) >= 2]
    if words and not phrase.year:
        pool = [t for t in pool if words <= lexicon().subjects[t.id]]
    elif not phrase.year:
        pool = [t for t in pool if phrase.kind_fits(t.type)]
    if len(pool) == 1 and (words or phrase.year):
        return pool[0].id, ()
    return None, tuple(t.id for t in pool)


def _mention(phrase: Phrase, countries: frozenset[str]) -> TreatyMention:
    title = _titled(phrase)
    if phrase.joining is not None:
        title = f"Accession of {phrase.joining[0]} to {phrase.joining[1]}"
    known, candidates = _matched(phrase, title, countries)
    if known is not None:
        found = load_registry().get(known)
        title = found.title if found else title
    elif title is None and len(phrase.parties) >= 2:
        title = f"{'–'.join(phrase.party_names[:2])} {phrase.head.text.capitalize()}"
    return TreatyMention(
        start=phrase.start,
        end=phrase.end,
        head=phrase.head.i,
        title=title,
        kind=phrase.kind,
        words=tuple(sorted(subject_words(title or ""))),
        registry=known,
        candidates=candidates,
        definite=phrase.definite,
        reference=phrase.definite and title is None,
        year=phrase.year,
        place=phrase.place,
        parties=phrase.parties,
        age=phrase.age,
    )


_SAME_ONLY = frozenset({"convention", "protocol", "statute", "charter", "accession"})


def _antecedent(mention: TreatyMention, earlier: list[TreatyMention]) -> TreatyMention | None:
    """Return the latest naming that "the treaty" can stand for, or None."""
    for found in reversed(earlier):
        if found.reference or (found.title is None and not found.parties):
            continue
        if mention.kind in _SAME_ONLY and found.kind != mention.kind:
            continue
        if mention.kind in ("ceasefire", "treaty", "pact") and "accession" in (found.kind,):
            continue
        if mention.kind == "ceasefire" and found.kind != "ceasefire":
            continue
        if mention.year and found.year != mention.year:
            continue
        if mention.age == "new" and (found.age == "old" or (found.year and found.registry)):
            continue
        if mention.age == "old" and found.age == "new":
            continue
        if mention.parties and not set(mention.parties) <= set(found.parties):
            continue
        return found
    return None


def _resolved(mention: TreatyMention, earlier: list[TreatyMention]) -> TreatyMention:
    found = _antecedent(mention, earlier)
    if found is None:
        return mention
    return replace(
        mention,
        title=found.title,
        words=found.words,
        registry=found.registry,
        candidates=found.candidates,
        parties=found.parties or mention.parties,
    )


def _needs_antecedent(head: Head) -> bool:
    return head.weight in ("medium", "weak", "named")


def find_treaties(doc: Doc) -> list[TreatyMention]:
    """Return the treaties named or referred to in a parsed text, in reading order, without overlap.

    Nothing is done beyond one lookup of the word hashes when no head noun or registered name occurs.
    """
    tables = lexicon()
    lower = doc.to_array([LOWER]).astype(np.uint64).reshape(-1)
    at = np.searchsorted(tables.keys, lower)
    hits = np.flatnonzero(tables.keys[np.minimum(at, len(tables.keys) - 1)] == lower)
    if not len(hits):
        return []
    found: list[TreatyMention] = []
    covered, countries = -1, None
    for index in map(int, hits):
        if index <= covered:
            continue
        alias = _alias_at(doc, index)
        mention = _from_alias(doc, index, *alias) if alias else None
        if mention is not None and alias is not None:
            covered = alias[1]
            found.append(mention)
            continue
        head = tables.heads.get(doc[index].lower_)
        if head is None or (alias is not None and mention is None):
            continue
        phrase = phrase_of(doc[index], head, covered)
        if phrase is None:
            continue
        proven = is_treaty(phrase)
        if not proven and not (phrase.bare and phrase.definite and _needs_antecedent(head)):
            continue
        if countries is None:
            countries = frozenset(states_in(tuple(words_of(doc.text))))
        mention = _mention(phrase, countries)
        if mention.reference or (phrase.bare and phrase.definite):
            mention = _resolved(replace(mention, reference=True), found)
            if not proven and mention.title is None and not mention.parties:
                continue
        covered = max(index, phrase.last)
        found.append(mention)
    return found


def treaty_at(mentions: list[TreatyMention], token: Token) -> TreatyMention | None:
    """Return the mention whose words hold the token, or None."""
    for mention in mentions:
        if mention.start <= token.idx < mention.end:
            return mention
    return None
