"""A ledger as charts, in one chart grammar (Vega-Lite, through Altair), drawn without a network."""

from dragoman.pictures.drawing import KINDS, draw, draw_svg

__all__ = ["KINDS", "draw", "draw_svg"]
