"""Who: names, offices, peoples and pronouns, resolved to states and bodies."""

from dragoman.coding.actors.index import ActorIndex, ActorMention, find_actors

__all__ = ["ActorIndex", "ActorMention", "find_actors"]
