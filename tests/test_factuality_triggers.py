"""What assigns which value: the trigger table of the guide, each row with invented sentences."""

import pytest

from dragoman.coding.voices import factuality
from dragoman.language.model import load_model

ROWS = {
    "plain past, passive, nominal, participle": [
        ("Two soldiers were wounded near the dam.", "wounded", "CT+"),
        ("The signing of the accord took an hour.", "signing", "CT+"),
        ("The pact, signed in May, covers fisheries.", "signed", "CT+"),
        ("The rebels, who had signed the deal, left.", "signed", "CT+"),
    ],
    "speech": [
        ("Lima closed the port, Quito insists.", "closed", "CT+"),
        ("Oslo claimed that Lima had closed the port.", "closed", "CT+"),
        ("According to Oslo, Lima closed the port.", "closed", "CT+"),
        ("The allegation that Lima closed the port was ignored.", "closed", "CT+"),
        ("Lima was accused of closing the port.", "closing", "CT+"),
    ],
    "factives": [
        ("Lima admitted that it had closed the port.", "closed", "CT+"),
        ("Lima regrets that it closed the port.", "closed", "CT+"),
        ("Lima does not regret that it closed the port.", "closed", "CT+"),
        ("The envoy forgot that she had signed the annex.", "signed", "CT+"),
        ("Bonn welcomed the release of the hostages.", "release", "CT+"),
    ],
    "denial": [
        ("Oslo denied the raid.", "raid", "CT-"),
        ("Oslo denied that it had shelled the port.", "shelled", "CT-"),
        ("Oslo denied having shelled the port.", "shelled", "CT-"),
        ("The junta rejected allegations of torture.", "torture", "CT-"),
        ("Lima's denial that it closed the port was ignored.", "closed", "CT-"),
    ],
    "belief": [
        ("Officials believe Lima closed the port.", "closed", "PR+"),
        ("Officials do not believe Lima closed the port.", "closed", "PR-"),
        ("The bank is suspected of financing the rebels.", "financing", "PR+"),
        ("Lima probably closed the port.", "closed", "PR+"),
        ("Lima must have closed the port.", "closed", "PR+"),
        ("The rebels appear not to have withdrawn.", "withdrawn", "PR-"),
        ("The report concludes that the army shelled civilians.", "shelled", "CT+"),
    ],
    "possibility": [
        ("Lagos could send troops.", "send", "PS+"),
        ("Perhaps Lima closed the port.", "closed", "PS+"),
        ("Analysts suggest that Lima closed the port.", "closed", "PS+"),
        ("The premier has not ruled out sending troops.", "sending", "PS+"),
        ("There is a chance that Lima will withdraw.", "withdraw", "PS+"),
    ],
    "doubt": [
        ("Quito doubts that the rebels withdrew.", "withdrew", "PR-"),
        ("It is unlikely that Lagos sent troops.", "sent", "PR-"),
        ("Chad hardly ever ratified a treaty.", "ratified", "PR-"),
        ("Quito does not doubt that the rebels withdrew.", "withdrew", "CT+"),
    ],
    "possibly not": [("Lagos may not send troops.", "send", "PS-"), ("Lagos may be unable to pay.", "pay", "PS-")],
    "impossible": [
        ("Lagos cannot have sent troops.", "sent", "CT-"),
        ("Officials ruled out that Lima closed the port.", "closed", "CT-"),
        ("It is unthinkable that Lagos sent troops.", "sent", "CT-"),
        ("The army was too weak to retake the town.", "retake", "CT-"),
    ],
    "hearsay": [
        ("Lima allegedly closed the port.", "closed", "CT+"),
        ("Lima is said to have closed the port.", "closed", "CT+"),
        ("Lima is widely believed to have closed the port.", "closed", "PR+"),
    ],
    "future": [
        ("The envoys are due to meet in Doha.", "meet", "CT+"),
        ("The envoys are going to meet in Doha.", "meet", "CT+"),
        ("Quito said it would withdraw.", "withdraw", "CT+"),
        ("The envoys are expected to meet in Doha.", "meet", "PR+"),
    ],
    "prospective": [
        ("Cairo plans to close the canal.", "close", "Uu"),
        ("Cairo agreed to close the canal.", "close", "Uu"),
        ("The bloc is considering sanctions.", "sanctions", "Uu"),
        ("Kabul was told to release the hostages.", "release", "Uu"),
        ("The decision to close the canal was condemned.", "close", "Uu"),
        ("Seoul called for talks.", "talks", "Uu"),
    ],
    "implicative": [
        ("The army managed to retake the town.", "retake", "CT+"),
        ("The army did not manage to retake the town.", "retake", "CT-"),
        ("Lima succeeded in closing the port.", "closing", "CT+"),
        ("The army forced the rebels to leave.", "leave", "CT+"),
        ("The army has begun to withdraw.", "withdraw", "CT+"),
    ],
    "halting": [
        ("The cabinet stopped funding the militia.", "stopped", "CT+"),
        ("The cabinet stopped funding the militia.", "funding", "CT+"),
    ],
    "failure": [
        ("The envoy forgot to sign the annex.", "sign", "CT-"),
        ("Both sides refrained from shelling.", "shelling", "CT-"),
        ("The cabinet's failure to ratify the deal angered Bonn.", "ratify", "CT-"),
        ("Lima avoided closing the port.", "closing", "CT-"),
    ],
    "prevention": [
        ("Police prevented the crowd from storming the court.", "storming", "CT-"),
        ("Police did not prevent the crowd from storming the court.", "storming", "CT+"),
        ("The summit was cancelled.", "summit", "CT-"),
    ],
    "negation": [
        ("No troops crossed the river.", "crossed", "CT-"),
        ("Nobody signed the deal.", "signed", "CT-"),
        ("Neither side signed the deal.", "signed", "CT-"),
        ("The minister left without signing the accord.", "signing", "CT-"),
        ("The two envoys neither met nor spoke.", "spoke", "CT-"),
        ("The rebels no longer hold the port.", "hold", "CT-"),
        ("The army did not advance or retreat.", "retreat", "CT-"),
        ("Not a single soldier crossed the river.", "crossed", "CT-"),
        ("The army not only shelled but also burned the town.", "shelled", "CT+"),
        ("The army did not advance but withdrew.", "withdrew", "CT+"),
    ],
    "not yet": [("The treaty remains to be signed.", "signed", "CT-")],
    "missed plan": [
        ("The two leaders were to have met in Doha.", "met", "PR-"),
        ("The two leaders were supposed to meet in Doha.", "meet", "PR-"),
    ],
    "condition": [
        ("If the truce fails, Quito will respond.", "respond", "Uu"),
        ("If the truce fails, Quito will respond.", "fails", "Uu"),
        ("Quito will respond unless the truce holds.", "respond", "Uu"),
        ("Should the truce fail, Quito will respond.", "respond", "Uu"),
        ("Were Lima to attack, Quito would respond.", "attack", "Uu"),
    ],
    "counterfactual": [
        ("If the truce had held, Cairo would have opened the crossing.", "opened", "CT-"),
        ("If the truce had held, Cairo would have opened the crossing.", "held", "CT-"),
        ("Lima wishes it had closed the port.", "closed", "CT-"),
    ],
    "purpose": [("Cairo closed the crossing in order to stop smuggling.", "stop", "Uu")],
    "question": [
        ("Is Lima arming the rebels?", "arming", "Uu"),
        ("It is unclear whether the convoy reached the camp.", "reached", "Uu"),
        ("Why did Lima arm the rebels?", "arm", "CT+"),
        ("Withdraw your troops, he said.", "Withdraw", "Uu"),
    ],
    "settled whether": [
        ("Lima knows whether the port was shelled.", "shelled", "CTu"),
        ("Lima does not know whether the port was shelled.", "shelled", "Uu"),
    ],
    "no evidence": [
        ("There is no proof that the ship carried arms.", "carried", "Uu"),
        ("Oslo could not verify that the port had been shelled.", "shelled", "Uu"),
        ("There is evidence that the ship carried arms.", "carried", "CT+"),
    ],
    "before": [
        ("Before it signed the deal, the government fell.", "signed", "CT+"),
        ("Before it could sign the deal, the government fell.", "sign", "CT-"),
    ],
    "presupposed": [
        ("After signing the deal, the government fell.", "signing", "CT+"),
        ("The cabinet will resign because it lost the vote.", "lost", "CT+"),
    ],
    "nouns": [
        ("The possibility of a coup frightened Quito.", "coup", "PS+"),
        ("The likelihood of a coup has grown.", "coup", "PR+"),
        ("The threat to close the canal was condemned.", "close", "Uu"),
        ("The absence of an agreement angered Quito.", "agreement", "CT-"),
        ("A ceasefire is unlikely.", "ceasefire", "PR-"),
        ("The planned attack was leaked.", "attack", "Uu"),
        ("The failed attack was leaked.", "attack", "CT-"),
    ],
    "scope": [
        ("Guerrillas threaten to strike if the raid goes ahead.", "threaten", "CT+"),
        ("Quito will recall its envoy only if Lima apologises.", "recall", "Uu"),
        ("Even if Lima apologises, Quito will recall its envoy.", "recall", "CT+"),
        ("Quito may recall its envoy and expel the consul.", "expel", "PS+"),
        ("Quito may recall its envoy and has expelled the consul.", "expelled", "CT+"),
        ("Quito refused to recall its envoy but expelled the consul.", "expelled", "CT+"),
        ("Quito did not recall its envoy because Lima apologised.", "apologised", "CT+"),
        ("The treaty, which Riga may yet reject, was signed in May.", "signed", "CT+"),
        ("The ship, believed to be carrying arms, was stopped.", "stopped", "CT+"),
        ("Oslo dropped its plan to sign.", "sign", "PR-"),
    ],
    "composed": [
        ("Ankara is not believed to have failed to ratify the protocol.", "ratify", "PR+"),
        ("The parliament will probably refuse to ratify the deal.", "ratify", "PR-"),
        ("The parliament could not prevent the army from seizing power.", "seizing", "CT+"),
        ("Quito said it does not believe that Lima refused to withdraw.", "withdraw", "PR+"),
    ],
}
CASES = [(row, *case) for row, cases in ROWS.items() for case in cases]


