"""What the catalogue asks for is held against what the table has now: what is gone is told, the rest is fetched."""

from dataclasses import replace
from typing import Any

from dashboard.settings import DEMO_REFERANSER, Settings
from dashboard.sources import befolkning, katalog, pxweb
from dashboard.sources.katalog import Nokkeltall
from dashboard.sources.pxweb import Table
from tests.sources.replay import dataset

REGIONS = {"0301": "Oslo - Oslove", "1103": "Stavanger", "EAK": "Landet"}
MEASURES = {"KOS1": "Beløp per innbygger (kr)", "KOS2": "Andel av totale utgifter (prosent)"}
FUNKSJON = {"FGK7": "Barnehage", "FGK9": "Helse- og omsorg", "254": "Hjemmeboende"}
ART = {"AGD2": "Netto driftsutgifter", "AGD10": "Brutto driftsutgifter"}
ALDER = {"000": "0 år", "001": "1 år", "105+": "105 år eller eldre", "F303": "67 år og eldre"}
ALTERNATIVER = {
    "Personer": "Hovedalternativet (MMMM)",
    "Personer1": "Lav nasjonal vekst (LLML)",
    "Personer2": "Høy nasjonal vekst (HHMH)",
    "Personer3": "Sterk aldring (LHML)",
}


def table(id_: str = "12362", left_out: tuple[str, ...] = (), **dimensions: Any) -> Table:
    shape = {"KOKkommuneregion0000": REGIONS, **dimensions, "Tid": [str(year) for year in range(2012, 2026)]}
    return pxweb.described(dataset(id_, shape, left_out=left_out), id_, f"tabell {id_}")


def row(id_: str, **other: Any) -> Nokkeltall:
    return replace(Nokkeltall(id_, "12362", tittel=id_.capitalize()), **other)


def asked(table: Table, *rows: Nokkeltall) -> tuple[dict[str, tuple[str, ...]] | None, list[str]]:
    """The selection, and the findings as sentences with what to do."""
    found = katalog.wanted(table, rows, 10)
    selection = dict(found.selection) if found.selection else None
    return selection, [f"{each.message} {each.remedy}" for each in found.findings]


def test_codes_are_found_by_code_else_by_ssbs_own_words() -> None:
    selection, told = asked(
        table(ContentsCode=MEASURES),
        row("kostnad", kode="KOS1"),
        row("andel", ssb_tittel="andel av totale utgifter (PROSENT)"),
    )
    assert told == []
    assert selection == {
        "KOKkommuneregion0000": ("0301", "1103", "EAK"),
        "ContentsCode": ("KOS1", "KOS2"),
        "Tid": tuple(str(year) for year in range(2016, 2026)),
    }


def test_a_code_that_is_gone_is_told_and_the_rest_is_fetched() -> None:
    selection, told = asked(
        table(ContentsCode=MEASURES),
        row("kostnad", kode="KOS1"),
        row("andel", kode="KOS9", ssb_tittel="Andel av samlede utgifter (prosent)"),
    )
    assert selection is not None
    assert selection["ContentsCode"] == ("KOS1",)
    [told_once] = told
    assert (
        "«Andel» ble ikke hentet: statistikkvariabelen «KOS9» finnes ikke i tabell 12362 nå. Det som"
        in told_once
    )
    assert "ligner mest, er «Andel av totale utgifter (prosent)» med koden KOS2" in told_once
    assert "rett raden i data/reference/nokkeltall.csv. Resten av tabellen er hentet" in told_once


def test_a_new_code_for_the_same_words_is_fetched_and_told() -> None:
    selection, told = asked(
        table(ContentsCode=MEASURES), row("kostnad", kode="KOSgammel", ssb_tittel="Beløp per innbygger (kr)")
    )
    assert selection is not None
    assert selection["ContentsCode"] == ("KOS1",)
    [told_once] = told
    assert "under koden «KOS1», men katalogen har «KOSgammel»" in told_once
    assert "Skriv koden SSB bruker nå, i kolonnen kode i data/reference/nokkeltall.csv" in told_once


def test_subgroups_are_found_by_code_or_words_in_the_tables_order() -> None:
    with_groups = table(KOKfunksjon0000=FUNKSJON, KOKart0000=ART, ContentsCode=MEASURES)
    selection, told = asked(
        with_groups,
        row("barnehage", kode="KOS1", undergruppe_kode="FGK7/AGD2"),
        row("omsorg", kode="KOS2", ssb_undergruppe="Helse- og omsorg / Brutto driftsutgifter"),
    )
    assert told == []
    assert selection is not None
    assert (selection["KOKfunksjon0000"], selection["KOKart0000"]) == (("FGK7", "FGK9"), ("AGD2", "AGD10"))
    assert list(selection) == ["KOKkommuneregion0000", "KOKfunksjon0000", "KOKart0000", "ContentsCode", "Tid"]


