"""The command line. Commands are imported when they are called, so that each starts fast."""

from __future__ import annotations

import os
import sys

import typer

from dragoman.errors import DragomanError


def application() -> typer.Typer:
    """Return the application with all its commands."""
    from dragoman.cli import coding, demonstrating, explaining, ledgers, showing, treaties, watching

    app = typer.Typer(
        name="dragoman",
        help="Reads international news: who did what to whom, on whose word, and how sure one can be.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for command in (
        coding.code,
        coding.relate,
        coding.assess,
        coding.dates,
        coding.places,
        ledgers.read,
        ledgers.events,
        treaties.treaties,
        treaties.treaty_text,
        ledgers.search,
        ledgers.export,
        showing.picture,
        showing.serve,
        explaining.explain,
        demonstrating.demo,
    ):
        app.command(name=command.__name__.replace("_", "-"))(command)
    app.add_typer(watching.app, name="watch")
    return app


def main() -> None:
    """Run the command line; errors that a user can mend are one line on standard error, exit code 1."""
    try:
        application()()
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output went away ("| head"); nothing more can be written, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
