"""Other municipalities' files are recognised for what they are; what cannot be known is asked for, and guesses are told."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from dashboard.intake import receive
from tests.intake.conftest import Bench, rows

ADDRESS = (
    "select aar, periode, kontoklasse, ansvar, funksjon, art, beloep from innlest_{} order by rad, periode"
)
WANTED = [
    (2026, 10, "1", "1100", "120", "010", Decimal("1500.50")),
    (2026, 10, "1", "1100", "202", "710", Decimal("-300.00")),
]

# The same two lines, as exports of different systems and municipalities write them.
STYLES: dict[str, Sequence[str]] = {
    "bokmål, plain": ["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;-300,00"],
    "nynorsk": ["Rekneskapsår;Månad;Ansvar;Konto;Teneste;Beløp", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;-300,00"],
    "upper case": ["ÅR;PERIODE;ANSVAR;KONTO;TJENESTE;BELØP", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;-300,00"],
    "æ, ø and å spelt out": ["aar;periode;ansvar;konto;tjeneste;beloep", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;-300,00"],
    "signs in the names": ["Regnskapsår;Per.;Ansvar-nr;Konto nr.;Tjeneste_nr;Beløp (kr)", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;-300,00"],
    "titles above the header": ["Regnskapsrapport;;;;;", "Skrevet ut 05.11.2026;;;;;", ";;;;;", "År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;-300,00"],
    "konto without kontoklasse": ["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;0100;12000;1500,50", "2026;10;1100;7100;20200;-300,00"],
    "konto of four digits": ["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;1010;1200;1500,50", "2026;10;1100;1710;2020;-300,00"],
    "konto of six digits": ["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;101000;120000;1500,50", "2026;10;1100;171000;202000;-300,00"],
    "konto of three digits": ["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;010;120;1500,50", "2026;10;1100;710;202;-300,00"],
    "art with the zero lost in Excel": ["År;Periode;Ansvar;Art;Funksjon;Beløp", "2026;10;1100;10;120;1500,50", "2026;10;1100;710;202;-300,00"],
    "art and konto side by side": ["År;Periode;Ansvar;Art;Konto;Funksjon;Tjeneste;Beløp", "2026;10;1100;010;10100;120;12000;1500,50", "2026;10;1100;710;17100;202;20200;-300,00"],
    "kontoklasse in a column": ["År;Periode;Kontoklasse;Ansvar;Art;Funksjon;Beløp", "2026;10;1;1100;010;120;1500,50", "2026;10;1;1100;710;202;-300,00"],
    "kontoklasse in words": ["År;Periode;Kontoklasse;Ansvar;Art;Funksjon;Beløp", "2026;10;Drift;1100;010;120;1500,50", "2026;10;Drift;1100;710;202;-300,00"],
    "period as 202610": ["Periode;Ansvar;Konto;Tjeneste;Beløp", "202610;1100;10100;12000;1500,50", "202610;1100;17100;20200;-300,00"],
    "period as 2026-10": ["Periode;Ansvar;Konto;Tjeneste;Beløp", "2026-10;1100;10100;12000;1500,50", "2026-10;1100;17100;20200;-300,00"],
    "period as 10.2026": ["Periode;Ansvar;Konto;Tjeneste;Beløp", "10.2026;1100;10100;12000;1500,50", "10.2026;1100;17100;20200;-300,00"],
    "period as a date": ["Periode;Ansvar;Konto;Tjeneste;Beløp", "31.10.2026;1100;10100;12000;1500,50", "31.10.2026;1100;17100;20200;-300,00"],
    "period as oktober 2026": ["Periode;Ansvar;Konto;Tjeneste;Beløp", "oktober 2026;1100;10100;12000;1500,50", "oktober 2026;1100;17100;20200;-300,00"],
    "period as oktober": ["År;Måned;Ansvar;Konto;Tjeneste;Beløp", "2026;oktober;1100;10100;12000;1500,50", "2026;Okt;1100;17100;20200;-300,00"],
    "period as P10": ["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;P10;1100;10100;12000;1500,50", "2026;P10;1100;17100;20200;-300,00"],
    "minus behind": ["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;300,00-"],
    "decimal points": ["År,Periode,Ansvar,Konto,Tjeneste,Beløp", "2026,10,1100,10100,12000,1500.50", "2026,10,1100,17100,20200,-300.00"],
    "thousands parted": ["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;10100;12000;1 500,50", "2026;10;1100;17100;20200;−300,00"],
    "in thousands": ["År;Periode;Ansvar;Konto;Tjeneste;Beløp (1000 kr)", "2026;10;1100;10100;12000;1,5005", "2026;10;1100;17100;20200;-0,3"],
    "an Excel pivot": ["År;Periode;Ansvar;Konto;Tjeneste;Sum av Beløp", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;-300,00"],
    "an English Excel's pivot": ["År;Periode;Ansvar;Konto;Tjeneste;Sum of Beløp", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;-300,00"],
    "named Regnskap": ["År;Periode;Ansvar;Konto;Tjeneste;Regnskap", "2026;10;1100;10100;12000;1500,50", "2026;10;1100;17100;20200;-300,00"],
    "Rekneskap 2026 and month": ["Periode;Ansvar;Konto;Tjeneste;Rekneskap 2026", "10;1100;10100;12000;1500,50", "10;1100;17100;20200;-300,00"],
    "one column a month": ["År;Ansvar;Konto;Tjeneste;Regnskap okt", "2026;1100;10100;12000;1500,50", "2026;1100;17100;20200;-300,00"],
}  # fmt: skip


def said(upload: receive.Upload, control: str = "antatt") -> list[str]:
    return [finding.message for finding in upload.findings if finding.control == control]


@pytest.mark.parametrize("style", STYLES)
def test_the_same_accounts_in_another_municipalitys_style_are_read_the_same(bench: Bench, style: str) -> None:
    with bench.look(STYLES[style], "regnskap.csv") as upload:
        assert not upload.blocked, upload.findings
        assert [part.dataset for part in upload.parts] == ["regnskap"]
        assert rows(upload, ADDRESS.format("regnskap")) == WANTED


@pytest.mark.parametrize(
    ("digits", "codes"),
    [
        ("the zero in front lost by Excel, konto without kontoklasse", ["100", "1100", "7100", "6200"]),
        ("kontoklasse 0 lost by Excel", ["10100", "17100", "2300", "16200"]),
    ],
)
def test_a_zero_that_excel_dropped_in_front_of_an_account_is_put_back(
    bench: Bench, digits: str, codes: list[str]
) -> None:
    lines = [f"2026;10;1100;{code};12000;100" for code in codes]
    with bench.look(["År;Periode;Ansvar;Konto;Tjeneste;Beløp", *lines], "regnskap.csv") as upload:
        found = rows(upload, "select kontoklasse, art from innlest_regnskap order by rad")
    wanted = {
        "100": [("1", "010"), ("1", "110"), ("1", "710"), ("1", "620")],
        "10100": [("1", "010"), ("1", "710"), ("0", "230"), ("1", "620")],
    }
    assert found == wanted[codes[0]]


@pytest.mark.parametrize("service", ["120", "1201", "12010", "120100"])
def test_the_function_is_the_first_three_digits_of_the_service(bench: Bench, service: str) -> None:
    head = "År;Periode;Ansvar;Konto;Tjeneste;Beløp"
    with bench.look([head, f"2026;10;1100;10100;{service};1"], "regnskap.csv") as upload:
        assert rows(upload, "select funksjon, tjeneste from innlest_regnskap") == [("120", service)]


def test_a_column_a_month_gives_a_row_a_month_and_their_sum_is_left_out(bench: Bench) -> None:
    months = "jan;feb;mar;apr;mai;jun;jul;aug;sep;okt;nov;des"
    lines = [
        f"År;Versjon;Ansvar;Konto;Tjeneste;{months};Årsbudsjett",
        "2026;regulert;1100;10100;12000;1;2;3;4;5;6;7;8;9;10;11;12;78",
    ]
    with bench.look(lines, "plan.csv") as upload:
        assert [part.dataset for part in upload.parts] == ["budsjett"]
        found = rows(upload, "select periode, beloep from innlest_budsjett order by periode")
    assert found == [(month, month) for month in range(1, 13)]
    assert "Månedene er lest. «Årsbudsjett» ville ha telt dem dobbelt." in said(upload)


@pytest.mark.parametrize(
    "header",
    [
        "1;2;3",
        "01;02;03",
        "P01;P02;P03",
        "Periode 1;Periode 2;Periode 3",
        "202601;202602;202603",
        "Januar 2026;Februar 2026;Mars 2026",
    ],
)
def test_months_may_be_numbered_in_many_ways(bench: Bench, header: str) -> None:
    with bench.look(
        [f"Ansvar;Konto;Tjeneste;{header}", "1100;10100;12000;10;20;30"], "regnskap 2026.csv"
    ) as upload:
        found = rows(upload, "select aar, periode, beloep from innlest_regnskap order by periode")
    assert found == [(2026, 1, 10), (2026, 2, 20), (2026, 3, 30)]


@pytest.mark.parametrize(
    ("columns", "wanted"),
    [
        ("Regnskap 2025;Budsjett 2026", [("regnskap", 2025, None, 7), ("budsjett", 2026, "opprinnelig", 8)]),
        (
            "Rekneskap 2025;Rev. budsjett 2025",
            [("regnskap", 2025, None, 7), ("budsjett", 2025, "regulert", 8)],
        ),
        (
            "Opprinnelig budsjett;Regulert budsjett",
            [("budsjett", 2026, "opprinnelig", 7), ("budsjett", 2026, "regulert", 8)],
        ),
        (
            "Vedteke budsjett;Justert budsjett",
            [("budsjett", 2026, "opprinnelig", 7), ("budsjett", 2026, "regulert", 8)],
        ),
        ("Regnskap;Regulert budsjett", [("regnskap", 2026, None, 7), ("budsjett", 2026, "regulert", 8)]),
    ],
)
def test_accounts_and_budgets_side_by_side_are_told_apart(
    bench: Bench, columns: str, wanted: list[Any]
) -> None:
    with bench.look(
        [f"Ansvar;Konto;Tjeneste;{columns}", "1100;10100;12000;7;8"], "rapport 2026.csv"
    ) as upload:
        assert not upload.blocked, upload.findings
        found: list[Any] = []
        for part in upload.parts:
            versjon = "versjon" if part.dataset == "budsjett" else "null"
            found += rows(
                upload,
                f"select '{part.dataset}', aar, {versjon}, beloep from innlest_{part.dataset} order by beloep",
            )
    assert found == wanted


def test_side_by_side_with_year_and_period_in_columns(bench: Bench) -> None:
    lines = [
        "År;Periode;Ansvar;Konto;Tjeneste;Regnskap;Regulert budsjett;Avvik",
        "2026;10;1100;10100;12000;7;8;1",
    ]
    with bench.look(lines) as upload:
        assert rows(upload, "select aar, periode, beloep from innlest_regnskap") == [(2026, 10, 7)]
        assert rows(upload, "select aar, periode, versjon, beloep from innlest_budsjett") == [
            (2026, 10, "regulert", 8)
        ]
    assert "«Avvik» er ikke tatt med." in said(upload)


@pytest.mark.parametrize(
    ("name", "dataset"),
    [
        ("Budsjett 2026 periodisert.csv", "budsjett"),
        ("regnskap_2026.csv", "regnskap"),
        ("Rekneskap okt 2026.csv", "regnskap"),
    ],
)
def test_the_file_name_tells_accounts_from_budget_where_the_columns_do_not(
    bench: Bench, name: str, dataset: str
) -> None:
    with bench.look(["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;10100;12000;5"], name) as upload:
        assert [part.dataset for part in upload.parts] == [dataset]
    assert not [text for text in said(upload) if "regnskap eller budsjett" in text]


def test_the_file_name_gives_year_month_and_investment_and_every_guess_is_told(bench: Bench) -> None:
    with bench.look(
        ["Ansvar;Art;Funksjon;Beløp", "1100;230;202;5"], "regnskap investering 2026-10.csv"
    ) as upload:
        assert rows(upload, ADDRESS.format("regnskap")) == [(2026, 10, "0", "1100", "202", "230", 5)]
    assert said(upload) == [
        "Måneden til «Beløp» står ikke i filen: lest som 10, fra filnavnet.",
        "Kontoklassen står ikke i filen: lest som investering.",
        "Året står ikke i filen: lest som 2026, fra filnavnet.",
    ]
    assert all(
        finding.severity == "INFO" and finding.remedy
        for finding in upload.findings
        if finding.control == "antatt"
    )


def test_without_any_hint_the_guess_between_accounts_and_budget_is_told(bench: Bench) -> None:
    with bench.look(
        ["År;Periode;Ansvar;Konto;Tjeneste;Beløp", "2026;10;1100;10100;12000;5"], "eksport.csv"
    ) as upload:
        assert "Filen sier ikke om tallene er regnskap eller budsjett: lest som regnskap." in said(upload)


@pytest.mark.parametrize(
    ("lines", "name", "asked"),
    [
        (["Ansvar;Konto;Tjeneste;Beløp", "1100;10100;12000;5"], "eksport.csv", "«År»"),
        (["Ansvar;Konto;Tjeneste;Beløp", "1100;10100;12000;5"], "budsjett 2025 og 2026.csv", "«År»"),
        (
            ["År;Periode;Ansvar;Konto;Tjeneste;Budsjett;Årsbudsjett", "2026;1;1100;10100;12000;5;60"],
            "b.csv",
            "«Beløp»",
        ),
        (
            ["År;Periode;Ansvar;Konto;Tjeneste;Regnskap hittil i år", "2026;10;1100;10100;12000;5"],
            "r.csv",
            "«Beløp»",
        ),
        (["År;Periode;Fylke;Beløp", "2026;10;Vestland;5"], "regnskap.csv", "«Ansvar»"),
    ],
)
def test_what_cannot_be_known_is_asked_for(bench: Bench, lines: list[str], name: str, asked: str) -> None:
    with bench.look(lines, name) as upload:
        assert upload.blocked
        assert [finding.control for finding in upload.findings] == ["ukjent_oppsett"]
        assert asked in upload.findings[0].message


def test_a_chosen_dataset_is_taken_for_what_it_is(bench: Bench) -> None:
    lines = ["År;Periode;Ansvar;Konto;Tjeneste;Regnskap;Budsjett", "2026;10;1100;10100;12000;5;6"]
    with bench.look(lines, dataset="budsjett") as upload:
        assert [part.dataset for part in upload.parts] == ["budsjett"]
        assert rows(upload, "select beloep from innlest_budsjett") == [(6,)]


@pytest.mark.parametrize(
    ("word", "versjon"),
    [
        ("Opprinnelig budsjett", "opprinnelig"),
        ("VEDTATT", "opprinnelig"),
        ("Opphavleg", "opprinnelig"),
        ("Revidert", "regulert"),
        ("Regulert bud.", "regulert"),
    ],
)
def test_budget_versions_have_many_names(bench: Bench, word: str, versjon: str) -> None:
    with bench.look(
        ["År;Budsjettversjon;Ansvar;Konto;Tjeneste;Beløp", f"2026;{word};1100;10100;12000;5"]
    ) as upload:
        assert rows(upload, "select versjon from innlest_budsjett") == [(versjon,)]


OTHERS = {
    "sick leave, bokmål": ("sykefravaer", ["År;Måned;Avdeling;Mulige dagsverk;Tapte dagsverk;Egenmelding;Sykmeldt", "2026;10;Hjemmetjenesten;100;8;2;6"], "select periode, enhet, avtalte_dagsverk, sykefravaersdagsverk, legemeldt from innlest_sykefravaer", (10, "Hjemmetjenesten", 100, 8, 6)),
    "sick leave, nynorsk": ("sykefravaer", ["Periode;Eining;Moglege dagsverk;Sjukefråværsdagsverk", "202610;Heimetenesta;100;8"], "select aar, periode, enhet, sykefravaersdagsverk from innlest_sykefravaer", (2026, 10, "Heimetenesta", 8)),
    "English headers": ("regnskap", ["Year,Period,Account,Department,Function,Amount", '2026,10,10100,1100,12000,"1,234.50"'], "select aar, periode, art, ansvar, funksjon, beloep::float from innlest_regnskap", (2026, 10, "010", "1100", "120", 1234.5)),
    "organisation without dates": ("organisasjon", ["Ansvar;Enhet;Tjenesteområde", "1100;11;ØV"], "select ansvar, enhet, tjenesteomraade, gyldig_fra::varchar from innlest_organisasjon", ("1100", "11", "ØV", "1900-01-01")),
    "organisation": ("organisasjon", ["Koststed;Ansvarsnavn;Enhetsnr;Enhetsnavn;Kommunalområde;Gjelder fra;Antall ansatte", "1100;Rådmann;11;Stab;ØV;01.01.2024;12"], "select ansvar, enhet, tjenesteomraade, gyldig_fra::varchar, ansatte from innlest_organisasjon", ("1100", "11", "ØV", "2024-01-01", 12)),
    "organisation, nynorsk": ("organisasjon", ["Ansvarsnr;Eining;Tenesteområde;Gyldig frå;Tal tilsette", "1100;Stab;ØV;2024-01-01;12"], "select ansvar, enhet, tjenesteomraade, ansatte from innlest_organisasjon", ("1100", "Stab", "ØV", 12)),
    "measures": ("tiltak", ["Tiltaksnr;Tiltaksnavn;Budsjettår;Sektor;Budsjettert effekt;Oppnådd effekt;Tiltakseier;Fremdrift", "7;Færre vikarer;2026;HO;-500000;-100000;Leder HO;Under arbeid"], "select id, tittel, aar, vedtatt_effekt, realisert_effekt, status from innlest_tiltak", ("7", "Færre vikarer", 2026, -500000, -100000, "under arbeid")),
    "forecast": ("prognose", ["Periode;Eining;Årsprognose;Forklaring", "2026-10;Stab;1 200 000;Ledig stilling"], "select aar, periode, enhet, prognose, begrunnelse from innlest_prognose", (2026, 10, "Stab", 1200000, "Ledig stilling")),
    "decisions": ("vedtak", ["Løpenummer;Politisk organ;Vedtaksdato;Politisk saksnr;Sakstittel;Tidsfrist;Oppfølging", "1;Kommunestyret;21.05.2026;PS 12/26;Ny skole;31.12.2026;Under arbeid"], "select id, organ, moetedato::varchar, saksnr, tittel, frist::varchar, status from innlest_vedtak", ("1", "Kommunestyret", "2026-05-21", "PS 12/26", "Ny skole", "2026-12-31", "under arbeid")),
    "key figures": ("kostra", ["Tabell;Indikator;Kommunenr;Kommunenavn;Årstall;Tall", "12134;KOSAG110000;4601;Bergen;2024;66605"], "select tabell, nokkeltall, region, aar, verdi from innlest_kostra", ("12134", "KOSAG110000", "4601", 2024, 66605)),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_the_other_datasets_are_recognised_by_their_columns(bench: Bench, kind: str) -> None:
    dataset, lines, sql, wanted = OTHERS[kind]
    with bench.look(lines) as upload:
        assert not upload.blocked, upload.findings
        assert [part.dataset for part in upload.parts] == [dataset]
        assert rows(upload, sql) == [wanted]


def test_a_real_list_of_political_cases_is_proposed_as_decisions(bench: Bench) -> None:
    """The columns that Steinkjer's case system gives (2026)."""
    head = "sak_id;tittel;sakstype;status;til_kommunestyret;formalia;behandling_id;dato;mote_id;saksnr;utvalg;utvalg_navn;protokoll_publisert;protokoll_skjermet"
    line = "7623;Kvalitetshåndbok;PS;Behandlet;nei;nei;7622;2025-12-02T13:00;1151;PS 21/2025;AMU;Arbeidsmiljøutvalget;ja;nei"
    with bench.look([head, line]) as upload:
        assert not upload.blocked
        found = rows(
            upload,
            "select id, organ, moetedato::varchar, saksnr, arkivsaknr, tittel, unntatt_offentlighet from innlest_vedtak",
        )
    assert found == [
        ("7622", "Arbeidsmiljøutvalget", "2025-12-02", "PS 21/2025", "7623", "Kvalitetshåndbok", False)
    ]


def test_sick_leave_named_by_its_file_gets_year_and_month_from_it(bench: Bench) -> None:
    lines = ["Enhet;Avtalte dagsverk;Sykefraværsdagsverk", "Stab;100;8"]
    with bench.look(lines, "Sykefravær oktober 2026.csv") as upload:
        assert rows(upload, "select aar, periode from innlest_sykefravaer") == [(2026, 10)]
    assert "Måneden står ikke i filen: lest som 10, fra filnavnet." in said(upload)


def test_where_a_municipality_has_both_a_name_and_a_number_the_number_is_its_code(bench: Bench) -> None:
    for head in ("Kommune;Kommunenr;År;Sektor;Indeks", "Kommune;Kommunenummer;År;Sektor;Indeks"):
        with bench.look([head, "Fauske;1841;2026;samlet;1,05"]) as upload:
            assert rows(upload, "select kommune, kommune_navn from innlest_delkostnad") == [
                ("1841", "Fauske")
            ]
            assert said(upload) == []
