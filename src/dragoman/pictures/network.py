"""Who deals with whom: actors as points, an edge a pair, its colour the balance of cooperation and conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

import altair as alt
import networkx as nx

from dragoman.pictures.style import BLUE, VERMILION

_ACTORS = 30  # more points than this can't be told apart on a page


def pairs(events: Sequence[dict[str, Any]]) -> dict[tuple[str, str], tuple[int, float]]:
    """Return for each pair of actors how many events they share, and the mean of PLOVER's scale (-10 to 10)."""
    scales: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in events:
        if one["status"] == "denied":
            continue
        actors = sorted({str(a["name"]) for a in one["actor"] if a["code"]})
        recipients = sorted({str(r["name"]) for r in one["recipient"] if r["code"]})
        found = product(actors, recipients) if recipients else combinations(actors, 2)
        for pair in {(min(a, b), max(a, b)) for a, b in found if a != b}:
            scales[pair].append(float(one["event_scale"]))
    return {pair: (len(values), sum(values) / len(values)) for pair, values in sorted(scales.items())}


def network(events: Sequence[dict[str, Any]]) -> Any:
    """Return the chart. The layout is computed with a fixed seed: the same ledger gives the same picture."""
    found = pairs(events)
    graph = nx.Graph()
    for (left, right), (number, _) in found.items():
        graph.add_edge(left, right, weight=number)
    shown = sorted(graph.nodes, key=lambda name: (-graph.degree(name, weight="weight"), name))[:_ACTORS]
    graph = nx.Graph(graph.subgraph(shown))
    places = nx.spring_layout(graph, seed=7, weight="weight", k=1.2) if graph else {}
    nodes = [
        {
            "name": name,
            "x": float(places[name][0]),
            "y": float(places[name][1]),
            "events": graph.degree(name, weight="weight"),
        }
        for name in sorted(graph.nodes)
    ]
    edges = [
        {
            "x": float(places[a][0]), "y": float(places[a][1]), "x2": float(places[b][0]), "y2": float(places[b][1]),
            "pair": f"{a} – {b}", "events": number, "scale": round(scale, 1),
        }
        for (a, b), (number, scale) in found.items()
        if a in places and b in places
    ]  # fmt: skip
    hidden = alt.Axis(labels=False, ticks=False, grid=False, domain=False, title=None)
    balance = alt.Scale(domain=[-10, 0, 10], range=[VERMILION, "#cccccc", BLUE])
    lines = (
        alt.Chart(alt.InlineData(values=edges))
        .mark_rule(opacity=0.7)
        .encode(
            x=alt.X("x:Q", axis=hidden),
            y=alt.Y("y:Q", axis=hidden),
            x2="x2:Q",
            y2="y2:Q",
            strokeWidth=alt.StrokeWidth("events:Q", title="events", scale=alt.Scale(range=[1, 8])),
            color=alt.Color("scale:Q", title="conflict to cooperation", scale=balance),
            strokeDash=alt.condition("datum.scale < 0", alt.value([6, 3]), alt.value([1, 0])),
            tooltip=[alt.Tooltip("pair:N"), alt.Tooltip("events:Q"), alt.Tooltip("scale:Q")],
        )
    )
    points = alt.Chart(alt.InlineData(values=nodes)).encode(x=alt.X("x:Q", axis=hidden), y=alt.Y("y:Q", axis=hidden))
    facts = [alt.Tooltip("name:N"), alt.Tooltip("events:Q")]
    dots = points.mark_circle(size=160, color="#333333").encode(tooltip=facts)
    names = points.mark_text(dy=-14, fontSize=12).encode(text="name:N")
    return (lines + dots + names).properties(width=760, height=520)
