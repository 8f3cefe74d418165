"""What the population says, in every case it can meet."""

from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.befolkning import Befolkning
from dashboard.sentences import demografi as tekst
from dashboard.text import NO_BREAK
from tests.analysis.test_befolkning import FAUSKE, population

NAN = float("nan")


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


def test_the_old_are_told_first_then_everybody() -> None:
    assert plain(tekst.om_befolkningen(FAUSKE, 2030)) == (
        "Antall innbyggere på 80 år og eldre øker fra 571 i 2023 til 821 i 2030 (+43,8 %). Folketallet synker fra 9 600 i 2023 til 9 300 i 2030 (−3,1 %)."
    )
    assert plain(tekst.om_befolkningen(FAUSKE, None)) == (
        "Antall innbyggere på 80 år og eldre er 571 per 1. januar 2023. Folketallet er 9 600 per 1. januar 2023."
    )
    still = population(("registrert", 2026, {"alle": 5}), ("hoved", 2030, {"alle": 5}))
    assert tekst.om_befolkningen(still, 2030) == "Folketallet er 5 i 2026 og ventes å være det samme i 2030."
    assert "ikke for de aldersgruppene" in tekst.om_befolkningen(
        population(("registrert", 2026, {"0": 5})), None
    )


def reservations(befolkning: Befolkning, aar: int | None = None, oensket: int | None = None) -> list[str]:
    return [plain(each) for each in tekst.forbehold(befolkning, aar, oensket)]


def test_the_source_and_everything_odd_about_the_numbers_is_told() -> None:
    told = reservations(FAUSKE, 2030, 2033)
    assert (
        told[0]
        == "Registrert folketall: opplastet fil; framskriving: opplastet fil. Tall per 1. januar. Statistisk sentralbyrå."
    )
    assert "Framskrivingen slutter i 2030: det er vist i stedet for 2033." in told
    assert (
        "Framskrivingen er laget fra 2022, registeret er fra 2023. Den ventet 9 610 innbyggere i 2023; registeret har 9 600."
        in told
    )
    assert told[-1] == (
        "Kan ikke vises fordi filen ikke har alle aldrene i gruppen: 90 år og eldre. Hent tabellen på nytt med ettårige aldre."
    )


@pytest.mark.parametrize(
    ("befolkning", "sagt"),
    [
        (population(("registrert", 2026, {"alle": 1}), ("hoved", 2020, {"alle": 1})), "går ikke lenger enn registeret (2026)"),
        (population(("hoved", 2024, {"alle": 1}), ("hoved", 2030, {"alle": 1})), "2024 er framskrivingens første år"),
        (population(("registrert", 2017, {"alle": 1}), lagt_sammen=True), "Til og med 2017 er tallene lagt sammen"),
        (population(("registrert", 2026, {"alle": 1}), tabell="07459", oppdatert=pd.Timestamp("2026-02-25")), "tabell 07459, oppdatert 25.02.2026"),
        (Befolkning(population(("registrert", 2026, {"1-5": None})).rader.assign(mangel="overlapper")), "aldersgruppene i filen overlapper: 1–5 år"),
        (Befolkning(population(("registrert", 2026, {"1-5": None})).rader.assign(mangel="merket")), "ikke oppgir tall for en av aldrene: 1–5 år"),
    ],
)  # fmt: skip
def test_each_reservation_stands_where_it_applies(befolkning: Befolkning, sagt: str) -> None:
    assert sagt in " ".join(reservations(befolkning))
    assert sagt not in " ".join(reservations(FAUSKE))


def test_the_dependency_ratio_is_told_now_and_then() -> None:
    years = pd.DataFrame(
        [(2026, False, 82.4, 40.2), (2036, True, 95.0, 52.0)],
        columns=["aar", "framskrevet", "samlet", "eldre"],
    )
    assert tekst.om_forsoergerbyrden(years, 2026, 2036) == (
        "For hver 100 innbyggere i alderen 20–64 år er det 82,4 barn, unge og eldre i 2026, og 95,0 i 2036."
        " Eldre alene går fra 40,2 til 52,0."
    )
    assert tekst.om_forsoergerbyrden(years, 2026, None).endswith(
        "82,4 barn, unge og eldre i 2026. Eldre alene er 40,2."
    )
    assert tekst.om_forsoergerbyrden(years.iloc[1:], 2026, 2036).startswith(
        "Forsørgerbyrden kan ikke regnes ut"
    )


