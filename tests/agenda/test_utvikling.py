"""The strategies on /utvikling, on a small lake: what is done, what it has given, and what is missing."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import paths
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.everything_sent import keep_files, sent
from tests.agenda.small_lake import STEDER, Row, commit, posts, shown

PAGE = str(paths.PAGES / "utvikling.py")
SEN, SENERE = date(2026, 9, 30), date(2027, 6, 30)
PLANER = {
    "U": ("utviklingsstrategi", "Utvikling <2026>"),
    "A": ("arbeidsgiverstrategi", "Arbeidsgiver"),
    "K": ("kompetanseplan", "Kompetanse"),
    "O": ("omstilling", "Omstilling 2028"),
}


def ledd(id_: str, nivaa: str, over: str | None = None, **other: Any) -> Row:
    slag, plan = PLANER[id_[0]]
    return {"id": id_, "plan": plan, "planslag": slag, "nivaa": nivaa, "overordnet": over, "tittel": f"Tittel {id_}", **other}  # fmt: skip


LEDD = [
    ledd("U1", "delstrategi", nr="1"),
    ledd("U11", "hovedoppgave", "U1", nr="1.1", hovedansvar="HO", status="utført", kompass="4"),
    ledd(
        "U12",
        "hovedoppgave",
        "U1",
        nr="1.2",
        status="under arbeid",
        framdrift=40,
        frist=SEN,
        kompass="5.1; 4",
    ),
    ledd("U2", "delstrategi", nr="2"),
    ledd("A1", "innsatsområde", nr="1", innhold="Tillit; Læring <b>hver dag</b>"),
    ledd("A11", "tiltak", "A1", status="ikke startet"),
    ledd("AI", "indikator", "A1", maaleenhet="%", startverdi=61, maalverdi=90, verdi=74),
    ledd("K1", "innsatsområde"),
    ledd("K11", "tiltak", "K1", status="utført"),
    ledd("O1", "mål"),
    ledd("O11", "tiltak", "O1", status="under arbeid", frist=SEN, tiltak="T1; T9"),
]
GEVINSTER = [
    {"ledd": "U12", "aar": 2026, "slag": "kr", "beskrivelse": "Mindre <b>innleie</b>", "planlagt": 4_200_000, "realisert": 1_100_000,
     "gevinst_hos": "HO"},
    {"ledd": "U1", "aar": 2026, "slag": "kr", "beskrivelse": "Felles", "planlagt": 300_000, "realisert": None, "gevinst_hos": "HO"},
    {"ledd": "U11", "aar": 2026, "slag": "tid", "beskrivelse": "Timer", "maaleenhet": "timer", "planlagt": 800, "realisert": 600,
     "gevinst_hos": "OO"},
]  # fmt: skip


def svar(slag: str, spoersmaal: str, resultat: float, antall: int, **other: Any) -> Row:
    return {"slag": slag, "navn": f"{slag.capitalize()}en", "aar": 2026, "tema": "Digitalt", "spoersmaal": spoersmaal, "resultat": resultat,
            "maaleenhet": "%", "svar": antall, "tjenesteomraade": None, "gruppe": None, "dimensjon": "kunnskap", **other}  # fmt: skip


SVAR = [
    svar("kompetanse", "Vet", 71.25, 40),
    svar("kompetanse", "Vet", 80.5, 37, tjenesteomraade="HO"),
    svar("kompetanse", "Vet", 13.37, 3, tjenesteomraade="OO"),
    svar("medarbeider", "Trives", 64, 40),
    svar("medarbeider", "Trives", 60, 38, aar=2024),
]
TILTAK = [
    {"id": "T1", "tittel": "Ny turnus", "aar": 2026, "vedtatt_effekt": 900_000, "realisert_effekt": 0, "forventet_effekt": 300_000,
     "status": "under arbeid"},
]  # fmt: skip


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


def rows_of(markup: str, title: str) -> list[str]:
    return markup.partition(f"<caption>{title}")[2].partition("</table>")[0].split("<tr>")[2:]


@pytest.fixture
def filled(lake: Lake) -> Lake:
    commit(
        lake, organisasjon=STEDER, regnskap=posts("3111", 100_000), maalstruktur=LEDD, gevinst=GEVINSTER, undersoekelse=SVAR, tiltak=TILTAK,
    )  # fmt: skip
    return lake


@pytest.mark.usefixtures("lake")
def test_every_part_says_what_to_upload_where_it_has_nothing() -> None:
    mangler = {
        "portefoelje": "Det er ikke lest inn noen utviklingsstrategi.",
        "arbeidsgiver": "Det er ikke lest inn noen arbeidsgiverstrategi.",
        "kompetanse": "Det er ikke lest inn noen kompetansekartlegging.",
        "omstilling": "Det er ikke lest inn noen omstillingsplan.",
    }
    for del_, ord_ in mangler.items():
        assert ord_ in said(opened(**{"del": del_}))


@pytest.mark.usefixtures("filled")
def test_the_portfolio_tells_status_gain_and_which_kompass_areas_get_what() -> None:
    page = said(opened())
    assert "2 hovedoppgaver i to delstrategier: 1 utført, 1 forsinket." in page
    assert (
        "Planlagt gevinst til og med 2026 er 4,5 mill. kr, realisert 1,1 mill. kr (24 %). For 1 av 2 er det ikke meldt noe realisert."
        in page
    )
    *_, whole, total = rows_of(page, "1 Tittel U1")
    assert "Delstrategien som helhet" in whole
    assert "4 500 000" in total
    assert "under arbeid, 31 dager forsinket" in page
    assert "Mindre &lt;b&gt;innleie&lt;/b&gt;" in page
    assert "Utvikling &lt;2026&gt;" in page
    omraader = rows_of(page, "Områdene i Kommunekompasset 3.1")
    assert len(omraader) == 8
    assert "4 Effektivitet" in omraader[3]
    assert "1.1 Tittel U11; 1.2 Tittel U12" in omraader[3]
    assert "Det arbeides med to av åtte områder i Kommunekompasset." in page


@pytest.mark.usefixtures("filled")
def test_the_employer_strategy_stands_beside_what_the_employees_answer() -> None:
    page = said(opened(**{"del": "arbeidsgiver"}))
    assert "1 tiltak i ett innsatsområde: 0 utført, 1 venter eller er ikke startet." in page
    assert "<li>Læring &lt;b&gt;hver dag&lt;/b&gt;</li>" in page
    [indikator] = rows_of(page, "Indikatorer")
    assert "<td class='tall'>45</td>" in indikator
    [trives] = rows_of(page, "Medarbeideren, endring fra 2024")
    assert "<td class='tall'>64</td><td class='tall'>+4,0</td>" in trives


@pytest.mark.usefixtures("filled")
def test_a_group_of_three_is_nowhere_in_the_competence_survey(monkeypatch: pytest.MonkeyPatch) -> None:
    files = keep_files(monkeypatch)
    page = opened(**{"del": "kompetanse"})
    assert "Kompetanseen 2026: 1 spørsmål, besvart av opptil 40." in said(page)
    [vet] = rows_of(said(page), "Kompetanseen")
    assert vet.count("skjult") == 2
    everything = sent(page, files)
    assert "71.25" in everything
    for hidden in ("13,37", "13.37", "13,4", "80,5", "80.5"):
        assert hidden not in everything


@pytest.mark.usefixtures("filled")
def test_the_project_tells_effect_risk_and_measures_that_are_not_there() -> None:
    page = opened(**{"del": "omstilling"})
    markup = said(page)
    assert "1 tiltak for ett mål: 0 utført, 1 forsinket." in markup
    assert "det ventes 600 000 kr mindre enn vedtatt" in markup
    assert "Én er forsinket, én mangler eier og ett budsjettiltak gir liten eller ingen effekt." in markup
    assert "Finnes ikke blant budsjettiltakene i 2026: T9." in markup
    assert [button.proto.label for button in page.get("download_button")][:2] == ["Word", "PDF"]


def test_the_reader_chooses_among_several_plans(filled: Lake) -> None:
    ny = {**ledd("O2", "mål"), "plan": "En annen omstilling"}
    commit(filled, maalstruktur=[*LEDD, ny])
    page = opened(**{"del": "omstilling", "plan_omstilling": "En annen omstilling"})
    assert "Planen har ett mål, men ingen oppgaver eller tiltak." in said(page)
