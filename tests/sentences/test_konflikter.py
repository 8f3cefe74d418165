"""Where one part of the numbers says another thing than the next: what is asked, and in which words."""

from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.funn import Funn
from dashboard.sentences import konflikter
from dashboard.text import NO_BREAK


def plain(funn: Funn) -> str:
    return funn.setning.replace(NO_BREAK, " ")


def measure(id_: str = "T1", **other: Any) -> dict[str, Any]:
    """A row of tiltak/effekt_i_regnskapet, joined with one of tiltak/per_tiltak."""
    return {
        "id": id_, "tittel": f"Tiltak {id_}", "status": "gjennomført", "vedtatt_effekt": 1_200_000.0, "forventet_effekt": 1_200_000.0,
        "vedtatt_hittil": 1_000_000.0, "regnskap": 3_300_000.0, "budsjett": 2_400_000.0, "nedgang": -175_169.0, "avvik": -918_290.0,
        "leses_hos": None, "uten_effekt": True, **other,
    }  # fmt: skip


def without_effect(*rows: dict[str, Any]) -> list[Funn]:
    return konflikter.tiltak_uten_effekt(pd.DataFrame(rows, columns=[*measure()]))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            measure(),
            "«Tiltak T1» er meldt gjennomført og skulle ha gitt 1,0 mill. kr til nå. Der tiltaket skal virke, er netto utgift"
            " 175 169 kr høyere enn i fjor, med et merforbruk på 918 290 kr.",
        ),
        (
            measure(tittel="<b>LED</b>", vedtatt_hittil=200_000.0, nedgang=0.0, avvik=-1_150_000.0),
            "«<b>LED</b>» er meldt gjennomført og skulle ha gitt 200 000 kr til nå. Der tiltaket skal virke, er netto utgift"
            " den samme som i fjor, med et merforbruk på 1,2 mill. kr.",
        ),
    ],
)
def test_a_measure_reported_as_done_is_asked_where_its_effect_is(row: dict[str, Any], said: str) -> None:
    [funn] = without_effect(row, measure("T2", uten_effekt=False))
    assert plain(funn) == said
    assert (funn.kroner, funn.del_, funn.tittel) == (row["vedtatt_hittil"], "tiltak", row["tittel"])


def test_measures_that_are_read_together_are_asked_together() -> None:
    read_with_first = {"leses_hos": "T1", "regnskap": None, "budsjett": None, "nedgang": None, "avvik": None}
    [funn] = without_effect(measure("T1"), measure("T2", **read_with_first))
    assert plain(funn) == (
        "«Tiltak T1» og «Tiltak T2» er meldt gjennomført og skulle til sammen ha gitt 1,0 mill. kr til nå. Der tiltakene skal"
        " virke, er netto utgift 175 169 kr høyere enn i fjor, med et merforbruk på 918 290 kr."
    )


def test_a_measure_that_is_read_with_one_still_going_on_has_that_ones_figures() -> None:
    going_on = measure("T1", status="under arbeid", uten_effekt=False)
    [funn] = without_effect(going_on, measure("T2", leses_hos="T1", nedgang=None, avvik=None))
    assert plain(funn).startswith(
        "«Tiltak T2» er meldt gjennomført og skulle sammen med «Tiltak T1» ha gitt 1,0 mill. kr til nå. Der tiltakene skal virke,"
    )


def test_no_measures_have_nothing_to_be_asked() -> None:
    assert without_effect() == []


def green(**other: Any) -> list[Funn]:
    row = measure(uten_effekt=False, avvik=-400_000.0, budsjett=10_000_000.0, **other)
    effect = ["id", "budsjett", "regnskap", "avvik", "uten_effekt"]
    frame = pd.DataFrame([row])
    return konflikter.groenn_status(
        frame.drop(columns=effect[1:]), frame[effect], grense_kr=250_000, grense_prosent=1
    )


@pytest.mark.parametrize("status", ["under arbeid", "gjennomført"])
def test_a_measure_on_track_is_asked_why_its_address_is_not(status: str) -> None:
    [funn] = green(status=status)
    assert plain(funn) == (
        f"«Tiltak T1» er {status} og ventet å gi det som er vedtatt, men der tiltaket skal virke, er det et merforbruk på 400 000 kr."
    )
    assert (funn.kroner, funn.del_) == (400_000, "tiltak")


@pytest.mark.parametrize(
    "other",
    [
        {"status": "avventer"}, {"status": "utgår"}, {"forventet_effekt": 1_100_000.0}, {"forventet_effekt": None},
        {"vedtatt_effekt": None},
    ],
)  # fmt: skip
def test_a_measure_that_is_reported_short_or_not_begun_contradicts_nothing(other: dict[str, Any]) -> None:
    assert green(**other) == []


