"""JSON lines: what is read, what is rejected, and that one bad line costs nothing but itself."""

from __future__ import annotations

import io
import json
import tracemalloc

import pytest

from dragoman.article import Article
from dragoman.intake import Rejected, read_jsonl_articles, read_questions
from dragoman.intake.seen import SeenIds

TEXT = "The two ministers met in Oslo on Friday."


def read(*lines: object) -> list[Article | Rejected]:
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return list(read_jsonl_articles(io.BytesIO(b"\n".join(raw) + b"\n"), "in.jsonl"))


def only(item: object) -> Rejected:
    (found,) = read(item)
    assert isinstance(found, Rejected), found
    return found


def test_intake_jsonl_keeps_text_and_fields_as_they_are() -> None:
    text = "  A line.\r\nAnother\n\n\nlast \u200b"
    (article,) = read({"id": "x", "text": text, "published": "2024-12-05T10:00:00Z", "outlet": "Oslo Post"})
    assert article == Article(id="x", text=text, published="2024-12-05T10:00:00Z", outlet="Oslo Post")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{not json}", "not-json"),
        (b"[1, 2]", "not-an-object"),
        (b'{"text": "\xff\xfe broken"}', "broken-utf-8"),
        (b'{"text": "half \\ud83d a pair"}', "broken-text"),
        (b'{"text": ' + b"[" * 200_000 + b"}", "not-json"),
        ({"id": "a"}, "no-text"),
        ({"text": "   \n"}, "empty-text"),
        ({"text": 7}, "wrong-type"),
        ({"text": TEXT, "title": ["a"]}, "wrong-type"),
        ({"text": TEXT, "published": "2024-02-30"}, "no-such-date"),
        ({"text": TEXT, "published": "last week"}, "no-such-date"),
        ({"text": "북한과 러시아가 조약 비준서를 교환했다."}, "not-english"),
        ({"text": TEXT, "language": "ko"}, "not-english"),
        ({"text": "word " * 300_000}, "too-long"),
    ],
)
def test_intake_jsonl_names_the_error_and_a_remedy(line: object, code: str) -> None:
    rejected = only(line)
    assert (rejected.code, rejected.line, rejected.source) == (code, 1, "in.jsonl")
    assert rejected.reason and rejected.remedy
    assert str(rejected).startswith(f"in.jsonl:1: {code}: ")


def test_intake_jsonl_reads_on_after_a_bad_line() -> None:
    found = read({"id": "a", "text": TEXT}, b"oops", b"", {"id": "b", "text": TEXT})
    assert [getattr(item, "id", None) or (item.code, item.line) for item in found] == [
        "a",
        ("not-json", 2),
        "b",
    ]


def test_intake_jsonl_rejects_an_id_that_came_before() -> None:
    found = read({"id": "a", "text": TEXT}, {"id": "a", "text": TEXT + " Again."})
    assert isinstance(found[1], Rejected) and found[1].code == "duplicate-id"


def test_intake_jsonl_missing_id_is_the_hash_of_the_url_else_of_the_text() -> None:
    by_url = [read({"text": text, "url": "https://example.org/1"})[0] for text in (TEXT, TEXT + " More.")]
    by_text = [read({"text": text})[0] for text in (TEXT, TEXT, TEXT + " More.")]
    assert by_url[0].id == by_url[1].id  # type: ignore[union-attr]
    assert by_text[0].id == by_text[1].id != by_text[2].id  # type: ignore[union-attr]


def test_intake_jsonl_passes_over_the_byte_order_mark() -> None:
    found = list(read_jsonl_articles(io.BytesIO(b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode())))
    assert isinstance(found[0], Article)


def test_intake_jsonl_says_when_there_is_nothing() -> None:
    (found,) = read_jsonl_articles(io.BytesIO(b"\n \n"), "in.jsonl")
    assert isinstance(found, Rejected) and found.code == "empty"


class Endless(io.RawIOBase):
    """A stream of one line of ``size`` bytes, then a good one, made as it is read."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.tail = b"\n" + json.dumps({"id": "after", "text": TEXT}).encode() + b"\n"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self.left:
            count = min(len(buffer), self.left)
            buffer[:count] = b"x" * count
            self.left -= count
            return count
        part, self.tail = self.tail[: len(buffer)], self.tail[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def test_intake_jsonl_a_line_of_50_mib_costs_no_memory() -> None:
    tracemalloc.start()
    stream = io.BufferedReader(Endless(50 << 20))
    found = list(read_jsonl_articles(stream, limit=1 << 20))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found[0], Rejected) and (found[0].code, found[0].line) == ("line-too-long", 1)
    assert isinstance(found[1], Article) and found[1].id == "after"
    assert peak < 6 << 20


def test_intake_seen_ids_stay_known_after_they_settle() -> None:
    seen = SeenIds()
    assert all(seen.add(f"id-{number}") for number in range(70_000))
    assert not any(seen.add(f"id-{number}") for number in (0, 1, 65_535, 65_536, 69_999))
    assert seen.add("id-70000")


def questions(task: str, row: dict[str, object]) -> dict[str, object] | Rejected:
    (found,) = read_questions(io.BytesIO(json.dumps(row).encode()), task)
    return found


def test_intake_questions_keep_what_the_task_needs() -> None:
    row = {"id": "1", "text": TEXT, "published": None, "start": 18, "end": 21}
    assert questions("assess", {**row, "more": 1}) == row
    pair = {"id": "1", "sentence": TEXT, "source": "ministers", "target": "Oslo"}
    assert questions("relate", pair) == pair


@pytest.mark.parametrize(
    ("task", "change", "code"),
    [
        ("assess", {"end": 400}, "bad-offsets"),
        ("assess", {"start": 5, "end": 5}, "bad-offsets"),
        ("assess", {"start": "1"}, "wrong-type"),
        ("assess", {"text": None}, "missing-field"),
        ("assess", {"published": "2023-13-01"}, "no-such-date"),
        ("relate", {"target": "Bergen"}, "not-in-sentence"),
        ("relate", {"source": None}, "missing-field"),
    ],
)
def test_intake_questions_name_the_error(task: str, change: dict[str, object], code: str) -> None:
    good: dict[str, object] = {"id": "1", "text": TEXT, "start": 0, "end": 3}
    if task == "relate":
        good = {"id": "1", "sentence": TEXT, "source": "ministers", "target": "Oslo"}
    found = questions(task, {**good, **change})
    assert isinstance(found, Rejected) and found.code == code
