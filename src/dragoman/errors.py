"""Every error that a user can meet, each with what to do next."""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors that are told to the user without a traceback."""


class KnowledgeError(DragomanError):
    """A knowledge file is damaged or breaks its schema."""


class ModelError(DragomanError):
    """The language model is missing, damaged or not of the pinned version."""


class InputError(DragomanError):
    """An item that was given cannot be used; the rest of the input still is."""


class LedgerError(DragomanError):
    """The ledger cannot be opened, read or written."""
