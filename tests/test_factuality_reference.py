"""The worked examples of the guide to factuality: one row of its table, one test."""

import pytest

from dragoman.coding.voices import factuality
from dragoman.language.model import load_model

# (sentence, the event's word, factuality, auxiliary). The event is told in italics in the guide.
EXAMPLES = [
    ("Kenya and Oman signed a fisheries pact on Tuesday.", "signed", "CT+", ()),
    ("Baku shelled two border villages, Yerevan said.", "shelled", "CT+", ()),
    ("Tehran denied supplying the rebels with drones.", "supplying", "CT-", ("negation",)),
    ("Moscow rejected claims that it had jammed the satellite.", "jammed", "CT-", ("negation",)),
    ("Moscow rejected Oslo's claim that it had jammed the satellite.", "jammed", "CT+", ()),
    ("The two sides failed to agree on a prisoner list.", "agree", "CT-", ("negation",)),
    ("Ankara refused to ratify the protocol.", "refused", "CT+", ()),
    ("The bloc stopped short of imposing sanctions on the port operator.", "imposing", "CT-", ("negation",)),
    ("Pyongyang is widely assessed to have sent shells to its neighbour.", "sent", "PR+", ()),
    ("The North seems to be aiming to deploy more engineers abroad.", "deploy", "Uu", ("future", "hypothetical")),
    ("The North seems to be aiming to deploy more engineers abroad.", "aiming", "PR+", ()),
    (
        "Seoul's military is closely monitoring the possibility that the North will launch a satellite.",
        "launch",
        "PS+",
        ("future", "hypothetical"),
    ),
    ("Manila has yet to deposit its instrument.", "deposit", "CT-", ("negation",)),
    ("The envoy had been due to meet the junta chief on Sunday.", "meet", "PR-", ("negation",)),
    (
        "The envoy had been due to meet the junta chief on Sunday but the trip was called off.",
        "meet",
        "CT-",
        ("negation",),
    ),
    ("Ottawa vowed to defend the island.", "vowed", "CT+", ()),
    ("Beijing vowed to retaliate if the sale went ahead.", "vowed", "CT+", ()),
    (
        "If the truce collapsed, Cairo would close the crossing, the adviser predicted.",
        "close",
        "Uu",
        ("future", "hypothetical"),
    ),
    ("Inspectors found no evidence that the plant had enriched uranium.", "enriched", "Uu", ("hypothetical",)),
    ("Lima urged La Paz to reopen the border.", "urged", "CT+", ()),
    ("A minister told the daily that troops may already have crossed the river.", "crossed", "PS+", ("hypothetical",)),
    ("Troops entered the valley, state radio quoted a governor as saying.", "entered", "CT+", ()),
    ("Warsaw doubts that Minsk will withdraw the battalion.", "withdraw", "PR-", ("future", "negation")),
    ("The ministry would not disclose whether it had expelled the attaché.", "expelled", "CTu", ()),
    ("Did Asmara arm the militia?", "arm", "Uu", ("hypothetical",)),
    ("The fleet sailed south to blockade the strait.", "blockade", "Uu", ("future", "hypothetical")),
    ("The fleet sailed south to blockade the strait.", "sailed", "CT+", ()),
    ("Had the vote passed, Quito would have left the pact.", "left", "CT-", ("hypothetical", "negation")),
    ("Had the vote passed, Quito would have left the pact.", "passed", "CT-", ("hypothetical", "negation")),
    ("Paris acknowledged that its troops had killed civilians.", "killed", "CT+", ()),
    ("Doha is likely to host the next round.", "host", "PR+", ("future",)),
    ("The parties will meet in Vienna on Monday.", "meet", "CT+", ("future",)),
    ("Sudan's army did not fail to respond, shelling the depot at dawn.", "respond", "CT+", ()),
    ("Sudan's army did not fail to respond, shelling the depot at dawn.", "shelling", "CT+", ()),
    (
        "Hanoi said it could not rule out that the boat had been rammed deliberately.",
        "rammed",
        "PS+",
        ("hypothetical",),
    ),
    ("Kigali neither confirmed nor denied training the fighters.", "training", "Uu", ("hypothetical",)),
    ("Coalition jets foiled an attempt to storm the embassy.", "storm", "CT-", ("negation",)),
    ("Coalition jets foiled an attempt to storm the embassy.", "foiled", "CT+", ()),
    ("There are signs that Tripoli is preparing an offensive.", "preparing", "PR+", ()),
]


@pytest.mark.parametrize(("sentence", "word", "value", "auxiliary"), EXAMPLES)
def test_factuality_of_worked_example(sentence, word, value, auxiliary):
    doc = load_model(None)(sentence)
    token = next(token for token in doc if token.text == word)
    standing = factuality(doc, token)
    assert (standing.factuality, standing.auxiliary) == (value, auxiliary), standing.trail
