"""Who: names, offices, peoples and pronouns, resolved to states and bodies."""

from dragoman.coding.actors.index import ActorIndex, find_actors
from dragoman.coding.actors.story import ActorMention

__all__ = ["ActorIndex", "ActorMention", "find_actors"]
