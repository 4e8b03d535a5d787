"""The board for a terminal or a pipe: parties across, stages down."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.treaties.board import TreatyBoard
from dragoman.treaties.stages import Stage

_COLOUR = {
    "in_force": "green",
    "open": "yellow",
    "adopted": "yellow",
    "drafting": "yellow",
    "suspended": "red",
    "terminated": "red",
    "superseded": "red",
}
# More parties than this become rows, not columns: a terminal of 100 columns holds no more.
_COLUMNS = 4


def words(name: str) -> str:
    """Return an act or state in words: ``entry_into_force`` -> "entry into force"."""
    return name.replace("_", " ")


def _when(stage: Stage) -> str:
    if stage.disagreement:
        told = [(d.edtf, len(d.sources) or 1) for d in stage.dates if not d.inferred]
        return " or ".join(f"{day} ({number} source{'s' if number > 1 else ''})" for day, number in told)
    return stage.date or "undated"


def _cell(stage: Stage) -> Text:
    text = Text(_when(stage), style="red" if stage.disagreement else "")
    if stage.places:
        text.append(f", {stage.places[0]}", style="dim")
    for name in stage.signatories:
        text.append(f"\n{name}", style="dim")
    return text


def _sources(stages: Iterable[Stage]) -> str:
    return "; ".join(dict.fromkeys(source for stage in stages for source in stage.sources))


def _wide(item: TreatyBoard) -> Table:
    """Stages down, parties across."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Stage", no_wrap=True)
    for code in item.parties or ("all",):
        table.add_column(code)
    table.add_column("Sources", style="dim")
    rows: dict[tuple[str, str | None], list[Stage]] = {}
    for stage in item.stages:
        key = (stage.act, (stage.date if stage.party is None else stage.earliest or stage.latest))
        rows.setdefault(key, []).append(stage)
    width = len(item.parties or ("all",))
    for (act, _), stages in rows.items():
        cells: list[Text] = [Text("") for _ in range(width)]
        for stage in stages:
            if stage.party in item.parties:
                cells[item.parties.index(stage.party)] = _cell(stage)
            else:
                cells[0] = _cell(stage)
                if width > 1:
                    cells[1] = Text("both" if width == 2 else "all", style="dim")
        table.add_row(words(act), *cells, _sources(stages))
    return table


def _long(item: TreatyBoard) -> Table:
    """One row a stage and party."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("Stage", "Party", "When, where", "Sources"):
        table.add_column(name)
    for stage in item.stages:
        table.add_row(words(stage.act), stage.party or "all", _cell(stage), _sources([stage]))
    return table


def _line(label: str, parts: list[str], style: str = "") -> list[Text]:
    if not parts:
        return []
    text = Text(f"{label}: ", style="bold")
    text.append("; ".join(parts), style=style)
    return [text]


def _spoken(stage: Stage) -> str:
    standing = stage.status if stage.believed else "contradicted"
    who = f" by {stage.party}" if stage.party else ""
    when = f", {stage.date}" if stage.date else ""
    source = f" – {', '.join(stage.sources)}" if stage.sources else ""
    return f"{words(stage.act)}{who} ({standing}{when}{source})"


def render_treaty(item: TreatyBoard) -> RenderableType:
    """Return one treaty's part of the board."""
    head = Text(item.title, style="bold")
    state = words(item.life.state)
    since = f" since {item.life.since}" if item.life.since and item.life.state != "unknown" else ""
    head.append(f"  {state}{since}", style=_COLOUR.get(item.life.state, ""))
    if item.life.provisional:
        head.append("  applied provisionally", style="yellow")
    parts: list[RenderableType] = [head]
    named = "; ".join(item.aliases)
    facts = [item.id, ", ".join(item.parties)] + ([f"also: {named}"] if named else [])
    parts.append(Text("  ".join(fact for fact in facts if fact), style="dim"))
    if item.stages:
        parts.append(_wide(item) if len(item.parties) <= _COLUMNS else _long(item))
    life = item.life
    missing = [
        words(o.act) + (f" ({o.party})" if o.party else "") + (f", due {o.due}" if o.due else "") for o in life.open
    ]
    parts += _line("Open", missing, "yellow")
    if life.computed_force:
        parts += _line("By its own clause in force from", [life.computed_force])
    parts += _line("Contradicted", [c.text for c in life.contradictions], "red")
    parts += _line("Spoken of, not done", [_spoken(s) for s in item.unconfirmed if not s.fulfilled])
    parts += _line("Obligations", list(item.obligations))
    parts += _line("Related", [f"{words(relation)} {other}" for relation, other in item.related])
    parts.append(Text(""))
    return Group(*parts)


def render_board(items: Iterable[TreatyBoard]) -> RenderableType:
    """Return the whole board; colours only where the console has them."""
    shown = [render_treaty(item) for item in items]
    return Group(*shown) if shown else Text("No treaties in the ledger yet.")
