"""Chains of speakers over the constructions in which the press hands the word on. Every sentence is invented."""

from __future__ import annotations

import pytest

from dragoman.article import Article
from dragoman.coding.voices.attribution import attribution
from dragoman.language.model import load_model
from dragoman.language.reading import read_articles
from dragoman.mention import Voice


def chain(text: str, predicate: str, nth: int = 0) -> tuple[Voice, ...]:
    """Return the voices of the ``nth`` token that is written ``predicate``; nobody is known by name."""
    reading = next(read_articles(load_model(), [Article(id="x", text=text)]))
    found = [token for token in reading.doc if token.text == predicate]
    return attribution(reading.doc, found[nth], name=lambda head: None)


SPEECH = [
    # direct and indirect speech in every order
    (
        '"We will not bargain under fire," said Ivo Marku, the deputy foreign minister.',
        "bargain",
        "Ivo Marku, the deputy foreign minister",
    ),
    ('"The bridge," she said, "was hit by two missiles."', "hit", "she"),
    ('Peru\'s navy chief said: "The trawler has left our waters."', "left", "Peru's navy chief"),
    ("The army, he said, shelled the village at dawn.", "shelled", "he"),
    ("Militias looted the depot, two aid workers said on Monday.", "looted", "two aid workers"),
    (
        "Zambia's energy minister told lawmakers that the dam had stopped generating power.",
        "stopped",
        "Zambia's energy minister",
    ),
    ("Kigali insists it never sent troops across the border.", "sent", "Kigali"),
    ("The junta announced the release of 300 detainees.", "release", "The junta"),
    ("The UN envoy warned of a famine in the south.", "famine", "The UN envoy"),
    ("Baku accused Yerevan of mining the road.", "mining", "Baku"),
    ("The opposition was accused of inciting the riots by the interior ministry.", "inciting", "the interior ministry"),
    ("The general denied having ordered the raid.", "ordered", "The general"),
    ("Oslo denied involvement in the explosion.", "involvement", "Oslo"),
    ("Tunis confirmed that its consul had been abducted.", "abducted", "Tunis"),
    ("The rebels claimed responsibility for the attack on the garrison.", "attack", "The rebels"),
    ("Lawmakers urged Manila to recall its ambassador.", "recall", "Lawmakers"),
    ("The prime minister vowed to crush the mutiny.", "crush", "The prime minister"),
    ("The president called the vote a sham.", "sham", "The president"),
    ("Critics described the decree as a coup.", "coup", "Critics"),
    ("As the Red Cross noted, both sides shelled hospitals.", "shelled", "the Red Cross"),
    (
        "The company said it would close two mines, adding that 400 miners had been dismissed.",
        "dismissed",
        "The company",
    ),
    (
        "Police opened fire on the crowd, with the governor saying that officers had acted in self-defence.",
        "acted",
        "the governor",
    ),
    (
        "Colombia's defence minister, who said the ceasefire had collapsed, ordered new patrols.",
        "collapsed",
        "Colombia's defence minister",
    ),
    ("Russia and Belarus said they had moved warheads to the border.", "moved", "Russia and Belarus"),
    ("The premier says that Kyiv may strike targets abroad, saying that the law allows it.", "allows", "The premier"),
    ("The president says that his cabinet will stay and says that relations are frozen.", "frozen", "The president"),
    (
        "The Yemen-based Houthis claim responsibility, saying that they launched five missiles.",
        "launched",
        "The Yemen-based Houthis",
    ),
    ("The audit office called for a review, citing major flaws in the tender.", "flaws", "The audit office"),
    ("The mayor is indicted for treason by federal prosecutors.", "treason", "federal prosecutors"),
    ('Polish officials call it an "ecological catastrophe".', "catastrophe", "Polish officials"),
    ("The militia is accused by the army of attacking its outposts.", "attacking", "the army"),
    ("The mayor of Agdam claims that farmers poisoned the wells.", "poisoned", "The mayor of Agdam"),
    ("Quito called for both sides to withdraw.", "withdraw", "Quito"),
    # prepositions and standpoints
    ("According to the ministry, rebels seized the port.", "seized", "the ministry"),
    ("Rebels seized the port, according to two officials in Port Sudan.", "seized", "two officials in Port Sudan"),
    ("The boat, which according to the coastguard carried migrants, sank off Zuwara.", "carried", "the coastguard"),
    ("Per three diplomats, the envoy walked out of the talks.", "walked", "three diplomats"),
    ('In the mayor\'s words, the soldiers "burned everything".', "burned", "the mayor"),
    ("By the army's own account, forty villages were burned.", "burned", "the army"),
    # nouns
    ("The claim by Asmara that Ethiopian troops had crossed the river was not repeated.", "crossed", "Asmara"),
    ("Russian claims that Ukraine shelled the plant could not be verified.", "shelled", "Russian"),
    ("Media reports that Hanoi had bought submarines surprised the region.", "bought", "Media"),
    ("The ministry issued a warning that militants were planning an attack.", "planning", "The ministry"),
    (
        "Seoul's military is closely monitoring the possibility that the North will launch a satellite.",
        "launch",
        "Seoul's military",
    ),
    ("Inspectors found no evidence that the plant had enriched uranium.", "enriched", "Inspectors"),
    # documents and pictures
    ("Court filings show the company paid the militia.", "paid", "Court filings"),
    ("A UN report published on Thursday found that both sides had recruited children.", "recruited", "A UN report"),
    ("The treaty stipulates that each side will notify the other of exercises.", "notify", "The treaty"),
    ("The final communique said the ministers had agreed to reopen the border.", "agreed", "The final communique"),
    ("Leaked cables reveal secret talks between Muscat and the rebels.", "talks", "Leaked cables"),
    ("Satellite images suggest that the base was destroyed.", "destroyed", "Satellite images"),
    ("US intelligence indicates that Tehran shipped drones to the port.", "shipped", "US intelligence"),
    # belief, knowledge, perception
    ("Analysts believe the junta bought the missiles abroad.", "bought", "Analysts"),
    ("Warsaw doubts that Minsk will withdraw the battalion.", "withdraw", "Warsaw"),
    ("Residents saw tanks entering the town.", "entering", "Residents"),
    ("The envoy is confident that the parties will sign.", "sign", "The envoy"),
    ("Investigators learned that the pilot had defected.", "defected", "Investigators"),
    # headlines
    ("Kremlin: Sanctions will be answered", "answered", "Kremlin"),
    ("Rebels seize port - minister", "seize", "minister"),
    ("Ceasefire talks to resume in Doha on Monday – Qatari official", "resume", "Qatari official"),
    ("Rebels seize port, says UN", "seize", "UN"),
    ("Rebels shot down helicopter, claims army", "shot", "army"),
    ("Tokyo to send patrol boats to Manila, sources say", "send", "sources"),
    ("Army chief: We shot down two drones", "shot", "Army chief"),
    ("Minister: 'No ransom was paid' for sailors", "paid", "Minister"),
]