@pytest.mark.parametrize(
    ("avvik", "budsjett", "uten_effekt"),
    [
        (-250_000.0, 10e6, False), (-400_000.0, 40e6, False), (400_000.0, 10e6, False), (-400_000.0, 10e6, True),
        (None, None, False),
    ],
)  # fmt: skip
def test_within_either_limit_below_budget_or_said_already_is_no_contradiction(
    avvik: float | None, budsjett: float | None, uten_effekt: bool
) -> None:
    row = measure(avvik=avvik, budsjett=budsjett, uten_effekt=uten_effekt)
    frame = pd.DataFrame([row])
    effect = frame[["id", "budsjett", "regnskap", "avvik", "uten_effekt"]]
    assert konflikter.groenn_status(frame[["id", "tittel", "status", "vedtatt_effekt", "forventet_effekt"]], effect, 250_000, 1) == []  # fmt: skip


def test_a_decision_reported_as_done_is_asked_what_shows_it_and_other_lacks_are_not_contradictions() -> None:
    lacking = pd.DataFrame([("Rammeavtale", "utført"), ("Plan", "avventer")], columns=["tittel", "status"])
    [funn] = konflikter.utfoert_uten_dokumentasjon(lacking)
    assert funn.setning == "«Rammeavtale» er meldt utført, men ingenting i loggen viser det."
    assert (funn.del_, funn.kroner) == ("vedtak", 0)


def unit(**other: Any) -> dict[str, Any]:
    return {
        "omraade": "OO", "enhet": "219", "navn": "Barnevern", "regnskap": 22e6, "avvik": -2_500_000.0, "aarsbudsjett": 24.3e6,
        "prognose_leder": 24.3e6, "prognose_rest": 26.8e6, "prognose_sesong": 26.9e6, "avvik_prognose": -2_600_000.0, **other,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            unit(),
            "Barnevern: lederen melder et år på budsjett (24,3 mill. kr i netto utgift), men det er et merforbruk på 2,5 mill. kr"
            " hittil, og metodene peker mot et merforbruk på 2,5 til 2,6 mill. kr ved årets slutt.",
        ),
        (
            unit(navn="Vann", aarsbudsjett=-8e6, prognose_leder=-8e6, prognose_rest=-9e6, prognose_sesong=-9e6, avvik=0.0),
            "Vann: lederen melder et år på budsjett (8,0 mill. kr i netto inntekt), men det er balanse hittil, og metodene peker"
            " mot et mindreforbruk på 1,0 mill. kr ved årets slutt.",
        ),
    ],
)  # fmt: skip
def test_a_leader_on_budget_is_asked_where_every_method_says_otherwise(
    row: dict[str, Any], said: str
) -> None:
    two = pd.DataFrame([row, unit(enhet="220")], index=[3, 8])
    [funn] = konflikter.prognose_mot_utvikling(two, pd.Series([True, False], [3, 8]))
    assert plain(funn) == said
    assert (funn.kroner, funn.omraade, funn.enhet) == (2_600_000, "OO", "219")


def post(gruppe: str, uteblitt: float, fra: int, til: int, **other: Any) -> dict[str, Any]:
    return {
        "omraade": "OO", "enhet": "213", "navn": "Nes skole", "artsgruppe_navn": gruppe, "uteblitt": uteblitt, "fra": fra, "til": til,
        **other,
    }  # fmt: skip


def missing(*rows: dict[str, Any], avvik: float | None) -> list[Funn]:
    other_area = unit(omraade="HO", enhet="213", avvik=9e9)
    units = pd.DataFrame([unit(enhet="213", avvik=avvik), other_area]).astype({"avvik": float})
    return konflikter.uteblitte_poster(pd.DataFrame(rows), units)


