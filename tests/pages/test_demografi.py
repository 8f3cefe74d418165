"""The page Demografi: what it shows of a small lake, section by section, and what it says where something is missing."""

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths, settings
from dashboard.access import Role, User
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.everything_sent import charts
from tests.agenda.small_lake import STEDER, Row, commit, posts, shown

OWN = "5027"


@pytest.fixture
def numbered(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lake]:
    """The municipality's number is set, before anything is read."""
    monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", OWN)
    monkeypatch.setenv("DASHBOARD_KOMMUNE", "Midtre Gauldal")
    settings.get.cache_clear()
    yield lake
    settings.get.cache_clear()


def people(alternativ: str, aar: int, unge: int, voksne: int, eldre: int, region: str = OWN) -> list[Row]:
    """Single ages: each year of age below 19, from 19 and from 80 on has as many."""
    return [
        {"region": region, "region_navn": f"Kommune {region}", "alternativ": alternativ, "aar": aar, "alder_fra": age,
         "alder_til": age if age < 105 else None, "antall": unge if age < 19 else voksne if age < 80 else eldre, "tabell": "07459"}
        for age in range(106)
    ]  # fmt: skip


POPULATION = [
    row
    for alternativ, aar, unge, voksne, eldre in (
        ("registrert", 2024, 70, 60, 20), ("registrert", 2025, 70, 60, 21), ("hoved", 2025, 70, 60, 21),
        *(("hoved", aar, 60, 60, 21 + aar - 2025) for aar in range(2026, 2041)), ("lav", 2035, 55, 59, 28), ("høy", 2035, 72, 61, 36),
    )
    for row in people(alternativ, aar, unge, voksne, eldre)
]  # fmt: skip
FEW = [
    row for row in POPULATION if row["aar"] in (2025, 2035) and row["alternativ"] in ("registrert", "hoved")
]
NEED = [
    {"kommune": OWN, "aar": aar, "aar_til": None, "sektor": sektor, "beloep": beloep, "prisnivaa": 2026}
    for aar in range(2026, 2031)
    for sektor, beloep in (("pleie_og_omsorg", 3_000_000), ("grunnskole", -1_000_000), ("barnehage", -200_000), ("sum", 1_800_000))
] + [
    {"kommune": OWN, "aar": 2026, "aar_til": 2029, "sektor": sektor, "beloep": 5 * beloep, "prisnivaa": 2026}
    for sektor, beloep in (("pleie_og_omsorg", 3_000_000), ("grunnskole", -1_000_000), ("barnehage", -200_000), ("sum", 1_800_000))
]  # fmt: skip
ECONOMY: dict[str, list[Row]] = {
    "organisasjon": STEDER,
    "regnskap": [
        *posts("3111", 4_000_000, range(1, 13), aar=2025), *posts("2111", 3_000_000, range(1, 13), aar=2025, funksjon="202"),
        *posts("2111", 500_000, range(1, 13), aar=2025, funksjon="201"),
    ],
    "budsjett": [
        *posts("3111", 50_000_000, [0], versjon="opprinnelig"), *posts("2111", 40_000_000, [0], versjon="opprinnelig", funksjon="202"),
        *posts("2111", 6_000_000, [0], versjon="opprinnelig", funksjon="201"),
    ],
    "tiltak": [
        {"id": "T1", "tittel": "Kutt", "aar": aar, "tjenesteomraade": "HO", "vedtatt_effekt": 2_500_000} for aar in range(2026, 2030)
    ],
    "sykefravaer": [
        {"aar": 2025, "periode": month, "enhet": "311", "avtalte_dagsverk": 2_600, "sykefravaersdagsverk": 100} for month in range(1, 13)
    ],
}  # fmt: skip


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(paths.PAGES / "demografi.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    words = [*(each.value for each in page.warning), shown(page)]
    return "\n".join(words).replace(NO_BREAK, " ")


def under_the_sentence(page: AppTest) -> str:
    """What is said in ordinary print, not in a small caption."""
    return "\n".join(each.value for each in page.markdown).replace(NO_BREAK, " ")


def test_the_folkevalgte_and_the_leaders_are_sent_nothing(
    numbered: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(numbered, befolkning=FEW)
    for role in (Role.LEDER, Role.FOLKEVALGT, Role.INGEN):
        monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role, frozenset({"311"})))
        page = opened()
        assert page.exception, role
        assert not page.get("html")
        assert not page.get("vega_lite_chart")


