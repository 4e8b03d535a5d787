"""Batches through processes: answers in the order of the items, memory flat over any number of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any

from dragoman.engines.work import Done, Failed, work
from dragoman.errors import DragomanError

BATCH = 64  # items a batch: long enough to fill the parser's batches, short enough to share out evenly
# Characters a batch: a batch of long articles is cut earlier, so that no process holds much more than this.
_CHARACTERS = 200_000
# A child process costs a model load (2 s); fewer items than this are done sooner right here.
_WORTH = 4 * BATCH


def workers_for(wanted: int | None) -> int:
    """Return how many processes to use: as many as asked for, else one a core that this process may use."""
    if wanted is not None:
        return max(1, wanted)
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, usable)


def _size(item: Any) -> int:
    text = getattr(item, "text", None) or (item.get("text") or item.get("sentence") if isinstance(item, dict) else "")
    return len(text or "")


def batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Cut the items into batches by number and by length of text."""
    held: list[Any] = []
    characters = 0
    for item in items:
        held.append(item)
        characters += _size(item)
        if len(held) >= BATCH or characters >= _CHARACTERS:
            yield held
            held, characters = [], 0
    if held:
        yield held


def run(
    task: str, items: Iterable[Any], *, model: str | None = None, workers: int | None = None
) -> Iterator[list[Done | Failed]]:
    """Yield the answers of ``task`` batch by batch, in the order of the items, the same with any ``workers``.

    A few items are done in this process; more go to child processes. Raises DragomanError when the model is
    missing or a child process dies (for want of memory, as a rule).
    """
    pieces = batches(items)
    if workers_for(workers) > 1:
        first = list(islice(pieces, _WORTH // BATCH))
        if len(first) * BATCH >= _WORTH or sum(_size(item) for batch in first for item in batch) > 2 * _CHARACTERS:
            yield from _in_children(task, chain(first, pieces), model, workers_for(workers))
            return
        pieces = iter(first)
    for batch in pieces:
        yield work(task, batch, model)


def _in_children(
    task: str, pieces: Iterable[list[Any]], model: str | None, workers: int
) -> Iterator[list[Done | Failed]]:
    waiting: deque[Future[list[Done | Failed]]] = deque()
    # Spawned, not forked: no thread or lock of this process comes along.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        for batch in pieces:
            waiting.append(pool.submit(work, task, batch, model))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise DragomanError(
            "A process that did the coding was ended from outside (out of memory?); try again with --workers 1."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
