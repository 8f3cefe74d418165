"""What nobody looks at is stored only where it adds, or hardly moves what stands, and is the municipality's own."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.intake import receive, unattended
from dashboard.lake import Lake
from tests.agenda.small_lake import commit, posts
from tests.intake.conftest import TODAY

REAL = Path(__file__).parent.parent / "files" / "real"
HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp"
OWN = range(3111, 3121)
PLACES = [
    {"ansvar": f"{ansvar}", "ansvar_navn": "Sted", "enhet": "311", "enhet_navn": "Solbakken", "tjenesteomraade": "HO",
     "tjenesteomraade_navn": "Helse og omsorg", "gyldig_fra": "2020-01-01"}
    for ansvar in OWN
]  # fmt: skip
DECISIONS = [
    {"id": f"V{number}", "organ": "Kommunestyret", "moetedato": "2026-01-01", "tittel": "Sak"}
    for number in range(12)
]
Reasons = Callable[[Path], list[str]]


@pytest.fixture
def reasons(lake: Lake) -> Reasons:
    def asked(path: Path) -> list[str]:
        with receive.inspect(path, path.name, lake, settings.get(), today=TODAY) as upload:
            assert not upload.blocked, upload.findings
            found = unattended.reasons(upload, settings.get())
            return [each.replace("\N{NO-BREAK SPACE}", " ") for each in found]

    return asked


@pytest.fixture
def standing(lake: Lake) -> Lake:
    """Ten places, a hundred kroner for each of them in September and in October, and twelve decisions."""
    october = [post for ansvar in OWN for post in posts(f"{ansvar}", 100, (9, 10))]
    commit(lake, organisasjon=PLACES, regnskap=october, vedtak=DECISIONS)
    return lake


def accounts(path: Path, amounts: Iterable[float], month: int = 10, first: int = 3111) -> Path:
    """A file with one line for each place from `first` on."""
    lines = [f"2026;{month};1;{first + at};253;010;{amount}" for at, amount in enumerate(amounts)]
    path.write_text("\n".join([HEAD, *lines, ""]), "utf-8")
    return path


def decisions(path: Path, numbers: Iterable[int]) -> Path:
    lines = [f"V{number};Kommunestyret;2026-01-01;Sak" for number in numbers]
    path.write_text("\n".join(["Id;Organ;Møtedato;Tittel", *lines, ""]), "utf-8")
    return path


def test_the_ordinary_month_is_stored_unseen(standing: Lake, reasons: Reasons, tmp_path: Path) -> None:
    for path in (
        accounts(tmp_path / "ny maaned.csv", [500] * 10, month=11),
        accounts(tmp_path / "rettet.csv", [100] * 9 + [190]),
        accounts(tmp_path / "uendret.csv", [100] * 10),
        accounts(tmp_path / "fire nye steder.csv", [5] * 10, month=8, first=3115),
        decisions(tmp_path / "nye vedtak.csv", range(2, 15)),
        decisions(tmp_path / "halvparten.csv", range(6, 12)),
    ):
        assert reasons(path) == [], path.name


def test_what_overturns_what_stands_waits_for_a_person(
    standing: Lake, reasons: Reasons, tmp_path: Path
) -> None:
    for path, said in (
        (
            accounts(tmp_path / "mye.csv", [100] * 9 + [201]),
            "Filen endrer tall som står i «Regnskap» for oktober 2026, drift: linjene flytter seg til sammen 101 kr,"
            " 10,1 % av beløpene.",
        ),
        (
            accounts(tmp_path / "samme sum, andre steder.csv", [150, 50] * 5),
            "Filen endrer tall som står i «Regnskap» for oktober 2026, drift: linjene flytter seg til sammen 500 kr,"
            " 50,0 % av beløpene.",
        ),
        (
            decisions(tmp_path / "utdrag.csv", range(5)),
            "Filen tar bort 7 av 12 rader som står i «Vedtak».",
        ),
        (
            decisions(tmp_path / "helt andre.csv", range(20, 32)),
            "Filen tar bort 12 av 12 rader som står i «Vedtak».",
        ),
    ):
        assert reasons(path) == [said]
    both = reasons(accounts(tmp_path / "fire av ti.csv", [100] * 4))
    assert both[0] == "Filen tar bort 6 av 10 rader som står i «Regnskap» for oktober 2026, drift."
    assert "60,0 % av beløpene" in both[1]


def test_a_new_month_unlike_those_before_it_waits_for_a_person(
    standing: Lake, reasons: Reasons, tmp_path: Path
) -> None:
    """Broken off in the middle, or in thousands: nothing is replaced, and no line is wrong."""
    lines = [post for ansvar in OWN for post in posts(f"{ansvar}", 100, (7, 8, 9))]
    commit(standing, regnskap=[post | {"art": f"{art}"} for post in lines for art in (110, 115, 120)])
    whole = accounts(tmp_path / "som ellers.csv", [100] * 10)
    head, *rest = whole.read_text("utf-8").splitlines()
    for name, written, waits in (
        ("som ellers.csv", rest * 3, False),
        ("avbrutt.csv", rest, True),
        ("i tusen.csv", [f"{line}000" for line in rest * 3], True),
    ):
        path = tmp_path / name
        path.write_text("\n".join([head, *(line.replace(";10;", ";11;", 1) for line in written)]), "utf-8")
        found = reasons(path)
        assert len(found) == waits, (name, found)
        assert all("Månedene før har vanligvis 30 linjer og 3 000 kr." in each for each in found)


def test_another_municipalitys_file_waits_for_a_person(
    standing: Lake, reasons: Reasons, tmp_path: Path
) -> None:
    assert reasons(REAL / "0A_V2019_K4_R040200_OK.dat") == [
        "Filen er levert for kommune 0402, men kommunen i innstillingene er Fjordvik (9901)."
    ]
    for name in ("stavanger-2016-drift.csv", "sauda-2013-investering.csv"):
        [places, named] = reasons(REAL / name)
        assert "gjelder steder som ikke står i organisasjonen, for eksempel ansvar «" in places
        assert named.startswith(f"Navnet på filen nevner {name.partition('-')[0].capitalize()}, men kommunen")
    path = accounts(tmp_path / "november.csv", [1] * 6, month=11)
    for value, anothers in (("9901", False), ("Fjordvik kommune", False), ("1841 Fauske", True)):
        lines = path.read_text("utf-8").splitlines()
        with_column = tmp_path / "med kommune.csv"
        with_column.write_text(
            "\n".join([f"{lines[0]};Kommune", *(f"{line};{value}" for line in lines[1:])]), "utf-8"
        )
        told = [f"Kolonnen «Kommune» sier «{value}», men kommunen i innstillingene er Fjordvik (9901)."]
        assert reasons(with_column) == (told if anothers else [])


def test_a_first_import_into_an_empty_lake_and_what_compares_municipalities_go_through(
    lake: Lake, reasons: Reasons, tmp_path: Path
) -> None:
    assert reasons(accounts(tmp_path / "budsjett fjordvik.csv", [100] * 10)) == []
    assert reasons(decisions(tmp_path / "vedtak.csv", range(12))) == []
    assert reasons(REAL / "12134_jsonstat2_3kommuner_2024.json") == []
