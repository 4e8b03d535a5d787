"""Draw docs/board.svg: the treaty board of the sample dispatches, as the demo prints it on a terminal.

python scripts/build_board.py
"""

from __future__ import annotations

import io
import re
from importlib import resources
from pathlib import Path

from rich.console import Console

from dragoman.article import Article
from dragoman.coding.coder import Coder
from dragoman.intake import read_source
from dragoman.treaties.board import board
from dragoman.treaties.render import render_board

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "board.svg"


def main() -> None:
    """Code the dispatches and write the picture."""
    with resources.as_file(resources.files("dragoman") / "samples" / "dispatches.jsonl") as file:
        articles = [one for one in read_source(str(file)) if isinstance(one, Article)]
    mentions = [mention.as_record() for _, found in Coder().code(articles) for mention in found]
    console = Console(record=True, width=104, file=io.StringIO(), force_terminal=True)
    console.print(render_board(board(mentions)[:1]))
    drawn = console.export_svg(title="dragoman treaties")
    # Rich names a font on a server; a picture of ours asks nothing of any other machine.
    PICTURE.write_text(re.sub(r"@font-face\s*\{[^}]*\}", "", drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
