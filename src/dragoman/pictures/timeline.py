"""Events along time, a lane an actor; colour is the kind of event, form its standing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import altair as alt

from dragoman.ledger.render import headline
from dragoman.pictures.style import QUAD_COLOURS, QUADS, STATUS_SHAPES, STATUSES, quad

_LANES = 12  # lanes that a page holds; the actors of the most events get one each


def timeline(events: Sequence[dict[str, Any]]) -> Any:
    """Return the chart of the dated events. An event with a span of time is drawn as a line."""
    dated = [one for one in events if one["date"]["earliest"] and one["date"]["latest"]]
    names = Counter(str(a["name"] or a["code"]) for one in dated for a in one["actor"])
    lanes = [name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:_LANES]]
    rows = [
        {
            "lane": lane,
            "start": one["date"]["earliest"],
            "end": one["date"]["latest"],
            "quad": quad(one["quad_code"]),
            "status": one["status"],
            "event": headline(one),
        }
        for one in dated
        for lane in dict.fromkeys(str(a["name"] or a["code"]) for a in one["actor"])
        if lane in lanes
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("start:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelAngle=-35)),
        y=alt.Y("lane:N", title=None, sort=lanes),
        color=alt.Color("quad:N", title=None, scale=alt.Scale(domain=QUADS, range=QUAD_COLOURS)),
        tooltip=[alt.Tooltip("event:N"), alt.Tooltip("status:N")],
    )
    shape = alt.Shape("status:N", title=None, scale=alt.Scale(domain=STATUSES, range=STATUS_SHAPES))
    spans = base.mark_rule(strokeWidth=3, opacity=0.5).encode(x2="end:T")
    points = base.mark_point(size=90, filled=True, opacity=0.85).encode(shape=shape)
    return (spans + points).properties(width=820, height=max(60, 34 * len(lanes)))
