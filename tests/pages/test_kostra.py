"""The page Sammenligning: comparison, caveat, amount and demography of an area on one page, and in print."""

import io

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from dashboard import access, paths, queries, settings
from dashboard.access import Role, User
from dashboard.lake import Lake
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.reports.kostra_profil import profil
from dashboard.reports.pdf import to_pdf
from dashboard.text import NO_BREAK
from tests.agenda.kostra_lake import EGEN, fill
from tests.agenda.small_lake import shown
from tests.reports.test_writers import root_of

DELER = ("omraadet", "fordeling", "utvikling", "sammenheng", "mulighetsrom", "likhet", "om")


@pytest.fixture
def compared(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Lake:
    monkeypatch.setenv("DASHBOARD_KOMMUNE", "Fauske kommune")
    monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", EGEN)
    settings.get.cache_clear()
    fill(lake)
    return lake


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(paths.PAGES / "kostra.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    return (
        "\n".join([shown(page), *(each.value for each in page.markdown)])
        .replace(NO_BREAK, " ")
        .replace("\\", "")
    )


def bilde(
    lake: Lake, omraade: str = "grunnskole", regioner: tuple[str, ...] = ("EKG02", "EAK", "1811")
) -> Omraadebilde:
    at = lake.newest().id
    return Omraadebilde(
        lambda name, **parameters: queries.run(name, at, **parameters), EGEN, omraade, regioner
    )


@pytest.mark.usefixtures("compared")
def test_an_area_has_comparison_amount_caveat_and_demography_on_one_page() -> None:
    told = said(opened(omraade="grunnskole"))
    assert "I 2025 brukte Fauske 7 % mer på grunnskole per innbygger enn KOSTRA-gruppe 2" in told
    assert "grunnskolepoeng var 40,5 mot 41,4" in told
    # Against the country: (16 000 − 14 000 × 1.02 / 1) × 9 600 = 16 512 000 kr.
    assert "16,5 mill. kr" in told
    assert "regnestykke" in told
    assert "4,0 mill. kr mindre utgiftsbehov til grunnskole i 2026-kroner" in told
    assert "Innbyggere 6–15 år: 2 400 i 2025, 2 160 i 2035 (−10,0 %)" in told
    assert "skjules av hensyn til personvern" in told
    assert "oppdatert av SSB 15.06.2026" in told


@pytest.mark.usefixtures("compared")
def test_every_part_opens_for_areas_with_and_without_figures() -> None:
    for del_ in DELER:
        for omraade in ("grunnskole", "kultur"):
            page = opened(omraade=omraade, **{"del": del_})
            assert not page.exception, (del_, omraade)
            assert said(page), (del_, omraade)


@pytest.mark.usefixtures("compared")
def test_who_is_alike_can_be_compared_with_at_a_press() -> None:
    page = opened(omraade="grunnskole", **{"del": "likhet"})
    next(each for each in page.button if each.label == "Sammenlign med disse").click().run()
    assert set(page.multiselect[0].value) >= {"1811", "5027"}
    assert "5027" in page.query_params["med"]


@pytest.mark.usefixtures("compared")
def test_an_address_that_asks_for_what_there_is_not_is_told_so() -> None:
    page = opened(omraade="vann", kommune="9999")
    told = " ".join(each.value for each in page.warning)
    assert "ingen nøkkeltall for kommune «9999»" in told
    assert "«vann» er ikke et område i katalogen" in told


def test_without_figures_the_page_says_what_to_do_and_the_okonomileder_can_fetch(lake: Lake) -> None:
    page = opened()
    assert "ikke hentet nøkkeltall fra SSB" in said(page)
    assert page.button


@pytest.mark.usefixtures("compared")
def test_only_those_who_steer_the_whole_municipality_compare(monkeypatch: pytest.MonkeyPatch) -> None:
    for role in (Role.LEDER, Role.FOLKEVALGT, Role.INGEN):
        monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role, frozenset({"311"})))
        page = opened(omraade="grunnskole")
        assert page.exception, role
        assert not page.get("html"), role
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", Role.KLG))
    assert not opened(omraade="grunnskole", **{"del": "om"}).button


def test_the_amount_is_the_difference_at_equal_need_times_the_inhabitants(compared: Lake) -> None:
    spenn = bilde(compared).spenn
    assert spenn is not None
    by_name = {each.navn: each.kr for each in spenn.utslag}
    assert by_name["Landet"] == round((16_000 - 14_000 * 1.02 / 1) * 9_600)
    assert by_name["Bindal"] == round((16_000 - 22_000 * 1.02 / 1.39) * 9_600)


def test_the_profile_is_one_tagged_page_with_comparison_amount_and_what_is_coming(compared: Lake) -> None:
    for omraade in ("grunnskole", "kultur"):
        pdf = to_pdf(profil(compared.newest(), bilde(compared, omraade)))
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 1, omraade
        assert "/StructTreeRoot" in root_of(pdf)
    told = " ".join(
        PdfReader(io.BytesIO(to_pdf(profil(compared.newest(), bilde(compared)))))
        .pages[0]
        .extract_text()
        .split()
    )
    for words in (
        "Grunnskole: Fauske sammenlignet",
        "16 000",
        "skjules av hensyn til personvern",
        "utgiftsbehov",
        "regnestykke",
    ):
        assert words in told.replace(NO_BREAK, " "), words


def test_the_same_version_gives_the_same_profile(compared: Lake) -> None:
    assert to_pdf(profil(compared.newest(), bilde(compared))) == to_pdf(
        profil(compared.newest(), bilde(compared))
    )
