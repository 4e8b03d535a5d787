"""Where a ledger lies and how it is opened: a SQLite file that several read while one writes."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from dragoman.errors import LedgerError
from dragoman.ledger.schema import meta, metadata

SCHEMA = 1  # number of the tables' shape; a ledger of a later shape is not opened
VARIABLE = "DRAGOMAN_LEDGER"
# Words are folded without their accents, so that "Erdogan" finds "Erdoğan"; the porter stemmer joins forms.
_SEARCH = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5("
    "title, body, content='', tokenize=\"porter unicode61 remove_diacritics 2\")"
)


def ledger_path(given: str | None) -> str:
    """Return the ledger that was named, else the environment's; raise LedgerError when neither is there."""
    where = given or os.environ.get(VARIABLE)
    if not where:
        raise LedgerError(f"Which ledger? Give --ledger PATH, or set {VARIABLE} to a path.")
    return where


def _settings(connection: Any, _record: object) -> None:
    """Set up each new SQLite connection: readers beside a writer, checked references, patience when locked."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=20000")
    cursor.close()


def _prepare(connection: Connection, where: str) -> None:
    metadata.create_all(connection)
    connection.execute(text(_SEARCH))
    shape = connection.execute(select(meta.c.value).where(meta.c.name == "schema")).scalar()
    if shape is None:
        connection.execute(insert(meta).values(name="schema", value=str(SCHEMA)))
    elif int(shape) > SCHEMA:
        raise LedgerError(f"The ledger {where} was written by a newer dragoman (shape {shape}); upgrade dragoman.")


def open_engine(where: str, *, create: bool) -> Engine:
    """Open the ledger at a path, making it when ``create`` says so.

    Raises LedgerError when it isn't there (and ``create`` is False), can't be opened or is no ledger.
    """
    if "://" in where:
        raise LedgerError(f"The ledger {where} is no path; this version keeps ledgers in SQLite files.")
    path = Path(where)
    if not path.exists() and not create:
        raise LedgerError(f"There is no ledger at {where}; make one with: dragoman read FILE --ledger {where}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{path}")
        event.listen(engine, "connect", _settings)
        with engine.begin() as connection:
            _prepare(connection, where)
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise LedgerError(
            f"The ledger {where} can't be opened: {reason}. Is it a ledger, and may you write it?"
        ) from error
    return engine