@pytest.mark.parametrize(("text", "predicate", "speaker"), SPEECH, ids=[case[0][:60] for case in SPEECH])
def test_attribution_finds_the_one_speaker(text: str, predicate: str, speaker: str) -> None:
    assert [voice.entity_text for voice in chain(text, predicate)] == [speaker]


NESTED = [
    ("KCNA quoted Kim as saying that the North would resume tests.", "resume", ["KCNA", "Kim"]),
    ("Kim was quoted as saying by KCNA that tests had resumed.", "resumed", ["KCNA", "Kim"]),
    ("Troops entered the valley, state radio quoted a governor as saying.", "entered", ["state radio", "a governor"]),
    ("Citing officials, Reuters reported that the talks had collapsed.", "collapsed", ["Reuters", "officials"]),
    (
        "Troops have crossed the river, the defence ministry said on Monday, citing intelligence.",
        "crossed",
        ["the defence ministry", "intelligence"],
    ),
    (
        "The newspaper Al-Sabah, quoting unnamed security officials, said a convoy had crossed from Syria.",
        "crossed",
        ["The newspaper Al-Sabah", "unnamed security officials"],
    ),
    (
        "The foreign ministry said in a statement carried by state television that both had signed a pact.",
        "signed",
        ["state television", "The foreign ministry"],
    ),
    (
        "The governor told reporters that villagers had reported seeing foreign soldiers.",
        "seeing",
        ["The governor", "villagers"],
    ),
    ('"They say that the army fired first," the mayor added.', "fired", ["the mayor", "They"]),
    (
        '"The army will stay," the colonel said, according to the state broadcaster.',
        "stay",
        ["the state broadcaster", "the colonel"],
    ),
    ("The UN said Khartoum had denied bombing the market.", "bombing", ["The UN", "Khartoum"]),
    ("The official said Israel allegedly struck the convoy.", "struck", ["The official", None]),
]


