"""What the comparison says, in every case it can meet."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.fordeling import Nivaa
from dashboard.sentences import kostra as tekst
from dashboard.sentences.kostra import Rad
from dashboard.sentences.kostra_tall import OM_MERKENE, forskjell, kort, liten, merkeord, sagt
from dashboard.text import NO_BREAK


def plain(said: str) -> str:
    """No-break spaces as spaces, to be read."""
    return said.replace(NO_BREAK, " ")


def area(*figures: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A catalogue, and Fauske beside KOSTRA-gruppe 8; `verdier` are theirs."""
    catalogue, compared = [], []
    for number, figure in enumerate(figures):
        own, theirs = figure["verdier"]
        row = {
            "enhet": "kr",
            "slag": "kostnad",
            "retning": "ingen",
            "per": "innbygger",
            "aar": 2025,
            **figure,
        }
        key = {"nokkeltall": f"n{number}", "aar": row["aar"], "merke": None}
        catalogue.append(
            {
                "nokkeltall": f"n{number}",
                **{each: row[each] for each in ("tittel", "enhet", "slag", "retning", "per")},
            }
        )
        compared.append({**key, "region": "1841", "navn": "Fauske - Fuossko", "verdi": own, "egen": True})
        compared.append({**key, "region": "EKG08", "navn": "KOSTRA-gruppe 8", "verdi": theirs, "egen": False})
    return pd.DataFrame(catalogue), pd.DataFrame(compared)


def headline(*figures: dict[str, Any], omraade: str = "Grunnskole") -> str:
    return plain(tekst.overskrift(*area(*figures), omraade, "EKG08"))


SCHOOL = {"tittel": "Netto driftsutgifter til grunnskole per innbygger", "verdier": (20_800.0, 20_000.0)}
BUILDINGS = {"tittel": "Netto driftsutgifter til skolelokaler per innbygger", "verdier": (4_000.0, 3_000.0)}
COVERAGE = {"tittel": "Elever med spesialundervisning", "enhet": "prosent", "slag": "dekning", "per": None,
            "verdier": (9.1, 8.0)}  # fmt: skip
QUALITY = {"tittel": "Grunnskolepoeng", "enhet": "antall", "slag": "kvalitet", "retning": "hoy", "per": None,
           "aar": 2024, "verdier": (41.24, 42.0)}  # fmt: skip


def test_an_areas_cost_is_told_beside_its_coverage_and_quality() -> None:
    assert headline(BUILDINGS, SCHOOL, COVERAGE, QUALITY) == (
        "I 2025 brukte Fauske 4 % mer på grunnskole per innbygger enn KOSTRA-gruppe 8."
        " Dekning: elever med spesialundervisning var 9,1 % mot 8,0 %. Kvalitet: grunnskolepoeng var 41,2 mot 42,0 (2024)."
    )


def test_cost_is_never_told_alone_without_saying_so() -> None:
    assert headline({**SCHOOL, "verdier": (18_000.0, 20_000.0)}) == (
        "I 2025 brukte Fauske 10 % mindre på grunnskole per innbygger enn KOSTRA-gruppe 8."
        " Ingen tall for dekning eller kvalitet å se kostnaden sammen med."
    )


@pytest.mark.parametrize(
    ("figure", "begins"),
    [
        ({**SCHOOL, "verdier": (20_050.0, 20_000.0)},
         "I 2025 brukte Fauske omtrent like mye på grunnskole per innbygger som KOSTRA-gruppe 8."),
        ({"tittel": "Utgift per oppholdsdøgn", "per": "oppholdsdoegn", "verdier": (5_000.0, 4_000.0)},
         "I 2025 lå Fauske 25 % høyere enn KOSTRA-gruppe 8 på utgift per oppholdsdøgn."),
        ({"tittel": "Utgift per oppholdsdøgn", "per": "oppholdsdoegn", "verdier": (4_000.0, 4_000.0)},
         "I 2025 lå Fauske omtrent som KOSTRA-gruppe 8 på utgift per oppholdsdøgn."),
        ({"tittel": "Netto driftsutgifter til byggesak per innbygger", "verdier": (-20.0, 35.5)},
         "Fauske i 2025: netto driftsutgifter til byggesak per innbygger var −20,0 kr mot 35,5 kr i KOSTRA-gruppe 8."),
        ({"tittel": "Andel av netto driftsutgifter: grunnskole", "enhet": "prosent", "per": None, "verdier": (24.0, 23.0)},
         "Fauske i 2025: andel av netto driftsutgifter: grunnskole var 24,0 % mot 23,0 % i KOSTRA-gruppe 8."),
    ],
)  # fmt: skip
def test_a_cost_is_said_as_what_it_is(figure: dict[str, Any], begins: str) -> None:
    assert headline(figure).startswith(begins)


