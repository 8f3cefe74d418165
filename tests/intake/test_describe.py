"""What is said of a file is short, right, and survives whatever the file says."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard import paths
from dashboard.intake import describe, receive
from dashboard.lake import Lake
from dashboard.settings import get as settings

REAL = paths.ROOT / "tests" / "files" / "real"
HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp"


@pytest.fixture
def look(lake: Lake, tmp_path: Path):
    def inspect(name: str, lines: Sequence[str]) -> receive.Upload:
        path = tmp_path / name
        path.write_text("\n".join(lines), "utf-8")
        return receive.inspect(path, name, lake, settings())

    return inspect


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2016", "2016"),
        ("2011-00", "2011"),
        ("2026-10", "oktober 2026"),
        ("2026-13", "årsavslutning 2026"),
        ("2012 – 2013", "2012–2013"),
        ("2023-01 – 2026-10", "januar 2023 – oktober 2026"),
        ("2026-15", "2026-15"),
        ("", ""),
    ],
)
def test_a_period_is_told_in_words(code: str, words: str) -> None:
    assert describe.period(code) == words


def test_accounts_and_budget_in_one_file_are_told_apart(lake: Lake) -> None:
    path = REAL / "sogndal-2013-drift.csv"
    with receive.inspect(path, path.name, lake, settings()) as upload:
        said = describe.verdict(upload).replace("\N{NO-BREAK SPACE}", " ")
        assert said.startswith("4 898 rader regnskap for 2011 og 9 796 rader budsjett for 2012–2013 er klare")
        assert describe.suggested_message(upload) == f"Regnskap 2011 og budsjett 2012–2013 fra {path.name}"


def test_control_totals_are_exact_and_per_kind(look) -> None:
    upload = look(
        "a.csv", [HEAD, "2026;10;1;1;202;010;10,25", "2026;10;1;1;202;600;-0,25", "2026;10;0;1;202;200;3"]
    )
    assert describe.totals(upload.parts[0]) == [
        ("Kolonnen «Beløp»", None, Decimal("13.00")),
        ("Drift, utgifter", 1, Decimal("10.25")),
        ("Drift, inntekter", 1, Decimal("-0.25")),
        ("Investering, utgifter", 1, Decimal("3.00")),
    ]
    assert describe.unit(upload.parts[0]) == "kr"


def test_what_is_replaced_is_said_with_its_rows_and_what_is_new_beside_it(look, lake: Lake) -> None:
    with look("a.csv", [HEAD, "2026;9;1;1;202;010;1", "2026;9;1;1;203;010;2"]) as upload:
        assert describe.consequence(upload.parts[0]).startswith("Ingenting står fra før")
        receive.accept(upload, lake, author="Kari", message="")
    with look("b.csv", [HEAD, "2026;9;1;1;202;010;5", "2026;10;1;1;202;010;7"]) as upload:
        said = describe.consequence(upload.parts[0]).replace("\N{NO-BREAK SPACE}", " ")
        assert said == (
            "Erstatter 2 rader regnskap for september 2026, drift. Filen har 1 rad der. Resten, 1 utsnitt, er nytt."
        )
        told = describe.difference(upload.parts[0])
        assert told["utsnitt"].tolist() == ["september 2026, drift", "oktober 2026, drift"]
        assert told["endring"].tolist() == [2.0, 7.0]


def test_a_version_of_the_budget_is_named_as_one_and_that_of_kommunekompasset_as_another(look) -> None:
    budget = look(
        "b.csv", ["År;Versjon;Kontoklasse;Ansvar;Funksjon;Art;Budsjett", "2026;Regulert;1;1;202;010;5"]
    )
    assert describe.difference(budget.parts[0])["utsnitt"].tolist() == ["2026, regulert budsjett, drift"]
    own = look(
        "e.csv",
        [
            "Versjon av Kommunekompasset;Nr. i Kommunekompasset;Dimensjon;Grad;Steg;Vurdert av (rolle);Vurdert dato",
            "3.1;1.2.1;System/prosess;2;i gang;KD;01.11.2026",
        ],
    )
    assert own.parts[0].dataset == "egenvurdering"
    assert describe.difference(own.parts[0])["utsnitt"].tolist() == [
        "versjon 3.1, nr. 1.2.1, System/prosess, 01.11.2026"
    ]


def test_the_same_file_again_is_unchanged_also_where_the_key_has_nothing(lake: Lake, tmp_path: Path) -> None:
    """Table 12134 has no undergruppe: three rows of three regions, 2024."""
    path = REAL / "12134_jsonstat2_3kommuner_2024.json"
    with receive.inspect(path, path.name, lake, settings()) as upload:
        assert describe.consequence(upload.parts[0]).startswith("Ingenting står fra før")
        assert dict(describe.facts(upload, chosen=False))["Oppsett"].startswith("filens egen beskrivelse")
        receive.accept(upload, lake, author="Kari", message="")
    with receive.inspect(path, path.name, lake, settings()) as upload:
        told = describe.difference(upload.parts[0])
        assert told[["rader_naa", "rader_ny"]].to_numpy().tolist() == [[3, 3]]
        assert (
            describe.consequence(upload.parts[0]).replace("\N{NO-BREAK SPACE}", " ")
            == "Uendret: filen har det samme som står fra før, 3 rader KOSTRA-nøkkeltall."
        )
    changed = tmp_path / path.name
    value = json.loads(path.read_text("utf-8"))["value"][0]
    changed.write_text(path.read_text("utf-8").replace(str(value), str(value + 1)), "utf-8")
    with receive.inspect(changed, path.name, lake, settings()) as upload:
        assert describe.consequence(upload.parts[0]).startswith("Erstatter 3")
        receive.accept(upload, lake, author="Kari", message="")
    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute("select count(*) from kostra").fetchall() == [(3,)]


def test_rows_without_year_or_month_do_not_stop_the_telling(look) -> None:
    upload = look("a.csv", [HEAD, ";;1;1;202;010;1", "2026;77;1;1;202;010;1"])
    assert upload.blocked
    assert sorted(describe.difference(upload.parts[0])["utsnitt"]) == ["2026-77, drift", "drift"]


def test_the_facts_say_who_made_the_mapping(look) -> None:
    upload = look("a.csv", [HEAD, "2026;9;1;1;202;010;1"])
    assert dict(describe.facts(upload, chosen=False))["Oppsett"] == "tolket ut fra overskriftene"
    assert dict(describe.facts(upload, chosen=True))["Oppsett"] == "valgt av deg"


def test_a_file_that_cannot_be_read_is_told_so(look) -> None:
    assert describe.verdict(look("tom.csv", [])) == "Filen kan ikke leses inn."


def test_a_file_without_known_columns_asks_for_a_mapping(look) -> None:
    upload = look("ukjent.csv", ["Tid;Hva;Penger brukt", "i går;noe;5"])
    assert describe.needs_mapping(upload)
    assert "Oppsett" in describe.verdict(upload)
