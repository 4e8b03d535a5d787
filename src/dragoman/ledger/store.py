"""The ledger: articles, mentions and merged events in one file; the same article twice changes nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from dragoman.article import Article, stable_id
from dragoman.errors import LedgerError
from dragoman.ledger import schema
from dragoman.ledger.building import Stored, events_of
from dragoman.ledger.merging import bucket_of, city_of
from dragoman.ledger.reading import Reader
from dragoman.ledger.sketch import pack, sketch, words_of

_SLICE = 400  # names in one SQL "in": SQLite takes 32,766 at most, and short statements are cached


def article_key(article: Article) -> str:
    """Return the hash of what an article says; any change of text, date or source is another statement."""
    return stable_id("a", article.id, article.url, article.outlet, article.published, article.title, article.text)


def _slices(values: Iterable[Any]) -> Iterator[list[Any]]:
    held = list(values)
    for start in range(0, len(held), _SLICE):
        yield held[start : start + _SLICE]


def _mention_row(record: Mapping[str, Any], article: int, key: str, coder: str) -> dict[str, Any]:
    when, place, treaty = record.get("date_info") or {}, record.get("event_loc") or {}, record.get("treaty") or {}
    return {
        "key": stable_id("m", key, coder, record["id"], record.get("sequence")),
        "id": record["id"],
        "article": article,
        "coder": coder,
        "sequence": record.get("sequence") or 0,
        "event": record["event"],
        "bucket": bucket_of(record),
        "earliest": when.get("earliest"),
        "latest": when.get("latest"),
        "basis": when.get("basis") or "none",
        "future": int("future" in (record.get("auxiliary") or ())),
        "city": city_of(record),
        "country": place.get("country"),
        "factuality": record.get("factuality") or "Uu",
        "treaty_id": treaty.get("id"),
        "treaty_title": treaty.get("title"),
        "treaty_act": treaty.get("act"),
        "words": " ".join(words_of(record.get("event_text") or "")),
        "record": json.dumps(record, ensure_ascii=False),
    }


def _people_rows(record: Mapping[str, Any], mention: int) -> list[dict[str, Any]]:
    rows = []
    for role, people in (
        ("actor", record.get("actor")),
        ("recipient", record.get("recipient")),
        ("speaker", record.get("attribution")),
    ):
        for position, one in enumerate(people or ()):
            rows.append(
                {
                    "mention": mention,
                    "role": role,
                    "position": position,
                    "code": one.get("code"),
                    "name": one.get("name") or one.get("entity_text"),
                    "person": one.get("person"),
                    "kind": one.get("kind") if role == "speaker" else one.get("sector"),
                }
            )
    return rows


class Ledger(Reader):
    """One ledger. Several may read it while one writes; every ``add`` is one transaction, whole or not at all."""

    def holds(self, article: Article, coder: str) -> bool:
        """Whether the article, as it stands, has been coded by this coder already."""
        chosen = (
            select(schema.layers.c.article)
            .join(schema.articles)
            .where(schema.articles.c.key == article_key(article), schema.layers.c.coder == coder)
        )
        with self.engine.connect() as connection:
            return connection.execute(chosen).first() is not None

    def add(self, coded: Iterable[tuple[Article, list[dict[str, Any]]]], coder: str) -> tuple[int, int]:
        """Add coded articles in one transaction; return how many articles and mentions were new.

        An article that is there, coded by the same coder, is passed over. Coded anew by another coder, its
        mentions of that coder are shown and the former are kept unseen.
        """
        new_articles = new_mentions = 0
        touched: set[str] = set()
        with self.engine.begin() as connection:
            for article, records in coded:
                number = self._article(connection, article, coder, touched)
                if number is None:
                    continue
                new_articles += 1
                new_mentions += len(records)
                self._mentions(connection, number, article_key(article), records, coder, touched)
            self._rebuild(connection, touched)
        return new_articles, new_mentions

    def _article(self, connection: Connection, article: Article, coder: str, touched: set[str]) -> int | None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        key = article_key(article)
        table = schema.articles
        there = connection.execute(select(table.c.number).where(table.c.key == key)).scalar()
        if there is not None:
            layer = select(schema.layers.c.article).where(
                schema.layers.c.article == there, schema.layers.c.coder == coder
            )
            if connection.execute(layer).first() is not None:
                return None
            former = select(schema.mentions.c.bucket).where(schema.mentions.c.article == there)
            touched.update(connection.execute(former).scalars())
            connection.execute(update(table).where(table.c.number == there).values(coder=coder))
            number = int(there)
        else:
            day = article.day
            values = {
                "key": key,
                "id": article.id,
                "series": stable_id("s", article.url or f"{article.outlet}\x1f{article.id}"),
                "url": article.url,
                "outlet": article.outlet,
                "title": article.title,
                "published": article.published or "",
                "day": day.isoformat() if day else None,
                "language": article.language,
                "byline": article.byline,
                "place": article.place,
                "text": article.text,
                "sketch": pack(sketch(article.text)),
                "coder": coder,
                "added": now,
            }
            inserted = connection.execute(insert(table).values(values)).inserted_primary_key
            if inserted is None:
                raise LedgerError(f"The ledger {self.where} did not take article {article.id}.")
            number = int(inserted[0])
            words = {"n": number, "title": article.title or "", "body": article.text}
            connection.execute(text("INSERT INTO search(rowid, title, body) VALUES (:n, :title, :body)"), words)
        connection.execute(insert(schema.layers).values(article=number, coder=coder, added=now))
        return number

    def _mentions(
        self,
        connection: Connection,
        number: int,
        key: str,
        records: list[dict[str, Any]],
        coder: str,
        touched: set[str],
    ) -> None:
        people = []
        for record in records:
            row = _mention_row(record, number, key, coder)
            touched.add(row["bucket"])
            inserted = connection.execute(insert(schema.mentions).values(row)).inserted_primary_key
            if inserted is not None:
                people += _people_rows(record, int(inserted[0]))
        if people:
            connection.execute(insert(schema.mention_actors), people)

    def _rebuild(self, connection: Connection, buckets: set[str]) -> None:
        """Build the events of the touched buckets again; what did not change is not written."""
        for names in _slices(sorted(buckets)):
            held: dict[str, list[tuple[int, Stored]]] = defaultdict(list)
            for number, bucket, stored in self._stored(connection, schema.mentions.c.bucket.in_(names)):
                held[bucket].append((number, stored))
            old = select(schema.events.c.id, schema.events.c.members).where(schema.events.c.bucket.in_(names))
            before = {row.id: row.members for row in connection.execute(old)}
            after: dict[str, tuple[str, str, dict[str, Any], list[int]]] = {}
            for bucket in names:
                numbers = {stored.key: number for number, stored in held[bucket]}
                for record, members in events_of(bucket, [stored for _, stored in held[bucket]]):
                    keys = stable_id("x", *(sorted(member.key for member in members)))
                    after[record["id"]] = (bucket, keys, record, [numbers[member.key] for member in members])
            gone = [name for name in before if name not in after or after[name][1] != before[name]]
            for some in _slices(gone):
                connection.execute(delete(schema.event_mentions).where(schema.event_mentions.c.event.in_(some)))
                connection.execute(delete(schema.events).where(schema.events.c.id.in_(some)))
            links = []
            rows = []
            for name, (bucket, keys, record, numbers_) in after.items():
                if before.get(name) == keys:
                    continue
                rows.append(
                    {
                        "id": name,
                        "bucket": bucket,
                        "event": record["event"],
                        "earliest": record["date"]["earliest"],
                        "latest": record["date"]["latest"],
                        "status": record["status"],
                        "scale": record["event_scale"],
                        "members": keys,
                        "record": json.dumps(record, ensure_ascii=False),
                    }
                )
                links += [{"event": name, "mention": number} for number in numbers_]
            if rows:
                connection.execute(insert(schema.events), rows)
                connection.execute(insert(schema.event_mentions), links)
