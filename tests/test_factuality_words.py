"""The word lists of factuality are well formed, so that a slip in the YAML can't change a value silently."""

import pytest

from dragoman.coding.voices.cues import cues
from dragoman.knowledge import knowledge

FILES = knowledge("dragoman.coding.voices")
CLASSES = FILES["factuality_classes"]
VERBS = FILES["certainty_verbs"]
FORMS = ("to", "that", "that past", "whether", "noun", "state")


def word_lists():
    for form in FORMS:
        yield f"verbs {form}", VERBS[form]
    for tense, forms in VERBS["tense"].items():
        for form, lists in forms.items():
            yield f"verbs {tense} {form}", lists
    adjectives = FILES["certainty_adjectives"]
    yield "adjectives content", adjectives["content"]
    yield "adjectives noun", adjectives["noun"]
    for tense, lists in adjectives["tense"].items():
        yield f"adjectives {tense}", lists
    nouns = FILES["certainty_nouns"]
    yield "nouns", {name: words for name, words in nouns.items() if name in CLASSES}
    modifiers = FILES["certainty_modifiers"]
    yield "adverbs", modifiers["adverbs"]
    yield "after not", modifiers["after_not"]
    yield "clauses", FILES["certainty_markers"]["clauses"]
    yield "prepositions", FILES["certainty_markers"]["prepositions"]


LISTS = dict(word_lists())


@pytest.mark.parametrize("lists", LISTS.values(), ids=LISTS)
def test_factuality_words_belong_to_known_classes(lists):
    assert set(lists) <= set(CLASSES)


@pytest.mark.parametrize("lists", LISTS.values(), ids=LISTS)
def test_factuality_words_are_text(lists):
    """YAML reads a bare no, on or true as a truth value."""
    assert [word for words in lists.values() for word in words if not isinstance(word, str)] == []


@pytest.mark.parametrize("lists", LISTS.values(), ids=LISTS)
def test_factuality_words_stand_in_one_class(lists):
    words = [word for words in lists.values() for word in words]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []


def test_factuality_modals_belong_to_known_classes():
    for entry in FILES["certainty_modifiers"]["modals"].values():
        assert {entry[key] for key in ("class", "perfect", "progressive", "event") if key in entry} <= set(CLASSES)


def test_factuality_classes_explain_themselves():
    assert all(operator.says for operator in cues().classes.values())
