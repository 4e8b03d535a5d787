"""The words of a piece of HTML, such as a feed's entry, by the standard library's tolerant parser."""

from __future__ import annotations

from html.parser import HTMLParser

from dragoman.intake.paragraphs import normalise

_SILENT = frozenset({"script", "style", "noscript", "iframe", "template", "svg"})
_BREAKING = frozenset(
    {
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "tr",
        "table",
        "hr",
    }
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BREAKING:
            self.words.append("\n\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING:
            self.words.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in _BREAKING:
            self.words.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(" ".join(data.split("\n")))


def plain(fragment: str) -> str:
    """Return the words, paragraphs split by a blank line; scripts, styles and frames are left out."""
    if "<" not in fragment and "&" not in fragment:
        return normalise(fragment)
    parser = _Words()
    parser.feed(fragment)
    parser.close()
    return normalise("".join(parser.words))
