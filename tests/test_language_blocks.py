"""What is news in an article, and what is not."""

from dragoman.article import Article
from dragoman.language.blocks import split_blocks
from dragoman.language.model import load_model
from dragoman.language.reading import read_articles

TEXT = (
    "Ministers Meet in Oslo\n\n"
    "OSLO, March 3 (Fjord Wire) - Norway and Chile held talks on Monday. They agreed to meet again.\n\n"
    "The photo shows the two ministers at the harbour. Photo by Fjord Wire\n\n"
    "© Fjord Wire. All rights reserved.\n"
)


def test_blocks_kinds() -> None:
    kinds = [block.kind for block in split_blocks(TEXT)]
    assert kinds == ["headline", "body", "caption", "copyright"]


def test_blocks_dateline_is_not_news() -> None:
    body = split_blocks(TEXT)[1]
    assert TEXT[body.news_start : body.end].startswith("Norway and Chile")


def test_reading_keeps_offsets_and_never_glues_a_headline() -> None:
    (reading,) = read_articles(load_model(), [Article("a", TEXT)])
    assert reading.doc.text == TEXT
    sentences = [sentence.text.strip() for sentence in reading.sentences()]
    assert sentences[0] == "Ministers Meet in Oslo"
    assert all("photo" not in sentence and "©" not in sentence for sentence in sentences)


def test_blocks_cut_a_line_where_its_caption_begins() -> None:
    caption = "The photo shows them at the gate. Photo by Andes Press"
    text = f"The two ministers met in Quito in May. {caption}\n\nMore talks follow."
    found = split_blocks(text)
    assert [(block.kind, text[block.start : block.end]) for block in found][:2] == [
        ("body", "The two ministers met in Quito in May."),
        ("caption", caption),
    ]
