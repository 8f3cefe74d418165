"""The economy item's tables: what is folded away is made when it is opened, and a cause stands by its own period."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import LOCAL_USER
from dashboard.dialog import forklaring
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit, posts, shown

MAANEDSTABELL = "Måned for måned: kommunen"


def item(periode: int) -> None:
    from dashboard import access, lake
    from dashboard.agenda import oekonomi
    from dashboard.period import Period
    from dashboard.ui.page import View

    written = lake.get().newest().id
    oekonomi.show(
        View(access.LOCAL_USER, lake.get().figures(written), written=written), Period(2026, periode)
    )


def page(periode: int = 10) -> AppTest:
    return AppTest.from_function(item, kwargs={"periode": periode}, default_timeout=60)


@pytest.fixture
def solbakken(lake: Lake) -> Lake:
    """Solbakken uses 1.4 mill. kr a month of the 1 mill. it has."""
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=posts("3111", 1_400_000),
        budsjett=posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
    )
    return lake


def test_the_months_are_written_out_when_their_fold_is_opened(solbakken: Lake) -> None:
    closed = page().run()
    assert [fold.label for fold in closed.expander] == ["Tallene måned for måned"]
    assert MAANEDSTABELL not in shown(closed)
    opened = page()
    opened.session_state["fold_oekonomi_maaneder"] = True
    assert MAANEDSTABELL in shown(opened.run())


def test_a_cause_stands_in_the_period_it_was_given_for_and_in_no_other(solbakken: Lake) -> None:
    svar = Forklaring(2026, 10, "311", "sykefravær og vikarbruk", "Innleie i helgene.")
    forklaring.save(LOCAL_USER, svar, enhet_navn="Solbakken sykehjem", base=newest())
    assert "Muntlig: sykefravær og vikarbruk" in shown(page().run())
    assert "Muntlig: ikke forklart" in shown(page(periode=9).run())
