"""What is seen of a plan: what it begins with, and of a link with all under it: the work, how far it is, the money, and who has it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.maalstand import Stand, samlet
from dashboard.analysis.maalstruktur import UTGAAR, Ledd, Maalstruktur, dybde
from dashboard.analysis.strategi import Strategi
from dashboard.datasets.maalstruktur import NIVAAER, PLANSLAG

HOVEDANSVAR, DELANSVAR = "HA", "DA"
REGEL_PENGER = (
    "Pengene er hele budsjettet og regnskapet på kontoene (ansvar, funksjon, art eller prosjekt) som leddet og alt under det peker"
    " på. Det viser hvor mye tjenesten koster, ikke hva tiltaket alene koster. En krone som flere peker på, telles én gang. Effekten"
    " av budsjettiltak vises for seg."
)
"""What the amounts are, and are not."""


@dataclass(frozen=True, slots=True)
class Penger:
    """Amounts in kr: `budsjett` and the effects of the whole year, `regnskap` and `avvik` (+ mindreforbruk) to the end of the
    period. None where nothing is known: no address, no accounts, no budget measure (`tiltak` counts them)."""

    budsjett: float | None = None
    regnskap: float | None = None
    avvik: float | None = None
    tiltak: int = 0
    vedtatt: float | None = None
    realisert: float | None = None
    forventet: float | None = None


@dataclass(frozen=True, slots=True)
class Bilde:
    """`arbeid`: the work that counts, what has been dropped left out; `eiere`: who has hovedansvar for how much of it, most
    first; `i_maal` of `maalt` of `indikatorer`. `penger` is None where no amount stands for the whole; `har_konto`: some link
    names an account, whether there is money on it or not."""

    arbeid: tuple[Ledd, ...]
    stand: Stand
    penger: Penger | None
    eiere: tuple[tuple[str, int], ...]
    indikatorer: int
    maalt: int
    i_maal: int
    har_konto: bool = False


def planer(struktur: Maalstruktur) -> dict[str, tuple[Ledd, ...]]:
    """What each plan begins with: its topmost links, for a visjon those under it. The samfunnsdel first, and of plans of one
    kind those that are parted into areas.

    A plan that hangs under another's links is seen there. Of a ring, which has no top, the first link is.
    """
    topper: dict[str, list[Ledd]] = {}
    slag: dict[str, int] = {}
    for rot in _roetter(struktur):
        slag.setdefault(rot.plan, _planslag(rot.planslag))
        under = struktur.barn(rot.id) if rot.nivaa == "visjon" else []
        topper.setdefault(rot.plan, []).extend(under or [rot])
    order = sorted(topper, key=lambda plan: (slag[plan], not omraader(topper[plan]), plan))
    return {plan: tuple(sorted(topper[plan], key=dybde)) for plan in order}


def omraader(topper: Sequence[Ledd]) -> tuple[Ledd, ...]:
    """Those a plan is parted into (satsingsområder, delstrategier), to choose among; none where it begins with goals or work."""
    lavest = NIVAAER.index("fokusområde")
    oeverst = min((dybde(each) for each in topper), default=lavest + 1)
    return tuple(each for each in topper if dybde(each) == oeverst <= lavest)


def pengene(strategi: Strategi) -> dict[str, Penger]:
    """By id, for each link that has money under it."""
    har_regnskap = bool(strategi.penger["regnskap"].fillna(0).any())
    return {str(rad["ledd"]): _penger(rad, har_regnskap) for rad in strategi.penger.to_dict("records")}


def av_ledd(strategi: Strategi, ledd: Ledd, penger: Mapping[str, Penger]) -> Bilde:
    """A link with all under it. `penger` as `pengene` gives it."""
    return _bilde(strategi, [ledd], penger.get(ledd.id, Penger()))


def av_plan(strategi: Strategi, plan: str, topper: Sequence[Ledd], penger: Mapping[str, Penger]) -> Bilde:
    """A whole plan. It has an amount where one link stands above it all: those of several may hold the same accounts."""
    roetter = [each for each in _roetter(strategi.struktur) if each.plan == plan]
    return _bilde(strategi, topper, penger.get(roetter[0].id, Penger()) if len(roetter) == 1 else None)


def ansvarlige(strategi: Strategi) -> dict[tuple[str, str], tuple[str, ...]]:
    """The names by link and HOVEDANSVAR or DELANSVAR, each once."""
    return _per_ledd(strategi.ansvar, strategi.ansvar["navn"])


def ansvarlige_kort(strategi: Strategi) -> dict[tuple[str, str], tuple[str, ...]]:
    """As a row has room for: who has hovedansvar with the code of the tjenesteområde (`Plansjef (PN)`), and of delansvar the codes
    of the other tjenesteområder alone."""
    ansvar = strategi.ansvar
    omraade = ansvar["tjenesteomraade"]
    med_kode = ansvar["navn"].where(omraade.isna(), ansvar["navn"] + " (" + omraade.fillna("") + ")")
    koder = _per_ledd(ansvar, _omraade_eller_navn(ansvar))
    kort = dict(koder)
    for (ledd, slag), navn in _per_ledd(ansvar, med_kode).items():
        if slag == HOVEDANSVAR:
            kort[ledd, slag] = navn
        else:
            egne = koder.get((ledd, HOVEDANSVAR), ())
            kort[ledd, slag] = tuple(each for each in koder[ledd, slag] if each not in egne)
    return kort


def _per_ledd(ansvar: pd.DataFrame, navnene: pd.Series) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], dict[str, None]] = {}
    for ledd, slag, navn in zip(ansvar["ledd"], ansvar["slag"], navnene, strict=True):
        found.setdefault((ledd, slag), {})[navn] = None
    return {hvem: tuple(navn) for hvem, navn in found.items()}


def _bilde(strategi: Strategi, ledd: Sequence[Ledd], penger: Penger | None) -> Bilde:
    struktur, stand = strategi.struktur, strategi.stand
    alt = {
        each.id: each for topp in ledd for each in ([topp] if topp.er_arbeid else struktur.arbeid(topp.id))
    }
    arbeid = tuple(each for each in alt.values() if stand[each.id].status != UTGAAR)
    maalinger = {each.id: each for topp in ledd for each in struktur.indikatorer(topp.id)}.values()
    naadd = [each.maaloppnaaelse for each in maalinger if each.maaloppnaaelse is not None]
    return Bilde(
        arbeid=arbeid,
        stand=stand[ledd[0].id] if len(ledd) == 1 else _samlet([stand[id_] for id_ in alt]),
        penger=penger,
        eiere=_eiere(strategi.ansvar, [each.id for each in arbeid]),
        indikatorer=len(maalinger),
        maalt=len(naadd),
        i_maal=sum(value >= 100 for value in naadd),
        har_konto=any(each.har_adresse for topp in ledd for each in (topp, *struktur.etterkommere(topp.id))),
    )


def _samlet(deler: Sequence[Stand]) -> Stand:
    status, framdrift = samlet([(each.status, each.framdrift) for each in deler])
    frister: list[date] = [each.frist for each in deler if each.frist is not None]
    return Stand(
        status=status,
        framdrift=framdrift,
        arbeid=sum(each.arbeid for each in deler),
        kjent=sum(each.kjent for each in deler),
        utfoert=sum(each.utfoert for each in deler),
        forsinket=sum(each.forsinket for each in deler),
        frist=min(frister, default=None),
    )


def _eiere(ansvar: pd.DataFrame, arbeid: Sequence[str]) -> tuple[tuple[str, int], ...]:
    har = ansvar[(ansvar["slag"] == HOVEDANSVAR) & ansvar["ledd"].isin(arbeid)]
    hver = dict.fromkeys(zip(har["ledd"], _omraade_eller_navn(har), strict=True))
    antall = Counter(navn for _, navn in hver)
    return tuple(sorted(antall.items(), key=lambda each: (-each[1], each[0])))


def _omraade_eller_navn(ansvar: pd.DataFrame) -> pd.Series:
    """The tjenesteområde; the name of who stands for the whole municipality, and of who is not known."""
    return ansvar["tjenesteomraade"].where(ansvar["tjenesteomraade"].notna(), ansvar["navn"])


def _roetter(struktur: Maalstruktur) -> list[Ledd]:
    """The roots, and the first link of each ring: what no root leads to."""
    found = list(struktur.roetter)
    reached = {each.id for rot in found for each in (rot, *struktur.etterkommere(rot.id))}
    for each in struktur.ledd.values():
        if each.id not in reached:
            found.append(each)
            reached |= {each.id, *(under.id for under in struktur.etterkommere(each.id))}
    return found


def _planslag(slag: str) -> int:
    return PLANSLAG.index(slag) if slag in PLANSLAG else len(PLANSLAG)


def _penger(rad: Mapping[Any, Any], har_regnskap: bool) -> Penger:
    return Penger(
        budsjett=_tall(rad["budsjett"]),
        regnskap=_tall(rad["regnskap"]) if har_regnskap else None,
        avvik=_tall(rad["avvik"]) if har_regnskap else None,
        tiltak=int(rad["tiltak"]),
        vedtatt=_tall(rad["vedtatt_effekt"]),
        realisert=_tall(rad["realisert_effekt"]),
        forventet=_tall(rad["forventet_effekt"]),
    )


def _tall(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