@pytest.mark.parametrize(("text", "predicate", "speakers"), NESTED, ids=[case[0][:60] for case in NESTED])
def test_attribution_orders_nested_speakers_outermost_first(
    text: str, predicate: str, speakers: list[str | None]
) -> None:
    assert [voice.entity_text for voice in chain(text, predicate)] == speakers


UNNAMED = [
    ("Israel reportedly struck a depot near Homs.", "struck", "reportedly"),
    ("The colonel allegedly sold the rifles to a cartel.", "sold", "allegedly"),
    ("The general is said to have fled the country.", "fled", "is said"),
    ("Police are believed to have opened fire on the crowd.", "opened", "are believed"),
    ("Pyongyang is widely assessed to have sent shells to its neighbour.", "sent", "is widely assessed"),
    ("It was reported that the king had abdicated.", "abdicated", "was reported"),
    ("Rumours that the emir had died spread through the capital.", "died", "Rumours"),
    ("Amid reports of clashes near Goma, the mission withdrew its staff.", "clashes", "reports"),
    ("The alleged massacre is under investigation.", "massacre", "alleged"),
    ("The general was accused of ordering the massacre.", "ordering", "was accused"),
]


@pytest.mark.parametrize(("text", "predicate", "cue"), UNNAMED, ids=[case[0][:60] for case in UNNAMED])
def test_attribution_keeps_unnamed_speakers_with_their_cue(text: str, predicate: str, cue: str) -> None:
    (voice,) = chain(text, predicate)
    assert (voice.entity_text, voice.start, voice.end, voice.kind, voice.cue) == (None, None, None, "unnamed", cue)


NOBODY = [
    # the cue itself, and what stands beside its content
    ("The minister said the port was closed.", "said"),
    ("Kyiv accused Minsk of hosting the drones.", "accused"),
    ("Paris denied the report on Friday after arresting two journalists.", "arresting"),
    ("The minister said on Monday, hours after rebels stormed the town, that talks would go on.", "stormed"),
    ("The minister resigned after she said that the figures were wrong.", "resigned"),
    ("The strike killed nine, an official said, and rescuers dug through the rubble.", "dug"),
    ("Rebels fired on the convoy, and the army said it would respond.", "fired"),
    ("Officials say 12 people died in the raid, which Israel denied carrying out.", "denied"),
    ("The ministry says that it was a foreign missile and summons the ambassador.", "summons"),
    ("Aides called it a disaster, with the premier vowing to resign.", "vowing"),
    # words that are cues elsewhere
    ("The storm threatens to flood the delta.", "flood"),
    ("The dispute threatens to split the coalition.", "split"),
    ("The earthquake claimed 30 lives.", "lives"),
    ("Tickets to the summit cost 20 dollars per person.", "cost"),
    ("The court denied the detainees access to a lawyer.", "access"),
    ("Cyprus denied access for two vessels to enter its port.", "enter"),
    ("The envoys called off the meeting in Bamako.", "meeting"),
    ("The chancellor called the Turkish president to go over the grain corridor.", "go"),
    ("There were no reports of clashes on Sunday.", "clashes"),
    ("Delhi has raised its stake to a third, expected to grow further by May.", "grow"),
    ("Peru declared him persona non grata hours after Mexico granted asylum to the family.", "granted"),
    ("What is known as the Blue Line separates the two armies.", "separates"),
    ("As expected, the council renewed the mandate.", "renewed"),
    ("The trade deal says nothing about steel tariffs.", "tariffs"),
    ("Moscow rejected the peace plan.", "plan"),
    ("The bloc condemned the coup in Niger.", "coup"),
    ("The fleet found shelter in the bay and landed troops.", "landed"),
    ("It was not immediately clear who fired first.", "fired"),
    ("It is worth noting that the pact expires in May.", "expires"),
    # aims and attempts are deeds
    ("The rebels tried to seize the bridge.", "seize"),
    ("The North seems to be aiming to deploy more engineers abroad.", "deploy"),
    # headlines whose colon or dash names no speaker
    ("Ethiopia: Clashes kill 12 in Oromia", "kill"),
    ("Explainer: Why the border was closed", "closed"),
    ("Live: Rebels advance on capital", "advance"),
    ("Ukraine war: Drone hits refinery in Samara region", "hits"),
    ("US-China tech talks collapse", "collapse"),
    # the author
    ("I believe the sanctions failed.", "failed"),
    # plain reports
    ("Ankara closed the straits to warships on Sunday.", "closed"),
    ('The so-called "people\'s court" sentenced the mayor.', "sentenced"),
]


