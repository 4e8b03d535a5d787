"""Treaty names and descriptions in running text."""

from __future__ import annotations

import pytest

from dragoman.language.model import load_model
from dragoman.treaties.names import TreatyMention, find_treaties


def found(text: str) -> list[TreatyMention]:
    return find_treaties(load_model()(text))


NONE = """
Doctors are treating forty people after the Paris attacks.
The mayor had to deal with a flooded underpass.
Fans at the Treaty of Lisbon street party danced until dawn.
The two clubs made a pact between clubs not to raise ticket prices.
The union reached a pay deal with the airline.
She signed a three-year deal with the record label.
The firm closed a trade deal for frozen fish with a supermarket chain.
The hospital changed its hygiene protocol after the outbreak.
He gave a speech at the Democratic National Convention.
Thousands of gamers came to the annual comic convention.
The company broke the licence agreement, the court found.
Tenants refused to sign the rental agreement.
A plea deal spared the banker a trial.
The tech giants struck a cloud services agreement.
The charter flight to Tenerife was cancelled.
A charter school opened in the old mill.
The teenagers had made a suicide pact.
The singer's divorce settlement agreement runs to ninety pages.
The striker agreed terms and a deal was announced.
The band and its label reached an accord over royalties.
He acted of his own accord.
The new Honda Accord sells well.
The internet protocol was designed in the seventies.
The treatment protocol lasts six weeks.
Researchers followed the usual testing protocol.
Police followed protocol, a spokesman said.
It was a great deal of money.
A good deal of the harvest was lost.
They got a raw deal.
The dealer treated the car with wax.
The statute of limitations had expired.
The state's statute on parking is old.
The bank signed a loan agreement with the developer.
Landlord and tenant came to an agreement.
There was general agreement that the film was too long.
In agreement with her doctor she stopped the pills.
The Treaty Oak in the park lost a branch.
Diners were treated to a six-course meal.
The coalition agreement runs to 140 pages.
The parties in parliament signed an electoral pact.
The brothers made a pact to climb the mountain every year.
It was a pact with the devil, the critic wrote.
Their gentlemen's agreement held for years.
The merger agreement needs the shareholders' approval.
The purchase agreement for the stadium was signed.
The actors' union rejected the collective bargaining agreement.
The convention centre hosted a car show.
By convention, the oldest member speaks first.
The play breaks every convention of the genre.
The dress broke with convention.
The nurses voted on the wage agreement.
The new phone supports the wireless protocol.
The royal protocol officer resigned.
The confidentiality agreement barred him from speaking.
The sponsorship deal is worth 40 million.
The league announced a television deal.
The player completed his transfer deal.
The football clubs signed a cooperation agreement.
The two universities signed an exchange agreement.
The sister cities renewed their partnership agreement.
The shop gave her a better deal on a sofa.
The studio's streaming deal with the producer ended.
Her marriage contract was no treaty.
The siblings called a truce over the inheritance.
The rappers ended their feud with a truce.
The landlord's membership in the golf club lapsed.
Membership of the gym has doubled.
The accession of the young king was celebrated.
The museum's new accession is a bronze cat.
The tenants' association drew up a charter.
The airline's customer charter promises refunds.
The village adopted a dog charter.
The software license agreement is endless.
The startup signed a distribution agreement with a retailer.
The brewery made a franchise agreement.
Prosecutors offered a deal to the witness.
The minister dealt with the question in one sentence.
The alliance of green grocers met on Sunday.
The book is about treaties made by bees and flowers of a village.
He sold his shares under a block purchase agreement.
The custody agreement lets him see the children.
The couple's prenuptial agreement was void.
The retailer's supplier agreement ended.
The refund deal covers six thousand customers.
The housing deal fell through.
The restaurant ran a lunch deal.
The accord between the two sisters did not last.
The gang made a pact of silence.
The orchestra and its players reached an agreement on pay.
The diagnostic protocol was published online.
Her bedtime protocol is strict.
The teachers' union agreement runs out in May.
The network protocol has a flaw.
The league and the players' union are far from a deal.
The airline's takeover deal was blocked.
The startup's users must accept the user agreement.
The farm made a crop-share agreement with its neighbours.
The science fiction convention sold out.
Republican convention delegates booked hotels.
The school signed a pact with parents on phones.
The writers ended their strike after a tentative deal.
The ship is treated with a new paint.
""".strip().splitlines()


def test_a_hundred_sentences_without_treaty_give_none() -> None:
    assert len(NONE) >= 100
    wrong = [line for line in NONE if found(line)]
    assert wrong == []


NAMED = [
    ("Russia suspended its part in the Open Skies Treaty.", "t-open-skies-1992"),
    ("The Dayton Accords ended the war.", "t-dayton-1995"),
    ("Finland joined under the Washington Treaty.", "t-north-atlantic-1949"),
    ("Moscow left the CFE Treaty.", "t-cfe-1990"),
    ("The Molotov-Ribbentrop Pact split the east.", "t-molotov-ribbentrop-1939"),
    ("Hungary approved Sweden's NATO membership.", "t-nato-accession-swe-2022"),
]


@pytest.mark.parametrize(("text", "treaty"), NAMED)
def test_known_names_are_recognised(text: str, treaty: str) -> None:
    assert [mention.registry for mention in found(text)] == [treaty]


DESCRIBED = [
    ("Chad and Niger signed a treaty on joint patrols.", "Joint Patrols Treaty"),
    (
        "The presidents inked the 'Grand River Navigation Agreement' on Monday.",
        "Grand River Navigation Agreement",
    ),
    ("Bhutan and Nepal concluded a border agreement.", "Border Agreement"),
    ("Gabon ratified the free trade agreement with Benin.", "Free Trade Agreement"),
    ("The convention on river pollution was denounced by Chad.", "Convention on River Pollution"),
]


@pytest.mark.parametrize(("text", "title"), DESCRIBED)
def test_descriptions_give_a_title(text: str, title: str) -> None:
    assert [mention.title for mention in found(text)] == [title]


def test_parties_are_read_from_both_sides_of_the_head() -> None:
    for text in (
        "The Chad-Niger treaty took effect.",
        "The treaty between Chad and Niger took effect.",
        "Chad's treaty with Niger took effect.",
    ):
        assert set(found(text)[0].parties) == {"TCD", "NER"}, text


def test_a_year_is_kept_apart_from_the_title() -> None:
    mention = found("Chad and Niger still honour the 1974 friendship treaty.")[0]
    assert (mention.title, mention.year) == ("Friendship Treaty", "1974")


def test_the_pact_refers_to_the_treaty_named_before() -> None:
    first, second = found("Chad and Niger signed a friendship treaty. The pact enters into force in May.")
    assert second.reference
    assert second.title == first.title == "Friendship Treaty"


def test_the_agreement_without_antecedent_is_nothing() -> None:
    assert found("The agreement was welcomed by all.") == []


def test_offsets_quote_the_words() -> None:
    text = "On Monday the Chad-Niger treaty took effect."
    mention = found(text)[0]
    assert text[mention.start : mention.end] == "Chad-Niger treaty"


@pytest.mark.parametrize(
    "text", ["", " \n\n", "TREATY", "treaty " * 500, "条约 treaty \u200b договор", "the the the treaty of of"]
)
def test_odd_input_never_raises(text: str) -> None:
    for mention in found(text):
        assert 0 <= mention.start < mention.end <= len(text)