@pytest.mark.parametrize(
    ("rows", "avvik", "said"),
    [
        (
            [post("Salgs- og leieinntekter", -3_668_084, 8, 8)], -3_903_539,
            "Nes skole: salgs- og leieinntekter på 3,7 mill. kr ble ført i august i fjor, men ikke i år. Nå er det et merforbruk på"
            " 3,9 mill. kr; med beløpet ville det vært et merforbruk på om lag 235 000 kr.",
        ),
        (
            [post("Andre refusjoner", -1_182_253, 4, 10), post("Sykelønnsrefusjon", -384_563, 5, 9)], -463_724,
            "Nes skole: andre refusjoner på 1,2 mill. kr og sykelønnsrefusjon på 384 563 kr ble ført i april–oktober i fjor, men"
            " ikke i år. Nå er det et merforbruk på 463 724 kr; med beløpene ville det vært et mindreforbruk på om lag 1,1 mill. kr.",
        ),
        (
            [post("Fastlønn", 500_000, 1, 2)], 500_000,
            "Nes skole: fastlønn på 500 000 kr ble ført i januar–februar i fjor, men ikke i år. Nå er det et mindreforbruk på"
            " 500 000 kr; med beløpet ville det vært balanse.",
        ),
        (
            [post("<i>Leie</i>", -500_000, 3, 3)], None,
            "Nes skole: <i>leie</i> på 500 000 kr ble ført i mars i fjor, men ikke i år.",
        ),
    ],
)  # fmt: skip
def test_posts_that_have_not_come_are_asked_for_with_what_the_deviation_would_have_been(
    rows: list[dict[str, Any]], avvik: float | None, said: str
) -> None:
    [funn] = missing(*rows, avvik=avvik)
    assert plain(funn) == said
    assert (funn.omraade, funn.enhet) == ("OO", "213")
    assert funn.kroner == sum(abs(row["uteblitt"]) for row in rows)


def test_missing_revenue_and_missing_expenditure_do_not_hide_each_other() -> None:
    [funn] = missing(post("Fastlønn", 500_000, 1, 1), post("Andre refusjoner", -500_000, 1, 1), avvik=-1.0)
    assert funn.kroner == 1_000_000
    assert "fastlønn på 500 000 kr og andre refusjoner på 500 000 kr" in plain(funn)


def test_every_unit_is_asked_once_and_accounts_without_a_unit_are_not_called_one() -> None:
    uten = {"omraade": "uten", "enhet": "uten", "navn": "Uten enhet"}
    first, second = missing(
        post("Fastlønn", 5e6, 1, 1, **uten), post("Fastlønn", 400_000, 1, 1), avvik=-400_000
    )
    assert plain(first) == "Regnskapet uten enhet: fastlønn på 5,0 mill. kr ble ført i januar i fjor, men ikke i år."  # fmt: skip
    assert second.tittel == "Nes skole"


def test_no_posts_missing_is_nothing_to_ask() -> None:
    none = pd.DataFrame([post("Fastlønn", 1, 1, 1)])[:0]
    assert konflikter.uteblitte_poster(none, pd.DataFrame([unit()])) == []


UTEN = {"omraade": "uten", "enhet": "uten", "navn": "Uten enhet"}


@pytest.mark.parametrize(
    ("kroner", "said"),
    [
        (347_283, "347 283 kr er ført på ansvar som mangler i organisasjonen. Ingen enhet svarer for beløpet."),
        (-1_200_000, "1,2 mill. kr i inntekt er ført på ansvar som mangler i organisasjonen. Ingen enhet svarer for beløpet."),
    ],
)  # fmt: skip
def test_accounts_that_nobody_answers_for_are_asked_for(kroner: float, said: str) -> None:
    [funn] = konflikter.uplasserte(pd.DataFrame([unit(), unit(**UTEN, regnskap=kroner)]))
    assert plain(funn) == said
    assert (funn.kroner, funn.omraade, funn.enhet) == (abs(kroner), "uten", "uten")


@pytest.mark.parametrize(
    "rows",
    [
        [unit()],
        [unit(), unit(**UTEN, regnskap=0.2)],
        [unit(), unit(**UTEN, regnskap=None)],
        [unit(), unit(**UTEN | {"omraade": "OO"})],
        [unit(**UTEN)],
    ],
    ids=["all placed", "nothing posted", "no accounts", "placed in an area by the file", "no organisation known"],
)  # fmt: skip
def test_accounts_with_a_place_or_in_a_lake_without_units_are_no_contradiction(
    rows: list[dict[str, Any]],
) -> None:
    assert konflikter.uplasserte(pd.DataFrame(rows).astype({"regnskap": float})) == []


@pytest.mark.parametrize(
    ("antall", "said"),
    [
        (0, "Ingen motsigelser er funnet i tallene."),
        (1, "Én motsigelse i tallene bør forklares. Den er et spørsmål, ikke et svar."),
        (6, "Seks motsigelser i tallene bør forklares. De er spørsmål, ikke svar."),
        (13, "13 motsigelser i tallene bør forklares. De er spørsmål, ikke svar."),
    ],
)
def test_the_sentence_above_the_list_counts_them(antall: int, said: str) -> None:
    assert konflikter.oppsummert([Funn("A", "", "")] * antall) == said
