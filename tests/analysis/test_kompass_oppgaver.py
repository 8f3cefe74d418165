"""The way to a target, and the tasks behind it: which points they may bring, and what is done but not assessed."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.kompass_evaluering import Evaluering, Kriterium, Omraade, Versjon
from dashboard.analysis.kompass_oppgaver import arbeidet, kan_hentes, oppgavene, per_tiltak
from dashboard.analysis.kompass_veien import (
    ANSLAG,
    DOKUMENTERT,
    EVALUERING,
    INGENTING,
    Start,
    inntil,
    maalet,
    neste,
    starten,
    uloeftet,
    veien,
)
from dashboard.analysis.kompasset import Kompass
from dashboard.analysis.strategi import Strategi
from tests.analysis.strukturen import ledd, strategi

LEDD = [("5", "område", None, "Brukere", 100.0, False), ("5.1", "delkriterium", "5", "Strategi", 60.0, True),
        ("5.2", "delkriterium", "5", "Service", 30.0, True), ("5.3", "delkriterium", "5", "Innsyn", 10.0, True)]  # fmt: skip
VERSJON = Versjon("3.1", "Versjon 3.1", 2020, 75, ("Omfang", "Resultat"), 100)


def evaluering(
    poeng: tuple[float | None, float | None, float | None], oppgitt: float | None = None
) -> Evaluering:
    kriterier = tuple(
        Kriterium(nr, navn, maks, skaar)
        for (nr, _, _, navn, maks, _), skaar in zip(LEDD[1:], poeng, strict=True)
    )
    return Evaluering(
        "1841", "Fauske", 2023, "3.1", oppgitt, (Omraade("3.1", "5", "Brukere", "", 100, None, kriterier),)
    )


def vurdering(nr: str, dato: str, grad: int = 2) -> dict[str, Any]:
    return {"nr": nr, "dimensjon": "Omfang", "grad": grad, "andel": 25.0 * grad, "steg": "gjennomført", "dokumentert": True,
            "dato": pd.Timestamp(dato)}  # fmt: skip


def tiltak(id_: str, nr: str, grad: int, dagsverk: float | None, *ledd_: str) -> dict[str, Any]:
    return {"id": id_, "nr": nr, "tiltak": f"Tiltak {id_}", "dimensjon": None, "maal_grad": grad, "andel": 25.0 * grad,
            "dagsverk": dagsverk, "ansvarlig": None, "frist": None, "ledd": list(ledd_)}  # fmt: skip


def kompass(
    *,
    siste: Evaluering | None = None,
    vurdert: tuple[dict[str, Any], ...] = (),
    plan: tuple[dict[str, Any], ...] = (),
) -> Kompass:
    maalestokk = pd.DataFrame(LEDD, columns=["nr", "nivaa", "over", "navn", "maks", "vurderes"])
    tom = pd.DataFrame(columns=list(vurdering("5.1", "2026-01-01")))
    return Kompass(
        kommune="1841", versjoner={"3.1": VERSJON}, maalestokker={"3.1": maalestokk}, evalueringer=(siste,) if siste else (),
        referanser=pd.DataFrame(), omtaler=pd.DataFrame(), vurderinger=pd.DataFrame(vurdert) if vurdert else tom,
        planen=pd.DataFrame(plan, columns=list(tiltak("", "", 0, None))),
    )  # fmt: skip


KJENT = evaluering((30, 15, 10))
PLAN = (tiltak("K1", "5.1", 4, 30, "B1"), tiltak("K2", "5.2", 4, None))
STRATEGI = strategi(
    ledd("D", "delstrategi", kompass=("5.2",)),
    ledd("A", "hovedoppgave", overordnet="D", status="utført", statusdato=date(2026, 5, 1)),
    ledd(
        "B",
        "hovedoppgave",
        overordnet="D",
        status="under arbeid",
        frist=date(2026, 10, 1),
        kompass=("5.1", "5.2"),
    ),
    ledd("B1", "aktivitet", overordnet="B"),
    ledd("C", "hovedoppgave", status="utført", kompass=("Brukere",)),
    ledd("E", "hovedoppgave", status="utført", kompass=("5.3.7 Ukjent spørsmål",)),
    ledd("F", "hovedoppgave", status="utgår", kompass=("5.1",)),
    ledd("G", "hovedoppgave", kompass=("9.1", "kvalitet")),
)


def test_the_way_starts_from_what_is_known_and_the_target_is_what_is_adopted_or_the_next_points() -> None:
    kjent = kompass(siste=KJENT, plan=PLAN)
    assert starten(kjent) == Start(55, EVALUERING, 2023), "nothing is assessed since"
    vurdert = kompass(siste=KJENT, vurdert=(vurdering("5.1", "2026-01-01"),))
    assert starten(vurdert) == Start(55, ANSLAG)
    assert (maalet(kjent, None), maalet(kjent, 72.0), neste(kjent).maal) == (100, 72, 100)
    bare_total = kompass(siste=evaluering((None, None, None), 40))
    assert starten(bare_total) == Start(40, EVALUERING, 2023, kjent=False)
    assert maalet(bare_total, None) == 90
    assert starten(kompass(vurdert=(vurdering("5.1", "2026-01-01"),))) == Start(15, DOKUMENTERT, kjent=False)
    assert starten(kompass()) == Start(0, INGENTING, kjent=False)


def test_the_plan_reaches_a_target_or_is_told_how_far_short_it_falls() -> None:
    kjent = kompass(siste=KJENT, plan=PLAN)
    vei = veien(kjent, 80)
    assert vei.naadd is not None
    assert ([each.tiltak.id for each in vei.naadd], [each.tiltak.id for each in vei.rest]) == (["K1"], ["K2"])
    assert (vei.trengs, vei.mangler, vei.gir) == (25, 0, 45)
    for_langt = veien(kompass(siste=KJENT, plan=PLAN[:1]), 100)
    assert (for_langt.naadd, for_langt.gir, for_langt.mangler) == (None, 30, 15)
    naadd = veien(kjent, 50)
    assert (naadd.naadd, naadd.trengs, len(naadd.rest)) == ((), 0, 2)
    assert veien(kompass(siste=KJENT), 60).mangler == 5


def test_what_no_measure_lifts_is_told_most_points_first_and_unknown_points_are_at_most_so_many() -> None:
    bare_ett = kompass(siste=KJENT, plan=PLAN[1:])
    assert [(each.nr, each.poeng, each.inntil) for each in uloeftet(bare_ett)] == [("5.1", 30, False)]
    ukjent = kompass(plan=PLAN[1:])
    assert [(each.nr, each.poeng, each.inntil) for each in uloeftet(ukjent)] == [
        ("5.1", 60, True),
        ("5.3", 10, True),
    ]
    assert inntil(ukjent.plan, ukjent.celler)
    assert not inntil(bare_ett.plan, bare_ett.celler)


def rader(strategien: Strategi, kompasset: Kompass) -> dict[tuple[str, str], tuple[float, bool, bool]]:
    return {
        (each.ledd.id, each.nr): (each.poeng, each.inntil, each.ikke_vurdert)
        for each in oppgavene(strategien, kompasset)
    }  # fmt: skip


def test_a_task_may_bring_what_the_plan_says_else_what_is_left_in_its_own_or_inherited_criterion() -> None:
    kjent = kompass(siste=KJENT, plan=PLAN)
    assert rader(STRATEGI, kjent) == {
        ("A", "5.2"): (15, True, True),
        ("B", "5.1"): (30, False, False),
        ("B", "5.2"): (15, True, False),
        ("C", "5"): (45, True, True),
        ("E", "5.3"): (0, True, False),
    }
    alle = oppgavene(STRATEGI, kjent)
    assert [each.ledd.id for each in alle[:2]] == ["A", "C"]
    (omraade,) = [each for each in alle if each.bare_omraade]
    assert omraade.ledd.id == "C"
    assert next(each for each in alle if each.nr == "5.1").dager_over == 30
    assert kan_hentes(alle, kjent) == 45, "a point is counted once, and the whole area not at all"
    egne = [
        (each.ledd.id, [oppgave.nr for oppgave in each.oppgaver], each.nye, each.deler)
        for each in arbeidet(alle, kjent)
    ]
    assert egne == [
        ("A", ["5.2"], 15, False), ("C", ["5"], None, False), ("B", ["5.1", "5.2"], 30, False), ("E", ["5.3"], 0, False),
    ], "each task once, and what is shared with the first"  # fmt: skip
    assert [each.id for each in per_tiltak(STRATEGI, kjent.plan)["K1"]] == ["B1"]


@pytest.mark.parametrize(
    ("statusdato", "vurdert", "ikke_vurdert", "ukjent"),
    [
        (date(2026, 5, 1), None, True, False),
        (date(2026, 5, 1), "2026-04-30", True, False),
        (date(2026, 5, 1), "2026-05-01", False, False),
        (None, None, True, False),
        (None, "2026-04-30", False, True),
    ],
)
def test_a_finished_task_waits_until_its_criterion_is_assessed_after_it(
    statusdato: date | None, vurdert: str | None, ikke_vurdert: bool, ukjent: bool
) -> None:
    egen = strategi(ledd("A", status="utført", statusdato=statusdato, kompass=("5.2",)))
    vurderinger = (vurdering("5.2", vurdert),) if vurdert else ()
    (oppgave,) = oppgavene(egen, kompass(siste=KJENT, vurdert=vurderinger))
    assert (oppgave.ikke_vurdert, oppgave.ukjent_naar) == (ikke_vurdert, ukjent)


def test_without_a_strategy_or_a_plan_there_is_nothing_to_tell() -> None:
    assert oppgavene(strategi(), kompass(siste=KJENT, plan=PLAN)) == []
    assert kan_hentes([], kompass()) == 0