def test_what_is_wrong_with_a_subgroup_is_told() -> None:
    with_groups = table(KOKfunksjon0000=FUNKSJON, KOKart0000=ART, ContentsCode=MEASURES)
    selection, told = asked(
        with_groups,
        row("bra", kode="KOS1", undergruppe_kode="FGK7/AGD2"),
        row("borte", kode="KOS1", undergruppe_kode="FGK99/AGD2"),
        row("ingen", kode="KOS1"),
        row("halv", kode="KOS1", undergruppe_kode="FGK9"),
        row("snudd", kode="KOS1", undergruppe_kode="AGD2/FGK9"),
    )
    assert selection is not None
    assert selection["KOKfunksjon0000"] == ("FGK7", "FGK9")
    assert "undergruppen «FGK99/AGD2» finnes ikke" in told[0]
    assert "«Ingen» ble ikke hentet: raden deler ikke tabell 12362 på det samme" in told[1]
    assert "«Halv» ble ikke hentet: raden deler ikke" in told[2]
    assert (
        "under koden «FGK9/AGD2», men katalogen har «AGD2/FGK9». Tallene vises ikke før de er like" in told[3]
    )
    assert len(told) == 4


def test_a_part_that_must_be_named_is_asked_for_and_one_that_need_not_is_summed_over() -> None:
    must = table(KOKfunksjon0000=FUNKSJON, ContentsCode=MEASURES)
    selection, told = asked(must, row("kostnad", kode="KOS1"))
    assert selection is None
    assert (
        "tabell 12362 er delt på KOKfunksjon0000, og katalogen sier ikke hvilken del det gjelder" in told[0]
    )
    need_not = table(left_out=("KOKfunksjon0000",), KOKfunksjon0000=FUNKSJON, ContentsCode=MEASURES)
    selection, told = asked(need_not, row("kostnad", kode="KOS1"))
    assert (told, "KOKfunksjon0000" in (selection or ())) == ([], False)


def test_a_table_that_ssb_has_ended_is_told() -> None:
    body = dataset("12362", {"region": REGIONS, "ContentsCode": MEASURES, "Tid": ["2024"]}, discontinued=True)
    [finding] = katalog.discontinued(pxweb.described(body, "12362", "tabell 12362"))
    assert "SSB har avsluttet tabell 12362" in finding.message
    assert "16.03.2026" in finding.message
    assert "ssb.no/statbank" in finding.remedy
    assert list(katalog.discontinued(table(ContentsCode=MEASURES))) == []


def test_inhabitants_are_asked_for_by_age_and_alternative_with_both_sexes_together() -> None:
    regions = {
        "0": "Hele landet",
        "03": "Oslo",
        "0301": "Oslo",
        "030101": "Gamle Oslo",
        "1103": "Stavanger",
        "2111": "Longyear",
    }
    shape: dict[str, Any] = {"Region": regions, "Kjonn": ["1", "2"], "Alder": ALDER, "ContentsCode": ALTERNATIVER, "Tid": [str(y) for y in range(2024, 2051)]}  # fmt: skip
    framskrevet = pxweb.described(
        dataset("14288", shape, left_out=("Kjonn", "Alder")), "14288", "tabell 14288"
    )
    selection = befolkning.wanted(framskrevet, {"0301", "1103"}, {"0301": {"0301"}}, 10).selection
    assert selection is not None
    assert selection["Region"] == ("0", "03", "0301")
    assert selection["Alder"] == ("000", "001", "105+")
    assert selection["ContentsCode"] == ("Personer", "Personer1", "Personer2")
    assert (len(selection["Tid"]), "Kjonn" in selection) == (27, False)
    registrert = pxweb.described(
        dataset("07459", {**shape, "ContentsCode": {"Personer1": "Personer"}}, left_out=("Kjonn",)),
        "07459",
        "x",
    )
    selection = befolkning.wanted(registrert, {"0301", "1103"}, {"0301": {"0301"}}, 10).selection
    assert selection is not None
    assert selection["Region"] == ("0", "03", "0301", "1103")
    assert (selection["ContentsCode"], len(selection["Tid"])) == (("Personer1",), 10)
    sexes = pxweb.described(dataset("07459", shape), "07459", "x")
    assert befolkning.wanted(sexes, {"0301"}, {}, 10).selection is None
    assert befolkning.wanted(table("07459", ContentsCode=MEASURES), {"0301"}, {}, 10).selection is None


def test_own_municipalities_are_those_of_the_settings_under_every_number_they_have_had() -> None:
    today = {"3001": "3101", "0101": "3101", "3101": "3101", "1841": "1841", "0301": "0301"}
    named = Settings(kommune="Halden", kommunenummer="3001", sammenlign_med=("1841", "7777"))
    assert befolkning.whose(named, today) == {
        "1841": {"1841"},
        "3001": {"0101", "3001", "3101"},
        "7777": {"7777"},
    }
    assert befolkning.whose(Settings(kommune="Halden"), today) == {}
    assert set(befolkning.whose(Settings(), today)) == set(DEMO_REFERANSER)
