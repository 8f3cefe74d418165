"""A random draw that anyone can repeat: with the printed seed, the same ids give the same sample on any machine.

Each id is given the number SHA-256(seed + id), both as UTF-8, and the ids with the lowest numbers are drawn. Neither the
order of the rows nor a program's own random numbers has any part in it.
"""

import secrets
from collections.abc import Iterable, Mapping
from fractions import Fraction
from hashlib import sha256

_BYTES = 4


def nytt_froe() -> str:
    """A seed that nobody has chosen: eight hexadecimal digits."""
    return secrets.token_hex(_BYTES)


def loddtall(froe: str, id_: str) -> str:
    """SHA-256 of the seed followed by the id, in hexadecimal: the lowest are drawn first."""
    return sha256(f"{froe}{id_}".encode()).hexdigest()


def trekk(ids: Iterable[str], antall: int, froe: str) -> list[str]:
    """`antall` of the ids in the order they are drawn; all of them where there are fewer. A repeated id counts once."""
    return sorted(set(ids), key=lambda id_: (loddtall(froe, id_), id_))[: max(antall, 0)]


def trekk_fra_lag(lag: Mapping[str, str], antall: int, froe: str) -> list[str]:
    """As `trekk`, spread over layers in proportion to their size: at least one of each where there is room for all.

    `lag` says which layer each id is in. Returned in the order of `trekk`, whatever the layer.
    """
    per_lag: dict[str, list[str]] = {}
    for id_, navn in lag.items():
        per_lag.setdefault(navn, []).append(id_)
    plasser = fordel({navn: len(ids) for navn, ids in per_lag.items()}, antall, froe)
    trukket = [id_ for navn, ids in per_lag.items() for id_ in trekk(ids, plasser[navn], froe)]
    return trekk(trukket, len(trukket), froe)


def fordel(stoerrelser: Mapping[str, int], antall: int, froe: str) -> dict[str, int]:
    """How many are drawn from each layer (`stoerrelser`: how many it holds), never more than it holds.

    One each where there is room; every further place goes to the layer with the highest size / (2 x places + 1): the method
    of Webster and Sainte-Laguë, which favours neither large nor small. Equal layers are parted by lot, from the seed.
    """
    plasser = dict.fromkeys(stoerrelser, 1 if antall >= len(stoerrelser) else 0)
    for _ in range(min(antall, sum(stoerrelser.values())) - sum(plasser.values())):
        ledige = [navn for navn, holder in stoerrelser.items() if plasser[navn] < holder]
        neste = max(
            ledige,
            key=lambda navn: (Fraction(stoerrelser[navn], 2 * plasser[navn] + 1), loddtall(froe, navn)),
        )
        plasser[neste] += 1
    return plasser
