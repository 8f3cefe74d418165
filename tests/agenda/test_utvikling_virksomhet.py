"""Surveys, internal control and digital maturity on the screen: what is hidden is nowhere on it, and what is missing is said."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.agenda import utvikling_modenhet
from dashboard.agenda.utvikling_undersoekelser import hent
from dashboard.analysis.undersoekelser import med_endring, skjult
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.everything_sent import keep_files, sent
from tests.agenda.small_lake import STEDER, commit, shown

MAAL = {
    "id": "M1",
    "plan": "Samfunnsdelen",
    "planslag": "samfunnsdel",
    "nivaa": "mål",
    "tittel": "Trygg oppvekst",
}


def _undersoekelser() -> None:
    from dashboard.access import require_see_strategi
    from dashboard.agenda import utvikling_undersoekelser
    from dashboard.period import Period
    from dashboard.ui.page import open_page

    utvikling_undersoekelser.show(open_page("Test", require_see_strategi), Period(2026, 10))


def _internkontroll() -> None:
    from dashboard.access import require_see_strategi
    from dashboard.agenda import utvikling_internkontroll
    from dashboard.period import Period
    from dashboard.ui.page import open_page

    utvikling_internkontroll.show(open_page("Test", require_see_strategi), Period(2026, 10))


def _modenhet() -> None:
    from dashboard.access import require_see_strategi
    from dashboard.agenda import utvikling_modenhet
    from dashboard.period import Period
    from dashboard.ui.page import open_page

    utvikling_modenhet.show(open_page("Test", require_see_strategi, edited=True), Period(2026, 10))


def spurt(svar: int, resultat: float, aar: int = 2026, **other: Any) -> dict[str, Any]:
    return {"slag": "medarbeider", "navn": "10-faktor <b>", "aar": aar, "tjenesteomraade": None, "gruppe": None, "tema": "Mestring",
            "spoersmaal": "Får du brukt kompetansen?", "resultat": resultat, "maaleenhet": "1–6", "svar": svar,
            "inviterte": 100, "maal": "M1; M99", "kompass": "7", **other}  # fmt: skip


def run(page: Callable[[], None], **address: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def _save(page: AppTest) -> None:
    next(each for each in page.button if each.label == "Lagre vurderingen").click().run()


def said(page: AppTest) -> str:
    """As it is read: without what keeps marks from being obeyed."""
    return shown(page).replace(NO_BREAK, " ").replace("\\", "")


def test_an_empty_lake_says_which_file_to_bring(lake: Lake) -> None:
    for page, column in (
        (_undersoekelser, "Antall svar"),
        (_internkontroll, "Meldte avvik"),
        (_modenhet, "Generasjon"),
    ):
        assert column in said(run(page))


def test_a_survey_is_told_tied_and_divided_and_hidden_groups_are_nowhere(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(
        lake,
        organisasjon=STEDER,
        maalstruktur=[MAAL],
        undersoekelse=[
            spurt(90, 4.2), spurt(80, 4.0, 2024), spurt(20, 70.0, 2020, maaleenhet="%"), spurt(90, 5.9, 2027),
            spurt(50, 4.4, tjenesteomraade="HO"), spurt(36, 3.4321, tjenesteomraade="OO"), spurt(4, 2.9876, tjenesteomraade="XX"),
            spurt(20, 4.4, gruppe="Kvinner"),
        ],
    )  # fmt: skip
    files = keep_files(monkeypatch)
    page = run(_undersoekelser)
    words = said(page)
    assert "10-faktor &lt;b&gt; 2026: 90 av 100 svarte (90,0 %)." in words
    assert "4,2 på skalaen 1–6, 0,2 høyere enn i 2024." in words
    assert "Ikke vist: Oppvekst og XX" in words
    assert "Resultatene fra 2020 er målt på en annen skala" in words
    assert "ledd=M1" in words
    assert "M99 (ikke i målstrukturen)" in words
    assert "7 Arbeidsliv" in words
    assert "usikkert" in words
    everything = sent(page, files)
    assert "4.4" in everything
    assert not [value for value in ("3.4321", "2.9876", "3,43", "2,99", "5.9") if value in everything]


def test_a_survey_of_one_tjenesteomraade_is_its_own_whole_and_several_have_none() -> None:
    def survey(*rows: dict[str, Any]) -> Any:
        frame = pd.DataFrame([{"tjenesteomraade_navn": row["tjenesteomraade"], **row} for row in rows])
        return hent(med_endring(skjult(frame, 5)), "Bruker")

    ett = survey(spurt(50, 4.4, tjenesteomraade="HO"), spurt(40, 4.0, 2025, tjenesteomraade="HO"))
    assert (ett.tittel, list(ett.naa["resultat"]), ett.delt("Får du brukt kompetansen?").empty) == (
        "Bruker (HO)", [4.4], True,
    )  # fmt: skip
    flere = survey(spurt(50, 4.4, tjenesteomraade="HO"), spurt(40, 4.0, tjenesteomraade="OO"))
    assert flere.naa.empty
    assert list(flere.delt("Får du brukt kompetansen?")["hvem"]) == ["HO", "OO"]


def test_a_survey_without_a_whole_or_without_figures_to_show_is_shown_as_what_it_is(lake: Lake) -> None:
    omraader = [spurt(50, 4.4, tjenesteomraade="HO"), spurt(40, 4.0, tjenesteomraade="OO")]
    commit(
        lake,
        organisasjon=STEDER,
        undersoekelse=[*omraader, spurt(3, 4.0, slag="bruker", inviterte=None, maal=None, kompass=None)],
    )
    assert "Du ser dem hver for seg." in said(run(_undersoekelser, slag="medarbeider"))
    faa = said(run(_undersoekelser))
    assert "for få har svart til at resultatet kan vises" in faa
    assert "Ikke knyttet til mål" in faa


def test_internal_control_is_told_for_all_and_for_one_and_says_when_the_month_is_missing(lake: Lake) -> None:
    def maaned(periode: int, meldt: int, sted: str, **other: Any) -> dict[str, Any]:
        return {"aar": 2026, "periode": periode, "tjenesteomraade": sted, "tema": "HMS", "avvik_meldt": meldt,
                "avvik_lukket": meldt - 1, "avvik_over_frist": 2, "kontroller_planlagt": 4, "kontroller_utfoert": 3,
                "maal": "M1", "kompass": "7", **other}  # fmt: skip

    commit(
        lake,
        organisasjon=STEDER,
        maalstruktur=[MAAL],
        internkontroll=[maaned(8, 5, "HO"), maaned(9, 11, "HO"), maaned(9, 30, "OO")],
    )
    alle = said(run(_internkontroll))
    assert (
        "I september 2026 ble det meldt 41 avvik, og 39 ble lukket; 4 er over frist. Hittil i år er 9 av 12 planlagte"
        " kontroller utført (75 %)." in alle
    )
    assert "Det er ikke lest inn tall for oktober 2026." in alle
    assert "Få meldte avvik er ikke i seg selv et godt tegn" in alle
    assert "ledd=M1" in alle
    ett = said(run(_internkontroll, omraade="HO"))
    assert "I september 2026 ble det meldt 11 avvik i Helse og omsorg" in ett


def test_counts_that_the_file_does_not_have_are_not_drawn(lake: Lake) -> None:
    commit(lake, internkontroll=[{"aar": 2026, "periode": 10, "tjenesteomraade": "HO", "avvik_meldt": 0}])
    page = run(_internkontroll)
    assert "I oktober 2026 ble det meldt ingen avvik." in said(page)
    assert "Filen har ingen tall for planlagte og utførte kontroller." in said(page)


def test_maturity_is_shown_and_written_by_those_who_may(lake: Lake) -> None:
    rows = [
        {
            "tjenesteomraade": "HO",
            "aar": 2025,
            "generasjon": 1,
            "maal_generasjon": 2,
            "begrunnelse": "<i>Før</i>",
        },
        {
            "tjenesteomraade": "HO",
            "aar": 2026,
            "generasjon": 2,
            "maal_generasjon": 4,
            "begrunnelse": "<i>Nå</i>",
        },
    ]
    commit(lake, organisasjon=STEDER, modenhet=rows)
    page = run(_modenhet)
    words = said(page)
    assert "Lengst igjen har Helse og omsorg: fra generasjon 2 til 4. Helse og omsorg har gått fram" in words
    assert "Ikke vurdert i 2026: Oppvekst" in words
    assert "&lt;i&gt;Nå&lt;/i&gt;" in words
    assert page.selectbox(key="valg_omraade").value == "OO", "the one who has not answered comes first"
    page.selectbox(key="modenhet_2026_OO_generasjon").select(3)
    _save(page)
    assert "Begrunnelsen er tom." in said(page)
    page.text_area(key="modenhet_2026_OO_begrunnelse").input("Foresatte får svar digitalt.")
    _save(page)
    assert [each.value for each in page.success] == ["Vurderingen er lagret."]
    assert "Foresatte får svar digitalt." in said(page)
    assert "Ikke vurdert" not in said(page)


def test_the_newest_assessment_counts_and_the_one_before_is_remembered() -> None:
    rader = pd.DataFrame(
        [("HO", 2026, 2, 4), ("HO", 2024, 1, 2), ("OO", 2025, 3, 3), ("NAV", None, None, None)],
        columns=["tjenesteomraade", "aar", "generasjon", "maal_generasjon"],
    ).assign(navn=["Helse", "Helse", "Oppvekst", "NAV"])
    naa = utvikling_modenhet.nyeste(rader)
    assert list(naa["navn"]) == ["Helse", "Oppvekst"]
    assert list(naa["gjenstaar"]) == [2, 0]
    assert list(naa["forrige"].fillna(0)) == [1, 0]
