"""Whoever opens a page of a new version finds it made: the section it opens with, the other sections, and the few other choices."""

import inspect
import sys
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import paths, queries
from dashboard.agenda import ahead, ssb_kontroll
from dashboard.lake import Lake
from tests.agenda.small_lake import commit, shown

SECTIONS = {
    "oversikt": [""],
    "strategi": ["", "ansvar", "tidslinje", "siden_sist", "gevinst", "brudd"],
    "aarshjul": [""],
    "forklaringer": [""],
    "oppdragsbrev": ["", "meldinger", "neste"],
    "utvikling": ["", "arbeidsgiver", "kompetanse", "omstilling", "modenhet", "internkontroll", "undersoekelser"],
    "kommunekompass": ["", "omraadet", "utvikling", "sammenlign", "egenvurdering", "plan", "bevis"],
    "lederavtaler": [""],
    "demografi": ["", "forsoergerbyrde", "behov", "betydning"],
    "ssb_kontroll": [""],
}  # fmt: skip
CHOICES = [
    ("oversikt", {"periode": "2026-09"}),
    ("strategi", {"periode": "2026-09"}),
    ("aarshjul", {"forum": "kostra"}),
    ("lederavtaler", {"runde": "2025 hovedsamtale"}),
    ("ssb_kontroll", {"levering": "2026-k3"}),
]
MEETING = {"id": "M1", "aar": 2027, "dato": "2027-12-01", "forum": "klg drift", "tittel": "Drift"}


def opened() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each page with what its address says."""
    for page, sections in SECTIONS.items():
        yield from ((page, {"del": section} if section else {}) for section in sections)
    yield from CHOICES


def run(page: str, address: Mapping[str, str]) -> AppTest:
    test = AppTest.from_file(str(paths.PAGES / f"{page}.py"), default_timeout=60)
    for name, value in address.items():
        test.query_params[name] = value
    return test.run()


def remembered() -> set[tuple[str, Hashable]]:
    """What every remembering function of the agenda holds, by the function's name and its arguments."""
    modules = [module for name, module in sys.modules.items() if name.startswith("dashboard.agenda.")]
    return {
        (f"{module.__name__}.{name}", key)
        for module in modules
        for name, function in vars(module).items()
        if hasattr(function, "__wrapped__") and inspect.isfunction(function)
        if (remembering := inspect.getclosurevars(function).nonlocals.get("remembering")) is not None
        for key in remembering.cache
    }


@pytest.mark.xdist_group("demo")
def test_nothing_is_asked_for_or_made_when_a_page_is_opened(
    fjordvik: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(
        fjordvik, moeteplan=[MEETING]
    )  # edited beside the month's numbers: some pages follow it, and some do not
    newest = fjordvik.newest().id
    assert fjordvik.figures(newest) != fjordvik.uploaded(newest)
    # Enough to see that the choices beside the first are made too; the comparison has its own tests.
    monkeypatch.setattr(ahead, "MONTHS", 2)
    monkeypatch.setattr(ahead, "_comparison", lambda _: iter(()))
    valgene = ssb_kontroll.valgene
    monkeypatch.setattr(ssb_kontroll, "valgene", lambda view: dict([*valgene(view).items()][:2]))
    assert ahead.make_ready(fjordvik.figures(newest))
    asked: list[str] = []
    run_query = queries.run

    def noting(name: str, *arguments: Any, **parameters: Any) -> Any:
        asked.append(name)
        return run_query(name, *arguments, **parameters)

    monkeypatch.setattr(queries, "run", noting)
    before = remembered()
    assert len(before) > 200
    for page, address in opened():
        said = shown(run(page, address))
        assert len(said) > 500, (page, address, said)
        now = remembered()
        assert not asked, (page, address, asked)
        assert not {name for name, _ in now - before}, (page, address)
