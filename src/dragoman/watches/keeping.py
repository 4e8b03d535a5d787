"""Watches kept in a ledger, and the changes that were told: none is told twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update

from dragoman.errors import InputError
from dragoman.ledger import Ledger
from dragoman.ledger.schema import watch_changes, watches
from dragoman.watches.question import Watch, read_watch
from dragoman.watches.story import Change, story


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def add_watch(ledger: Ledger, watch: Watch) -> None:
    """Keep a watch; raise InputError when one of that name is there already."""
    with ledger.engine.begin() as connection:
        if connection.execute(select(watches.c.name).where(watches.c.name == watch.name)).first():
            raise InputError(f"There is a watch “{watch.name}” already; remove it first or choose another name.")
        data = json.dumps(watch.as_data(), ensure_ascii=False)
        connection.execute(insert(watches).values(name=watch.name, data=data, paused=0, added=_now()))


def all_watches(ledger: Ledger) -> list[tuple[Watch, bool]]:
    """Return the watches in order of their names, each with whether it is paused."""
    chosen = select(watches.c.data, watches.c.paused).order_by(watches.c.name)
    with ledger.engine.connect() as connection:
        return [(read_watch(json.loads(row.data)), bool(row.paused)) for row in connection.execute(chosen)]


def get_watch(ledger: Ledger, name: str) -> Watch:
    """Return a watch by its name; raise InputError naming those that exist when there is none."""
    found = {watch.name: watch for watch, _ in all_watches(ledger)}
    if name not in found:
        raise InputError(f"There is no watch “{name}”; there are: {', '.join(found) or 'none yet'}")
    return found[name]


def pause_watch(ledger: Ledger, name: str, *, paused: bool) -> None:
    """Leave a watch out of ``new_changes``, or take it in again; raise InputError when there is none."""
    get_watch(ledger, name)
    with ledger.engine.begin() as connection:
        connection.execute(update(watches).where(watches.c.name == name).values(paused=int(paused)))


def remove_watch(ledger: Ledger, name: str) -> None:
    """Forget a watch and what it told; raise InputError when there is none."""
    get_watch(ledger, name)
    with ledger.engine.begin() as connection:
        connection.execute(delete(watch_changes).where(watch_changes.c.watch == name))
        connection.execute(delete(watches).where(watches.c.name == name))


def new_changes(ledger: Ledger) -> Iterator[tuple[Watch, list[Change]]]:
    """Evaluate the watches that are not paused; yield each with its changes that were never told before.

    A watch's new changes are recorded as told, in one transaction, when the caller asks for the next watch:
    a caller that dies while telling them is told them again, and nothing is lost.
    """
    records = list(ledger.mentions())
    for watch, paused in all_watches(ledger):
        if paused:
            continue
        changes, _ = story(watch, records)
        with ledger.engine.connect() as connection:
            chosen = select(watch_changes.c.id).where(watch_changes.c.watch == watch.name)
            told = set(connection.execute(chosen).scalars())
        fresh = [change for change in changes if change.id not in told]
        yield watch, fresh
        rows = [
            {"id": c.id, "watch": watch.name, "day": c.day, "data": json.dumps(asdict(c)), "found": _now()}
            for c in fresh
        ]
        if rows:
            with ledger.engine.begin() as connection:
                connection.execute(insert(watch_changes), rows)
