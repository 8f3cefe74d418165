"""What the letter of assignments says of itself."""

from datetime import date

import pandas as pd

from dashboard.sentences import oppdragsbrev as tekst
from dashboard.text import NO_BREAK


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


def test_the_letter_says_how_far_it_is():
    statuser = ["under arbeid", "under arbeid", "utført"]
    assert plain(tekst.om_brevet("Oppdragsbrev 2026", statuser, 1, 54.4)) == (
        "Oppdragsbrev 2026 har tre oppdrag: to er under arbeid, ett er utført. Framdriften er 54,4 %. Ett er over fristen."
    )
    assert tekst.om_brevet("Brevet", ["ikke meldt"], 0, None) == "Brevet har ett oppdrag: ett er ikke meldt."
    assert tekst.om_brevet("Brevet", [], 0, None) == "Brevet har ingen oppdrag."


def test_those_who_owe_most_are_named_first():
    assert tekst.om_meldingene([("OO", 1), ("HO", 3)], "3. kvartal 2026") == (
        "Status for 3. kvartal 2026 mangler fra HO (3) og OO (1)."
    )
    assert tekst.om_meldingene([], "3. kvartal 2026") == "Alle har meldt status for 3. kvartal 2026."


def test_what_is_carried_over_is_counted_apart():
    assert tekst.om_det_videre(8, 0, 0) == "Alle oppdragene er ferdige."
    assert (
        tekst.om_det_videre(8, 3, 3)
        == "Tre av åtte oppdrag er ikke ferdige, og kan føres videre til neste års brev."
    )
    assert (
        tekst.om_det_videre(8, 3, 1) == "Tre av åtte oppdrag er ikke ferdige. Ett er ikke ført videre ennå."
    )
    assert tekst.om_det_videre(1, 1, 0) == "Ett av ett oppdrag er ikke ferdig, og alle er ført videre."


def test_a_quarter_is_named_where_somebody_has_told():
    assert tekst.om_kvartalet(pd.DataFrame({"aar": [2026], "kvartal": [3]})) == "3. kvartal 2026"
    assert tekst.om_kvartalet(pd.DataFrame({"aar": [], "kvartal": []})) == ""


def test_a_deadline_speaks_when_it_is_past_and_the_work_is_not_done():
    i_dag = date(2026, 10, 31)
    assert plain(tekst.om_fristen(date(2026, 10, 30), i_dag, avsluttet=False)) == "1 dag over fristen"
    assert tekst.om_fristen(date(2026, 10, 30), i_dag, avsluttet=True) == ""
    assert tekst.om_fristen(i_dag, i_dag, avsluttet=False) == ""
    assert tekst.om_fristen(None, i_dag, avsluttet=False) == ""


def test_status_and_progress_are_said_together():
    assert plain(tekst.status_og_framdrift("under arbeid", 60.4)) == "under arbeid 60 %"
    assert (
        tekst.status_og_framdrift("ikke meldt", None)
        == tekst.status_og_framdrift("ikke meldt", float("nan"))
        == "ikke meldt"
    )
