"""The demo municipality: what explains the planted deviations, and what it takes, is found and nothing else."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import lake as lakes
from dashboard import paths, settings
from dashboard.intake import receive
from dashboard.lake import Lake
from tests.agenda.small_lake import shown

FILES = ("organisasjon.csv", "budsjett_2026.csv", "regnskap_2025.csv", "regnskap_2026*.csv")


def item(vis: str, koder: tuple[str, ...] = ()) -> None:
    from dashboard import access, lake
    from dashboard.agenda import aarsaker, hva_maa_til
    from dashboard.agenda.sted import Sted
    from dashboard.agenda.utsnitt import finn
    from dashboard.period import Period
    from dashboard.ui.page import View

    utsnitt = finn(View(access.LOCAL_USER, lake.get().newest()), Period(2026, 10), Sted(tuple(koder)), "rest")
    assert utsnitt is not None
    {"aarsaker": aarsaker, "hva_maa_til": hva_maa_til}[vis].show(utsnitt)


@pytest.fixture(scope="module")
def fjordvik(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lake]:
    """The demo's accounts and budget, taken in as files are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(tmp_path_factory.mktemp("fjordvik")))
        settings.get.cache_clear()
        lakes.get.cache_clear()
        store = lakes.get()
        for file in [found for pattern in FILES for found in sorted(paths.DEMO.glob(pattern))]:
            with receive.inspect(file, file.name, store, settings.get(), today=date(2026, 11, 3)) as upload:
                assert not upload.blocked
                receive.accept(upload, store, author="Test", message=file.name)
        yield store
        store.close()
    lakes.get.cache_clear()
    settings.get.cache_clear()


def run(vis: str, *koder: str) -> AppTest:
    return AppTest.from_function(item, kwargs={"vis": vis, "koder": koder}, default_timeout=60).run()


def titles(page: AppTest) -> list[str]:
    return [json.loads(chart.proto.spec)["title"]["text"].replace("\u00a0", " ") for chart in page.get("vega_lite_chart")]  # fmt: skip


def plain(page: AppTest) -> str:
    return shown(page).replace("\u00a0", " ")


def units_of(page: AppTest) -> list[tuple[str, str]]:
    """The first two cells of each row of the table of units."""
    [body] = re.findall(r"<caption>Enheter i kommunen ?<.*?<tbody>(.*?)</tbody>", plain(page))
    rows: list[list[Any]] = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", body)]  # fmt: skip
    return [(re.sub(r"<.*?>", "", row[0]), row[1]) for row in rows]


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("fjordvik")
def test_substitutes_and_overtime_explain_the_nursing_home() -> None:
    page = run("aarsaker", "HO", "311")
    assert titles(page)[0] == "Vikar, ekstrahjelp og overtid står for 3,7 av 4,1 mill. kr i merforbruk"
    assert "er regnskapet på 29,9 mill. kr netto, mot 25,8 mill. kr i budsjettet" in plain(page)


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("fjordvik")
@pytest.mark.parametrize(
    ("koder", "why"),
    [
        (("OO", "213"), "andre refusjoner (1,2 mill. kr mindre i inntekter) og sykelønnsrefusjon"),
        (("TTE", "610"), "varer og tjenester (9"),
        (("VVA", "712"), "salgs- og leieinntekter (3"),
        (("OO", "219"), "kjøp som erstatter egenproduksjon (2"),
    ],
)
def test_each_of_the_others_is_explained_by_what_was_planted(koder: tuple[str, ...], why: str) -> None:
    assert f"Merforbruket er størst for {why}" in plain(run("aarsaker", *koder))


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("fjordvik")
def test_the_nursing_home_must_turn_hardest_and_no_season_is_taken_for_a_turn() -> None:
    page = run("hva_maa_til")
    assert titles(page) == ["Fjordgløtt sykehjem må ned fra 3,4 til 0,8 mill. kr i måneden"]
    hardest = [
        name for name, gain in units_of(page) if gain != "–" and int(re.sub(r"\D", "", gain)) > 100_000
    ]
    assert hardest == [
        "Fjordgløtt sykehjem", "Avløp, slam og renovasjon", "Barnevern", "Skatt, rammetilskudd og finans", "Eiendomsdrift",
        "Nes skole", "Uten enhet",
    ]  # fmt: skip
    assert ("Stab helse og omsorg", "–") in units_of(page), "its grant comes in December"


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("fjordvik")
def test_a_unit_whose_winter_is_dear_is_told_to_look_at_last_year() -> None:
    assert (
        "kan Eiendomsdrift bruke 4,0 mill. kr i måneden resten av året, 284 294 kr mer enn snittet av de tre siste månedene."
        " I november og desember i fjor var det 4,4 mill. kr i netto utgifter i måneden."
        " Månedene er ulike gjennom året, så fjoråret er det riktigste å sammenligne med."
        in plain(run("hva_maa_til", "TTE", "610"))
    )
