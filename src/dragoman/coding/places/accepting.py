"""Whether a possible place name is used as a place: not part of a person's, a body's, a treaty's or a dish's name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.coding.places.atlas import atlas
from dragoman.coding.places.spans import Candidate, capital
from dragoman.coding.places.words import words

_PLACES = frozenset({"GPE", "LOC"})
_NEVER = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "LANGUAGE"})
# A town from here up is taken for the place that its name says, without a tagger's or a preposition's help.
_LARGE = 5.5


def persons(doc: Doc) -> frozenset[str]:
    """The parts of the names of persons that the text gives in full: a town of that name is hardly meant."""
    found: set[str] = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON" and len(entity) > 1:
            found.update(token.lower_ for token in entity if capital(token.text))
    return frozenset(found)


def _part_of_name(doc: Doc, one: Candidate) -> bool:
    """Whether the words around make the name part of a treaty's, paper's, team's, dish's … name."""
    lexicon = words()
    for i in range(one.last + 1, min(len(doc), one.last + 5)):
        token = doc[i]
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.is_sent_start or token.is_space:
            break
        if token.text in lexicon.no_place_after_capital or token.lower_ in lexicon.no_place_after:
            return True
        if i > one.last + 1 and not (capital(token.text) and capital(doc[i - 1].text)):
            break
    if one.first == 0:
        return False
    before = doc[one.first - 1]
    if before.lower_ in lexicon.no_place_before:
        return True
    return (
        before.lower_ == "of"
        and one.first > 1
        and doc[one.first - 2].lower_ in lexicon.no_place_before
        and capital(doc[one.first - 2].text)
    )


def _modifies_name(doc: Doc, one: Candidate) -> bool:
    """Whether the name is only a modifier in a longer name written with capitals ("Boston Mayor Ann Lee")."""
    head: Token = doc[one.last]
    if one.last + 1 >= len(doc) or head.dep_ not in ("compound", "nmod", "amod", "nsubj", "dep"):
        return False
    after = doc[one.last + 1]
    return (
        head.head.i > one.last
        and after.pos_ == "PROPN"
        and capital(after.text)
        and head.dep_ in ("compound", "nmod", "amod")
    )


def _shouted(doc: Doc, one: Candidate) -> bool:
    """Whether a name in capitals within plain text is an abbreviation that only looks like it ("a SWAT team")."""
    text = doc[one.first].text
    if one.first != one.last or len(text) > 5 or not text.isupper() or one.key in atlas().exact:
        return False
    return not doc[one.first].is_sent_start and _shorthand(doc, one)


def _shorthand(doc: Doc, one: Candidate) -> bool:
    """Whether an unknown name is an abbreviation of some body ("FAO"), not a word of a line in capitals."""
    text = doc[one.first].text
    if one.first != one.last or not any(c.isupper() for c in text[1:]):
        return False
    beside = [doc[i].text for i in (one.first - 1, one.first + 1) if 0 <= i < len(doc) and len(doc[i]) > 3]
    return not (beside and all(word.isupper() for word in beside))


def _unknown(doc: Doc, one: Candidate, people: frozenset[str]) -> bool:
    """Whether a name in no list is a place by what the tagger and the words around it say."""
    if _shorthand(doc, one) or (one.first == one.last and doc[one.first].lower_ in people):
        return False
    if one.last + 1 < len(doc) and doc[one.last + 1].text == "-":  # "X-led forces", "X-based"
        return False
    if one.named:
        return one.type in ("city", "district") or bool(one.preposition)
    return one.label in _PLACES and bool(one.preposition or one.type or one.listed or doc[one.first].dep_ == "appos")


def _in_match(doc: Doc, one: Candidate) -> bool:
    """Whether a town plays: "Lyon beat Porto"."""
    head = doc[one.last]
    if head.dep_ not in ("nsubj", "dobj", "nsubjpass") or (one.senses[:1] and one.senses[0].kind == "country"):
        return False
    return head.head.lemma_.lower() in words().match_verbs


def _first_name(doc: Doc, one: Candidate) -> bool:
    """Whether a single word is the first of a person's names, whatever the tagger made of it."""
    if one.first != one.last or one.last + 1 >= len(doc) or (one.senses and one.senses[0].kind == "country"):
        return False
    after = doc[one.last + 1]
    return after.ent_type_ == "PERSON" and doc[one.last].dep_ == "compound" and doc[one.last].head.ent_type_ == "PERSON"


def barred(doc: Doc, one: Candidate) -> bool:
    """Whether the words in and around a name forbid to read it as a place, whatever else speaks for it."""
    lexicon = words()
    if one.key in atlas().people and not one.known:
        return True
    if one.key in lexicon.types and not one.known:
        return True
    if one.label in _NEVER and not one.type:
        return True
    return _part_of_name(doc, one) or _shouted(doc, one) or _in_match(doc, one) or _first_name(doc, one)


def accepted(doc: Doc, one: Candidate, people: frozenset[str]) -> bool:
    """Whether a candidate that is not barred is a place name used as a place."""
    lexicon = words()
    strongly = one.preposition in lexicon.strongly_locative or one.acted_on
    if one.key in lexicon.seldom_places:
        return strongly and one.label in _PLACES
    if one.key in lexicon.unions and not strongly:
        return False
    country = bool(one.senses) and one.senses[0].kind == "country"
    if one.within and one.label not in _PLACES:
        return _inside_other(doc, one, country)
    if not one.senses:
        return _unknown(doc, one, people)
    if one.first == one.last and doc[one.first].lower_ in people:
        if not (strongly or country or (one.label in _PLACES and one.preposition)):
            return False
    if one.label in _PLACES:
        return True
    if _modifies_name(doc, one) and not (country or one.senses[0].kind == "division"):
        return False
    evidence = bool(one.preposition or one.type or one.listed or one.acted_on)
    if one.label == "PERSON":
        whole = one.known and one.first < one.last  # a name of several words is no person's by chance
        return strongly or country or whole or bool(one.type or (one.listed and one.preposition))
    if one.label:
        return one.known or evidence
    if doc[one.last].pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
        return one.known and one.senses[0].weight > 6
    if one.known:
        return True
    return doc[one.last].pos_ == "PROPN" and (evidence or one.senses[0].weight >= _LARGE)


def _inside_other(doc: Doc, one: Candidate, country: bool) -> bool:
    """Whether a name inside the name of a body or facility is a place for all that."""
    entity = one.entity
    if entity is None:
        return False
    facilities = words().facilities
    named_after = entity[-1].lower_ in facilities or (len(entity) > 2 and entity[-2].lower_ == "of")
    if one.label == "FAC":
        return named_after and (entity[-1].lower_ in facilities or entity[-3].lower_ in facilities)
    if entity[-1].text in facilities:
        return True
    if any(token.text in words().no_place_after_capital for token in entity):
        return False
    after = doc[one.last + 1].text if one.last + 1 < len(doc) else ""
    first = entity.start if entity[0].lower_ != "the" else entity.start + 1
    return country and one.label == "ORG" and (after in ("'s", "’s") or one.first == first)
