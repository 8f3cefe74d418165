"""What follows from its arguments alone and is dear to make: made once, and shown in every run."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Condition
from typing import Any, TypeVar

from cachetools import LRUCache, cached

from dashboard import access, settings
from dashboard.ui.page import View

REMEMBERED = 256
"""Results of each function: the sections of a year's months, or every area of many municipalities."""

Make = TypeVar("Make", bound=Callable[..., Any])


def made_once(make: Make) -> Make:
    """Remember what `make` gives for its arguments (hashable, by position); where several ask at once, one makes it.

    The settings are part of what is asked unasked: other limits, or another lake, give other results. A View counts by what it
    shows and to which sight, not by who looks: what is made may not tell one KLG member from another. What people write
    is part of it only where the function is given `view.written` too. What is remembered is never changed.
    """
    memory: LRUCache[Hashable, Any] = LRUCache(REMEMBERED)
    remembering = cached(memory, key=_asked, condition=Condition())(make)

    def recall(*arguments: Any) -> Any:
        return remembering(*map(_sight, arguments))

    recall.__name__, recall.__doc__, recall.__wrapped__ = make.__name__, make.__doc__, make  # type: ignore[attr-defined]
    return recall  # type: ignore[return-value]


def _asked(*arguments: Hashable) -> Hashable:
    return settings.get(), arguments


def _sight(argument: Any) -> Any:
    return replace(argument, user=access.reader(argument.user)) if isinstance(argument, View) else argument
