"""What /kostra opens with is made before anybody asks, once for all who look, and is what they would have seen anyway."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import paths, queries, settings
from dashboard.access import LOCAL_USER, Role, User
from dashboard.agenda import (
    ahead,
    kostra_fordeling,
    kostra_mulighetsrom,
    kostra_omraadet,
    kostra_sammenheng,
    kostra_utvikling,
)
from dashboard.agenda.kostra_grunnlag import grunnlag
from dashboard.lake import Lake
from dashboard.ui.amounts import Amounts
from dashboard.ui.page import View
from tests.agenda.kostra_lake import EGEN, fill, grunnskole
from tests.agenda.small_lake import commit, shown

DELER = ("omraadet", "fordeling", "utvikling", "sammenheng", "mulighetsrom", "likhet", "om")
DRAWING = (kostra_fordeling, kostra_mulighetsrom, kostra_omraadet, kostra_sammenheng, kostra_utvikling)


@pytest.fixture
def compared(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Lake:
    monkeypatch.setenv("DASHBOARD_KOMMUNE", "Fauske kommune")
    monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", EGEN)
    monkeypatch.setenv("DASHBOARD_SAMMENLIGN_MED", '["1811"]')
    settings.get.cache_clear()
    fill(lake)
    return lake


def opened(del_: str) -> str:
    page = AppTest.from_file(str(paths.PAGES / "kostra.py"), default_timeout=60)
    page.query_params["del"] = del_
    page.query_params["omraade"] = "grunnskole"
    return shown(page.run())


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Whether others lack a figure decides how pandas keeps a column, and nothing else."""
    return frame.reset_index(drop=True).astype(object).where(frame.notna().reset_index(drop=True), None)


def test_what_was_made_ready_is_neither_asked_for_nor_drawn_again(
    compared: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead.make_ready(compared.newest())
    monkeypatch.setattr(queries, "run", lambda name, *_, **__: pytest.fail(f"{name} was asked for"))
    for module in DRAWING:
        monkeypatch.setattr(module, "draw", lambda *_, **__: pytest.fail("a chart was drawn"))
    for del_ in DELER:
        assert "Fauske" in opened(del_) or del_ == "om"


def test_everybody_is_shown_the_same_pictures_and_every_version_has_its_own(compared: Lake) -> None:
    first = View(LOCAL_USER, compared.newest())
    other = View(User("Kari", Role.KLG), compared.newest(), Amounts.MILL)
    bilder = grunnlag(first).som_det_aapnes
    assert bilder
    assert grunnlag(other).som_det_aapnes is bilder
    assert bilder[0].regioner[-1] == "1811"

    commit(compared, kostra=[grunnskole(EGEN, "Fauske", 17_000)])
    newer = grunnlag(View(LOCAL_USER, compared.newest())).som_det_aapnes
    verdier = [
        next(each for each in alle if each.omraade == "grunnskole").egne["verdi"].max()
        for alle in (bilder, newer)
    ]
    assert verdier == [16_000, 17_000]


def test_an_area_asked_for_with_all_the_others_is_as_when_asked_for_alone(compared: Lake) -> None:
    view = View(LOCAL_USER, compared.newest())
    for bilde in grunnlag(view).som_det_aapnes:
        for name in ("kostra/sammenligning", "kostra/behovsgrunnlag"):
            hva = {"omraade": bilde.omraade, "egen": bilde.egen, "regioner": list(bilde.regioner)}
            alone = queries.run(name, compared.newest().id, **hva)
            pd.testing.assert_frame_equal(plain(bilde.les(name, **hva)), plain(alone))


def test_where_no_figures_are_there_is_nothing_to_make_ready(lake: Lake) -> None:
    ahead.make_ready(lake.newest())
    assert grunnlag(View(LOCAL_USER, lake.newest())).som_det_aapnes == ()