def test_the_need_is_told_with_what_grows_and_what_falls() -> None:
    need = {
        "pleie_og_omsorg": 8_416_000.0,
        "barnehage": -4_380_000.0,
        "grunnskole": -629_000.0,
        "sosial": -514_000.0,
    }
    assert plain(tekst.om_behovet(need, "2023–2026")) == (
        "Befolkningen gjør at behovet øker med 2,9 mill. kr i 2023–2026: mer til pleie og omsorg (+8,4 mill. kr), mindre til barnehage"
        " (−4,4 mill. kr) og grunnskole (−0,6 mill. kr)."
    )
    assert tekst.om_behovet({}, "2023–2026") == "Befolkningen gjør at behovet er om lag uendret i 2023–2026."


def test_whose_kroner_the_amounts_are_in() -> None:
    assert tekst.om_prisene(None, 2026, None).startswith("Filen sier ikke")
    assert tekst.om_prisene(2022, None, None) == "Tallene er i 2022-kroner."
    assert "Kommunal deflator mangler" in tekst.om_prisene(2022, 2026, None)
    assert (
        tekst.om_prisene(2022, 2026, 1.194)
        == "Behovet er regnet om fra 2022- til 2026-kroner med kommunal deflator (ganger 1,19)."
    )


def table(*rows: tuple[int, int, str, float | None, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["aar", "aar_til", "sektor", "oppgitt", "beregnet"])


def sums(**row: Any) -> pd.DataFrame:
    known = {"aar": 2023, "aar_til": 2026, "oppgitt": 7_554_000, "beregnet": 1_968_000, "differanse": 6_139_000, "rett": False,
             "virkelig_fra": NAN, "virkelig_til": NAN}  # fmt: skip
    return pd.DataFrame([{**known, **row}])


YEAR = table(
    (2023, 2023, "barnehage", 5000, 5000),
    (2023, 2023, "grunnskole", 7000, 7000),
    (2023, 2023, "sum", 12_000, 12_000),
)


def test_a_wrong_sum_is_told_with_what_it_really_is_and_what_it_should_have_been() -> None:
    assert [
        plain(each) for each in tekst.kildefeil(YEAR, sums(virkelig_fra=2023.0, virkelig_til=2027.0))
    ] == ["Raden «Sum 2023–2026» (7 554 tusen kr) er i virkeligheten summen 2023–2027; 2023–2026 blir 1 968."]
    assert (
        "er i virkeligheten tallene for 2024"
        in tekst.kildefeil(YEAR, sums(virkelig_fra=2024.0, virkelig_til=2024.0))[0]
    )
    assert "stemmer ikke med årene i tabellen; 2023–2026 blir" in tekst.kildefeil(YEAR, sums())[0]
    assert "kan ikke kontrolleres" in tekst.kildefeil(YEAR, sums(rett=None))[0]
    rounded = tekst.kildefeil(YEAR, sums(rett=True, differanse=3000))
    assert [plain(each) for each in rounded] == [
        "«Sum 2023–2026» avviker med opptil 3 tusen kr: det er avrunding i kilden."
    ]
    assert tekst.kildefeil(YEAR, sums(rett=True, differanse=0)) == []


def test_row_sums_are_rounding_or_wrong_by_how_far_they_are_off() -> None:
    off = table(
        (2027, 2027, "barnehage", 1, 1), (2027, 2027, "grunnskole", 1, 1), (2027, 2027, "sum", 5_586_000, 5_585_000),
        (2028, 2028, "sum", -571_000, -572_000), (2029, 2029, "sum", 90_000, 12_000), (2030, 2030, "sum", None, 5),
    ).assign(oppgitt=lambda rows: rows["oppgitt"].where(rows["oppgitt"] != 1, 1000))  # fmt: skip
    assert [plain(each) for each in tekst.kildefeil(off, sums().iloc[:0])] == [
        "Radsummen for 2029 er feil: oppgitt 90 tusen kr, sektorene blir 12.",
        "Radsummen avviker med 1 tusen kr fra sektorene i 2027 og 2028: det er avrunding i kilden.",
    ]


def test_our_own_estimate_says_that_it_is_ours_and_what_it_leaves_out() -> None:
    said = tekst.om_anslaget(2025, ("sosial", "barnevern"))
    assert said.startswith("Eget anslag, ikke KS' tabell.")
    assert said.endswith("Ikke med, fordi alder eller regnskap mangler: sosial og barnevern.")


def areas(need: float, plan: float | None, price: float | None = 1_000_000) -> pd.DataFrame:
    known = plan is not None
    return pd.DataFrame({
        "behov": [need], "plan": [plan], "differanse": [need - plan if plan is not None else None],
        "aarsverk": [need / price if price and known is not None else None],
    }, dtype="float64")  # fmt: skip


@pytest.mark.parametrize(
    ("need", "plan", "said"),
    [
        (12.4e6, -3.1e6, "behovet øker med 12,4 mill. kr (om lag 12 årsverk) i 2026–2029. Tiltakene i planen tar ut 3,1 mill. kr i 2029. Holdt mot behovet tar de ikke høyde for 15,5 mill. kr."),
        (-13.5e6, -11.5e6, "behovet synker med 13,5 mill. kr (om lag 14 årsverk) i 2026–2029. Tiltakene i planen tar ut 11,5 mill. kr i 2029. Holdt mot behovet gir de 2,0 mill. kr mer."),
        (5e6, 5e6, "behovet øker med 5,0 mill. kr (om lag 5 årsverk) i 2026–2029. Tiltakene i planen legger til 5,0 mill. kr i 2029. Det svarer til endringen i behovet."),
        (5e6, 0.0, "behovet øker med 5,0 mill. kr (om lag 5 årsverk) i 2026–2029. Tiltakene i planen endrer ikke rammene samlet. Holdt mot behovet tar de ikke høyde for 5,0 mill. kr."),
        (20_000.0, None, "behovet er om lag uendret i 2026–2029. Økonomiplanen har ingen tall å holde det mot."),
    ],
)  # fmt: skip
def test_the_need_is_held_against_the_plan_in_words(need: float, plan: float | None, said: str) -> None:
    assert plain(tekst.om_betydningen(areas(need, plan), "2026–2029", 2029)) == f"Befolkningen gjør at {said}"


def test_the_budgets_own_growth_is_told_with_what_it_may_and_may_not_mean() -> None:
    def growth(*amounts: float | None) -> str:
        return plain(tekst.om_budsjettveksten(pd.DataFrame({"budsjettvekst": amounts}), 2025, 2026))

    assert growth(7e6, 8.6e6) == (
        "Budsjettet for de samme områdene vokser med 15,6 mill. kr fra 2025 til 2026. Det er ikke regnet med her."
        " Budsjettveksten kan alt dekke en del av behovet; den rommer også pris- og lønnsvekst."
    )
    assert "synker med 2,0 mill. kr fra 2025 til 2026" in growth(-2e6, None)
    assert "kan alt dekke" not in growth(-2e6)
    assert growth(None, None).startswith("Budsjettet for 2025 er ikke lest inn")


def test_the_difference_is_the_plans_and_never_what_the_services_get() -> None:
    labels = [tekst.om_differansen(each) for each in (28e6, -2e6, 4_000)]
    assert labels == [
        "Tiltakene i planen tar ikke høyde for", "Tiltakene i planen gir mer enn behovet", "Tiltakene i planen svarer til behovet",
    ]  # fmt: skip
    told = plain(tekst.om_betydningen(areas(5e6, 1e6), "2026–2029", 2029, tekst.BUDSJETTENE))
    assert told.endswith(
        "Planens senere budsjetter legger til 1,0 mill. kr i 2029. Holdt mot behovet tar de ikke høyde for 4,0 mill. kr."
    )


def test_the_price_of_an_aarsverk_and_missing_years_in_words() -> None:
    said = plain(
        tekst.om_aarsverket({"aar": 2025, "loenn": 486_219_331.0, "aarsverk": 635.6, "kostnad": 764_918.6})
    )
    assert said.startswith(
        "Et årsverk er regnet til 765 000 kr: lønn og sosiale utgifter minus sykelønnsrefusjon i 2025 (486,2 mill. kr)"
    )
    assert (
        tekst.om_aar_som_mangler([2028, 2029], "KS")
        == "KS' tabell har ikke 2028 og 2029: de årene er ikke med i summen."
    )