@pytest.mark.usefixtures("numbered")
def test_an_empty_lake_says_which_tables_to_upload() -> None:
    told = said(opened())
    assert "Det er ikke lest inn folketall ennå." in told
    assert "tabell 07459 (registrert) og tabell 14288" in told


def test_the_sections_of_a_filled_lake_answer_their_questions(numbered: Lake) -> None:
    commit(numbered, befolkning=POPULATION, utgiftsbehov=NEED, **ECONOMY)

    page = opened()
    told = said(page)
    assert "Antall innbyggere på 80 år og eldre øker fra 546 i 2025 til 806 i 2035 (+47,6 %)." in told
    assert len(page.get("vega_lite_chart")) == 2
    assert "Innbyggere i Midtre Gauldal etter alder" in told
    assert "728–936" in told  # the span of those over 80: 26 ages of 28 and of 36

    told = said(opened(**{"del": "forsoergerbyrde", "fram": "5"}))
    assert "barn, unge og eldre i 2025, og" in told
    assert "tabell 13612" in told

    page = opened(**{"del": "behov"})
    told = said(page)
    assert (
        "Befolkningen gjør at behovet øker med 7,2 mill. kr i 2026–2029: mer til pleie og omsorg (+12,0 mill. kr)"
        in told
    )
    assert (
        "Raden «Sum 2026–2029» (9 000 tusen kr) er i virkeligheten summen 2026–2030; 2026–2029 blir 7 200."
        in told
    )
    assert told.count("Sum 2026–2029</th><td class='tall'>12 000 000") == 1  # computed, not printed
    # The years of the sentence have their sum also where the source prints others.
    assert "Sum 2027–2030</th><td class='tall'>12 000 000" in said(opened(**{"del": "behov", "plan": "2027"}))
    assert "Tallene er i 2026-kroner." in told
    assert page.query_params["plan"] in ("2026", ["2026"])

    page = opened(**{"del": "betydning"})
    told = said(page)
    # 12 × (4,0 + 3,5) mill. kr of wages on 120 årsverk.
    assert "Befolkningen gjør at behovet øker med 7,2 mill. kr (om lag 10 årsverk) i 2026–2029." in told
    assert (
        "Tiltakene i planen tar ut 2,5 mill. kr i 2029. Holdt mot behovet tar de ikke høyde for 9,7 mill. kr."
        in told
    )
    assert "class='verre'" not in told
    assert "Budsjettet for 2025 er ikke lest inn" in under_the_sentence(page)
    assert "<td class='tall'>14 500 000</td>" in told  # Helse og omsorg: 12,0 and 2,5
    assert "<td class='tall'>7,5</td>" in told.split("<tfoot>")[1]  # 7,2 of 96 mill. kr
    assert "Et årsverk er regnet til 750 000 kr" in told
    assert "Helse og omsorg" in charts(page)
    page.number_input[0].set_value(1_200_000.0).run()
    assert "(om lag 6 årsverk)" in said(page)
    assert page.query_params["aarsverk"] in ("1200000", ["1200000"])

    commit(numbered, budsjett=posts("3111", 48_000_000, [0], versjon="opprinnelig", aar=2025))
    page = opened(**{"del": "betydning"})
    grown = under_the_sentence(page)
    assert "vokser med 48,0 mill. kr fra 2025 til 2026. Det er ikke regnet med her." in grown
    assert "Budsjettveksten kan alt dekke en del av behovet; den rommer også pris- og lønnsvekst." in grown
    told = said(page)
    assert "+48,0 mill. kr" in told  # 50 + 40 + 6 less 48
    assert "Budsjettvekst (kr)" in told


