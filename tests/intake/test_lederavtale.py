"""Leaders' roles and talks: what is wrong is told, and no name and nothing of what was said comes in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dashboard.intake import receive
from dashboard.lake import Lake
from dashboard.settings import Settings
from tests.intake.conftest import Bench

ROLES = "Rolle;Tittel;Ledernivå;Enhet;Nærmeste leder"
TALKS = "Rolle;Runde;Frist;Gjennomført dato"

Said = tuple[str, int | None, str | None, str]
CASES: dict[str, tuple[Sequence[str], Said]] = {
    "ukjent_enhet": (
        [ROLES, "ENH;Enhetsleder;3;99;KD"],
        ("WARNING", 2, "99", "Enhet «99» står ikke i organisasjonen (1\u00a0rad, første gang i rad 2)."),
    ),
    "ukjent_rolle": (
        [TALKS, "KD;Vår 2026;31.03.2026;", "X9;Vår 2026;31.03.2026;"],
        ("WARNING", 3, "X9", "Rollen «X9» står ikke blant lederrollene (1\u00a0rad, første gang i rad 3)."),
    ),
    "samtale_i_fremtiden": (
        [TALKS, "KD;Vår 2026;31.03.2026;22.11.2026"],
        ("WARNING", 2, "2026-11-22", "Rad 2: samtalen er ført som gjennomført 22.11.2026, og den dagen har ikke vært ennå."),
    ),
    "gjentatt_noekkel": (
        [TALKS, "KD;Vår 2026;31.03.2026;", "KD;Vår 2026;31.03.2026;"],
        ("ERROR", 2, "KD / Vår 2026", "«KD / Vår 2026» står 2 ganger, første gang i rad 2."),
    ),
}  # fmt: skip

REFUSED = {
    "a name among the roles": (["Rolle;Tittel;Navn", "KD;Kommunedirektør;Kari Nordmann"], "rolle.csv"),
    "a name in place of a role": ([ROLES, 'KD;"Nordmann, Kari";1;;'], "rolle.csv"),
    "how to reach somebody": (
        [f"{ROLES};E-post", "KD;Kommunedirektør;1;;;kd@eksempel.no"],
        "lederroller.csv",
    ),
    "a name among the talks": ([f"{TALKS};Navn", "KD;Vår 2026;31.03.2026;;Kari"], "fil.csv"),
    "the leader's name": (["Leders navn;Lederavtale holdt", "Kari;01.03.2026"], "fil.csv"),
    "the leader": (["Leder;Holdt", "Kari;01.03.2026"], "Lederavtaler 2026.csv"),
    "an employee": (["Ansatt;Dato", "Kari;01.03.2026"], "Medarbeidersamtaler.csv"),
    "a note": ([f"{TALKS};Notat", "KD;Vår 2026;31.03.2026;;Vil slutte"], "lederavtale.csv"),
    "a comment": ([f"{TALKS};Kommentar", "KD;Vår 2026;31.03.2026;;Vil slutte"], "lederavtale.csv"),
    "what was agreed": (["Rolle;Samtale;Utviklingsmål", "KD;Vår;Delegere"], "fil.csv"),
    "what was praised": (["Rolle;Samtale;Forsterkningsområde 1", "KD;Vår;Ro"], "fil.csv"),
    "what must be better": (["Rolle;Samtale;Forbedringsområder", "KD;Vår;Ro"], "fil.csv"),
    "what was thought": (["Rolle;Samtale;Egen refleksjon", "KD;Vår;Ro"], "fil.csv"),
    "a name in a note column of another name": (
        ["Rolle;Samtalerunde;Annet", 'KD;Vår;"Nordmann, Kari"'],
        "fil.csv",
    ),
}
TAKEN = (
    ([ROLES, "KD;Kommunedirektør;1;;", "ENH;Enhetsleder Vei, vann og avløp;3;11;KD"], "rolle.csv"),
    (["Rollekode;Rolletittel;Enhetsnavn", "KD;Kommunedirektør;Stab"], "Lederroller.csv"),
    ([TALKS, "KD;Vår 2026;31.03.2026;21.11.2026", "ENH;Vår 2026;31.03.2026;"], "Lederavtaler 2026.csv"),
    (["Id;Organ;Møtedato;Tittel;Kommentar", "1;KST;21.05.2026;Rolleavklaring;Kontroll"], "vedtak.csv"),
    (["Id;Tittel;År;Vedtatt effekt;Kommentar", "T1;Flere samtaler;2026;5;Navn"], "tiltak.csv"),
)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A lake that knows the unit 11 and the roles KD and ENH."""
    bench = Bench(tmp_path_factory.mktemp("ledelse"))
    organisation = ["Ansvar;Enhet;Tjenesteområde", "1100;11;ØV"]
    for lines in (organisation, [ROLES, "KD;Kommunedirektør;1;;", "ENH;Enhetsleder;3;11;KD"]):
        with bench.look(lines) as upload:
            receive.accept(upload, bench.lake, author="A", message="")
    yield bench
    bench.lake.close()


def test_each_kind_of_mistake_is_found_once_and_no_other_control_speaks_of_it(known: Bench) -> None:
    for control, (lines, said) in CASES.items():
        with known.look(lines) as upload:
            assert upload.parts, upload.findings
            assert all(each.remedy.endswith(".") for each in upload.findings)
            assert [
                (each.control, (each.severity, each.row, each.value, each.message))
                for each in upload.findings
            ] == [(control, said)]


def test_talks_are_not_held_against_roles_that_nobody_has_loaded(bench: Bench) -> None:
    with bench.look([TALKS, "X9;Vår 2026;31.03.2026;"]) as upload:
        assert [(each.control, each.severity, each.message) for each in upload.findings] == [
            (
                "ikke_noe_aa_kontrollere_mot",
                "INFO",
                "Rollene er ikke kontrollert: lederroller er ikke lest inn.",
            )
        ]


def test_a_file_of_leaders_or_talks_that_speaks_of_persons_is_refused_and_never_repeated(
    bench: Bench,
) -> None:
    for why, (lines, name) in REFUSED.items():
        with bench.look(lines, name) as upload:
            assert [(each.control, each.severity) for each in upload.findings] == [
                ("personopplysninger", "FATAL")
            ], why
            assert upload.parts == []
            [refusal] = upload.findings
        assert refusal.value is None
        assert "rolle" in refusal.remedy, why
        assert "Ingenting fra filen er lagret" in refusal.remedy
        assert not any(secret in refusal.message for secret in ("Kari", "slutte", "Delegere", "eksempel.no"))


def test_roles_and_talks_without_persons_are_taken_in(known: Bench) -> None:
    for lines, name in TAKEN:
        with known.look(lines, name) as upload:
            assert not upload.blocked, upload.findings


def test_not_a_byte_of_a_refused_file_is_kept(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    lake = Lake(settings.lake, settings.temp)
    path = tmp_path / "lederavtaler.csv"
    path.write_text(f"{TALKS};Utviklingsmål\nKD;Vår 2026;31.03.2026;;HemmeligMaal\n", "utf-8")
    with receive.inspect(path, path.name, lake, settings) as upload:
        assert upload.blocked
    lake.close()
    kept = b"".join(file.read_bytes() for file in settings.data.rglob("*") if file.is_file())
    assert kept, "the lake is there"
    assert not settings.inbox.exists()
    assert b"HemmeligMaal" not in kept
