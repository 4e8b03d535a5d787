"""Where an event took place: the words attached to its predicate, then its clause, its sentence, last the dateline."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Span, Token

from dragoman.coding.places.atlas import atlas
from dragoman.coding.places.finding import FoundPlace
from dragoman.coding.places.words import words

_DEEPEST = 12
# Tokens to either side in which a place is looked for: longer than any sentence that a person wrote.
_REACH = 150
_NOMINAL = frozenset({"compound", "nmod", "poss", "amod", "appos", "nummod"})
_FINENESS = {"site": 0, "city": 0, "water": 1, "admin1": 1, "region": 2, "country": 3, None: 1}
# How far the host of a locative phrase stands from the predicate; lower is closer.
_OWN, _ARGUMENT, _CLAUSE, _SENTENCE = 0, 1, 2, 3


def _is_whole_state(found: FoundPlace) -> bool:
    """Whether the name can stand for a government: a country or the capital of one."""
    return found.sense is not None and found.sense.kind in ("country", "capital")


def _area(noun: Token) -> bool:
    lexicon = words()
    return noun.lemma_.lower() in lexicon.areas or noun.lower_ in lexicon.areas or noun.lower_ in lexicon.types


def _leads(preposition: Token, found: FoundPlace) -> bool:
    """Whether a preposition puts what it hangs on where its object is; "to" and "from" only with motion."""
    lexicon, lower, host = words(), preposition.lower_, preposition.head
    lemma = host.lemma_.lower()
    if lower in ("to", "into", "toward", "towards"):
        return lemma in lexicon.motion_verbs or lemma in lexicon.motion_nouns
    if lower == "from":
        return lemma in lexicon.leaving
    if lower in ("on", "against", "of", "over") and lemma in lexicon.place_object_nouns:
        return True
    if lower == "of":
        return _area(host)
    if _is_whole_state(found) and found.place.precision == "country":
        return lower in lexicon.in_country
    return lower in lexicon.locative


def _host(found: FoundPlace, root: Token) -> Token | None:
    """Return what a place name locates: the predicate or noun that its locative phrase hangs on."""
    node = root
    for _ in range(_DEEPEST):
        head = node.head
        if head == node:
            return None
        if node.dep_ == "conj":
            node = head
        elif node.dep_ == "pobj":
            if not _leads(head, found):
                return None
            host = head.head
            if host == head:
                return None
            if host.dep_ == "prep" and host.lower_ in words().locative:  # "from across", "out of"
                host = host.head
            if head.lower_ == "of" and _area(host):  # "in the outskirts of": the outer phrase locates
                node = host
                continue
            return host
        elif node.dep_ in _NOMINAL:
            lemma = head.lemma_.lower()
            if lemma in words().place_object_nouns and not _is_whole_state(found):
                return head
            if not _area(head) and node.dep_ != "appos":
                return None
            node = head
        elif node.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
            passive_town = node.dep_ == "nsubjpass" and not _is_whole_state(found)
            return head if passive_town or head.lemma_.lower() in words().place_object_verbs else None
        else:
            return None
    return None


def _apart(verb: Token) -> bool:
    """Whether a verb only stands beside another act: words that somebody else adds ("…, and X thanked them")."""
    if verb.dep_ != "conj" or verb.lemma_.lower() not in words().verbal_acts:
        return False
    return any(child.dep_ == "nsubj" for child in verb.children)


def _chain(token: Token) -> list[Token]:
    """The predicate and what it is part of, outwards, up to where somebody else's words or another clause begin."""
    found = [token]
    node = token
    for _ in range(_DEEPEST):
        if node.dep_ in ("ROOT", "ccomp", "parataxis") or node.head == node or _apart(node):
            break
        found.append(node.head)
        if node.dep_ == "relcl":
            break
        node = node.head
    return [found[0], *(one for one in found[1:] if one.lemma_.lower() not in words().saying)]


