"""The pictures by name, and their rendering to SVG or PNG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.pictures.style import theme


def _timeline(events: Sequence[dict[str, Any]], _: Sequence[dict[str, Any]]) -> Any:
    from dragoman.pictures.timeline import timeline

    return timeline(events)


def _network(events: Sequence[dict[str, Any]], _: Sequence[dict[str, Any]]) -> Any:
    from dragoman.pictures.network import network

    return network(events)


def _map(events: Sequence[dict[str, Any]], _: Sequence[dict[str, Any]]) -> Any:
    from dragoman.pictures.map import world_map

    return world_map(events)


def _treaties(_: Sequence[dict[str, Any]], boards: Sequence[dict[str, Any]]) -> Any:
    from dragoman.pictures.treaties import treaties

    return treaties(boards)


# Name -> the chart from merged events and treaty board records. Altair is imported when a picture is asked for.
KINDS: dict[str, Callable[[Sequence[dict[str, Any]], Sequence[dict[str, Any]]], Any]] = {
    "timeline": _timeline,
    "network": _network,
    "map": _map,
    "treaties": _treaties,
}


def chart(kind: str, events: Sequence[dict[str, Any]], boards: Sequence[dict[str, Any]]) -> Any:
    """Return the Altair chart of a kind; raise InputError naming the kinds when there is none of that name."""
    if kind not in KINDS:
        raise InputError(f"There is no picture “{kind}”; there are: {', '.join(KINDS)}")
    return theme(KINDS[kind](events, boards))


def draw_svg(kind: str, events: Sequence[dict[str, Any]], boards: Sequence[dict[str, Any]]) -> str:
    """Return a picture as SVG. ``events`` are merged events, ``boards`` treaty board records."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(chart(kind, events, boards).to_dict())
    return svg


def draw(kind: str, events: Sequence[dict[str, Any]], boards: Sequence[dict[str, Any]], path: Path) -> None:
    """Write a picture to a file, SVG or PNG by its ending; raise InputError for another one."""
    if path.suffix.lower() == ".svg":
        path.write_text(draw_svg(kind, events, boards), encoding="utf-8")
    elif path.suffix.lower() == ".png":
        import vl_convert

        path.write_bytes(vl_convert.vegalite_to_png(chart(kind, events, boards).to_dict(), scale=2))
    else:
        raise InputError(f"{path} must end in .svg or .png; the ending says what is written.")
