"""Treaties along time: a row a treaty, a mark a stage, the form says how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from dragoman.pictures.style import BLUE, GREY, ORANGE, VERMILION

# How a stage stands -> colour and form.
_STANDINGS = ("reported", "claimed", "announced", "expected", "possible", "denied", "contradicted")
_COLOURS = (BLUE, ORANGE, GREY, GREY, GREY, VERMILION, VERMILION)
_SHAPES = ("circle", "square", "triangle-right", "triangle-right", "diamond", "cross", "cross")


def treaties(boards: Sequence[dict[str, Any]]) -> Any:
    """Return the chart of the dated stages of treaty board records."""
    rows = [
        {
            "treaty": board["title"],
            "date": stage["earliest"] or stage["latest"],
            "stage": stage["stage"].replace("_", " ") + (f" ({stage['party']})" if stage["party"] else ""),
            "standing": stage["status"],
            "sources": "; ".join(stage["sources"]),
        }
        for board in boards
        for stage in (*board["stages"], *board["unconfirmed"])
        if stage["earliest"] or stage["latest"]
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("date:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelAngle=-35)),
        y=alt.Y("stage:N", title=None, sort=alt.EncodingSortField("date")),
    )
    marks = base.mark_point(size=110, filled=True).encode(
        color=alt.Color("standing:N", title=None, scale=alt.Scale(domain=_STANDINGS, range=_COLOURS)),
        shape=alt.Shape("standing:N", title=None, scale=alt.Scale(domain=_STANDINGS, range=_SHAPES)),
        tooltip=[alt.Tooltip("stage:N"), alt.Tooltip("standing:N"), alt.Tooltip("sources:N")],
    )
    header = alt.Header(labelAngle=0, labelAlign="left", labelOrient="top")
    rows_of_treaties = alt.Row("treaty:N", title=None, header=header)
    return marks.properties(width=700).facet(row=rows_of_treaties).resolve_scale(y="independent")