@pytest.mark.parametrize(("row", "sentence", "word", "value"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_factuality_of_trigger(row, sentence, word, value):
    doc = load_model(None)(sentence)
    standing = factuality(doc, next(token for token in doc if token.text == word))
    assert standing.factuality == value, standing.trail


@pytest.mark.parametrize(
    ("sentence", "word", "auxiliary"),
    [
        ("The envoys will meet in Doha.", "meet", ("future",)),
        ("The envoys will not meet in Doha.", "meet", ("future", "negation")),
        ("Cairo plans to close the canal.", "close", ("future", "hypothetical")),
        ("Lima probably closed the port.", "closed", ()),
        ("It is likely that Lima closed the port.", "closed", ()),
        ("The envoys are likely to meet in Doha.", "meet", ("future",)),
        ("The cabinet knows whether the port was shelled.", "shelled", ()),
    ],
)
def test_factuality_sets_the_modes_of_plover(sentence, word, auxiliary):
    doc = load_model(None)(sentence)
    assert factuality(doc, next(token for token in doc if token.text == word)).auxiliary == auxiliary


def test_factuality_trail_names_the_words_that_decided():
    doc = load_model(None)("Oslo denied that Lima had failed to pay.")
    trail = factuality(doc, next(token for token in doc if token.text == "pay")).trail
    assert [line.split("'")[1] for line in trail] == ["denied", "failed", "pay"]


@pytest.mark.parametrize(
    "text",
    [
        "sign " * 1000,
        "They wanted to " + "want to " * 400 + "leave",
        "he said that " * 200 + "they left.",
        "not " * 1000,
        "LIMA DENIED REPORTS THAT IT HAD CLOSED THE PORT " * 40,
        "\u200bLi\u200bma\u200b denied\u200b it\u200b",
        "? ! . ; : —",
        "if if if if unless",
    ],
)
def test_factuality_survives_hostile_text(text):
    doc = load_model(None)(text)
    for token in doc:
        assert factuality(doc, token).factuality


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("The pact will lapse on the day on which both sides meet.", True),
        ("The pact lapsed on a day on which both sides meet.", False),
    ],
)
def test_factuality_of_a_clause_on_a_day_lies_where_the_day_does(text: str, future: bool) -> None:
    doc = load_model()(text)
    token = next(one for one in doc if one.text == "meet")
    assert ("future" in factuality(doc, token).auxiliary) is future
