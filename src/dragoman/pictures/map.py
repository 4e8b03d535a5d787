"""Events on the map: a filled mark where the town is known, an open ring where no more than a region is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import altair as alt
import srsly

from dragoman.pictures.style import QUAD_COLOURS, QUADS, quad

_EXACT = frozenset({"site", "city"})
_WIDTH = 860


@cache
def _outlines() -> Any:
    return srsly.json_loads((resources.files("dragoman.pictures") / "data" / "outlines.json").read_text("utf-8"))


def world_map(events: Sequence[dict[str, Any]]) -> Any:
    """Return the chart of the events that have coordinates (degrees, WGS 84), one mark a place and kind."""
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for one in events:
        if one["lat"] is not None and one["lon"] is not None:
            groups[(one["lon"], one["lat"], one["place"], one["precision"], quad(one["quad_code"]))].append(one)
    rows = [
        {"lon": lon, "lat": lat, "place": place, "quad": kind, "events": len(held), "exact": precision in _EXACT,
         "precision": precision}
        for (lon, lat, place, precision, kind), held in sorted(groups.items(), key=lambda item: repr(item[0]))
    ]  # fmt: skip
    outlines = alt.InlineData(values=_outlines(), format=alt.TopoDataFormat(type="topojson", feature="countries"))
    land = alt.Chart(outlines).mark_geoshape(fill="#f2f2f2", stroke="#bbbbbb", strokeWidth=0.5)
    marks = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(strokeWidth=2)
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            size=alt.Size("events:Q", title="events", scale=alt.Scale(range=[40, 500])),
            color=alt.Color("quad:N", title=None, scale=alt.Scale(domain=QUADS, range=QUAD_COLOURS)),
            fillOpacity=alt.condition("datum.exact", alt.value(0.7), alt.value(0)),
            fill=alt.Fill("quad:N", legend=None, scale=alt.Scale(domain=QUADS, range=QUAD_COLOURS)),
            tooltip=[
                alt.Tooltip("place:N"),
                alt.Tooltip("precision:N"),
                alt.Tooltip("quad:N"),
                alt.Tooltip("events:Q"),
            ],
        )
    )
    return (land + marks).project("naturalEarth1").properties(width=_WIDTH, height=_WIDTH // 2)
