"""The commands as others script against them: files in, files out, exit codes, named errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import application
from dragoman.intake import LINE_LIMIT

GOOD = {
    "id": "n-1",
    "published": "2024-03-06",
    "outlet": "Lake Herald",
    "text": "Chile expelled two Peruvian diplomats on Monday.\n\nLima may recall its ambassador, officials said.",
}


@pytest.fixture(scope="module")
def run() -> Callable[..., Result]:
    app = application()
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


def _write(path: Path, *lines: object) -> Path:
    path.write_bytes(b"".join((one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in lines))
    return path


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_cli_code_writes_mentions_whose_words_stand_in_the_text(tmp_path: Path, run: Callable[..., Result]) -> None:
    source = _write(tmp_path / "in.jsonl", GOOD)
    done = run("code", source, "--out", tmp_path / "out.jsonl")
    assert done.exit_code == 0
    mentions = _lines(tmp_path / "out.jsonl")
    assert mentions[0]["event"] == "SANCTION"
    for mention in mentions:
        info = mention["text_info"]
        assert GOOD["text"][info["start"] : info["end"]] == mention["event_text"]


def test_cli_code_gives_the_same_bytes_with_any_number_of_workers(tmp_path: Path, run: Callable[..., Result]) -> None:
    source = _write(tmp_path / "in.jsonl", *({**GOOD, "id": f"n-{n}"} for n in range(300)))
    for workers in (1, 2):
        assert run("code", source, "--out", tmp_path / f"{workers}.jsonl", "--workers", workers).exit_code == 0
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


BAD: dict[str, tuple[object, str]] = {
    "no JSON": (b"{no json", "not-json"),
    "broken UTF-8": (b'{"id": "x", "text": "Peru \xff\xfe met Chile."}', "broken-utf-8"),
    "no text": ({"id": "x"}, "text"),
    "text of the wrong type": ({"id": "x", "text": 5}, "wrong-type"),
    "empty text": ({"id": "x", "text": "  "}, "text"),
    "a day that does not exist": ({"id": "x", "text": "Peru met Chile.", "published": "2024-02-31"}, "no-such-date"),
    "another language": (
        {"id": "x", "text": "북한과 러시아가 비준서를 교환했다고 조선중앙통신이 보도했다. " * 5},
        "not-english",
    ),
    "an endless line": (b'{"id": "x", "text": "' + b"a" * (LINE_LIMIT + 10) + b'"}', "too-long"),
}


@pytest.mark.parametrize("name", BAD)
def test_cli_code_names_what_it_cannot_use_and_codes_the_rest(
    name: str, tmp_path: Path, run: Callable[..., Result]
) -> None:
    line, code = BAD[name]
    source = _write(tmp_path / "in.jsonl", line, GOOD)
    done = run("code", source, "--out", tmp_path / "out.jsonl")
    assert done.exit_code == 3
    assert f"{source}:1" in done.stderr
    assert code in done.stderr
    assert {m["article"] for m in _lines(tmp_path / "out.jsonl")} == {"n-1"}


def test_cli_code_names_an_empty_file(tmp_path: Path, run: Callable[..., Result]) -> None:
    source = _write(tmp_path / "in.jsonl")
    done = run("code", source, "--out", tmp_path / "out.jsonl")
    assert done.exit_code == 3
    assert "empty" in done.stderr
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_cli_read_of_a_page_without_text_is_named(tmp_path: Path, run: Callable[..., Result]) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><head><title></title></head><body><script>1</script></body></html>", "utf-8")
    done = run("read", page, "--ledger", tmp_path / "l.sqlite")
    assert done.exit_code == 3
    assert "page.html" in done.stderr


def test_cli_read_twice_changes_nothing(tmp_path: Path, run: Callable[..., Result]) -> None:
    source, ledger = _write(tmp_path / "in.jsonl", GOOD), tmp_path / "l.sqlite"
    first = run("read", source, "--ledger", ledger)
    again = run("read", source, "--ledger", ledger)
    assert "1 of them new" in first.stdout
    assert "0 of them new: 0 mentions" in again.stdout
    shown = json.loads(run("events", "--ledger", ledger, "--json").stdout)
    assert shown == json.loads(run("events", "--ledger", ledger, "--json").stdout)
    assert any(event["event"] == "SANCTION" for event in shown)


def test_cli_relate_and_assess_always_answer(tmp_path: Path, run: Callable[..., Result]) -> None:
    pair = {"id": "p", "sentence": "Chile expelled two Peruvian diplomats.", "source": "Chile", "target": "Peruvian"}
    assert run("relate", _write(tmp_path / "p.jsonl", pair), "--out", tmp_path / "r.jsonl").exit_code == 0
    (answer,) = _lines(tmp_path / "r.jsonl")
    assert answer["event"] == "SANCTION"
    assert sum(answer["scores"].values()) == pytest.approx(1.0)
    text = "The dog may have eaten the letter."
    row = {"id": "a", "text": text, "published": None, "start": text.index("eaten"), "end": text.index("eaten") + 5}
    assert run("assess", _write(tmp_path / "a.jsonl", row), "--out", tmp_path / "s.jsonl").exit_code == 0
    assert _lines(tmp_path / "s.jsonl")[0]["factuality"] == "PS+"


def test_cli_dates_and_places_write_their_rows(tmp_path: Path, run: Callable[..., Result]) -> None:
    source = _write(tmp_path / "in.jsonl", {**GOOD, "text": "Envoys met in Nairobi on 4 March 2024."})
    assert run("dates", source, "--out", tmp_path / "d.jsonl").exit_code == 0
    assert run("places", source, "--out", tmp_path / "p.jsonl").exit_code == 0
    (time,) = _lines(tmp_path / "d.jsonl")
    (place,) = _lines(tmp_path / "p.jsonl")
    assert (time["value"], time["edtf"]) == ("2024-03-04", "2024-03-04")
    assert (place["name"], place["country"]) == ("Nairobi", "KEN")


def test_cli_demo_prints_a_board_in_plain_text(tmp_path: Path, run: Callable[..., Result]) -> None:
    done = run("demo", "--ledger", tmp_path / "l.sqlite")
    assert done.exit_code == 0
    assert "Comprehensive Strategic Partnership Treaty" in done.stdout
    assert "exchange of instruments" in done.stdout
    assert "\x1b" not in done.stdout
    assert "denied by North Korea" in done.stdout


NOWHERE = [("events",), ("events", "--ledger", "/nowhere/l.sqlite"), ("code", "/nowhere.jsonl")]


@pytest.mark.parametrize("words", NOWHERE)
def test_cli_errors_are_told_with_their_remedy(
    words: tuple[str, ...], run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)
    done = run(*words)
    assert done.exit_code == 1
    assert isinstance(done.exception, Exception)
    assert "ledger" in str(done.exception) or "check the path" in str(done.exception)


def test_cli_treaty_text_reads_obligations(tmp_path: Path, run: Callable[..., Result]) -> None:
    text = (
        "TREATY OF FRIENDSHIP BETWEEN THE REPUBLIC OF PERU AND THE REPUBLIC OF CHILE\n\n"
        "Article 1\n\nIf one Party is attacked, the other Party shall immediately provide military assistance.\n\n"
        "Article 2\n\nThis Treaty shall enter into force on the day of the exchange of instruments.\n"
    )
    path = tmp_path / "treaty.txt"
    path.write_text(text, "utf-8")
    found = json.loads(run("treaty-text", path, "--json").stdout)
    assert found["parties"] == ["PER", "CHL"]
    assert found["obligations"][0]["article"] == "1"
    assert any(clause["kind"] == "entry_into_force" for clause in found["final_clauses"])
    assert "Final clauses" in run("treaty-text", path).stdout


def test_cli_explain_says_what_became_of_each_word(run: Callable[..., Result]) -> None:
    done = run("explain", "Chile expelled two Peruvian diplomats.", "--published", "2024-03-06")
    assert done.exit_code == 0
    assert "SANCTION" in done.stdout


def test_cli_export_and_picture_write_files(tmp_path: Path, run: Callable[..., Result]) -> None:
    ledger = tmp_path / "l.sqlite"
    run("read", _write(tmp_path / "in.jsonl", GOOD), "--ledger", ledger)
    for name in ("plover", "csv", "geojson"):
        assert run("export", name, "--ledger", ledger, "--out", tmp_path / name).exit_code == 0
        assert (tmp_path / name).stat().st_size > 0
    for name in ("t.svg", "t.png"):
        assert run("picture", "timeline", "--ledger", ledger, "--out", tmp_path / name).exit_code == 0
        assert (tmp_path / name).stat().st_size > 500
