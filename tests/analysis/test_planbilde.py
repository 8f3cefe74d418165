"""What a plan begins with, and what is seen of a link or of a whole plan."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.maalstruktur import Ledd, Maalstruktur
from dashboard.analysis.planbilde import (
    DELANSVAR,
    HOVEDANSVAR,
    Penger,
    ansvarlige,
    ansvarlige_kort,
    av_ledd,
    av_plan,
    omraader,
    pengene,
    planer,
)
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period

SAMFUNNSDEL, BREV = ("Samfunnsdelen", "samfunnsdel"), ("Brevet", "oppdragsbrev")
PENGER = [
    "ledd",
    "budsjett",
    "regnskap",
    "avvik",
    "tiltak",
    "vedtatt_effekt",
    "realisert_effekt",
    "forventet_effekt",
]


def ledd(
    id_: str, nivaa: str, overordnet: str | None = None, plan: tuple[str, str] = SAMFUNNSDEL, **other: Any
) -> Ledd:
    return Ledd(id_, *plan, nivaa, id_, overordnet, **other)


def tiltak(id_: str, overordnet: str, status: str, **other: Any) -> Ledd:
    return ledd(id_, "tiltak", overordnet, ("Handlingsdelen", "handlingsdel"), status=status, **other)


LEDD = [
    ledd("O2", "oppdrag", plan=BREV, status="utført"),
    ledd("O1", "oppdrag", plan=BREV, status="ikke startet"),
    ledd("V", "visjon"),
    ledd("F løst", "fokusområde", "V"),
    ledd("S1", "satsingsområde", "V"),
    ledd("S2", "satsingsområde", "V"),
    ledd("M", "mål", "S1"),
    tiltak("T1", "M", "utført"),
    tiltak("T2", "M", "under arbeid", framdrift=50, frist=date(2026, 1, 1)),
    tiltak("T3", "M", "utgår"),
    ledd("I1", "indikator", "M", startverdi=0, maalverdi=10, verdi=10),
    ledd("I2", "indikator", "M", startverdi=0, maalverdi=10, verdi=5),
    ledd("I3", "indikator", "M"),
    ledd("Ring 1", "mål", "Ring 2", ("Ringen", "virksomhetsplan")),
    ledd("Ring 2", "mål", "Ring 1", ("Ringen", "virksomhetsplan")),
]
EIERE = [
    ("T1", "HA", "Kommunalsjef", "HO"), ("T1", "HA", "Enhetsleder", "HO"), ("T2", "HA", "Kommunalsjef", "HO"), ("T2", "HA", "KLG", None),
    ("T2", "DA", "Skolesjef", "OO"), ("T2", "DA", "Enhetsleder", "HO"), ("T3", "HA", "Skolesjef", "OO"),
]  # fmt: skip


def strategi(*penger: tuple[Any, ...]) -> Strategi:
    return Strategi(
        struktur=Maalstruktur({each.id: each for each in LEDD}),
        ansvar=pd.DataFrame(EIERE, columns=["ledd", "slag", "navn", "tjenesteomraade"]),
        penger=pd.DataFrame(list(penger), columns=PENGER),
        meldt=pd.DataFrame(columns=["oppdrag", "aar", "kvartal", "status", "framdrift"]),
        vedtak=pd.DataFrame(),
        period=Period(2026, 10),
        dato=date(2026, 10, 31),
    )


def test_a_plan_begins_under_its_visjon_and_one_that_hangs_under_another_is_seen_there() -> None:
    funnet = {plan: [each.id for each in topper] for plan, topper in planer(strategi().struktur).items()}
    assert funnet == {"Samfunnsdelen": ["S1", "S2", "F løst"], "Brevet": ["O2", "O1"], "Ringen": ["Ring 1"]}
    assert list(funnet) == ["Samfunnsdelen", "Brevet", "Ringen"]


def test_one_chooses_among_the_uppermost_areas_and_never_among_goals_or_work() -> None:
    topper = planer(strategi().struktur)
    assert [each.id for each in omraader(topper["Samfunnsdelen"])] == ["S1", "S2"]
    assert omraader(topper["Brevet"]) == omraader(topper["Ringen"]) == omraader(()) == ()


def test_a_link_is_seen_with_the_work_that_counts_who_has_it_and_its_indicators() -> None:
    hele = strategi()
    bilde = av_ledd(hele, hele.struktur.ledd["S1"], {})
    assert [each.id for each in bilde.arbeid] == ["T1", "T2"]
    assert (bilde.stand.framdrift, bilde.stand.utfoert, bilde.stand.forsinket) == (75, 1, 1)
    assert bilde.eiere == (("HO", 2), ("KLG", 1))
    assert (bilde.i_maal, bilde.maalt, bilde.indikatorer) == (1, 2, 3)
    assert bilde.penger == Penger()


def test_a_plan_without_one_top_has_no_amount_as_the_same_accounts_could_be_counted_twice() -> None:
    hele = strategi(("V", 10.0, 5.0, 3.0, 0, None, None, None), ("O1", 4.0, 1.0, 1.0, 0, None, None, None))
    topper, penger = planer(hele.struktur), pengene(hele)
    assert av_plan(hele, "Samfunnsdelen", topper["Samfunnsdelen"], penger).penger == Penger(10, 5, 3)
    brevet = av_plan(hele, "Brevet", topper["Brevet"], penger)
    assert brevet.penger is None
    assert (brevet.stand.status, brevet.stand.framdrift, brevet.stand.arbeid) == ("under arbeid", 50, 2)


def test_accounts_without_money_are_told_from_no_accounts_at_all() -> None:
    hele = strategi()
    assert not av_ledd(hele, hele.struktur.ledd["S1"], {}).har_konto
    med = replace(hele.struktur.ledd["T1"], ansvar="9")
    hele = replace(hele, struktur=Maalstruktur({**hele.struktur.ledd, "T1": med}))
    assert av_ledd(hele, hele.struktur.ledd["S1"], {}).har_konto


def test_without_any_accounts_nothing_is_said_to_be_used() -> None:
    assert pengene(strategi(("S1", 10.0, 0.0, 8.0, 1, 2.0, None, None)))["S1"] == Penger(10, None, None, 1, 2)


def test_the_owners_are_told_by_name_or_short_by_area_each_once() -> None:
    hele = strategi()
    assert ansvarlige(hele)["T1", HOVEDANSVAR] == ("Kommunalsjef", "Enhetsleder")
    kort = ansvarlige_kort(hele)
    assert kort["T1", HOVEDANSVAR] == ("Kommunalsjef (HO)", "Enhetsleder (HO)")
    assert kort["T2", HOVEDANSVAR] == ("Kommunalsjef (HO)", "KLG")
    assert kort["T2", DELANSVAR] == ("OO",), "HO has it already"
