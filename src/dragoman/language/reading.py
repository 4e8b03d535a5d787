"""An article as the annotators see it: its text parsed, its parts marked, no character moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from dragoman.article import Article
from dragoman.language.blocks import Block, split_blocks

# spaCy's parser needs about 1 GB of working memory per 100,000 characters; a chunk keeps it near 100 MB.
CHUNK = 8_000


@dataclass(slots=True)
class Reading:
    """One article, parsed. ``doc`` covers ``article.text`` exactly: ``token.idx`` is an article offset.

    ``blocks`` are the article's lines and paragraphs in order, each with its kind (headline, body, caption,
    credit …). No sentence of ``doc`` crosses a block.
    """

    article: Article
    doc: Doc
    blocks: tuple[Block, ...]

    def block_at(self, offset: int) -> Block:
        """Return the block that holds the code point at ``offset`` (or the last one before it)."""
        low, high = 0, len(self.blocks) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.blocks[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return self.blocks[low]

    def sentences(self) -> Iterator[Span]:
        """Yield the sentences that are news (body, headlines; no captions, credits), outer blanks cut off."""
        for sentence in self.doc.sents:
            first, last = sentence.start, sentence.end
            while first < last and self.doc[first].is_space:
                first += 1
            while last > first and self.doc[last - 1].is_space:
                last -= 1
            if first == last:
                continue
            block = self.block_at(self.doc[first].idx)
            if block.is_news and self.doc[first].idx >= block.news_start:
                yield self.doc[first:last]


def _chunks(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """Cut the text at block ends into stretches near CHUNK characters, covering every character."""
    start = 0
    for position, block in enumerate(blocks):
        end = blocks[position + 1].start if position + 1 < len(blocks) else len(text)
        if end - start >= CHUNK:
            while end - start > 4 * CHUNK:  # one endless paragraph: cut at a blank
                cut = text.rfind(" ", start + CHUNK, start + 2 * CHUNK) + 1 or start + 2 * CHUNK
                yield start, cut
                start = cut
            yield start, end
            start = end
        elif not block.is_news and end - start > CHUNK // 2:
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


_FINAL = frozenset(".!?…:;\"'”’)]}—–-")


def _prepared(nlp: Language, article: Article, blocks: tuple[Block, ...], start: int, end: int) -> Doc:
    """Tokenise one chunk and settle where sentences can start, so that no headline is glued on.

    A block starts a sentence, and so does the news after a dateline; a headline is one sentence; elsewhere
    the parser decides, but never in the middle of words that no punctuation mark ends, nor between a mark and
    the quote that closes on it.
    """
    doc = nlp.make_doc(article.text[start:end])
    kinds: dict[int, str] = {}
    for block in blocks:
        if start <= block.start < end:
            kinds[block.start - start] = block.kind
            if block.news_start > block.start:
                kinds[block.news_start - start] = block.kind
    pending, headline, before = False, False, ""
    for token in doc:
        if token.idx in kinds:
            pending, headline = True, kinds[token.idx] == "headline"
        if token.is_space:
            continue
        glued = token.i > 0 and not doc[token.i - 1].whitespace_ and not doc[token.i - 1].is_space
        if pending:
            token.is_sent_start, pending = True, False
        elif token.i > 0 and (headline or glued or before[-1:] not in _FINAL):
            token.is_sent_start = False
        before = token.text
    return doc


def read_articles(nlp: Language, articles: Iterable[Article], batch_size: int = 64) -> Iterator[Reading]:
    """Parse articles in order, in batches, with flat memory over any number and length of articles."""
    waiting: list[tuple[Article, tuple[Block, ...], int]] = []

    def pieces() -> Iterator[Doc]:
        for article in articles:
            blocks = split_blocks(article.text)
            spans = list(_chunks(article.text, blocks)) or [(0, len(article.text))]
            waiting.append((article, blocks, len(spans)))
            for start, end in spans:
                yield _prepared(nlp, article, blocks, start, end)

    held: list[Doc] = []
    for doc in nlp.pipe(pieces(), batch_size=batch_size):
        held.append(doc)
        if len(held) == waiting[0][2]:
            article, blocks, _ = waiting.pop(0)
            whole = held[0] if len(held) == 1 else Doc.from_docs(held, ensure_whitespace=False)
            held = []
            yield Reading(article, whole, blocks)
