"""Standing questions: what an analyst waits for, answered with the sentence that answers it."""

from dragoman.watches.question import Watch, read_watch
from dragoman.watches.story import Change, Missed, story

__all__ = ["Change", "Missed", "Watch", "read_watch", "story"]
