"""Dragoman reads international news and says who did what to whom, on whose word and how certain."""

__version__ = "0.1.0"
