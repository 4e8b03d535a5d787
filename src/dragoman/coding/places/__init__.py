"""Where: place names found and resolved to coordinates, and the place of an event."""

from dragoman.coding.places.finding import FoundPlace, find_places, place_records
from dragoman.coding.places.locating import locate_event

__all__ = ["FoundPlace", "find_places", "locate_event", "place_records"]
