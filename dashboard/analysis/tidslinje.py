"""The work of the målstruktur along the calendar: from start to deadline, and what has passed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.analysis.maalstand import IKKE_STARTET, UTFOERT, Stand
from dashboard.analysis.maalstruktur import UTGAAR, Ledd, Maalstruktur


@dataclass(frozen=True, slots=True)
class Strek:
    """One piece of work. `gruppe`: what it stands under; `start` is None where it is unknown or after the deadline;
    `framdrift` in %; `dager_over`: days past the deadline, 0 where it is not late."""

    ledd: Ledd
    gruppe: str
    start: date | None
    frist: date
    status: str
    framdrift: float | None
    dager_over: int

    @property
    def aapen(self) -> bool:
        return self.status != UTFOERT

    def burde_startet(self, dato: date) -> bool:
        return self.status == IKKE_STARTET and self.start is not None and self.start < dato


def tidslinje(
    struktur: Maalstruktur,
    stand: Mapping[str, Stand],
    arbeid: Iterable[Ledd],
    dato: date,
    *,
    etter_plan: bool = False,
) -> tuple[list[Strek], list[Ledd]]:
    """The pieces with a deadline, by what they stand under (or by plan) and then by deadline, and those without one.

    What is not to be done any more is in neither.
    """
    gjelder = [each for each in arbeid if stand[each.id].status != UTGAAR]
    streker = [
        _strek(each, _over(struktur, each, etter_plan), each.frist, stand[each.id], dato)
        for each in gjelder
        if each.frist
    ]
    rekke = {gruppe: nr for nr, gruppe in enumerate(dict.fromkeys(each.gruppe for each in streker))}
    streker.sort(key=lambda each: (rekke[each.gruppe], each.frist, each.start or each.frist, each.ledd.id))
    return streker, [each for each in gjelder if each.frist is None]


def arbeid_for(struktur: Maalstruktur, id_: str) -> list[Ledd]:
    """Every piece of work that serves a link: all under it, and what supports it with all under that."""
    under = {each.id: each for each in struktur.etterkommere(id_)}
    for each in struktur.stoettet_av(id_):
        under.update({ledd.id: ledd for ledd in (each, *struktur.etterkommere(each.id))})
    return [each for key, each in struktur.ledd.items() if key in under and each.er_arbeid]


def _over(struktur: Maalstruktur, ledd: Ledd, etter_plan: bool) -> str:
    """The goal or part it stands under; the plan where it stands under none."""
    over = (each.tittel for each in struktur.forfedre(ledd.id) if not each.er_arbeid)
    return ledd.plan if etter_plan else next(over, ledd.plan)


def _strek(ledd: Ledd, gruppe: str, frist: date, stand: Stand, dato: date) -> Strek:
    start = ledd.start if ledd.start is not None and ledd.start <= frist else None
    dager = (dato - frist).days if stand.forsinket else 0
    return Strek(ledd, gruppe, start, frist, stand.status, stand.framdrift, dager)
