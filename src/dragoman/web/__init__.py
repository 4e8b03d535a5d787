"""A ledger as pages: every statement one click from its sentence in its article."""

from dragoman.web.application import create_app

__all__ = ["create_app"]
