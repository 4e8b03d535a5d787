"""Bytes to articles: text, HTML, JSON lines, feeds, folders; what cannot be used is named, not dropped."""

from dragoman.intake.checking import TEXT_LIMIT, make_article
from dragoman.intake.jsonl import LINE_LIMIT, read_jsonl_articles, read_questions, read_rows
from dragoman.intake.rejected import Rejected
from dragoman.intake.sources import FORMATS, read_source

__all__ = [
    "FORMATS",
    "LINE_LIMIT",
    "TEXT_LIMIT",
    "Rejected",
    "make_article",
    "read_jsonl_articles",
    "read_questions",
    "read_rows",
    "read_source",
]
