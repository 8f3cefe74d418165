"""What the monthly meeting opens with is made before anybody asks, as of the numbers and of what is written."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import queries
from dashboard.agenda import ahead, siden_sist, sykefravaer, tiltak, vedtak
from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit, posts, shown

ITEMS = ("siden_sist", "tiltak", "vedtak", "sykefravaer")
SAYS = {
    "siden_sist": "siden september 2026",
    "tiltak": "Bemanning",
    "vedtak": "Skolerute",
    "sykefravaer": "Sykefrav",
}


@pytest.fixture
def october(lake: Lake) -> Lake:
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=posts("3111", 1_100_000),
        budsjett=[{**row, "versjon": "regulert"} for row in posts("3111", 1_000_000)],
        tiltak=[{"id": "T1", "aar": 2026, "tittel": "Bemanning", "vedtatt_effekt": 500_000}],
        vedtak=[{"id": "V1", "organ": "Formannskap", "moetedato": "2026-09-01", "tittel": "Skolerute", "status": "åpent"}],
        sykefravaer=[
            {"aar": 2026, "periode": month, "enhet": "311", "avtalte_dagsverk": 1000, "sykefravaersdagsverk": 80}
            for month in range(1, 11)
        ],
    )  # fmt: skip
    return lake


def item(name: str) -> None:
    from importlib import import_module

    from dashboard import lake
    from dashboard.access import LOCAL_USER
    from dashboard.period import Period
    from dashboard.ui.page import View

    newest = lake.get().newest().id
    view = View(LOCAL_USER, lake.get().figures(newest), written=lake.get().written(newest).id)
    import_module(f"dashboard.agenda.{name}").show(view, Period(2026, 10))


def test_no_item_asks_the_lake_or_draws_when_it_is_opened(
    october: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ahead.make_ready(october.figures(october.newest().id))
    asked: list[str] = []
    run_query = queries.run

    def noting(name: str, *arguments: Any, **parameters: Any) -> Any:
        asked.append(name)
        return run_query(name, *arguments, **parameters)

    monkeypatch.setattr(queries, "run", noting)
    for module in (tiltak, vedtak, sykefravaer):
        monkeypatch.setattr(module, "draw", lambda *_, **__: pytest.fail("a chart was drawn"))
    monkeypatch.setattr(
        siden_sist, "endringer_siden", lambda *_: pytest.fail("what has changed was sought again")
    )
    for name in ITEMS:
        page = AppTest.from_function(item, kwargs={"name": name}, default_timeout=60).run()
        assert SAYS[name] in shown(page)
    assert set(asked) <= {"vedtak/liste"}, "the log's list follows what the reader chooses"
