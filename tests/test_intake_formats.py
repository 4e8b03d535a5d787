"""Text, pages, feeds, folders: what becomes an article, what is told as unusable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.article import Article
from dragoman.errors import InputError
from dragoman.intake import FORMATS, Rejected, read_source
from dragoman.intake.paragraphs import normalise

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Envoys meet in Oslo</title>
<meta property="og:site_name" content="Oslo Post"><meta name="author" content="Kari Berg">
<meta property="article:published_time" content="2024-05-03T08:00:00Z"></head><body><nav>Home | World</nav>
<article><h1>Envoys meet in Oslo</h1><p>The envoys of the two countries met in Oslo on Friday for a first
round of talks on the border, officials said.</p>
<script>alert("hostile")</script><p>They agreed to meet again in
June, and both sides praised the tone of the talks, which lasted five hours.</p></article></body></html>"""

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Oslo Post</title><language>en</language>
<item><title>Envoys meet</title><link>https://example.org/1</link><guid>https://example.org/1</guid>
<pubDate>Fri, 03 May 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The envoys met in Oslo.&lt;/p&gt;
&lt;script&gt;steal()&lt;/script&gt;&lt;p&gt;They agreed.&lt;/p&gt;
</description></item><item><title>Empty</title><link>https://example.org/2</link></item></channel></rss>"""


def read(path: Path, data: str | bytes) -> list[Article | Rejected]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_source(str(path)))


def codes(found: list[Article | Rejected]) -> list[str]:
    return [item.code if isinstance(item, Rejected) else "article" for item in found]


def test_intake_registry_is_the_golden_list() -> None:
    assert list(FORMATS) == ["feed", "html", "jsonl", "text"]
    with pytest.raises(InputError, match="feed, html, jsonl, text"):
        list(read_source("-", "pdf"))


def test_intake_text_takes_its_head(tmp_path: Path) -> None:
    head = "---\npublished: 2024-05-03\noutlet: Oslo Post\nnote: for a test\n---\n"
    (article,) = read(tmp_path / "a.txt", head + "The envoys met.\n\nThey agreed.\n")
    assert isinstance(article, Article)
    assert (article.published, article.outlet, article.text) == (
        "2024-05-03",
        "Oslo Post",
        "The envoys met.\n\nThey agreed.",
    )


def test_intake_text_a_dashed_line_alone_is_no_head(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.txt", "---\nThe envoys met at noon.\n---\nThey agreed.")
    assert isinstance(article, Article) and article.text.startswith("---")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_intake_text_finds_the_encoding(tmp_path: Path, encoding: str) -> None:
    text = "“The envoys of Côte d’Ivoire met,” said the café owner – twice. " * 4
    (article,) = read(tmp_path / "a.txt", text.encode(encoding))
    assert isinstance(article, Article) and article.text == text.strip()


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("Headline here\nThe first paragraph is a long one, and it ends.\nShort.", None),
        ("One.\n \n\n\nTwo.  \nstill two", "One.\n\nTwo.\nstill two"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("", ""),
    ],
)
def test_intake_paragraphs_are_split_by_a_blank_line(raw: str, clean: str | None) -> None:
    assert normalise(raw) == (raw.replace("\n", "\n\n") if clean is None else clean)


def test_intake_paragraphs_broken_at_a_width_stay_one() -> None:
    lines = [
        "The envoys of the two countries met in Oslo on Friday for a",
        "first round of talks on the border line, and then",
    ]
    assert normalise("\n".join([*lines, "they left."])).count("\n\n") == 0


def test_intake_html_gives_text_and_what_the_page_says_of_itself(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.html", PAGE)
    assert isinstance(article, Article)
    assert (article.title, article.published, article.outlet, article.byline) == (
        "Envoys meet in Oslo",
        "2024-05-03",
        "Oslo Post",
        "Kari Berg",
    )
    assert "hostile" not in article.text and "first round of talks" in article.text.replace("\n", " ")
    assert "\n\nThey agreed" in article.text


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><body><script>var a = 1</script></body></html>", "html-no-text"),
        ("<html>" + "<div>" * 50_000, "html-no-text"),
        (b"<html><body>\x00\x01\x02</body></html>", "not-text"),
        ("", "empty"),
    ],
)
def test_intake_html_hostile_or_empty_is_told(tmp_path: Path, page: str | bytes, code: str) -> None:
    assert codes(read(tmp_path / "a.html", page)) == [code]


def test_intake_feed_gives_its_entries(tmp_path: Path) -> None:
    article, rejected = read(tmp_path / "feed.xml", RSS)
    assert article == Article(
        id="https://example.org/1",
        text="The envoys met in Oslo.\n\nThey agreed.",
        published="2024-05-03T08:00:00Z",
        title="Envoys meet",
        url="https://example.org/1",
        outlet="Oslo Post",
        language="en",
    )
    assert isinstance(rejected, Rejected) and (rejected.code, rejected.line) == ("empty-text", 2)


def test_intake_feed_in_json(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Oslo Post",
        "items": [{"id": "7", "content_html": "<p>The envoys met.</p>", "date_published": "2024-05-03"}],
    }
    (article,) = read(tmp_path / "feed.json", json.dumps(feed))
    assert isinstance(article, Article)
    assert (article.id, article.text, article.outlet) == ("7", "The envoys met.", "Oslo Post")


@pytest.mark.parametrize(
    "data", ["<?xml version='1.0'?><rss><channel>", '{"version": "https://jsonfeed.org/x", "items": 3}']
)
def test_intake_feed_broken_is_told(tmp_path: Path, data: str) -> None:
    (code,) = codes(read(tmp_path / "feed.xml", data))
    assert code in ("feed-broken", "empty")


def test_intake_folder_is_read_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, text in (
        ("b/2.txt", "Second came later."),
        ("a.txt", "First came early."),
        (".c.txt", "Hidden."),
    ):
        (tmp_path / name).write_text(text)
    (tmp_path / "d.bin").write_bytes(b"\0")
    found = list(read_source(str(tmp_path)))
    assert [item.text for item in found if isinstance(item, Article)] == [
        "First came early.",
        "Second came later.",
    ]


def test_intake_missing_file_and_empty_folder_are_told(tmp_path: Path) -> None:
    assert codes(list(read_source(str(tmp_path / "none.txt")))) == ["unreadable"]
    assert codes(list(read_source(str(tmp_path)))) == ["empty"]
