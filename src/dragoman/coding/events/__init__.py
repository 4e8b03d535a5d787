"""What happened: predicates, frames, and acts with their parties."""

from dragoman.coding.events.finder import EventFinder, FoundEvent

__all__ = ["EventFinder", "FoundEvent"]
