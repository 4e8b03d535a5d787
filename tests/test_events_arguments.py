"""Subject and object of an act come out right whatever the construction."""

import pytest
from spacy.tokens import Doc, Token

from dragoman.coding.events.arguments import noun_owner, verb_arguments
from dragoman.language.model import load_model


def parse(text: str) -> Doc:
    return load_model()(text)


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object_"),
    [
        ("Rebel forces attacked the depot on Monday.", "attacked", ["forces"], ["depot"]),
        ("The depot was attacked by rebel forces.", "attacked", ["forces"], ["depot"]),
        ("The depot was attacked and destroyed by rebel forces.", "attacked", ["forces"], ["depot"]),
        ("Forces backed by Chad seized the town.", "backed", ["Chad"], ["Forces"]),
        ("The troops that Mali sent to Niger were withdrawn.", "sent", ["Mali"], ["troops"]),
        ("Egypt, which borders Libya, welcomed the offer.", "borders", ["Egypt"], ["Libya"]),
        ("Kenya promised Oman to reopen the port.", "reopen", ["Kenya"], ["port"]),
        ("Peru urged Chile to withdraw its envoy.", "withdraw", ["Chile"], ["envoy"]),
        ("Turkey was accused by Greece of arming the militia.", "arming", ["Turkey"], ["militia"]),
        ("Cuba's decision to leave the pact angered Brazil.", "leave", ["Cuba"], ["pact"]),
        ("Iran is said to have shipped drones to Sudan.", "shipped", ["Iran"], ["drones"]),
        ("Two soldiers killed in ambush in Mali", "killed", [], ["soldiers"]),
        ("After meeting the envoy, Fiji's president left.", "meeting", ["president"], ["envoy"]),
        ("Ghana and Togo agreed to share intelligence.", "share", ["Ghana", "Togo"], ["intelligence"]),
    ],
)
def test_arguments_of_verbs(text: str, verb: str, subject: list[str], object_: list[str]) -> None:
    arguments = verb_arguments(word(parse(text), verb))
    assert [token.text for token in arguments.subject] == subject
    assert [token.text for token in arguments.object] == object_


def test_arguments_prepositions_of_the_object_count_when_the_verb_has_none() -> None:
    arguments = verb_arguments(word(parse("Fiji imposed sanctions on Samoa."), "imposed"))
    assert [token.text for token in arguments.preposition("on")] == ["Samoa"]


def test_arguments_owner_of_a_noun() -> None:
    assert [t.text for t in noun_owner(word(parse("Oslo condemned Cuba's raid on the port."), "raid"))] == ["Cuba"]
