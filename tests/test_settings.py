"""Settings have defaults that serve; a file or the environment overrides; what cannot be used is told in bokmål."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import paths, settings
from dashboard.errors import DashboardError
from dashboard.settings import Settings

Write = Callable[[str], None]


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("DATA", "PORT", "KOMMUNE", "LUKKET_TIL", "AVVIK_KR", "FIL_MB"):
        monkeypatch.delenv(f"DASHBOARD_{name}", raising=False)
    monkeypatch.setitem(Settings.model_config, "toml_file", tmp_path / "dashboard.toml")
    settings.get.cache_clear()
    yield
    settings.get.cache_clear()


@pytest.fixture
def toml(tmp_path: Path) -> Write:
    def write(content: str) -> None:
        (tmp_path / "dashboard.toml").write_text(content, "utf-8")

    return write


def test_the_defaults_serve() -> None:
    chosen = settings.get()
    assert (chosen.data, chosen.port, chosen.demo) == (paths.DATA, 8501, True)
    assert (chosen.avvik_kr, chosen.avvik_prosent) == (250_000, 1.0)
    assert chosen.kommune_navn == settings.DEMO_KOMMUNE
    assert [folder.parent for folder in (chosen.lake, chosen.inbox, chosen.temp)] == [paths.DATA] * 3


def test_the_environment_overrides_the_file_and_the_file_the_defaults(
    monkeypatch: pytest.MonkeyPatch, toml: Write
) -> None:
    toml('port = 9000\nkommune = "Ås kommune"\nlukket_til = "2025-13"')
    monkeypatch.setenv("DASHBOARD_PORT", "9001")
    chosen = settings.get()
    assert (chosen.port, chosen.kommune_navn, chosen.demo, chosen.lukket_til) == (
        9001,
        "Ås kommune",
        False,
        "2025-13",
    )


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_LUKKET_TIL", "")
    monkeypatch.setenv("DASHBOARD_PORT", "")
    assert (settings.get().lukket_til, settings.get().port) == (None, 8501)


def test_a_folder_may_be_given_from_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", "~/styring")
    assert settings.get().data == Path.home() / "styring"


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("PORT", "åtti", "«port» må være et helt tall"),
        ("PORT", "0", "«port» må være minst 1"),
        ("PORT", "70000", "«port» kan være høyst 65535"),
        ("LUKKET_TIL", "oktober", "«lukket_til» har ikke riktig form"),
        ("KOMMUNENUMMER", "Fauske", "«kommunenummer» har ikke riktig form (som 1841)"),
        ("MAAL_GJELDSGRAD", "-5", "«maal_gjeldsgrad» må være minst 0"),
        ("AVVIK_PROSENT", "mye", "«avvik_prosent» må være et tall"),
        ("FIL_MB", "1.5", "«fil_mb» må være et helt tall"),
    ],
)
def test_a_value_that_cannot_be_used_names_setting_value_and_place(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, wrong: str
) -> None:
    monkeypatch.setenv(f"DASHBOARD_{name}", value)
    with pytest.raises(DashboardError) as caught:
        settings.get()
    assert wrong in caught.value.what_happened
    assert f"«{value}»" in caught.value.what_happened
    assert f"DASHBOARD_{name}" in caught.value.what_to_do


def test_a_setting_that_does_not_exist_is_told(toml: Write) -> None:
    toml("prot = 9000")
    with pytest.raises(DashboardError, match="«prot» finnes ikke"):
        settings.get()


def test_a_file_that_is_not_toml_is_told(toml: Write) -> None:
    toml("port: 9000")
    with pytest.raises(DashboardError, match="ikke gyldig TOML"):
        settings.get()
