"""What could not be used: where it stood, what is wrong with it, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """One line, file, page or entry that was left out; the rest of the input is still read.

    ``code`` is the error's short name (``not-json``, ``no-text``, ``not-english`` …), the same in every
    format; ``line`` counts from 1 and is None where the input has no lines.
    """

    source: str
    line: int | None
    code: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.code}: {self.reason}; {self.remedy}"


class Unusable(ValueError):
    """Raised inside intake where an input turns out unusable; becomes a ``Rejected`` with its place."""

    def __init__(self, code: str, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.remedy = remedy

    def at(self, source: str, line: int | None = None) -> Rejected:
        """Say where it stood."""
        return Rejected(source, line, self.code, self.reason, self.remedy)
