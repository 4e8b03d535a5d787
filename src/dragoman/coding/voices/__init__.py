"""On whose word, and how sure: attribution as a chain of speakers, factuality in FactBank's terms."""

from dragoman.coding.voices.assess import assess
from dragoman.coding.voices.attribution import attribution
from dragoman.coding.voices.factuality import Standing, factuality
from dragoman.coding.voices.speakers import Speaker, speaker_of

__all__ = ["Speaker", "Standing", "assess", "attribution", "factuality", "speaker_of"]