def _nearness(host: Token, chain: list[Token]) -> int | None:
    """Return how closely a host belongs to the predicate, or None when it belongs to another act."""
    node, tier = host, _OWN
    for _ in range(_DEEPEST):
        if node in chain:
            if chain[0] == node:
                return tier
            # What another verb's subject stands in is not where this act took place.
            return None if tier == _SENTENCE else max(tier, _CLAUSE)
        if node.dep_ in ("ccomp", "relcl", "parataxis", "ROOT"):
            return None
        if node.dep_ in ("prep", "dobj") and (_about(node, chain[0]) or _another_matter(node)):
            return None
        if node.dep_ == "conj" and any(child.dep_ == "nsubj" for child in node.children):
            return None
        if node.dep_ in ("advcl", "nsubj", "prep", "pobj", "pcomp"):
            tier = max(tier, _SENTENCE if node.dep_ in ("advcl", "nsubj") else _CLAUSE)
        else:
            tier = max(tier, _ARGUMENT)
        node = node.head
    return None


_TOPIC = frozenset({"of", "about", "for", "against", "over"})


def _another_matter(node: Token) -> bool:
    """Whether a phrase speaks of another act: "after the raid in …", "in response to the raid in …"."""
    if node.dep_ != "prep":
        return False
    if node.lower_ in words().another_act:
        moving = node.lower_ == "to" and node.head.lemma_.lower() in (words().motion_verbs | words().motion_nouns)
        return not moving
    return any(child.dep_ == "pobj" and child.lemma_.lower() in words().reasons for child in node.children)


def _about(node: Token, predicate: Token) -> bool:
    """Whether a part of the predicate is what is spoken of, decided on or called for, wherever that is."""
    if predicate.pos_ != "VERB" or node.head != predicate:
        return False
    if node.dep_ == "dobj":
        return predicate.lemma_.lower() in words().verbal_acts
    return node.lower_ in _TOPIC


def _root(doc: Doc, found: FoundPlace) -> Token:
    return doc[found.first : found.last + 1].root


def _where_clause(token: Token, found: FoundPlace, root: Token) -> bool:
    """Whether the predicate's clause says what happened "in X, where …"."""
    node = token
    for _ in range(_DEEPEST):
        if node.dep_ == "relcl":
            return node.head.i == root.i and any(child.lower_ == "where" for child in node.children)
        if node.dep_ not in ("xcomp", "conj", "advcl"):
            return False
        node = node.head
    return False


def locate_event(doc: Doc, token: Token, places: list[FoundPlace]) -> FoundPlace | None:
    """Return the place of the event whose predicate is ``token``, or None when the text leaves it open.

    A country or capital that acts or is acted upon is a party, never the place.
    """
    sentence = token.sent
    first = bisect_left(places, max(sentence.start, token.i - _REACH), key=lambda place: place.first)
    last = bisect_left(places, min(sentence.end, token.i + _REACH), key=lambda place: place.first)
    near = [place for place in places[first:last] if not place.dateline]
    chain = _chain(token)
    best: tuple[tuple[int, int, int], FoundPlace] | None = None
    for found in near:
        root = _root(doc, found)
        if _where_clause(token, found, root):
            return found
        host = _host(found, root)
        tier = _nearness(host, chain) if host is not None else None
        if tier is None:
            continue
        order = (tier, _FINENESS[found.place.precision], abs(found.first - token.i))
        if best is None or order < best[0]:
            best = (order, found)
    if best is not None:
        return best[1]
    return _from_dateline(doc, sentence, near, places)


def _from_dateline(doc: Doc, sentence: Span, near: list[FoundPlace], places: list[FoundPlace]) -> FoundPlace | None:
    """The report's own place, when its first paragraph speaks of no other country."""
    written = next((p for p in places if p.dateline), None)
    if written is None or written.sense is None:
        return None
    if not doc[written.first].idx <= sentence.start_char < written.reported_until:
        return None
    home = set(written.sense.countries)
    people = atlas().people
    spoken = {code for t in sentence if t.text[0].isupper() and (code := people.get(t.lower_)) is not None}
    for found in near:
        spoken.update(found.sense.countries if found.sense else ("",))
    return written if spoken <= home else None
