"""An omstilling project: what it gives, what is at risk, and what comes next."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.omstilling import Omstilling, omstilling
from tests.analysis.strukturen import ledd, strategi

SEN, SENERE = date(2026, 9, 30), date(2027, 6, 30)
PLANEN = (
    ledd("M", "mål", frist=SENERE),
    ledd("A", "tiltak", overordnet="M", status="under arbeid", frist=SEN, tiltak=("T1", "T2"), hovedansvar=("HO",)),
    ledd("B", "tiltak", overordnet="M", status="under arbeid", frist=SENERE, tiltak=("T2", "T9"), hovedansvar=("Petter",)),
    ledd("B1", "aktivitet", overordnet="B", status="ikke startet", frist=date(2026, 12, 1)),
    ledd("C", "tiltak", overordnet="M", status="utført", frist=SEN),
    ledd("D", "tiltak", overordnet="M", status="utgår", frist=SEN, tiltak=("T3",)),
    ledd("I", "indikator", overordnet="M", maaleenhet="mill. kr", maalverdi=18.0, verdi=3.9, verdidato=SEN),
)  # fmt: skip


def tiltak(
    id_: str, vedtatt: float, realisert: float | None, forventet: float | None, **other: Any
) -> dict[str, Any]:
    return {
        "id": id_, "tittel": f"Tiltak {id_}", "status": "under arbeid", "frist": pd.Timestamp(2026, 6, 1), "vedtatt_effekt": vedtatt,
        "realisert_effekt": realisert, "forventet_effekt": forventet, "differanse": None, "gjennomfoert_uten_effekt": False, "dager_forsinket": None, **other,
    }  # fmt: skip


ALLE = (tiltak("T1", 100, 40, 90), tiltak("T2", 200, 0, 60), tiltak("T3", 5000, 0, 0))


def prosjekt(*rader: dict[str, Any], motsagt: tuple[str, ...] = (), **other: Any) -> Omstilling:
    frame = pd.DataFrame(rader or ALLE)
    lest = pd.DataFrame({"id": frame["id"], "uten_effekt": frame["id"].isin(motsagt)})
    struktur = strategi(*PLANEN, *other.get("flere", ()), ansvar=[("A", "HA", "HO"), ("B", "HA", "?")])
    return omstilling(struktur, "Planen", frame, lest)


def test_a_measure_that_several_name_is_counted_once_and_what_is_dropped_is_not() -> None:
    effekt = prosjekt().effekt
    assert (effekt.antall, effekt.vedtatt, effekt.realisert, effekt.forventet, effekt.differanse) == (2, 300, 40, 150, -150)  # fmt: skip


def test_the_target_in_kr_is_read_in_the_unit_it_is_given_in_and_two_targets_are_none() -> None:
    effekt = prosjekt().effekt
    assert (effekt.maal, effekt.maalt, effekt.maalt_dato) == (18_000_000, 3_900_000, SEN)
    to = ledd("I2", "indikator", overordnet="M", maaleenhet="kr", maalverdi=5.0)
    assert prosjekt(flere=(to,)).effekt.maal is None


def test_a_measure_that_is_not_in_the_years_budget_is_told() -> None:
    assert prosjekt().ukjente == ("T9",)


def test_what_is_late_what_nobody_owns_and_what_gives_nothing_are_the_risks() -> None:
    risikoer = prosjekt().risikoer
    assert risikoer[["slag", "hva"]].values.tolist() == [
        ["Forsinket", "Tittel A"], ["Uten eier", "Tittel B"], ["Uten effekt", "T2 Tiltak T2"],
    ]  # fmt: skip
    assert risikoer["dager_over"].iloc[0] == 31


def test_why_a_measure_gives_too_little_is_told() -> None:
    rader = (
        tiltak("T1", 100, 100, 100),
        tiltak("T2", 200, 0, 200, gjennomfoert_uten_effekt=True),
    )
    risikoer = prosjekt(*rader, motsagt=("T1",)).risikoer
    assert risikoer["aarsak"].dropna().tolist() == ["motsagt", "ikke meldt"]
    paa_grensen = prosjekt(tiltak("T1", 100, 0, 50), tiltak("T2", 0, 0, 0)).risikoer
    assert "Uten effekt" not in paa_grensen["slag"].tolist()


def test_the_next_steps_are_what_is_open_and_not_late_soonest_first() -> None:
    neste = prosjekt().neste
    assert neste["tittel"].tolist() == ["Tittel B1", "Tittel B"]
    assert neste["rolle"].isna().all()


def test_a_goal_has_its_own_deadline_and_the_status_of_its_work() -> None:
    [maal] = prosjekt().maal.to_dict("records")
    assert (maal["status"], maal["frist"], maal["antall"], maal["forsinket"]) == ("under arbeid", SENERE, 3, 1)  # fmt: skip


def test_every_measure_and_activity_stands_under_its_own_done_or_dropped_or_not() -> None:
    loes = ledd("B2", "aktivitet", status="utført", frist=SEN, kommentar="Drøftet")
    ring = (ledd("R1", "tiltak", overordnet="R2"), ledd("R2", "tiltak", overordnet="R1"))
    alt = prosjekt(flere=(loes, *ring)).alt
    assert alt["id"].tolist() == ["A", "B", "B1", "C", "D", "B2", "R1", "R2"]
    assert alt["del_id"].tolist() == ["M"] * 5 + [""] * 3
    assert alt["dager_over"].dropna().tolist() == [31]


def test_a_budget_measure_past_its_deadline_counts_and_so_does_what_the_accounts_do_not_show() -> None:
    funnet = prosjekt(
        tiltak("T1", 100, 40, 100), tiltak("T2", 200, 150, 200, dager_forsinket=244), motsagt=("T1",)
    )
    assert (funnet.effekt.realisert, funnet.effekt.motsagt, funnet.effekt.over_fristen) == (190, 40, 1)
    rader = funnet.risikoer[["slag", "hva", "dager_over"]].dropna().values.tolist()
    assert ["Forsinket", "T2 Tiltak T2", 244] in rader