def test_without_ks_table_there_is_an_estimate_that_says_it_is_our_own(numbered: Lake) -> None:
    commit(numbered, befolkning=POPULATION, **ECONOMY)
    told = said(opened(**{"del": "behov"}))
    assert "Eget anslag, ikke KS' tabell." in told
    assert "Ikke med, fordi alder eller regnskap mangler: sosial, kommunehelse og barnevern." in told
    # 60 mill. kr … one more in each of 26 ages a year, of 1 326 aged 67 and over: 48 mill. kr / 1326 × 26.
    assert "mer til pleie og omsorg" in told
    assert "Eget anslag" in said(opened(**{"del": "betydning"}))


def test_what_is_missing_is_said_where_it_is_missed(numbered: Lake) -> None:
    commit(
        numbered,
        befolkning=[row for row in POPULATION if row["alternativ"] == "registrert" and row["alder_fra"] != 3],
    )
    told = said(opened())
    assert "Framskrivingen er ikke lest inn." in told
    assert "Kan ikke vises fordi filen ikke har alle aldrene i gruppen: 1–5 år." in told
    told = said(opened(**{"del": "behov"}))
    assert (
        "Endret utgiftsbehov for Midtre Gauldal er ikke lest inn. Uten tabellen lages et eget anslag" in told
    )
    commit(numbered, utgiftsbehov=NEED)
    assert "Det er ikke lest inn budsjett for 2026" in said(opened(**{"del": "betydning"}))


def test_another_municipality_can_be_chosen_but_has_no_budget_here(numbered: Lake) -> None:
    other = [row for aar in (2024, 2025) for row in people("registrert", aar, 5, 5, 5, region="5028")]
    commit(numbered, befolkning=[*FEW, *other], **ECONOMY)
    told = said(opened(kommune="5028"))
    assert "Du ser Melhus. Egen kommune er Midtre Gauldal (5027)." in told
    assert "Budsjett og økonomiplan i lageret er egen kommunes." in said(
        opened(kommune="5028", **{"del": "betydning"})
    )
    assert "Et eget anslag kan bare lages for egen kommune" in said(
        opened(kommune="5028", **{"del": "behov"})
    )


def test_an_address_to_a_municipality_without_figures_says_whose_are_shown_instead(numbered: Lake) -> None:
    key_figure = {
        "region": "9902",
        "region_navn": "Havneby",
        "aar": 2025,
        "tabell": "12134",
        "nokkeltall": "KOSAGD230000",
        "verdi": 1.0,
    }
    commit(numbered, befolkning=FEW, kostra=[key_figure])
    for asked, name in (("9902", "Havneby (9902)"), ("<b>", r"\<b\>")):
        page = opened(kommune=asked)
        assert [each.value for each in page.warning] == [
            f"Det er ingen tall for «{name}». Du ser Midtre Gauldal."
        ]
        assert page.query_params["kommune"] in (OWN, [OWN])
    assert not opened(kommune=OWN).warning


def test_names_are_shown_as_they_are_written_and_a_missing_own_municipality_is_told(numbered: Lake) -> None:
    commit(numbered, befolkning=[{**row, "region": "9905", "region_navn": "<b>Øy</b> *fri*"} for row in FEW])
    told = said(opened())
    assert (
        r"Du ser \<b\>Øy\</b\> \*fri\*. Egen kommune er Midtre Gauldal (5027), men den har ingen tall her ennå."
        in told
    )
    assert "Innbyggere i &lt;b&gt;Øy&lt;/b&gt; *fri* etter alder" in told


def test_a_number_that_is_not_set_or_has_gone_out_of_use_is_told(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(lake, befolkning=FEW)
    told: dict[str, Any] = {}
    for number in ("", "1648"):
        monkeypatch.setenv("DASHBOARD_KOMMUNE", "Midtre Gauldal")
        monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", number)
        settings.get.cache_clear()
        told[number] = said(opened())
    settings.get.cache_clear()
    assert "Kommunenummeret er ikke satt" in told[""]
    assert "Kommunenummer 1648 er gått ut. Tallene står under 5027 Midtre Gauldal." in told["1648"]
