"""Questions to a ledger: mentions, events as known on a day, search, sources."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Self

from sqlalchemy import Connection, func, select, text

from dragoman.ledger import schema
from dragoman.ledger.building import Stored, events_of
from dragoman.ledger.opening import open_engine


class Reader:
    """A ledger's reading side. Several may read while one writes."""

    def __init__(self, where: str, *, create: bool = False) -> None:
        self.where = where
        self.engine = open_engine(where, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def _stored(self, connection: Connection, *conditions: Any) -> Iterator[tuple[int, str, Stored]]:
        """Yield the shown mentions that fulfil the conditions: number, bucket, mention."""
        articles, mentions = schema.articles, schema.mentions
        chosen = (
            select(
                mentions.c.number,
                mentions.c.bucket,
                mentions.c.key,
                mentions.c.record,
                articles.c.id,
                articles.c.outlet,
                articles.c.url,
                articles.c.published,
                articles.c.sketch,
            )
            .join(articles, mentions.c.article == articles.c.number)
            .where(mentions.c.coder == articles.c.coder, *conditions)
            .order_by(articles.c.published, articles.c.key, mentions.c.sequence)
        )
        for row in connection.execute(chosen):
            yield row.number, row.bucket, self._one(row)

    @staticmethod
    def _one(row: Any) -> Stored:
        outlet = row.outlet or row.url or row.id
        return Stored(row.key, row.id, outlet, row.published, row.sketch, json.loads(row.record))

    def mentions(self, *, as_of: str | None = None) -> Iterator[dict[str, Any]]:
        """Yield every shown mention's record, by publication; ``as_of`` (ISO day) leaves out later ones."""
        with self.engine.connect() as connection:
            for _, _, stored in self._stored(connection, *_until(as_of)):
                yield dict(stored.record)

    def events(self, *, as_of: str | None = None) -> list[dict[str, Any]]:
        """Return the merged events in order of time; ``as_of`` (ISO day) shows them as known that day."""
        with self.engine.connect() as connection:
            if as_of is None:
                found = [json.loads(one) for one in connection.execute(select(schema.events.c.record)).scalars()]
            else:
                buckets: dict[str, list[Stored]] = defaultdict(list)
                for _, bucket, stored in self._stored(connection, *_until(as_of)):
                    buckets[bucket].append(stored)
                found = [record for name in buckets for record, _ in events_of(name, buckets[name])]
        return sorted(found, key=_in_time)

    def event(self, name: str) -> dict[str, Any] | None:
        """Return one merged event by its id, its mentions' records in full under ``reports``, or None."""
        table, links = schema.events, schema.event_mentions
        with self.engine.connect() as connection:
            record = connection.execute(select(table.c.record).where(table.c.id == name)).scalar()
            if record is None:
                return None
            numbers = select(links.c.mention).where(links.c.event == name)
            held = [dict(s.record) for _, _, s in self._stored(connection, schema.mentions.c.number.in_(numbers))]
        return {**json.loads(record), "reports": held}

    def sources(self) -> list[dict[str, Any]]:
        """Return the outlets with how many articles each has, and its first and last day, the most first."""
        table = schema.articles
        number = func.count()
        chosen = (
            select(table.c.outlet, number.label("articles"), func.min(table.c.day).label("first"),
                   func.max(table.c.day).label("last"))
            .group_by(table.c.outlet)
            .order_by(number.desc(), table.c.outlet)
        )  # fmt: skip
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(chosen).mappings()]

    def search(self, words: str, limit: int = 20) -> list[dict[str, Any]]:
        """Return the articles that hold all the words, the best first, with the number of their mentions."""
        query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not query:
            return []
        statement = text(
            "SELECT a.id, a.title, a.outlet, a.published, a.url FROM search s JOIN articles a ON a.number = s.rowid "
            "WHERE search MATCH :query ORDER BY s.rank, a.key LIMIT :limit"
        )
        with self.engine.connect() as connection:
            rows = connection.execute(statement, {"query": query, "limit": limit}).mappings().all()
        return [dict(row) for row in rows]

    def article(self, name: str) -> dict[str, Any] | None:
        """Return the newest version of an article by its id, with its shown mentions, or None."""
        table = schema.articles
        chosen = select(table).where(table.c.id == name).order_by(table.c.published.desc(), table.c.number.desc())
        with self.engine.connect() as connection:
            row = connection.execute(chosen).mappings().first()
            if row is None:
                return None
            held = [s.record for _, _, s in self._stored(connection, schema.mentions.c.article == row["number"])]
        shown = ("id", "title", "outlet", "url", "published", "language", "byline", "place", "text", "added", "coder")
        return {**{field: row[field] for field in shown}, "mentions": held}

    def counts(self) -> dict[str, int]:
        """Return how many articles, shown mentions and events there are."""
        with self.engine.connect() as connection:
            numbers = {
                name: connection.execute(select(func.count()).select_from(table)).scalar() or 0
                for name, table in (("articles", schema.articles), ("events", schema.events))
            }
            shown = (
                select(func.count())
                .select_from(
                    schema.mentions.join(schema.articles, schema.mentions.c.article == schema.articles.c.number)
                )
                .where(schema.mentions.c.coder == schema.articles.c.coder)
            )
            return {**numbers, "mentions": connection.execute(shown).scalar() or 0}


def _in_time(event: dict[str, Any]) -> tuple[bool, str, str, str]:
    """Sort key: by beginning, what is only known to have ended by a day at that day, the undated last."""
    first, last = event["date"]["earliest"], event["date"]["latest"]
    return (not event["date"]["edtf"], first or last or "", last or first or "", event["id"])


def _until(as_of: str | None) -> list[Any]:
    return [schema.articles.c.published < as_of + "~"] if as_of else []
