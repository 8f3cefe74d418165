"""The same page for several people in one process: nobody gets what was remembered for another."""

import gc
from functools import _lru_cache_wrapper
from typing import Any
from unittest.mock import ANY

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import access, paths
from dashboard.access import Role, User
from tests.agenda.everything_sent import Files, keep_files, sent
from tests.agenda.small_lake import STEDER, commit, posts

PEOPLE = {
    "økonomi": User("Ottar", Role.OKONOMI),
    "klg": User("Kari", Role.KLG),
    "Solbakken": User("Lise", Role.LEDER, frozenset({"311"})),
    "Nes": User("Leif", Role.LEDER, frozenset({"211"})),
    "uten": User("Ny", Role.LEDER),
}
VIEWS: dict[str, list[dict[str, str]]] = {
    "drift.py": [{"del": "siden_sist"}, {"vis": "avvik"}, {"vis": "aarsaker"}, {"del": "tiltak"},
                 {"del": "sykefravaer"}],
    "oversikt.py": [{}],
    "forklaringer.py": [{}],
}  # fmt: skip
CASES = [(file, address) for file, addresses in VIEWS.items() for address in addresses]
SECRETS = {
    "Solbakken": ["Nes skole", "999900", "999\u00a0900"],
    "Nes": ["Solbakken", "Hemmelig tiltak", "Vakanser"],
}


@pytest.fixture
def filled(lake):
    sick = [
        {"aar": 2026, "periode": month, "enhet": enhet, "avtalte_dagsverk": 400, "sykefravaersdagsverk": days, "ansatte": 30}
        for month in range(1, 11) for enhet, days in (("311", 40), ("211", 20))
    ]  # fmt: skip
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 999_900)],
        budsjett=[
            *posts("3111", 1_000_000, range(1, 13), versjon="opprinnelig"),
            *posts("2111", 1_000_000, range(1, 13), versjon="opprinnelig"),
        ],
        prognose=[{"aar": 2026, "periode": 10, "enhet": "311", "prognose": 17_000_000, "rolle": "Enhetsleder", "begrunnelse": "Vakanser"}],
        tiltak=[{"id": "T1", "aar": 2026, "tittel": "Hemmelig tiltak", "tjenesteomraade": "HO", "ansvar": "3111", "vedtatt_effekt": 700_000, "status": "under arbeid"}],
        sykefravaer=sick,
    )  # fmt: skip


def forget() -> None:
    st.cache_resource.clear()
    st.cache_data.clear()
    for kept in gc.get_objects():
        if isinstance(kept, _lru_cache_wrapper) and str(getattr(kept, "__module__", "")).startswith(
            "dashboard.agenda"
        ):
            kept.cache_clear()


def told(monkeypatch: pytest.MonkeyPatch, files: Files, who: str, file: str, address: dict[str, str]) -> str:
    """Everything the page sends to the person."""
    monkeypatch.setattr(access, "LOCAL_USER", PEOPLE[who])
    page = AppTest.from_file(str(paths.PAGES / file), default_timeout=60)
    page.query_params["periode"] = "2026-10"
    for name, value in address.items():
        page.query_params[name] = value
    return sent(page.run(), files)


@pytest.mark.parametrize(("file", "address"), CASES, ids=str)
def test_what_is_remembered_for_one_is_never_shown_to_another(filled, monkeypatch, file, address):
    files = keep_files(monkeypatch)
    alone: dict[str, Any] = {}
    for who in ("Solbakken", "Nes", "uten"):
        forget()
        alone[who] = told(monkeypatch, files, who, file, address)
    forget()
    for who in PEOPLE:  # those who see all come first
        assert told(monkeypatch, files, who, file, address) == alone.setdefault(who, ANY), who
    for who, secrets in SECRETS.items():
        for secret in secrets:
            assert secret not in alone[who], (who, secret)


@pytest.mark.parametrize("role", [Role.FOLKEVALGT, Role.INGEN])
@pytest.mark.parametrize("file", ["drift.py", "oversikt.py", "forklaringer.py", "moeter.py", "rapporter.py", "opplasting.py", "publisering.py", "jobber.py", "spor.py", "ssb_kontroll.py", "hjelp.py"])  # fmt: skip
def test_those_who_read_what_is_published_are_sent_nothing_else(filled, monkeypatch, file, role):
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role))
    page = AppTest.from_file(str(paths.PAGES / file), default_timeout=60).run()
    assert page.exception
    assert not page.get("html")
    assert not page.get("vega_lite_chart")
