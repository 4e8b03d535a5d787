"""Headlines whose verb the parser takes for a noun: "Kenyan troops detain rebel commander near Garissa"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.events.arguments import Arguments, prepositions, with_conjuncts
from dragoman.coding.events.lexicon import word_class


def headline_arguments(token: Token) -> Arguments | None:
    """Return the arguments of a verb hidden in a noun phrase that is the whole sentence, or None.

    It stands right behind people who act together ("police", "rebels") and before the head of the phrase.
    """
    if token.dep_ != "compound" or token.i == token.sent.start or not token.text.islower() or token.tag_ == "NNS":
        return None
    doer, patient = token.nbor(-1), token.head
    if doer.lemma_.lower() not in word_class("headline_doer") or doer.dep_ not in ("compound", "amod", "nmod"):
        return None
    while patient.dep_ == "compound":
        patient = patient.head
    if patient.dep_ != "ROOT" or patient.i < token.i or patient.pos_ not in ("NOUN", "PROPN"):
        return None
    patients = [one for one in with_conjuncts(patient) if one.pos_ in ("NOUN", "PROPN")]
    found = Arguments(subject=[doer], object=patients)
    prepositions(patient, found.near)
    return found
