"""What all pictures share: colours that the colour-blind can tell apart, forms that repeat what colour says."""

from __future__ import annotations

from typing import Any

# Okabe and Ito's palette (Color Universal Design, 2008), told apart with any common form of colour blindness.
BLUE, ORANGE, GREEN, VERMILION, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#777777"

# PLOVER's quad codes in words, in the order of the codes 1 to 4.
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
QUAD_COLOURS = (BLUE, GREEN, ORANGE, VERMILION)

STATUSES = ("reported", "corroborated", "disputed", "denied")
STATUS_SHAPES = ("circle", "square", "diamond", "cross")


def quad(code: int | None) -> str:
    """Return a quad code in words."""
    return QUADS[code - 1] if code and 1 <= code <= len(QUADS) else QUADS[0]


def theme(chart: Any) -> Any:
    """Give a chart the project's looks: no background of its own, system fonts, quiet axes."""
    return (
        chart.configure(background="white", font="sans-serif")
        .configure_axis(grid=True, gridColor="#eeeeee", domainColor="#999999", labelLimit=260, titleColor=GREY)
        .configure_view(stroke=None)
        .configure_legend(titleColor=GREY, orient="bottom")
    )
