"""What is wrong in a file of the year's meetings: planted once, found once."""

from collections.abc import Sequence

from tests.intake.conftest import Bench

HEAD = "Id;År;Dato;Forum;Tittel;Fra kl.;Til kl.;Tema (ett per linje)"

Said = tuple[str, int | None, str | None, str]
CASES: dict[str, tuple[Sequence[str], Said]] = {
    "dato_i_annet_aar": (
        [HEAD, "1;2026;08.02.2027;uklg;Møte;;;"],
        ("WARNING", 2, "2027-02-08", "Rad 2: datoen 08.02.2027 er ikke i 2026."),
    ),
    "ugyldig_klokkeslett": (
        [HEAD, "1;2026;08.02.2026;uklg;Møte;kl. ni;;"],
        ("WARNING", 2, "kl. ni", "Rad 2: «kl. ni» er ikke et klokkeslett som 09:00."),
    ),
    "samme_forum_samme_dag": (
        [HEAD, "1;2026;08.02.2026;klg drift;Møte;09:00;10:00;", "2;2026;08.02.2026;klg drift;Møte;11:00;12:00;"],
        ("WARNING", 2, "klg drift", "«klg drift» har 2 møter 08.02.2026 (første gang i rad 2)."),
    ),
    "gjentatt_noekkel": (
        [HEAD, "1;2026;08.02.2026;uklg;Møte;;;", "1;2026;09.02.2026;uklg;Møte;;;"],
        ("ERROR", 2, "1", "«1» står 2 ganger, første gang i rad 2."),
    ),
    "html_i_tekst": (
        [HEAD, "1;2026;08.02.2026;uklg;Møte;;;<a href='javascript:1'>Sak</a>"],
        ("WARNING", 2, "<a href='javascript:1'>Sak</a>", "Rad 2, kolonne «tema»: teksten inneholder kode (HTML). Den vises som tekst og kjøres aldri."),
    ),
}  # fmt: skip
CLEAN = [
    HEAD,
    "1;2026;08.02.2026;uklg;Møte;09:00;15:45;Budsjett",
    "2;2026;08.02.2026;klg drift;Møte;16:00;;",
    "3;2026;09.02.2026;annet;Frist;;;",
    "4;2026;09.02.2026;annet;Frist;;;",
]


def told(bench: Bench, lines: Sequence[str]) -> list[tuple[str, Said]]:
    with bench.look(lines) as upload:
        assert upload.parts, upload.findings
        assert all(each.remedy.endswith(".") and "{" not in each.remedy for each in upload.findings)
        return [
            (each.control, (each.severity, each.row, each.value, each.message)) for each in upload.findings
        ]


def test_each_kind_of_mistake_is_found_once_and_no_other_control_speaks_of_it(bench: Bench) -> None:
    for control, (lines, said) in CASES.items():
        assert told(bench, lines) == [(control, said)]


def test_a_plan_without_mistakes_passes_every_control(bench: Bench) -> None:
    assert told(bench, CLEAN) == []


def test_a_meeting_that_ends_before_it_begins_is_told(bench: Bench) -> None:
    [(control, said)] = told(bench, [HEAD, "1;2026;08.02.2026;uklg;Møte;15:00;09:00;"])
    assert control == "ugyldig_klokkeslett"
    assert said[2:] == ("09:00", "Rad 2: møtet slutter 09:00, men begynner 15:00.")
