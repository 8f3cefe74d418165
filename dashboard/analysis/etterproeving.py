"""Etterprøving: a random sample of decisions, each followed from decision to owner, action, evidence and report back.

Only what is not exempt from public disclosure can be drawn: the answer goes to kontrollutvalget, and is taken to be public
(offentleglova).
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import sqrt
from statistics import NormalDist
from typing import Any
from urllib.parse import unquote_plus

import pandas as pd

from dashboard import queries, text
from dashboard.analysis.trekning import trekk, trekk_fra_lag
from dashboard.datasets.vedtak import CLOSED
from dashboard.errors import DashboardError
from dashboard.period import Period

LAG = ("organ", "tjenesteomraade_navn")
FLEST = 200
LENGSTE_FROE = 64
UTFOERT = "utført"
_SIKKERHET = 0.95

Rad = dict[str, Any]


class Tilstand(StrEnum):
    """How a link stands, or the chain as a whole. A link is `ikke vurdert` where the lake cannot know."""

    HEL = "hel"
    BRUDD = "brudd"
    IKKE_FORFALT = "ikke forfalt"
    IKKE_VURDERT = "ikke vurdert"


LEDD = ("vedtak", "eier", "handling", "dokumentasjon", "tilbakemelding")
"""The links, in the order they are followed."""


@dataclass(frozen=True, slots=True)
class Trekning:
    """What is drawn, and from what: møtedato from `fra` to `til`, of one `organ` or all. `lag` is one of LAG, the column that
    the draw is spread over, or empty. Raises DashboardError where that makes no sense.
    """

    antall: int
    froe: str
    fra: date | None = None
    til: date | None = None
    organ: str | None = None
    lag: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.antall <= FLEST:
            raise _umulig(f"Antallet er {self.antall}.", f"Velg et antall fra 1 til {FLEST}.")
        if not self.froe.strip() or len(self.froe) > LENGSTE_FROE:
            raise _umulig("Frøet er tomt eller for langt.", f"Skriv et frø på høyst {LENGSTE_FROE} tegn.")
        if self.fra and self.til and self.fra > self.til:
            raise _umulig(
                f"Perioden begynner {text.day(self.fra)} og slutter {text.day(self.til)}.",
                "Velg en første møtedato som kommer før den siste.",
            )
        if self.lag and self.lag not in LAG:
            raise _umulig(f"«{self.lag}» er ikke noe å fordele på.", "Fordel på organ eller tjenesteområde.")

    @property
    def grenser(self) -> dict[str, Any]:
        """Which decisions can be drawn, as parameters of the queries."""
        return {"fra": self.fra, "til": self.til, "organ": self.organ}


@dataclass(frozen=True, slots=True)
class Versjon:
    """A version of the log: its number, and when it came into the lake."""

    id: int
    tid: datetime


@dataclass(frozen=True, slots=True)
class Utgave:
    """An edition that stands published: the period it is of, and the version of the numbers it is made from."""

    period: Period
    utgave: int
    tidspunkt: datetime
    versjon: int


@dataclass(frozen=True, slots=True)
class Ledd:
    """A link of a chain. `mangler` says what breaks it, in words that can follow «Brudd:»."""

    tilstand: Tilstand
    mangler: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kjede:
    """One drawn decision. `vedtak` is its row of vedtak/etterproeving (what is missing is None), with `mangel` of
    vedtak/mangler.

    `registrert` is the first version in which it had its present status without a break, `utgave` the first edition that
    told it, `meldefrist` the day it should be told by. `oppfoelging` are the rows of dialog/beslutninger that name it: what
    is written there is internal.
    """

    vedtak: Rad
    ledd: Mapping[str, Ledd]
    registrert: Versjon | None
    utgave: Utgave | None
    meldefrist: date | None
    oppfoelging: Sequence[Rad]

    @property
    def mangler(self) -> list[str]:
        return [mangel for ledd in self.ledd.values() for mangel in ledd.mangler]

    @property
    def resultat(self) -> Tilstand:
        """Broken where any link is; whole where all that could be judged are."""
        tilstander = {ledd.tilstand for ledd in self.ledd.values()}
        if Tilstand.BRUDD in tilstander:
            return Tilstand.BRUDD
        return Tilstand.IKKE_FORFALT if Tilstand.IKKE_FORFALT in tilstander else Tilstand.HEL


@dataclass(frozen=True, slots=True)
class Etterproeving:
    """What was drawn and what was found. `populasjon` has every decision that could be drawn (vedtak/etterproeving), `unntatt`
    counts those left out as exempt; deadlines are held against `dato`."""

    trekning: Trekning
    dato: date
    populasjon: pd.DataFrame
    unntatt: int
    kjeder: Sequence[Kjede]

    def antall(self, tilstand: Tilstand) -> int:
        return sum(kjede.resultat is tilstand for kjede in self.kjeder)

    @property
    def forfalt(self) -> int:
        """The chains that could be whole by now: those that are, and those that are broken."""
        return self.antall(Tilstand.HEL) + self.antall(Tilstand.BRUDD)

    @property
    def alle_er_trukket(self) -> bool:
        return len(self.kjeder) == len(self.populasjon)

    @property
    def intervall(self) -> tuple[float, float] | None:
        """Where the share of whole chains lies among all that could be judged, had every decision been drawn.

        None where there is nothing to estimate from, nothing left to estimate, or a spread draw: its «at least one of each»
        does not give every decision the same chance.
        """
        if not self.forfalt or self.alle_er_trukket or self.trekning.lag:
            return None
        return wilson(self.antall(Tilstand.HEL), self.forfalt)

    def per_ledd(self) -> dict[str, Counter[Tilstand]]:
        """How many chains stand where, link by link."""
        return {navn: Counter(kjede.ledd[navn].tilstand for kjede in self.kjeder) for navn in LEDD}

    @property
    def tilbakemelding_er_vurdert(self) -> bool:
        return all(
            kjede.ledd["tilbakemelding"].tilstand is not Tilstand.IKKE_VURDERT for kjede in self.kjeder
        )


def etterproev(
    trekning: Trekning, at: int, dato: date, versjoner: Sequence[Versjon], written: int, utgaver: Sequence[Utgave]
) -> Etterproeving:  # fmt: skip
    """Draw from the log at version `at`, and follow what is drawn.

    `versjoner` are those in which the log came in, `at` or earlier, the newest first; `written` the version whose meetings
    are read; `utgaver` the editions that stand. Raises DashboardError where the lake does not answer.
    """
    grenser = {"dato": dato, **trekning.grenser}
    populasjon = queries.run("vedtak/etterproeving", at, **grenser)
    trukket = _trukket(trekning, populasjon)
    rader = [_ren(rad) for rad in populasjon[populasjon["id"].isin(trukket)].to_dict("records")]
    mangler = queries.run("vedtak/mangler", at, dato=dato, vis_unntatt=False).set_index("id")["mangel"]
    registrert = foerst_registrert({rad["id"]: rad["status"] for rad in rader}, versjoner, _statuser)
    beslutninger = [_ren(rad) for rad in queries.run("dialog/beslutninger", written, moete=None).to_dict("records")]  # fmt: skip
    kjente = [utgave for utgave in utgaver if utgave.versjon <= at]
    return Etterproeving(
        trekning,
        dato,
        populasjon,
        int(queries.run("vedtak/antall_unntatt", at, **grenser)["antall"].iloc[0]),
        [
            kjede({**rad, "mangel": mangler.get(rad["id"])}, registrert.get(rad["id"]), kjente, beslutninger, dato)
            for rad in rader
        ],
    )  # fmt: skip


def foerst_registrert(
    statuser: Mapping[str, str | None],
    versjoner: Sequence[Versjon],
    les: Callable[[int, Sequence[str]], Mapping[str, str | None]],
) -> dict[str, Versjon]:
    """For each id the first version in which it had its present status, and from which it has kept it.

    `statuser` are those of now; `versjoner` go from the newest to the oldest, and `les` gives the statuses that some ids had
    in one of them. An id that the newest version does not have with that status is left out.
    """
    funnet: dict[str, Versjon] = {}
    igjen = list(statuser)
    for versjon in versjoner:
        if not igjen:
            break
        da = les(versjon.id, igjen)
        igjen = [id_ for id_ in igjen if id_ in da and da[id_] == statuser[id_]]
        funnet |= dict.fromkeys(igjen, versjon)
    return funnet


def kjede(
    rad: Rad, registrert: Versjon | None, utgaver: Sequence[Utgave], beslutninger: Sequence[Rad], dato: date
) -> Kjede:
    """The links of one decision. `rad` is as in Kjede; the other parameters are as in `etterproev`."""
    meldt = _meldt_i(rad, registrert, utgaver)
    frist = _meldefrist(rad, registrert)
    return Kjede(
        rad,
        {
            "vedtak": _hel_med("mangler saksnummer", rad["saksnr"] or rad["arkivsaknr"]),
            "eier": _hel_med("mangler ansvarlig", rad["ansvarlig"]),
            "handling": _handling(rad),
            "dokumentasjon": _dokumentasjon(rad),
            "tilbakemelding": _tilbakemelding(meldt, frist, dato, noe_er_publisert=bool(utgaver)),
        },
        registrert,
        meldt,
        frist,
        [beslutning for beslutning in beslutninger if gjelder(beslutning, rad)],
    )


def gjelder(beslutning: Rad, rad: Rad) -> bool:
    """Whether a decision or action of a meeting names the vedtak: in its text, in the number it stands by, or in its address.

    The id counts where it holds both letters and digits, any other after the word «vedtak» only. Case numbers repeat across
    bodies: one counts where it is the only one in the log, or the body is named too.
    """
    sagt = " ".join(
        [beslutning["tekst"] or "", beslutning["gjelder"] or "", unquote_plus(beslutning["lenke"] or "")]
    )
    id_ = re.escape(rad["id"])
    er_eget_ord = re.search(r"\d", rad["id"]) and re.search(r"[^\W\d_]", rad["id"])
    if _nevner(sagt, id_ if er_eget_ord else rf"vedtak\s+(nr\.?\s*)?{id_}"):
        return True
    if not rad["saksnr"] or not _nevner(sagt, r"\s*".join(map(re.escape, rad["saksnr"].split()))):
        return False
    har_ord = re.search(r"[^\W\d_]", rad["saksnr"]) is not None
    return bool(rad["entydig_saksnr"] and har_ord) or _nevner(sagt, re.escape(rad["organ"]))


def wilson(treff: int, antall: int) -> tuple[float, float]:
    """The 95 % score interval of a share, `treff` of `antall` (at least one), as two shares from 0 to 1.

    E. B. Wilson, «Probable inference, the law of succession, and statistical inference», Journal of the American Statistical
    Association 22 (1927), 209–212. It holds for small numbers too. That a sample is a good part of a small population is not
    counted with, so that it is then a little too wide, never too narrow.
    """
    z = NormalDist().inv_cdf((1 + _SIKKERHET) / 2)
    andel = treff / antall
    midt = andel + z**2 / (2 * antall)
    halv = z * sqrt(andel * (1 - andel) / antall + z**2 / (4 * antall**2))
    nevner = 1 + z**2 / antall
    return max((midt - halv) / nevner, 0.0), min((midt + halv) / nevner, 1.0)


def neste_halvaar_slutt(dag: date) -> date:
    """The last day of the half-year after the one `dag` is in."""
    return date(dag.year, 12, 31) if dag.month <= 6 else date(dag.year + 1, 6, 30)


def _trukket(trekning: Trekning, populasjon: pd.DataFrame) -> set[str]:
    if trekning.lag:
        lag = dict(zip(populasjon["id"], populasjon[trekning.lag], strict=True))
        return set(trekk_fra_lag(lag, trekning.antall, trekning.froe))
    return set(trekk(populasjon["id"], trekning.antall, trekning.froe))


def _statuser(versjon: int, ider: Sequence[str]) -> dict[str, str | None]:
    rader = queries.run("vedtak/status_i_loggen", versjon, ider=list(ider)).to_dict("records")
    return {rad["id"]: _ren(rad)["status"] for rad in rader}


def _hel_med(mangel: str, verdi: Any) -> Ledd:
    return Ledd(Tilstand.HEL) if verdi else Ledd(Tilstand.BRUDD, (mangel,))


def _handling(rad: Rad) -> Ledd:
    """Done or dropped, with the day: whole. Open, in order and within its deadline: not due."""
    if rad["status"] in CLOSED:
        return _hel_med("mangler statusdato", rad["statusdato"])
    mangel = rad["mangel"]
    mangler = [mangel[:1].lower() + mangel[1:]] if mangel else []
    if rad["dager_forsinket"] is not None:
        mangler.append("fristen er passert")
    return Ledd(Tilstand.BRUDD, tuple(mangler)) if mangler else Ledd(Tilstand.IKKE_FORFALT)


def _dokumentasjon(rad: Rad) -> Ledd:
    """What the log shows of how it ended; what is open has nothing to show yet."""
    if rad["status"] not in CLOSED:
        return Ledd(Tilstand.IKKE_FORFALT)
    return Ledd(Tilstand.BRUDD, ("mangler dokumentasjon",)) if rad["mangel"] else Ledd(Tilstand.HEL)


def _tilbakemelding(meldt: Utgave | None, frist: date | None, dato: date, *, noe_er_publisert: bool) -> Ledd:
    if not noe_er_publisert:
        return Ledd(Tilstand.IKKE_VURDERT)
    if meldt:
        return Ledd(Tilstand.HEL)
    if frist and frist < dato:
        return Ledd(Tilstand.BRUDD, ("mangler tilbakemelding",))
    return Ledd(Tilstand.IKKE_FORFALT)


def _meldt_i(rad: Rad, registrert: Versjon | None, utgaver: Sequence[Utgave]) -> Utgave | None:
    """The first edition made from a log with the present status, of a period that the decision was made by the end of."""
    if registrert is None or rad["status"] is None:
        return None
    med = (
        utgave
        for utgave in utgaver
        if utgave.versjon >= registrert.id and utgave.period.last_day >= rad["moetedato"]
    )
    return min(med, key=lambda utgave: utgave.tidspunkt, default=None)


def _meldefrist(rad: Rad, registrert: Versjon | None) -> date | None:
    """The municipality reports twice a year: a status should be told before the next half-year is over."""
    if rad["status"] is None:
        return None
    fra = rad["statusdato"] or (registrert.tid.date() if registrert else None)
    return neste_halvaar_slutt(fra) if fra else None


def _nevner(sagt: str, moenster: str) -> bool:
    """Whether the words stand there as words of their own: `V26-5` is not in `V26-53`."""
    return re.search(rf"(?<![\w/-]){moenster}(?![\w/-]*\w)", sagt, re.IGNORECASE) is not None


def _ren(rad: Mapping[Any, Any]) -> Rad:
    """The row with days as days, and None for what is missing or blank."""
    return {navn: _verdi(verdi) for navn, verdi in rad.items()}


def _verdi(verdi: Any) -> Any:
    if isinstance(verdi, str):
        return verdi.strip() or None
    if pd.isna(verdi):
        return None
    return verdi.date() if isinstance(verdi, datetime) else verdi


def _umulig(hva: str, raad: str) -> DashboardError:
    return DashboardError("Etterprøvingen kan ikke trekkes", hva, raad)
