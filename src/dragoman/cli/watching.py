"""watch: standing questions to a ledger."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from dragoman.cli.ledgers import AsOf, Json, LedgerName, console, day
from dragoman.errors import InputError
from dragoman.knowledge import read_yaml
from dragoman.ledger import Ledger, ledger_path

app = typer.Typer(help="Standing questions: tell me when it happens, and show me the words.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="The watch's name.")]
Many = list[str] | None


def _option(words: str) -> Any:
    return typer.Option(help=f"{words} Give it again for more.")


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="A name of small letters, digits and hyphens, or a YAML file.")],
    ledger: LedgerName = None,
    who: Annotated[Many, _option("Who does it: code, name or person.")] = None,
    whom: Annotated[Many, _option("To whom it is done.")] = None,
    parties: Annotated[Many, _option("A party on either side; all that are given must be there.")] = None,
    types: Annotated[Many, typer.Option("--type", help="A PLOVER type.")] = None,
    acts: Annotated[Many, typer.Option("--act", help="A stage of treaty law.")] = None,
    treaty: Annotated[Many, _option("Words of the treaty's title.")] = None,
    words: Annotated[Many, typer.Option("--word", help="A word of the sentence.")] = None,
    speakers: Annotated[Many, typer.Option("--speaker", help="Whose word: code, name or kind of speaker.")] = None,
    where: Annotated[Many, _option("Country code or place.")] = None,
    link: Annotated[Many, _option("Words a|b|c of which the sentence must have one; give two of these.")] = None,
    certainty: Annotated[str, typer.Option(help="The least: open, possible, probable or certain.")] = "open",
    sources: Annotated[int, typer.Option(min=1, help="Independent sources needed for “reported”.")] = 1,
) -> None:
    """Add a watch, from a YAML file or from options, and say in English what it asks."""
    from dragoman.watches.keeping import add_watch
    from dragoman.watches.question import read_watch

    if name.endswith((".yaml", ".yml")):
        path = Path(name)
        if not path.is_file():
            raise InputError(f"There is no file {name}.")
        watch = read_watch(read_yaml(path), name)
    else:
        given = {"who": who, "whom": whom, "parties": parties, "types": types, "acts": acts, "treaty": treaty}
        given |= {"words": words, "speakers": speakers, "where": where}
        data: dict[str, Any] = {"name": name, "certainty": certainty, "sources": sources}
        data |= {field: values for field, values in given.items() if values}
        if link:
            data["link"] = [group.split("|") for group in link]
        watch = read_watch(data, name)
    with Ledger(ledger_path(ledger)) as opened:
        add_watch(opened, watch)
    print(f"{watch.name}: {watch.english()}")


@app.command("list")
def list_(ledger: LedgerName = None, as_json: Json = False) -> None:
    """Show the watches and where each question stands."""
    from dragoman.watches.keeping import all_watches
    from dragoman.watches.story import story

    with Ledger(ledger_path(ledger)) as opened:
        records = list(opened.mentions())
        rows = []
        for watch, paused in all_watches(opened):
            changes, _ = story(watch, records)
            standing = changes[-1].after if changes else "not seen"
            rows.append({**watch.as_data(), "paused": paused, "standing": standing, "english": watch.english()})
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    out = console()
    for row in rows:
        line = Text(str(row["name"]), style="bold")
        line.append(f"  {'paused' if row['paused'] else row['standing']}", style="yellow")
        line.append(f"  {row['english']}", style="dim")
        out.print(line)


@app.command()
def show(name: Name, ledger: LedgerName = None, as_of: AsOf = None, as_json: Json = False) -> None:
    """Tell a question's story: each change of its standing, with the sentence that made it."""
    from dragoman.watches.keeping import get_watch
    from dragoman.watches.story import story

    known = day(as_of, "--as-of")
    with Ledger(ledger_path(ledger)) as opened:
        watch = get_watch(opened, name)
        changes, _ = story(watch, opened.mentions(as_of=known))
    if as_json:
        print(json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=1))
        return
    out = console()
    out.print(Text(watch.question or watch.english(), style="bold"))
    for change in changes:
        _print_change(out, change)
    if not changes:
        out.print("not seen")


def _print_change(out: Any, change: Any) -> None:
    line = Text(f"  {change.day or 'undated'}  ", style="cyan")
    line.append(f"{change.before} → {change.after}", style="bold")
    line.append(f"  {change.outlet or change.article}", style="dim")
    line.append(f"\n      “{' '.join(change.sentence.split())}”")
    out.print(line)


@app.command()
def test(name: Name, ledger: LedgerName = None, as_json: Json = False) -> None:
    """Try a watch on the past: when it would have fired, and what it narrowly missed, with the condition."""
    from dragoman.watches.keeping import get_watch
    from dragoman.watches.story import story

    with Ledger(ledger_path(ledger)) as opened:
        changes, near = story(get_watch(opened, name), opened.mentions())
    if as_json:
        found = {"changes": [asdict(change) for change in changes], "near_misses": [asdict(one) for one in near]}
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    out = console()
    out.print(Text(f"Would have fired {len(changes)} times", style="bold"))
    for change in changes:
        _print_change(out, change)
    out.print(Text(f"Near misses: {len(near)}", style="bold"))
    for one in near:
        line = Text(f"  {one.day or 'undated'}  ", style="cyan")
        line.append(f"only “{one.condition}” was missing", style="yellow")
        line.append(f"\n      “{' '.join(one.sentence.split())}”")
        out.print(line)


@app.command()
def run(ledger: LedgerName = None, as_json: Json = False) -> None:
    """Evaluate all watches that are not paused and tell what changed since the last run."""
    from dragoman.watches.keeping import new_changes

    out = console()
    with Ledger(ledger_path(ledger)) as opened:
        for watch, fresh in new_changes(opened):
            for change in fresh:
                if as_json:
                    print(json.dumps({"watch": watch.name, **asdict(change)}, ensure_ascii=False), flush=True)
                else:
                    out.print(Text(watch.name, style="bold"))
                    _print_change(out, change)


@app.command()
def pause(name: Name, ledger: LedgerName = None) -> None:
    """Leave a watch out of “run” until it is resumed."""
    from dragoman.watches.keeping import pause_watch

    with Ledger(ledger_path(ledger)) as opened:
        pause_watch(opened, name, paused=True)


@app.command()
def resume(name: Name, ledger: LedgerName = None) -> None:
    """Take a paused watch into “run” again."""
    from dragoman.watches.keeping import pause_watch

    with Ledger(ledger_path(ledger)) as opened:
        pause_watch(opened, name, paused=False)


@app.command()
def remove(name: Name, ledger: LedgerName = None) -> None:
    """Forget a watch and what it told."""
    from dragoman.watches.keeping import remove_watch

    with Ledger(ledger_path(ledger)) as opened:
        remove_watch(opened, name)
