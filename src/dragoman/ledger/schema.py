"""The tables, in SQLAlchemy Core and without anything that only one database knows.

A row of ``articles`` and ``mentions`` is a statement: its ``key`` is the hash of what it says, so the same
statement is never there twice. ``events`` and ``event_mentions`` are a view over them, kept up to date in
the same transaction, and could be thrown away and built again.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", String(32), nullable=False, unique=True),
    Column("id", Text, nullable=False, index=True),
    # Versions of one article share a series: its url, or else its outlet and id.
    Column("series", String(32), nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", String(40), nullable=False),  # as given; '' when unknown
    Column("day", String(10)),
    Column("language", Text),
    Column("byline", Text),
    Column("place", Text),
    Column("text", Text, nullable=False),
    Column("sketch", Text, nullable=False),
    Column("coder", String(64), nullable=False),  # whose layer of mentions is shown
    Column("added", String(32), nullable=False),  # UTC, when this ledger first saw it
    Index("articles_series", "series", "published"),
    Index("articles_day", "day"),
)

layers = Table(
    "layers",
    metadata,
    Column("article", ForeignKey("articles.number"), primary_key=True),
    Column("coder", String(64), primary_key=True),
    Column("added", String(32), nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", String(32), nullable=False, unique=True),
    Column("id", String(64), nullable=False, index=True),
    Column("article", ForeignKey("articles.number"), nullable=False),
    Column("coder", String(64), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("event", String(16), nullable=False),
    Column("bucket", String(32), nullable=False, index=True),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("basis", String(16), nullable=False),
    Column("future", Integer, nullable=False),
    Column("city", Text),
    Column("country", String(8)),
    Column("factuality", String(4), nullable=False),
    Column("treaty_id", Text),
    Column("treaty_title", Text),
    Column("treaty_act", String(48)),
    Column("words", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("mentions_article", "article", "sequence"),
    Index("mentions_type", "event", "earliest"),
    Index("mentions_date", "earliest", "latest"),
    Index("mentions_country", "country"),
    Index("mentions_treaty", "treaty_id"),
)

mention_actors = Table(
    "mention_actors",
    metadata,
    Column("mention", ForeignKey("mentions.number"), primary_key=True),
    Column("role", String(10), primary_key=True),  # actor, recipient or speaker
    Column("position", Integer, primary_key=True),
    Column("code", String(16)),
    Column("name", Text),
    Column("person", Text),
    Column("kind", String(32)),  # a speaker's kind, an actor's sector
    Index("mention_actors_code", "code", "role"),
    Index("mention_actors_name", "name"),
)

events = Table(
    "events",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("bucket", String(32), nullable=False, index=True),
    Column("event", String(16), nullable=False),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("status", String(16), nullable=False),
    Column("scale", Float, nullable=False),
    Column("members", String(32), nullable=False),  # hash of the mentions: unchanged, nothing is written
    Column("record", Text, nullable=False),
    Index("events_date", "earliest", "id"),
    Index("events_status", "status"),
)

event_mentions = Table(
    "event_mentions",
    metadata,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("mention", ForeignKey("mentions.number"), primary_key=True),
    Index("event_mentions_mention", "mention"),
)

watches = Table(
    "watches",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("data", Text, nullable=False),  # the watch as JSON
    Column("paused", Integer, nullable=False),
    Column("added", String(32), nullable=False),
)

watch_changes = Table(
    "watch_changes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("watch", ForeignKey("watches.name"), nullable=False, index=True),
    Column("day", String(10), nullable=False),
    Column("data", Text, nullable=False),  # the change as JSON
    Column("found", String(32), nullable=False),  # UTC, when it was first told
)