@pytest.mark.parametrize(("text", "predicate"), NOBODY, ids=[f"{case[0][:50]} {case[1]}" for case in NOBODY])
def test_attribution_leaves_the_outlet_its_own_voice(text: str, predicate: str) -> None:
    assert chain(text, predicate) == ()


def test_attribution_goes_on_over_a_quotation_of_several_sentences() -> None:
    text = '"We held the line. They fled," the commander told reporters. "We will win."'
    for predicate in ("held", "fled", "win"):
        assert [voice.entity_text for voice in chain(text, predicate)] == ["the commander"]


def test_attribution_goes_on_over_paragraphs_of_one_quotation() -> None:
    text = '"The siege goes on.\n\n"We will break it," General Abdou Diarra said in Mopti.'
    assert [voice.entity_text for voice in chain(text, "goes")] == ["General Abdou Diarra"]


def test_attribution_follows_a_colon_into_the_next_paragraph() -> None:
    text = 'The bishop told the crowd:\n\n"They burned our fields."'
    assert [voice.entity_text for voice in chain(text, "burned")] == ["The bishop"]


def test_attribution_reads_would_as_free_indirect_speech() -> None:
    text = "The harbour was closed, the governor said. It would reopen in May. Ships waited outside."
    assert [voice.entity_text for voice in chain(text, "reopen")] == ["the governor"]
    assert chain(text, "waited") == ()


def test_attribution_does_not_carry_speech_into_a_new_paragraph() -> None:
    text = "The harbour was closed, the governor said.\n\nA ferry would normally carry 300 people."
    assert chain(text, "carry") == ()


def test_attribution_gives_a_quotation_of_nobody_no_speaker() -> None:
    assert chain('Protesters held banners reading "No more war".', "held") == ()


def test_attribution_marks_words_inside_quotation_marks() -> None:
    text = 'The envoy said the raid "killed nine people" and wounded others.'
    assert [voice.quoted for voice in chain(text, "killed")] == [True]
    assert [voice.quoted for voice in chain(text, "raid")] == [False]


def test_attribution_offsets_are_those_of_the_text() -> None:
    text = "Zürich – “Wir” aside, the café owner, who fled in May, said soldiers looted the shop."
    (voice,) = chain(text, "looted")
    assert (voice.entity_text, voice.cue) == ("the café owner", "said")
    assert text[voice.start : voice.end] == voice.entity_text


def test_attribution_drops_a_speaker_who_speaks_twice() -> None:
    assert [v.entity_text for v in chain("The minister said he believed the truce would hold.", "hold")] == [
        "The minister"
    ]


def test_attribution_leaves_a_rejected_claim_to_its_owner() -> None:
    text = "Moscow rejected Oslo's claim that it had jammed the satellite."
    assert [voice.entity_text for voice in chain(text, "jammed")] == ["Oslo"]


def test_attribution_gives_a_rejected_claim_of_nobody_to_its_rejecter() -> None:
    text = "Moscow rejected claims that it had jammed the satellite."
    assert [voice.entity_text for voice in chain(text, "jammed")] == ["Moscow"]


def test_attribution_of_a_plan_yields_to_who_reports_it() -> None:
    assert [voice.entity_text for voice in chain("Jakarta plans to buy 42 fighter jets.", "buy")] == ["Jakarta"]
    assert [voice.entity_text for voice in chain("Delhi says Jakarta plans to buy 42 jets.", "buy")] == ["Delhi"]
