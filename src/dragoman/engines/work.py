"""The work itself: one batch of items in, the lines of each item out. Runs in any process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import DragomanError, InputError


@dataclass(frozen=True, slots=True)
class Done:
    """One item and the JSON lines that it gave."""

    item: Any
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """One item on which the coding broke: a fault of ours, named so that the rest can go on."""

    item: Any
    reason: str


@cache
def _coder(model: str | None) -> Any:
    from dragoman.coding.coder import Coder

    return Coder(model)


@cache
def _relations(model: str | None) -> Any:
    from dragoman.coding.relation import Relations

    return Relations(model)


def _code(items: Iterable[Any], model: str | None) -> Iterable[list[Any]]:
    for _, mentions in _coder(model).code(items):
        yield [mention.as_record() for mention in mentions]


def _dates(items: Iterable[Any], model: str | None) -> Iterable[list[Any]]:
    from dragoman.coding.tasks import times

    for _, rows in times(items, model):
        yield rows


def _places(items: Iterable[Any], model: str | None) -> Iterable[list[Any]]:
    from dragoman.coding.tasks import places

    for _, rows in places(items, model):
        yield rows


def _assess(items: Iterable[Any], model: str | None) -> Iterable[list[Any]]:
    from dragoman.coding.tasks import assess

    for row in assess(items, model):
        yield [row]


def _relate(items: Iterable[Any], model: str | None) -> Iterable[list[Any]]:
    for row in _relations(model).relate(items):
        yield [row]


TASKS: dict[str, Callable[[Iterable[Any], str | None], Iterable[list[Any]]]] = {
    "code": _code,
    "dates": _dates,
    "places": _places,
    "assess": _assess,
    "relate": _relate,
}


def _answers(task: str, items: Sequence[Any], model: str | None) -> list[Done | Failed]:
    found = [
        Done(item, tuple(json.dumps(row, ensure_ascii=False) for row in rows))
        for item, rows in zip(items, TASKS[task](items, model), strict=True)
    ]
    return list(found)


def work(task: str, items: Sequence[Any], model: str | None = None) -> list[Done | Failed]:
    """Do one batch. An item that breaks the coding is found by doing the batch one by one, and is named.

    Raises DragomanError for what no item is to blame for (a missing model, a damaged knowledge file).
    """
    if task not in TASKS:
        raise InputError(f"There is no task “{task}”; there are: {', '.join(TASKS)}")
    try:
        return _answers(task, items, model)
    except DragomanError:
        raise
    except Exception as error:
        if len(items) == 1:
            return [Failed(items[0], f"{type(error).__name__}: {error}")]
        return [answer for item in items for answer in work(task, [item], model)]
