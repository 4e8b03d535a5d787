"""What is known: articles, mentions, merged events, who affirms and who denies."""

from dragoman.ledger.opening import ledger_path
from dragoman.ledger.store import Ledger

__all__ = ["Ledger", "ledger_path"]
