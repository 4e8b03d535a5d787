"""The pages and the API over a small ledger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from dragoman.article import Article
from dragoman.ledger import Ledger
from dragoman.watches import read_watch
from dragoman.watches.keeping import add_watch
from dragoman.web import create_app
from records import record

HOSTILE = "<script>alert(1)</script> Zambia moved troops to the border. \u202eevil"
PAGES = ["/", "/events", "/treaties", "/actors", "/map", "/watches", "/sources", "/search?q=troops",
         "/pictures/timeline", "/pictures/network", "/events?type=MOBILIZE&actor=ZMB&since=2024-01-01"]  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    where = str(tmp_path_factory.mktemp("web") / "l.sqlite")
    start = HOSTILE.index("moved")
    place = {"text": "Chipata", "name": "Chipata", "country": "ZMB", "lat": -13.6, "lon": 32.6, "precision": "city",
             "geonameid": 1, "start": 0, "end": 7}  # fmt: skip
    one = record(1, "2024-03-01", HOSTILE, article="a-1", text_info={"start": start, "end": start + 5},
                 event_loc=place, explain=["MOBILIZE: forces moved <b>"], date=None, enddate=None)  # fmt: skip
    one["cite_info"]["title"] = "<img src=x onerror=alert(1)>"
    with Ledger(where, create=True) as ledger:
        article = Article(
            "a-1", HOSTILE, "2024-03-01", title="<img src=x>", outlet="Outlet 1", url="javascript:alert(1)"
        )
        ledger.add([(article, [one])], "test")
        add_watch(ledger, read_watch({"name": "border", "who": ["ZMB"]}))
    app = create_app(where)
    with TestClient(app, base_url="http://127.0.0.1") as found:
        yield found
    app.state.ledger.close()


@pytest.mark.parametrize("path", PAGES)
def test_web_page_answers_and_is_closed_to_the_outside(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "<script" not in answer.text


def test_web_event_shows_its_sentence_and_leads_to_the_article(client: TestClient) -> None:
    name = client.get("/api/events").json()["events"][0]["id"]
    page = client.get(f"/events/{name}").text
    assert "<mark>moved</mark>" in page
    assert "/articles/a-1#e-0001" in page


def test_web_article_marks_the_words_and_escapes_the_rest(client: TestClient) -> None:
    page = client.get("/articles/a-1").text
    assert '<a id="e-0001"></a><mark>moved</mark>' in page
    assert "&lt;script&gt;" in page
    assert "javascript:" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("kind", ["timeline", "network", "map", "treaties"])
def test_web_pictures_are_drawn(client: TestClient, kind: str) -> None:
    answer = client.get(f"/pictures/{kind}/image.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "<svg" in answer.text


@pytest.mark.parametrize("path", ["/api/counts", "/api/treaties", "/api/actors", "/api/watches", "/api/sources"])
def test_web_api_answers_json(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200
    assert path in client.get("/api/openapi.json").json()["paths"]


def test_web_what_is_not_there_is_named(client: TestClient) -> None:
    page = client.get("/events/v-none")
    assert (page.status_code, "no event v-none" in page.text) == (404, True)
    assert client.get("/api/articles/none").json() == {"detail": "There is no article none in this ledger."}
    assert client.get("/pictures/cake").status_code == 404


def test_web_a_day_that_is_none_is_told(client: TestClient) -> None:
    answer = client.get("/api/events?since=yesterday")
    assert answer.status_code == 422
    assert "write it as" in answer.json()["detail"]


def test_web_another_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_web_as_of_shows_only_what_was_published(client: TestClient) -> None:
    assert client.get("/api/events?as_of=2024-02-28").json()["total"] == 0
    assert client.get("/api/events?as_of=2024-03-01").json()["total"] == 1