def test_an_area_without_costs_tells_what_there_is() -> None:
    ramme: dict[str, Any] = {"enhet": "prosent", "slag": "ramme", "per": None}
    frames = [
        {**ramme, "tittel": "Netto driftsresultat", "verdier": (2.1, 3.0)},
        {**ramme, "tittel": "Mangler", "verdier": (None, 1.0)},
        {**ramme, "tittel": "Langsiktig gjeld", "verdier": (101.0, 99.0)},
        {**ramme, "tittel": "Enda en", "verdier": (1.0, 1.0)},
    ]
    assert headline(*frames, omraade="Økonomi") == (
        "Netto driftsresultat var 2,1 % mot 3,0 % i KOSTRA-gruppe 8 (2025)."
        " Langsiktig gjeld var 101,0 % mot 99,0 % i KOSTRA-gruppe 8 (2025)."
        " Enda en var 1,0 % mot 1,0 % i KOSTRA-gruppe 8 (2025)."
    )
    assert headline(COVERAGE) == (
        "Dekning: elever med spesialundervisning var 9,1 % mot 8,0 % i KOSTRA-gruppe 8 (2025). Ingen tall for kostnad."
    )
    count = {**QUALITY, "tittel": "Sosialhjelpstilfeller", "retning": "ingen", "verdier": (40.0, 9_000.0)}
    nothing = "Fauske og KOSTRA-gruppe 8 har ingen tall for IKT som kan ses ved siden av hverandre."
    assert headline({**SCHOOL, "verdier": (None, 1.0)}, omraade="IKT") == nothing
    only = "bare antall, som ikke kan sammenlignes mellom kommuner av ulik størrelse."
    assert headline(count, {**SCHOOL, "verdier": (None, 1.0)}, omraade="IKT") == f"Fauske har for IKT {only}"
    assert headline(count, SCHOOL).endswith(f"KOSTRA-gruppe 8. Dekning og kvalitet har {only}")
    rate = {**count, "tittel": "Besøk per kinoforestilling"}
    assert "Kvalitet: besøk per kinoforestilling var 40 mot 9 000 (2024)." in headline(rate, SCHOOL)


@pytest.mark.parametrize(
    ("own", "theirs", "said"),
    [
        ({"verdi": 41.24}, {"verdi": 42.4}, "Grunnskolepoeng: 41,2 i 2025, 3 % lavere enn landet (42,4)."),
        ({"verdi": 41.24}, None, "Grunnskolepoeng: 41,2 i 2025."),
        ({"verdi": 41.24}, {"verdi": None, "merke": ":"},
         "Grunnskolepoeng: 41,2 i 2025. Landet: skjules av hensyn til personvern."),
        ({"verdi": -1.0}, {"verdi": 2.0}, "Grunnskolepoeng: −1 i 2025, mot 2 i landet."),
        ({"verdi": None, "merke": ".."}, {"verdi": 2.0}, "Grunnskolepoeng: mangler i 2025."),
        ({"verdi": None, "aar": pd.NA}, {"verdi": None}, "Grunnskolepoeng: ingen tall er hentet."),
    ],
)  # fmt: skip
def test_a_figure_is_a_line(own: Rad, theirs: Rad | None, said: str) -> None:
    row: dict[Hashable, Any] = {"navn": "Landet", "aar": 2025, "merke": None}
    figure: dict[Hashable, Any] = {"tittel": "Grunnskolepoeng", "enhet": "antall"}
    assert plain(tekst.linje(figure, {**row, **own}, theirs and {**row, **theirs})) == said


def test_a_difference_is_in_per_cent_or_percentage_points_as_printed() -> None:
    cases = [
        ((110, 100, "kr"), "10 % høyere enn"), ((96, 100, "kr"), "4 % lavere enn"), ((100.4, 100, "kr"), "omtrent som"),
        ((8.34, 8.26, "prosent"), "like høyt som"), ((8.4, 8.26, "prosent"), "0,1 prosentpoeng høyere enn"),
        ((-2.0, 1.5, "prosent"), "3,5 prosentpoeng lavere enn"),
        ((5, 0, "kr"), ""), ((5, -1, "kr"), ""), ((-5, 1, "kr"), ""),
    ]  # fmt: skip
    assert [plain(forskjell(*case)) for case, _ in cases] == [said for _, said in cases]


def test_figures_beside_one_another_have_as_many_decimals() -> None:
    assert plain(sagt(24_310.4, "kr")) == "24 310 kr"
    assert plain(sagt(62.5, "kr")) == "62,5 kr"
    assert plain(sagt(5.9, "antall", [5.81])) == "5,90"
    assert plain(sagt(5.9, "antall", [6])) == "5,9"
    assert plain(sagt(5, "årsverk", [3])) == "5 årsverk"
    assert plain(sagt(0.4, "timer", [1_200.5])) == "0 timer"
    assert plain(sagt(8.26, "prosent")) == "8,3 %"


def test_every_mark_is_said_with_its_own_words_and_none_as_nought() -> None:
    said = [merkeord(mark) for mark in (".", "..", ":", None, float("nan"))]
    assert said == ["ikke aktuelt", "mangler", "skjules av hensyn til personvern", "ingen tall", "ingen tall"]
    assert all(f"«{mark}»" in OM_MERKENE for mark in (".", "..", ":"))


