"""The demo municipality: the planted jump in sick leave is a signal, and no other unit's months are called one."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import lake as lakes
from dashboard import paths, queries, settings
from dashboard.analysis.control_chart import JUDGED, Kind, control_chart, seasonal_factors, without_season
from dashboard.intake import receive
from dashboard.lake import Lake
from tests.agenda.small_lake import shown


@pytest.fixture(scope="module")
def fjordvik(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lake]:
    """The demo's organisation and sick leave, taken in as files are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(tmp_path_factory.mktemp("fjordvik")))
        settings.get.cache_clear()
        lakes.get.cache_clear()
        store = lakes.get()
        for file in [paths.DEMO / "organisasjon.csv", *sorted(paths.DEMO.glob("sykefravaer*.csv"))]:
            with receive.inspect(file, file.name, store, settings.get(), today=date(2026, 11, 3)) as upload:
                assert not upload.blocked
                receive.accept(upload, store, author="Test", message=file.name)
        yield store
        store.close()
    lakes.get.cache_clear()
    settings.get.cache_clear()


def item() -> None:
    from dashboard import access, lake
    from dashboard.agenda import sykefravaer_kontroll
    from dashboard.period import Period
    from dashboard.ui.page import View

    sykefravaer_kontroll.show(View(access.LOCAL_USER, lake.get().newest()), Period(2026, 10))


@pytest.mark.usefixtures("fjordvik")
def test_lia_barnehage_is_the_only_place_that_is_asked_about() -> None:
    page = AppTest.from_function(item, default_timeout=60).run()
    [said] = re.findall("<p class='setning'>(.*?)</p>", shown(page))
    assert said == (
        "Lia barnehage har ligget over det normale i fem måneder på rad: spør hvorfor. Et signal er ikke skyld."
    )
    assert page.selectbox(key="valg_kontroll").value == "enhet:217"


def test_no_other_unit_has_a_month_outside_its_limits_in_the_last_year(fjordvik: Lake) -> None:
    chosen = {"aar": 2026, "periode": 10, "ansatte_minst": 10}
    at = fjordvik.newest().id
    factors = seasonal_factors(queries.run("sykefravaer/per_maaned", at, **chosen, maaneder=70), 2026)
    months = queries.run("sykefravaer/maanedsserie", at, **chosen, maaneder=48, enheter=None)
    outside: dict[str, int] = {}
    for code, series in months[months["nivaa"] == "enhet"].groupby("kode"):
        chart = control_chart(without_season(series["prosent"], series["periode"], factors).tolist())
        assert chart, code
        judged = len(chart.values) - JUDGED
        for signal in chart.signals:
            if signal.kind is Kind.OUTSIDE and signal.last >= judged:
                outside[str(code)] = signal.length
    assert outside == {"217": 5}
