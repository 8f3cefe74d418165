"""JSON-stat whose parts do not agree, and JSON that is none."""

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.fuzz import seeds, values

Place = tuple[Any, Any]  # a list or object, and the index or key in it

_ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 1.5, 1e308, float("nan"), float("inf"), 10**30, "", "0", "-1", "..", ":", "\ud800", "a" * 5_000, [],
    {}, [[]], [None], [0], {"a": 1}, {"0": 1}, [1, "a", None], "2024", ["2024"], {"2024": 0}, 20_000_001, [2**31, 2**31], ["Region"],
)  # fmt: skip


def document(chance: Random) -> tuple[str, Any]:
    """The name and content of a seed."""
    name, content = chance.choice(seeds.documents())
    return name, copy.deepcopy(content)


def spoil(content: Any, chance: Random, times: int) -> None:
    """Let `times` things go wrong in the document, in place."""
    for _ in range(times):
        places = list(_places(content))
        if places:
            _accident(*chance.choice(places), chance)


def write(content: Any, chance: Random) -> bytes:
    """The document as text; a few are nested deeper than anybody reads."""
    text = json.dumps(content, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, None, 1)))
    match chance.randrange(40):
        case 0:
            text = text.replace("[", "[" * chance.choice((2, 5_000, 100_000)), 1)
        case 1:
            text = text[: chance.randrange(len(text) + 1)]
        case 2:
            text = "\ufeff \n" + text
        case 3:
            text = f"[{text}, {text}]"
        case 4:
            text = text.replace('"value"', '"value": [1], "value"', 1)
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def _places(content: Any) -> Iterator[Place]:
    """Every place in the document that holds something; of long lists only the first."""
    if isinstance(content, dict):
        for key, value in list(content.items())[:40]:
            yield content, key
            yield from _places(value)
    elif isinstance(content, list):
        for index, value in enumerate(content[:8]):
            yield content, index
            yield from _places(value)


def _accident(holder: Any, key: Any, chance: Random) -> None:
    match chance.randrange(7):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice((values.cell(chance), str(key) + "x"))] = holder.pop(key)
        case 2 if isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]))
        case 3 if isinstance(holder[key], list):
            holder[key].append(chance.choice(_ODD))
        case 4:
            holder[key] = values.cell(chance)
        case 5 if isinstance(holder[key], int):
            holder[key] += chance.choice((-1, 1, 100_000))
        case _:
            holder[key] = copy.deepcopy(chance.choice(_ODD))
