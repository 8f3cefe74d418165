"""What is wrong in files of surveys, digital maturity and internal control: planted once, found once."""

from collections.abc import Sequence

from dashboard.settings import Settings
from tests.intake.conftest import Bench

SURVEY = "Slag undersøkelse;Undersøkelse;År;Gruppe;Spørsmål;Resultat;Måleenhet;Antall svar;Antall spurte"
MATURITY = "Tjenesteområde;År;Generasjon nå (1–5);Generasjon som mål (1–5)"
CONTROL = "År;Periode;Tjenesteområde;Tema;Meldte avvik;Lukkede avvik"

Said = tuple[str, int | None, str | None, str]
CASES: dict[str, tuple[Sequence[str], Said]] = {
    "flere_svar_enn_spurte": (
        [SURVEY, "bruker;Foreldre;2026;Barnehage;Trivsel;80;%;31;30"],
        ("ERROR", 2, "31", "Rad 2: 31 svar kan ikke stemme med 30 spurte."),
    ),
    "resultat_utenfor_skalaen": (
        [SURVEY, "bruker;Foreldre;2026;Barnehage;Trivsel;6,5;1–6;30;"],
        ("ERROR", 2, "6.5000", "Rad 2: resultatet 6,50 ligger utenfor skalaen 1–6."),
    ),
    "generasjon_utenfor": (
        [MATURITY, "ØV;2026;2;6"],
        ("ERROR", 2, "6", "Rad 2: generasjon 6 finnes ikke. Digital modenhet går fra 1 til 5."),
    ),
    "ugyldig_periode": (
        [CONTROL, "2025;14;ØV;Vold;3;2"],
        ("ERROR", 2, "2025-14", "Rad 2: «2025-14» er ikke en gyldig periode."),
    ),
    "periode_i_fremtiden": (
        [CONTROL, "2026;12;ØV;Vold;3;2"],
        ("ERROR", 2, "2026-12", "Perioden 2026-12 har ikke begynt ennå (1\u00a0rad, første gang i rad 2)."),
    ),
    "gjentatt_noekkel": (
        [CONTROL, "2026;1;ØV;Vold;3;2", "2026;1;ØV;Vold;4;2"],
        ("ERROR", 2, "2026 / 1 / ØV / Vold", "«2026 / 1 / ØV / Vold» står 2 ganger, første gang i rad 2."),
    ),
    "verdi_kan_leses": (
        [CONTROL, "2026;1;ØV;Vold;-3;2"],
        ("ERROR", 2, "-3", "Rad 2, kolonne «Meldte avvik»: «-3» kan ikke leses som et helt tall."),
    ),
    "html_i_tekst": (
        [CONTROL, "2026;1;ØV;</td>Vold;3;2"],
        ("WARNING", 2, "</td>Vold", "Rad 2, kolonne «tema»: teksten inneholder kode (HTML). Den vises som tekst og kjøres aldri."),
    ),
}  # fmt: skip
CLEAN = (
    [
        SURVEY,
        "bruker;Foreldre;2026;;Trivsel;100;%;30;30",
        "bruker;Foreldre;2026;;Ro;6;1-6;30;",
        "bruker;Foreldre;2026;;Mat;12;poeng;30;",
    ],
    [MATURITY, "ØV;2026;1;5", "HO;2026;5;"],
    [CONTROL, "2026;1;ØV;Vold;0;5", "2026;2;ØV;;3;"],
)


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


def test_a_file_without_mistakes_passes_every_control(bench: Bench) -> None:
    for lines in CLEAN:
        assert told(bench, lines) == []


def test_groups_too_small_to_be_shown_are_told_by_the_limit_of_the_settings(bench: Bench) -> None:
    lines = [
        SURVEY,
        "medarbeider;Trivsel;2026;Natt;Hørt;33;%;3;4",
        "medarbeider;Trivsel;2026;Dag;Hørt;80;%;5;9",
        "medarbeider;Trivsel;2026;Kveld;Hørt;50;%;4;9",
    ]
    said = "2\u00a0rader har færre enn 5 svar, første gang i rad 2. De lagres, men vises aldri."
    assert told(bench, lines) == [("faa_svar", ("WARNING", 2, "3", said))]
    with bench.look(lines, settings=Settings(data=bench.folder / "data", personer_minst=3)) as upload:
        assert upload.findings == []
