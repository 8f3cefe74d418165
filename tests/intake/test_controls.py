"""Every control is met by one small file that breaks it, and is silent about one that does not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb
import pytest

from dashboard.intake import receive
from dashboard.intake.control import controls
from dashboard.intake.finding import Finding, Severity
from dashboard.queries import Query
from dashboard.settings import Settings
from tests.intake import (
    test_kompass_kontroller,
    test_lederavtale,
    test_maalstruktur,
    test_moeteplan,
    test_virksomhet,
)
from tests.intake.conftest import TODAY, Bench

ACCOUNT = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Virksomhetsområde;Beløp"
BUDGET = "År;Versjon;Kontoklasse;Ansvar;Funksjon;Art;Virksomhetsområde;Budsjett"
SICK = "År;Periode;Enhet;Avtalte dagsverk;Sykefraværsdagsverk;Egenmeldt;Legemeldt"
DECISION = "Id;Organ;Møtedato;Tittel;Frist;Status;Kommentar"
ORG = "Ansvar;Enhet;Tjenesteområde;Gyldig fra;Gyldig til"
KOSTRA = "Tabell;Nøkkeltall;Region;År;Verdi"
PEOPLE = "Region;År;Alder fra;Alder til;Antall"


def months(last: Sequence[int], usual: int = 30, first: int = 6) -> list[str]:
    """A head and three months of `usual` lines of a hundred kroner, and a fourth with those of `last`."""
    amounts = [[100] * usual] * 3 + [list(last)]
    return [
        ACCOUNT,
        *(
            f"2026;{first + at};1;1100;{line};010;X;{kr}"
            for at, month in enumerate(amounts)
            for line, kr in enumerate(month, 100)
        ),
    ]


def absence(units: int, days: int) -> list[str]:
    """A head and three months of twelve units with two hundred agreed days each, and a fourth of `units` with `days`."""
    each = [(month, unit, 200) for month in (6, 7, 8) for unit in range(12)] + [
        (9, unit, days) for unit in range(units)
    ]
    return [SICK, *(f"2026;{month};{unit};{agreed};5;1;4" for month, unit, agreed in each)]


@dataclass(frozen=True)
class Case:
    """Files with and without what the control looks for, and what it must say (row, column, value, message)."""

    bad: Sequence[str]
    good: Sequence[str]
    says: tuple[int | None, str | None, str | None, str]
    name: str = "fil.csv"
    lukket_til: str | None = None


CASES = {
    "alder_mangler": Case(
        [PEOPLE, "5027;2026;0;5;60", "5027;2026;13;;700"],
        [PEOPLE, "5027;2026;0;12;130", "5027;2026;6;12;70", "5027;2026;13;;700"],
        (3, "alder", "6–12 år", "Alderen 6–12 år mangler (5027, registrert, 2026; 1 slike i filen). Aldersgruppene den hører til, kan ikke vises."),
    ),
    "alder_overlapper": Case(
        [PEOPLE, "5027;2026;0;19;130", "5027;2026;16;;700"],
        [PEOPLE, "5027;2026;0;;830", "5027;2026;0;19;130", "5027;2026;20;;700"],
        (2, "alder", "0–19 år og 16 år og over", "Aldersgruppene 0–19 år og 16 år og over overlapper (5027, registrert, 2026; 1 slike i filen). De kan ikke legges sammen."),
    ),
    "ansvar_forsvinner": Case(
        [ORG, "1100;11;ØV;2020-01-01;"],
        [ORG, "1100;11;ØV;2020-01-01;", "9900;11;ØV;2020-01-01;"],
        (None, "ansvar", "9900", "1 av ansvarene som står i organisasjonen nå, finnes ikke i filen og forsvinner fra den. Det første er «9900»."),
    ),
    "ansvar_fra_filen": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;Oppvekst;5"],
        [ACCOUNT, "2026;1;1;;120;010;Oppvekst;5"],
        (2, "ansvar", "1100", "1 ansvar står ikke i organisasjonen. Området i filen brukes for dem, det første er «1100» i rad 2."),
    ),
    "ansvar_uten_omraade": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;;5", "2026;2;1;1100;120;010;;5"],
        [ACCOUNT, "2026;1;1;1100;120;010;Oppvekst;5"],
        (2, "ansvar", "1100", "Ansvar «1100» hører ikke til noe tjenesteområde (2\u00a0rader, første gang i rad 2)."),
    ),
    "budsjettbalanse": Case(
        [BUDGET, "2026;Regulert;1;1100;120;010;X;1500", "2026;Regulert;1;1100;840;800;X;-500,50"],
        [BUDGET, "2026;Regulert;1;1100;120;010;X;1500", "2026;Regulert;1;1100;840;800;X;-1500"],
        (2, "beløp", "999.50", "Regulert budsjett for 2026 går ikke i null, men summerer til 999,50 kr."),
    ),
    "for_faa_felt": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;1;1;1100;120;010;X;6", "2026;1;1;1100"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;1;1;1100;120;010;X;6"],
        (4, "felt 5", "4", "Rad 4 har bare 4 felt, men overskriften har 8."),
    ),
    "for_mange_felt": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;1;1;1100;120;020;X;5;ekstra"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5"],
        (3, "felt 9", "9", "Rad 3 har 9 felt, men overskriften har 8. Feltene til overs er ikke tatt med."),
    ),
    "fortegn": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;1;1;1100;120;600;X;1234,5"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;1;1;1100;120;600;X;-4"],
        (2, "beløp", "1234.50", "Inntektene (art 600–990) er positive i 2026: 1\u00a0234,50 kr. Her lagres utgifter med pluss og inntekter med minus."),
    ),
    "framskriving_uten_alternativ": Case(
        [PEOPLE, "5027;2026;0;;830", "5027;2030;0;;831", "5027;2035;0;;832"],
        [PEOPLE + ";Alternativ", "5027;2026;0;;830;registrert", "5027;2030;0;;831;hoved"],
        (3, "aar", "2030–2035", "Filen har registrert folketall for 2030–2035 (2\u00a0rader, første gang i rad 3), og det året har ikke begynt."),
    ),
    "fravaer_over_avtalte": Case(
        [SICK, "2026;1;Stab;100;120,5;;"],
        [SICK, "2026;1;Stab;100;20;;"],
        (2, "sykefraværsdagsverk", "120.50", "Rad 2: 120,50 sykefraværsdagsverk kan ikke stemme med 100 avtalte."),
    ),
    "fravaer_summerer": Case(
        [SICK, "2026;1;Stab;100;10;3;6"],
        [SICK, "2026;1;Stab;100;10;3;7"],
        (2, "egenmeldt", "9.00", "Rad 2: egenmeldt og legemeldt blir 9 dagsverk, men sykefraværet er 10."),
    ),
    "frist_foer_moete": Case(
        [DECISION, "V1;Kommunestyret;21.05.2026;Ny skole;01.05.2026;utført;"],
        [DECISION, "V1;Kommunestyret;21.05.2026;Ny skole;01.06.2026;utført;"],
        (2, "frist", "2026-05-01", "Rad 2: fristen 01.05.2026 er før møtedatoen for vedtak V1."),
    ),
    "gjentatt_noekkel": Case(
        [SICK, "2026;1;Stab;100;10;;", "2026;1;Stab;100;12;;"],
        [SICK, "2026;1;Stab;100;10;;", "2026;2;Stab;100;12;;"],
        (2, "nøkkel", "2026 / 1 / Stab", "«2026 / 1 / Stab» står 2 ganger, første gang i rad 2."),
    ),
    "gjentatt_post": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;1;1;1100;120;010;X;6"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;1;1;1100;120;020;X;6"],
        (2, "nøkkel", "2026 / 1 / 1 / 1100 / 120 / 010 / – / – / –", "Én kontoadresse står mer enn én gang i samme periode (til sammen 2\u00a0rader). Beløpene legges sammen. Den første er «2026 / 1 / 1 / 1100 / 120 / 010 / – / – / –» i rad 2."),
    ),
    "hull_i_perioder": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;3;1;1100;120;010;X;6"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;2;1;1100;120;010;X;6"],
        (None, "periode", "2026-02", "Regnskapet for 2026-02 mangler."),
    ),
    "lukket_periode": Case(
        [ACCOUNT, "2026;3;1;1100;120;010;X;5"],
        [ACCOUNT, "2026;4;1;1100;120;010;X;5"],
        (2, "periode", "2026-03", "Perioden 2026-03 er lukket (1\u00a0rad, første gang i rad 2)."),
        lukket_til="2026-03",
    ),
    "mangler_ved_tabell": Case(
        [KOSTRA, "13502;K1;4601;2024;..", "13502;K1;4602;2024;5"],
        [KOSTRA, "13502;K1;4601;2024;1", "13502;K1;4602;2024;5"],
        (2, "merke", "..", "Én verdi er merket «..» (tallgrunnlag mangler). De blir stående som merket, aldri som 0."),
    ),
    "overlappende_gyldighet": Case(
        [ORG, "1100;Stab;ØV;2024-01-01;", "1100;Skole;OO;2025-01-01;"],
        [ORG, "1100;Stab;ØV;2024-01-01;2024-12-31", "1100;Skole;OO;2025-01-01;"],
        (2, "gyldig fra", "1100", "Ansvar «1100» har to plasseringer på samme tid (rad 2 og 3)."),
    ),
    "overskrift_gjentatt": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", ACCOUNT, "2026;1;1;1100;120;020;X;5"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5"],
        (3, "Beløp", "Beløp", "Rad 3 ser ut som en overskrift: «Beløp» står i kolonnen «Beløp»."),
    ),
    "paakrevd_verdi": Case(
        [ACCOUNT, "2026;;1;1100;120;010;X;5", "2026;;1;1100;120;020;X;5", "2026;1;1;1100;120;020;X;5"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5"],
        (2, "Periode", None, "Kolonnen «Periode» mangler verdi i 2\u00a0rader, første gang i rad 2."),
    ),
    "periode_i_fremtiden": Case(
        [ACCOUNT, "2026;12;1;1100;120;010;X;5"],
        [ACCOUNT, "2026;11;1;1100;120;010;X;5"],
        (2, "periode", "2026-12", "Perioden 2026-12 har ikke begynt ennå (1\u00a0rad, første gang i rad 2)."),
    ),
    "lokal_verdi": Case(
        [DECISION, "V1;Kommunestyret;21.05.2026;Ny skole;;Ferdig;Bygget"],
        [DECISION, "V1;Kommunestyret;21.05.2026;Ny skole;;UTFØRT;Bygget"],
        (2, "Status", "Ferdig", "Kolonnen «Status» har «Ferdig» i 1\u00a0rad, lest som «utført»."),
    ),
    "status_uten_begrunnelse": Case(
        [DECISION, "V1;Kommunestyret;21.05.2026;Ny skole;;Avventer;"],
        [DECISION, "V1;Kommunestyret;21.05.2026;Ny skole;;Avventer;Venter på staten"],
        (2, "aarsak", "avventer", "Rad 2: vedtak V1 har status «avventer», men ingen årsak."),
    ),
    "sumrad": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;X;5", "2026;1;1;Sum 1100;;;;5"],
        [ACCOUNT, "2026;1;1;1100;120;010;Sumpområdet;5"],
        (3, "sum", "Sum 1100", "Rad 3 er en sumrad («Sum 1100»). Den ville telt dobbelt."),
    ),
    "ugyldig_periode": Case(
        [ACCOUNT, "2026;14;1;1100;120;010;X;5"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5"],
        (2, "periode", "2026-14", "Rad 2: «2026-14» er ikke en gyldig periode."),
    ),
    "ukjent_art": Case(
        [ACCOUNT, "2026;1;1;1100;120;999;X;5"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5"],
        (2, "art", "999", "Art «999» finnes ikke i KOSTRAs artsliste (1\u00a0rad, første gang i rad 2)."),
    ),
    "ukjent_enhet": Case(
        [SICK, "2026;1;Stab;100;10;;"],
        [SICK, "2026;1;11;100;10;;"],
        (2, "enhet", "Stab", "Enhet «Stab» står ikke i organisasjonen (1\u00a0rad, første gang i rad 2)."),
    ),
    "ukjent_funksjon": Case(
        [ACCOUNT, "2026;1;1;1100;999;010;X;5"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5"],
        (2, "funksjon", "999", "Funksjon «999» finnes ikke i KOSTRAs funksjonsliste (1\u00a0rad, første gang i rad 2)."),
    ),
    "ukjent_region": Case(
        [KOSTRA, "13502;K1;Ukjent kommune;2024;7", "13502;K1;4601;2024;5"],
        [KOSTRA, "13502;K1;EAK;2024;7", "13502;K1;4601;2024;5"],
        (2, "region", "Ukjent kommune", "Regionen «Ukjent kommune» er ukjent (1\u00a0rad, første gang i rad 2)."),
    ),
    "utgaatt_art": Case(
        [ACCOUNT, "2025;1;1;1100;120;271;X;5"],
        [ACCOUNT, "2026;1;1;1100;120;271;X;5"],
        (2, "art", "271", "Art 271 er ikke gyldig i 2025 (1\u00a0rad, første gang i rad 2)."),
    ),
    "utgaatt_funksjon": Case(
        [ACCOUNT, "2024;1;1;1100;254;010;X;5"],
        [ACCOUNT, "2023;1;1;1100;254;010;X;5"],
        (2, "funksjon", "254", "Funksjon 254 er ikke gyldig i 2024 (1\u00a0rad, første gang i rad 2)."),
    ),
    "uvanlig_fravaersmaaned": Case(
        absence(5, 200),
        absence(12, 150),
        (None, "periode", "2026-09", "Sykefraværet for 2026-09 har 5 rader og 1\u00a0000 avtalte dagsverk. Månedene før har vanligvis 12 rader og 2\u00a0400 avtalte dagsverk."),
    ),
    "uvanlig_maaned": Case(
        months([100] * 14),
        months([100] * 20),
        (None, "periode", "2026-09", "Regnskapet for 2026-09 har 14 linjer og 1\u00a0400 kr, regnet uten fortegn. Månedene før har vanligvis 30 linjer og 3\u00a0000 kr."),
    ),
    "verdi_kan_leses": Case(
        [ACCOUNT, "2026;1;1;1100;120;010;X;fem", "2026;1;1;1100;120;010;X;5"],
        [ACCOUNT, "2026;1;1;1100;120;010;X;5"],
        (2, "Beløp", "fem", "Rad 2, kolonne «Beløp»: «fem» kan ikke leses som et beløp."),
    ),
    "verdi_utenfor_liste": Case(
        [DECISION, "V1;Kommunestyret;21.05.2026;Ny skole;;På gang;"],
        [DECISION, "V1;Kommunestyret;21.05.2026;Ny skole;;Under arbeid;"],
        (2, "Status", "på gang", "Kolonnen «Status» har «på gang» i 1\u00a0rad, første gang i rad 2. Kjente verdier: ikke startet, under arbeid, avventer, utført, utgår."),
    ),
}  # fmt: skip
TESTED_ELSEWHERE = {
    "samme_fil": "test_receive.py: it takes an accepted file",
    "vedtak_forsvinner": "test_receive.py: it takes an accepted log",
    "ikke_noe_aa_kontrollere_mot": "test_maalstruktur.py, test_lederavtale.py: it takes a lake that knows nothing",
    "kompass_lest_som": "test_kommunekompass.py: it takes the file's own words",
    "faa_svar": "test_virksomhet.py: it takes the setting",
}
BY_DATASET = {
    control
    for module in (
        test_kompass_kontroller,
        test_lederavtale,
        test_maalstruktur,
        test_moeteplan,
        test_virksomhet,
    )
    for control in module.CASES
}
NAMES = [control.name.rpartition("/")[2] for control in controls()]


@pytest.fixture(scope="module", autouse=True)
def organisation(bench: Bench) -> None:
    """The lake knows one unit, 11, and one ansvar, 9900, so that the controls have something to hold on to."""
    with bench.look([ORG, "9900;11;ØV;2020-01-01;"]) as upload:
        receive.accept(upload, bench.lake, author="A", message="")


def found(bench: Bench, lines: Sequence[str], control: str) -> list[Finding]:
    case = CASES[control]
    settings = Settings(data=bench.folder / "data", lukket_til=case.lukket_til)
    with bench.look(lines, case.name, settings=settings) as upload:
        assert upload.parts, upload.findings
        assert upload.file == case.name
        return [finding for finding in upload.findings if finding.control == control]


@pytest.mark.parametrize("control", CASES)
def test_the_control_names_row_column_value_and_cause_and_says_what_to_do(bench: Bench, control: str) -> None:
    findings = found(bench, CASES[control].bad, control)
    assert [(each.row, each.column, each.value, each.message) for each in findings] == [CASES[control].says]
    assert findings[0].file == CASES[control].name
    for finding in findings:
        assert len(finding.remedy) > 10
        assert finding.remedy.endswith(".")
        assert not re.search(r"[{}]", finding.message + finding.remedy)


@pytest.mark.parametrize("control", CASES)
def test_the_control_is_silent_about_a_clean_file(bench: Bench, control: str) -> None:
    assert found(bench, CASES[control].good, control) == []


@pytest.mark.parametrize(
    ("control", "lines"),
    [
        ("uvanlig_maaned", months([100_000] * 30)),
        ("uvanlig_maaned", months([1] * 30)),
        ("uvanlig_maaned", months([100] * 70)),
        ("uvanlig_fravaersmaaned", absence(12, 7)),
        ("uvanlig_fravaersmaaned", absence(12, 1_500)),
    ],
)
def test_a_month_in_thousands_or_twice_over_is_unusual(
    bench: Bench, control: str, lines: Sequence[str]
) -> None:
    assert [each.value for each in found(bench, lines, control)] == ["2026-09"]


def test_every_control_has_a_case() -> None:
    assert set(NAMES) == set(CASES) | set(TESTED_ELSEWHERE) | BY_DATASET


@pytest.fixture(scope="module")
def looked_at(bench: Bench) -> Iterator[duckdb.DuckDBPyConnection]:
    """Where a small file has been looked at, with all that the controls ask."""
    with bench.look(CASES[next(iter(CASES))].good) as upload:
        yield upload.cursor


@pytest.mark.parametrize("control", controls(), ids=NAMES)
def test_the_header_of_a_control_agrees_with_its_sql(
    looked_at: duckdb.DuckDBPyConnection, control: Query
) -> None:
    assert set(control.header) >= {
        "purpose",
        "grain",
        "datasets",
        "severity",
        "message",
        "remedy",
        "parameters",
    }
    assert Severity(control.header["severity"]) is not Severity.OK
    asked = set(looked_at.extract_statements(control.sql)[0].named_parameters)
    assert asked == set(control.parameters)
    for dataset in _stageable(control.header["datasets"]):
        _stage_empty(looked_at, dataset)
        given = {
            "dataset": dataset,
            "i_dag": TODAY,
            "lukket_til": "",
            "sha256": "",
            "kolonner": 1,
            "personer_minst": 5,
        }
        looked_at.execute(control.sql, {name: given[name] for name in control.parameters})
        columns = {column[0] for column in looked_at.description or ()}
        mentioned = set(re.findall(r"{(\w+)}", control.header["message"] + control.header["remedy"]))
        assert mentioned - {"rader"} <= columns
        assert {"rad", "kolonne", "verdi"} <= columns


def _stageable(datasets: str) -> list[str]:
    return ["regnskap"] if datasets in ("alle", "filen") else [word.strip() for word in datasets.split(",")]


def _stage_empty(cursor, dataset: str) -> None:
    raw = {"regnskap": ", aar::varchar as aar_raa", "budsjett": ", aar::varchar as aar_raa"}.get(dataset, "")
    cursor.execute(
        "create or replace temp view innlest as"
        f" select null::bigint as rad, null::varchar as kildekolonne, *{raw} from {dataset} where false"
    )


def test_a_thousand_alike_findings_are_told_and_the_rest_is_counted(bench: Bench) -> None:
    lines = [ACCOUNT, *(f"2026;1;1;1100;120;010;X;feil {n}" for n in range(2_300))]
    with bench.look(lines) as upload:
        findings = [finding for finding in upload.findings if finding.control == "verdi_kan_leses"]
    assert len(findings) == 2_001
    assert (findings[-1].message, findings[-1].count) == ("… og 300 funn til av samme slag.", 300)
    assert sum(finding.count for finding in findings) == 2_300


def test_findings_come_worst_first(bench: Bench) -> None:
    with bench.look([ACCOUNT, "2026;1;1;1100;999;010;;fem", "2026;1;1;1100;120;010;;5"]) as upload:
        severities = [list(Severity).index(finding.severity) for finding in upload.findings]
    assert severities == sorted(severities, reverse=True)
    assert len(set(severities)) > 2
