"""The målstruktur as a tree on the screen: each link with who has it, how far it is, and the money behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from dashboard import text
from dashboard.agenda.strategi import lenke, lenke_til_omraade
from dashboard.analysis import planbilde
from dashboard.analysis.maalstand import UNDER_ARBEID, Stand
from dashboard.analysis.maalstruktur import AKTIVITET, INDIKATOR, UTGAAR, Ledd
from dashboard.analysis.planbilde import DELANSVAR, HOVEDANSVAR, Penger, av_ledd, pengene
from dashboard.analysis.strategi import Strategi
from dashboard.sentences import strategi as tekst
from dashboard.sentences.words import hittil, liste, stor
from dashboard.ui.remember import made_once
from dashboard.ui.tre import Node, tree

_MYE_ARBEID = 20
"""With more work than this, the goals are closed to begin with: the screen holds no more."""
_FLEST_NAVN = 2
_MERKER = {
    "utført": "utfoert", "under arbeid": "under-arbeid", "avventer": "avventer", "ikke startet": "ikke-startet",
    "utgår": "utgaar",
}  # fmt: skip


@made_once
def pengene_bak(strategi: Strategi) -> Mapping[str, Penger]:
    """The money behind each link, by id."""
    return pengene(strategi)


@made_once
def ansvarlige_kort(strategi: Strategi) -> Mapping[tuple[str, str], tuple[str, ...]]:
    return planbilde.ansvarlige_kort(strategi)


class Tegner:
    """Writes links of one strategy as nodes."""

    def __init__(self, strategi: Strategi) -> None:
        self.strategi = strategi

    def tre(self, noder: Iterable[Node], tittel: str, hva: str) -> str:
        """As HTML, with `hva` over the titles."""
        return tree(
            list(noder),
            title=tittel,
            first=hva,
            amounts=("Brukt av budsjett", "Effekt av tiltak"),
            note=f"Beløp i 1000 kr, budsjett for hele {self.strategi.period.aar} og regnskap {_liten(hittil(self.strategi.period))}",
        )

    def linje(self, ledd: Ledd) -> Node:
        """The link alone, leading to its own view."""
        node = self._node(ledd, lenke_til_omraade(self.strategi, ledd), (), aapen=False)
        eiere = [
            f"{navn} ({text.number(antall)})"
            for navn, antall in av_ledd(self.strategi, ledd, pengene_bak(self.strategi)).eiere
        ]
        return node if ledd.er_arbeid else replace(node, owner=node.owner or liste(eiere))

    def gren(self, ledd: Ledd) -> Node:
        """The link with all under it."""
        mye = len(self.strategi.struktur.arbeid(ledd.id)) > _MYE_ARBEID
        return self._gren(ledd, frozenset({ledd.id}), mye=mye)

    def grener(self, ledd: Ledd) -> list[Node]:
        """What stands under the link, each with all under it."""
        return list(self.gren(ledd).children)

    def indikatorer(self, ledd: Ledd) -> list[Node]:
        """Those under the link, in one closed branch: the tree above is of what is done."""
        noder = tuple(self._indikator(each) for each in self.strategi.struktur.indikatorer(ledd.id))
        return [Node(text.count(len(noder), "indikator", "indikatorer"), children=noder)] if noder else []

    def stoetter(self, stoettet_av: Iterable[Ledd]) -> list[Node]:
        """Links of other plans that support this one: a branch of its own, counted nowhere else."""
        noder = tuple(
            self._node(each, lenke(each), (), aapen=False, merknad=each.plan) for each in stoettet_av
        )
        if not noder:
            return []
        hvor_mange = text.count(len(noder), "ledd", "ledd")
        return [
            Node(
                f"Støttes også av {hvor_mange} i andre deler av målstrukturen",
                note="Er ikke regnet med i tallene over.",
                children=noder,
                open=len(noder) <= 3,
            )
        ]

    def _gren(self, ledd: Ledd, over: frozenset[str], *, mye: bool) -> Node:
        """`over`: the links above it and itself, so that a ring is walked once."""
        barna = self.strategi.struktur.barn(ledd.id)
        under = [each for each in barna if each.id not in over and self._staar_i_treet(each)]
        barn = tuple(self._gren(each, over | {each.id}, mye=mye) for each in under)
        aapen = not (ledd.er_arbeid or ledd.nivaa == AKTIVITET or (mye and ledd.er_maal))
        return self._node(ledd, lenke(ledd), barn, aapen=aapen)

    def _staar_i_treet(self, ledd: Ledd) -> bool:
        """Indicators stand in a branch of their own; one with something under it is shown where that is, so that all that is
        counted is seen."""
        return ledd.nivaa != INDIKATOR or bool(self.strategi.struktur.barn(ledd.id))

    def _indikator(self, ledd: Ledd, merknad: str = "", barn: tuple[Node, ...] = ()) -> Node:
        maalt = tekst.om_indikatoren(
            ledd.startverdi, ledd.maalverdi, ledd.verdi, ledd.maaleenhet, ledd.verdidato
        )
        said = " · ".join(each for each in (maalt or "Ikke målt", merknad) if each)
        vei = ledd.maaloppnaaelse
        ord_ = tekst.om_veien(vei) if vei is not None and not 0 <= vei <= 100 else ""
        return Node(
            ledd.tittel, lenke(ledd), tekst.navn_paa(ledd.nivaa, ledd.nr), said, progress=vei, progress_said=ord_, children=barn, open=True
        )  # fmt: skip

    def _node(self, ledd: Ledd, til: str, barn: tuple[Node, ...], *, aapen: bool, merknad: str = "") -> Node:
        if ledd.nivaa == INDIKATOR:
            return self._indikator(ledd, merknad, barn)
        stand = self.strategi.stand[ledd.id]
        ett = ledd.er_arbeid or ledd.nivaa == AKTIVITET
        utgaar = stand.status == UTGAAR
        neste = None if ett or utgaar else neste_frist(ledd, stand)
        return Node(
            title=ledd.tittel,
            link=til,
            level=tekst.navn_paa(ledd.nivaa, ledd.nr),
            note=merknad,
            owner=liste(ansvarlige_kort(self.strategi).get((ledd.id, HOVEDANSVAR), ()), _FLEST_NAVN),
            contributors=liste(ansvarlige_kort(self.strategi).get((ledd.id, DELANSVAR), ()), _FLEST_NAVN),
            deadline=text.day(ledd.frist) if ledd.frist and not utgaar else "",
            next_deadline=f"{tekst.hvilken_frist(stand.forsinket > 0)} {text.day(neste)}" if neste else "",
            status=stor(stand.status) if ett or stand.status != UNDER_ARBEID else _antall(stand.utfoert, stand.arbeid),
            mark=_MERKER.get(stand.status, "ikke-meldt"),
            late=("forsinket" if ett else f"{text.number(stand.forsinket)} forsinket") if stand.forsinket else "",
            progress=stand.framdrift,
            amounts=_i_tusen(pengene_bak(self.strategi).get(ledd.id, Penger())),
            children=barn,
            open=aapen,
        )  # fmt: skip


def neste_frist(ledd: Ledd, stand: Stand) -> date | None:
    """The first deadline of the open work under a link, where it has none of its own or the work has an earlier one."""
    if stand.frist is None or (ledd.frist is not None and ledd.frist <= stand.frist):
        return None
    return stand.frist


def _liten(said: str) -> str:
    return said[:1].lower() + said[1:]


def _antall(utfoert: int, arbeid: int) -> str:
    return f"{text.number(utfoert)} av {text.number(arbeid)} utført"


def _i_tusen(penger: Penger) -> tuple[str, str]:
    """What is used of the budget, and what is taken out of the adopted effect, in 1000 kr."""
    beloep = effekt = ""
    if penger.budsjett is not None or penger.regnskap is not None:
        brukt = text.NO_NUMBER if penger.regnskap is None else _tusen(penger.regnskap)
        beloep = f"{brukt} av {_tusen(penger.budsjett or 0)}"
    if penger.vedtatt is not None:
        realisert = text.NO_NUMBER if penger.realisert is None else _tusen(penger.realisert)
        effekt = f"{realisert} av {_tusen(penger.vedtatt)}"
    return beloep, effekt


def _tusen(kroner: float) -> str:
    return text.number(kroner / 1000)
