"""Two words for one act leave one mention, never none; an office-holder of an unknown country is a party."""

from dragoman.article import Article
from dragoman.coding.coder import Coder


def types(text: str) -> list[str]:
    _, mentions = next(iter(Coder().code([Article(id="a", text=text, published="2024-05-05")])))
    return [str(mention.event) for mention in mentions]


def test_assembly_two_words_with_the_same_parties_leave_one() -> None:
    text = "A delegation from Kenya held talks with Togo's government, the first Kenyan delegation to visit Lomé."
    assert "CONSULT" in types(text)


def test_relevance_an_office_holder_without_a_country_is_a_party() -> None:
    assert "SUPPORT" in types("President Amadou Okoro praised Iran.")


def test_relevance_a_passer_by_is_no_party() -> None:
    assert types("A shopkeeper praised Iran.") == []
