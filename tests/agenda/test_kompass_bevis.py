"""The evidence book on the screen: a figure that leads to where it is seen, holes said plainly, and the book to take along."""

from datetime import date

from streamlit.testing.v1 import AppTest

from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import commit, shown

I_FJOR = date.today().year - 1


def _bevis() -> None:
    from dashboard.access import require_see_strategi
    from dashboard.agenda import kompass_bevis
    from dashboard.agenda.kompass_grunnlag import grunnlag
    from dashboard.ui.page import open_page

    view = open_page("Test", require_see_strategi, edited=True)
    kompass_bevis.show(view, grunnlag(view))


def said() -> tuple[AppTest, str]:
    page = AppTest.from_function(_bevis, default_timeout=60).run()
    return page, shown(page).replace(NO_BREAK, " ")


def test_an_empty_lake_has_no_evidence_and_says_so_without_failing(lake: Lake) -> None:
    page, markup = said()
    assert (
        "Av 35 delkriterier har ingen spor i løsningen eller egenvurdering med dokumentasjon ennå." in markup
    )
    assert len(page.expander) == 8
    assert "Det er ikke lest inn KOSTRA-tall for kommunen." in markup
    assert {"Word", "PDF"} <= {each.proto.label for each in page.get("download_button")}


def test_evidence_leads_to_its_page_and_what_people_write_is_seen_at_once(lake: Lake) -> None:
    commit(
        lake,
        internkontroll=[{"aar": I_FJOR, "periode": 3, "tjenesteomraade": "HO", "avvik_meldt": 5, "avvik_lukket": 2, "kontroller_planlagt": 4,
                         "kontroller_utfoert": 3}],
        egenvurdering=[{"versjon": "3.1", "nr": "5.1", "dimensjon": "Omfang", "grad": 2, "steg": "gjennomført", "dokumentasjon": "<script>alert(1)</script>",
                        "rolle": "Stabsleder", "dato": date(I_FJOR, 9, 1)},
                       {"versjon": "3.1", "nr": "5.1", "dimensjon": "System/prosess", "grad": 2, "steg": "i gang", "dokumentasjon": "Utkast",
                        "rolle": "Stabsleder", "dato": date(I_FJOR, 9, 1)}],
    )  # fmt: skip
    page, markup = said()
    assert f"3 av 4 planlagte internkontroller er utført, mars {I_FJOR}." in markup
    assert "href='/utvikling?del=internkontroll'" in markup
    assert "<script>" not in markup
    assert "&lt;script&gt;" in markup
    assert "støtter delvis (75 %)" in markup
    assert (
        "Av 35 delkriterier har 1 spor i løsningen, 1 bare egenvurdering med dokumentasjon og 33 ingen av delene."
        in markup
    )
    assert "av 33 som kan telles; 1 viser at noe gjenstår" in markup
    assert "gjennomført, med grad over 0; 1 teller ikke ennå" in markup
    # Collected on top, and under the two sub-criteria it is filed under.
    assert markup.count(f"5 avvik er meldt i kvalitetssystemet, og 2 er lukket, mars {I_FJOR}.") == 3
    assert "Teller ikke ennå (i gang, planlagt eller grad 0), Brukerens fokus og service" in markup
    assert page.expander[5].label == "6 Kvalitetsutvikling: 1 med spor, 3 uten"
    commit(
        lake,
        moete=[{"id": "A", "forum": "styringsdialog drift", "dato": date(I_FJOR, 3, 1), "aar": I_FJOR, "periode": 1, "dagsorden": "okonomi",
                "versjon": 1, "status": "avsluttet", "referat_versjon": 2}],
    )  # fmt: skip
    _, markup = said()
    assert f"1 av 1 dialogmøter er holdt og har låst referat, mars {I_FJOR}." in markup
    assert "Av 35 delkriterier har 3 spor i løsningen" in markup