def test_places_and_titles_are_said_inside_a_sentence() -> None:
    names = ("Fauske - Fuossko", "Landet uten Oslo", "Landet", "KOSTRA-gruppe 8", "Hábmer - Hamarøy")
    assert [kort(name) for name in names] == [
        "Fauske",
        "landet uten Oslo",
        "landet",
        "KOSTRA-gruppe 8",
        "Hábmer",
    ]
    assert [liten(title) for title in ("Plan og miljø", "IKT-utgifter", "")] == [
        "plan og miljø",
        "IKT-utgifter",
        "",
    ]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((34, 357, 9.27, 0), "Nr. 34 av 357 fra lavest; 9 % ligger lavere."),
        ((34, 357, 9.5, 1), "Nr. 34 av 357 fra lavest, sammen med én annen; 10 % ligger lavere, når de like regnes halvt."),
        ((1, 3, 50.0, 2), "Nr. 1 av 3 fra lavest, sammen med to andre; 50 % ligger lavere, når de like regnes halvt."),
        ((1, 357, 0.0, 0), "Nr. 1 av 357 fra lavest; alle andre ligger høyere."),
        ((357, 357, 100.0, 0), "Nr. 357 av 357 fra lavest; alle andre ligger lavere."),
        ((1, 1, None, 0), "Ingen andre kommuner har tall for dette året, så det er ingen å sammenligne med."),
    ],
)  # fmt: skip
def test_the_own_place_is_told(place: tuple[int, int, float | None, int], said: str) -> None:
    assert plain(tekst.om_plassen(*place)) == said


def test_low_and_high_are_neither_good_nor_bad_without_a_direction() -> None:
    assert {tekst.om_nivaaet(level, "ingen") for level in Nivaa} == {
        "lavere enn de fleste",
        "omtrent som de fleste",
        "høyere enn de fleste",
    }
    assert tekst.om_nivaaet(Nivaa.HOEYT, "hoy") == "høyere enn de fleste, og det er ønskelig"
    assert tekst.om_nivaaet(Nivaa.HOEYT, "lav") == "høyere enn de fleste, og det motsatte er ønskelig"
    assert tekst.om_nivaaet(Nivaa.LAVT, "lav") == "lavere enn de fleste, og det er ønskelig"
    assert tekst.om_nivaaet(Nivaa.OMTRENT, "lav") == "omtrent som de fleste"
    assert tekst.om_nivaaet(None, "hoy") == "uten tall å sammenligne"


def test_the_economy_is_told_by_result_savings_and_debt():
    navn = (
        "aarets_merforbruk",
        "langsiktig_gjeld",
        "netto_laanegjeld",
        "netto_driftsresultat",
        "fri_egenkapital",
    )
    katalog, sammenligning = area(
        *(
            {"tittel": each, "enhet": "prosent", "slag": "ramme", "per": None, "verdier": (1.0, 2.0)}
            for each in navn
        )
    )
    nye = {f"n{nr}": each for nr, each in enumerate(navn)}
    katalog, sammenligning = (
        each.assign(nokkeltall=each["nokkeltall"].map(nye)) for each in (katalog, sammenligning)
    )
    assert tekst.hovedtall(katalog, sammenligning, "EKG08") == [
        "netto_driftsresultat",
        "fri_egenkapital",
        "langsiktig_gjeld",
    ]
    said = tekst.overskrift(katalog, sammenligning, "Økonomi", "EKG08")
    assert "merforbruk" not in said
    assert said.index("driftsresultat") < said.index("egenkapital") < said.index("gjeld")


def test_the_figures_of_the_headline_are_those_that_stand_side_by_side():
    katalog = pd.DataFrame(
        [
            {"nokkeltall": navn, "tittel": navn, "enhet": enhet, "slag": slag, "retning": retning, "per": per}
            for navn, enhet, slag, retning, per in (
                ("del", "kr", "kostnad", "ingen", "innbygger"), ("hele", "kr", "kostnad", "ingen", "innbygger"),
                ("antall", "antall", "dekning", "ingen", ""), ("andel", "prosent", "dekning", "ingen", ""),
                ("poeng", "antall", "kvalitet", "hoy", ""),
            )
        ]
    )  # fmt: skip
    sammenligning = pd.DataFrame(
        [
            {"nokkeltall": navn, "region": region, "navn": region, "aar": 2025, "verdi": verdi, "merke": None, "egen": region == "1841"}
            for region in ("1841", "EAK")
            for navn, verdi in (("del", 10.0), ("hele", 20.0), ("antall", 3.0), ("andel", 50.0), ("poeng", 41.0))
        ]
    )  # fmt: skip
    assert tekst.hovedtall(katalog, sammenligning, "EAK") == ["hele", "andel", "poeng"]
    assert tekst.hovedtall(katalog, sammenligning, "EKG02") == []
