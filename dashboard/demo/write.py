"""Writes Fjordvik's exports, each the way some system would write it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import xlsxwriter

from dashboard.demo import need, problems
from dashboard.demo.assignments import report_rows
from dashboard.demo.budget import opprinnelig, regulert
from dashboard.demo.chart import KONTOER, TJENESTER, YEARS
from dashboard.demo.decisions import decision_rows
from dashboard.demo.deliveries import AAR, OCTOBER, SEPTEMBER
from dashboard.demo.forecasts import forecast_rows
from dashboard.demo.gains import gain_rows
from dashboard.demo.internal_control import control_rows
from dashboard.demo.kompass_evaluations import mention_rows, neighbour_rows, own_rows, reference_rows
from dashboard.demo.kompass_progress import assessment_rows, plan_rows
from dashboard.demo.kompass_questions import question_rows
from dashboard.demo.kostra import key_figure_rows
from dashboard.demo.leaders import role_rows, talk_rows
from dashboard.demo.ledger import CLOSED_YEARS, MONTHS, ledger
from dashboard.demo.links import link_rows
from dashboard.demo.maturity import maturity_rows
from dashboard.demo.measures import measure_rows
from dashboard.demo.meeting_plan import meeting_rows
from dashboard.demo.neighbours import group_rows
from dashboard.demo.organisation import ANSVAR, organisation_rows
from dashboard.demo.population import population_rows
from dashboard.demo.posts import posts
from dashboard.demo.sick_leave import sick_leave
from dashboard.demo.surveys import survey_rows

UTF8 = "utf-8"
UTF8_BOM = "utf-8-sig"
WINDOWS = "cp1252"
MONTH_COLUMNS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
ACCOUNTING_ZERO = " -   "


class DemoFile(NamedTuple):
    """A file of the demo, the message its import is stored with, and the day the file was made."""

    name: str
    message: str
    made: date


# Figures of real municipalities as others published them: kept in the folder, not made here.
REAL = (
    ("kostra_13502_2015_2023.xlsx", "KOSTRA-tall om barnehage 2015–2023, alle kommuner (SSB)"),
    ("kostra_ssb.csv", "KOSTRA-tall 2020–2025, landet og noen kommuner (SSB)"),
    ("delkostnad_groent_hefte_2026.csv", "Behovsindekser 2026, alle kommuner (Grønt hefte)"),
    ("utgiftsbehov_midtre_gauldal.csv", "Endret utgiftsbehov 2023–2032, Midtre Gauldal (KS)"),
)
# What belongs together for the comparison; the municipality's own comes on top of the others'.
COMPARISON = (
    ("kommunegruppe.csv", "KOSTRA-grupper i demoen (fiktive)"),
    *REAL,
    ("kostra_fjordvik.csv", "KOSTRA-tall 2025, Fjordvik og nabokommunene (fiktive)"),
    ("delkostnad_fjordvik.csv", "Behovsindekser 2026, Fjordvik og nabokommunene (fiktive)"),
    ("befolkning.csv", "Folketall 2015–2026 og framskriving til 2050 (fiktive)"),
    ("utgiftsbehov_fjordvik.csv", "Endret utgiftsbehov 2026–2035 (fiktive)"),
)
# What the strategic dialogue stands on: the roles come before what they own, and it comes after the tiltak and vedtak it names.
STRATEGY = (
    ("rolle.csv", "Lederroller"),
    ("maalstruktur_2026_09.csv", "Målstruktur, september 2026"),
    ("oppdragsstatus_2026_09.csv", "Status for oppdragene, første og andre kvartal 2026"),
    ("gevinst.csv", "Gevinster 2025–2027"),
    ("undersoekelse.csv", "Undersøkelser 2022–2026"),
    ("modenhet.csv", "Digital modenhet 2024–2026"),
    ("internkontroll.csv", "Internkontroll januar 2024–september 2026"),
    ("lederavtale.csv", "Lederavtaler 2025–2026"),
    ("moeteplan_2026.csv", "Møteplan 2026"),
    ("moeteplan_2027.csv", "Møteplan 2027, første halvår"),
)
# The list of questions comes before what is said of them.
KOMPASS = (
    ("kompassevaluering_fjordvik.csv", "Kommunekompasset 2012 og 2023, Fjordvik (fiktivt)"),
    ("kompassevaluering_naboer.xlsx", "Kommunekompasset 2011–2024, nabokommunene (fiktivt)"),
    ("kompassomtale.csv", "Styrker, utfordringer og svakheter i Kommunekompasset 2023–2024 (fiktivt)"),
    ("kompassreferanse.csv", "Hva andre har fått i Kommunekompasset, 2010–2023 (fiktivt)"),
    ("kompassspoersmaal.csv", "Spørsmål i Kommunekompasset 3.1, skrevet for demoen"),
    ("egenvurdering.csv", "Egenvurdering mot Kommunekompasset, juni 2024–september 2026"),
    ("kompassplan.csv", "Plan for Kommunekompasset 2026–2027"),
)
SEPTEMBER_FILES: tuple[DemoFile, ...] = tuple(
    DemoFile(name, message, SEPTEMBER.made)
    for name, message in (
        ("organisasjon.csv", "Organisasjon"),
        *COMPARISON,
        *((f"budsjett_opprinnelig_{aar}.csv", f"Opprinnelig budsjett {aar}") for aar in YEARS),
        *((f"budsjett_{aar}.csv", f"Regulert budsjett {aar}") for aar in YEARS),
        ("regnskap_2023.csv", "Regnskap 2023"),
        ("regnskap_2024.xlsx", "Regnskap 2024"),
        ("regnskap_2025.csv", "Regnskap 2025"),
        ("regnskap_2026.csv", "Regnskap januar–september 2026"),
        ("prognose.csv", "Ledernes prognoser mars–september 2026"),
        ("sykefravaer.csv", "Sykefravær januar 2023–september 2026"),
        ("tiltak_2026_09.csv", "Tiltak i økonomiplan 2026–2029, september 2026"),
        ("vedtak_2026_09.xlsx", "Vedtakslogg, september 2026"),
        *STRATEGY,
        *KOMPASS,
    )
)
OCTOBER_FILES: tuple[DemoFile, ...] = tuple(
    DemoFile(name, message, OCTOBER.made)
    for name, message in (
        ("regnskap_2026_10.csv", "Regnskap oktober 2026"),
        ("prognose_2026_10.csv", "Ledernes prognoser oktober 2026"),
        ("sykefravaer_2026_10.csv", "Sykefravær oktober 2026"),
        ("tiltak.csv", "Tiltak i økonomiplan 2026–2029, oktober 2026"),
        ("vedtak.xlsx", "Vedtakslogg, oktober 2026"),
        ("internkontroll_2026_10.csv", "Internkontroll oktober 2026"),
        ("maalstruktur.csv", "Målstruktur, oktober 2026"),
        ("oppdragsstatus_2026_10.csv", "Status for oppdragene i tredje kvartal, meldt oktober 2026"),
        ("egenvurdering_2026_10.csv", "Egenvurdering mot Kommunekompasset, oktober 2026"),
    )
)
FILES = SEPTEMBER_FILES + OCTOBER_FILES  # in the order of import
_REAL_NAMES = {name for name, _ in REAL}
MADE = tuple(file for file in FILES if file.name not in _REAL_NAMES)


def write_demo(folder: Path) -> list[Path]:
    """Writes every file of MADE into `folder`, which is made if need be.

    The CSV files are the same bytes on every machine; of the XLSX files the parts in them are (how they are
    packed depends on the machine's zlib).
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_budgets(folder)
    _write_closed_years(folder)
    _write_months(folder, ("regnskap_2026.csv", "regnskap_2026_10.csv"), _without_names(accounts(AAR)))
    _write_months(folder, ("prognose.csv", "prognose_2026_10.csv"), pd.DataFrame(forecast_rows()))
    _write_months(
        folder,
        ("sykefravaer.csv", "sykefravaer_2026_10.csv"),
        pd.DataFrame(sick_leave().rows),
        month="Måned",
    )
    for delivery, ending in ((SEPTEMBER, "_2026_09"), (OCTOBER, "")):
        _csv(folder / f"tiltak{ending}.csv", pd.DataFrame(measure_rows(delivery)), UTF8_BOM)
        log = pd.DataFrame(decision_rows(delivery))
        _xlsx(folder / f"vedtak{ending}.xlsx", "Vedtakslogg", log, delivery.made)
    _write_comparison(folder)
    _write_strategy(folder)
    _write_kompass(folder)
    return [folder / file.name for file in MADE]


def _write_comparison(folder: Path) -> None:
    _csv(folder / "kommunegruppe.csv", pd.DataFrame(group_rows()), UTF8)
    _csv(folder / "kostra_fjordvik.csv", pd.DataFrame(key_figure_rows()), UTF8)
    _csv(folder / "delkostnad_fjordvik.csv", pd.DataFrame(need.index_rows()), UTF8)
    _csv(folder / "befolkning.csv", pd.DataFrame(population_rows()), UTF8)
    _csv(
        folder / "utgiftsbehov_fjordvik.csv", _with_title(need.TITLE, pd.DataFrame(need.change_rows())), UTF8
    )


def _write_strategy(folder: Path) -> None:
    tables = {
        "rolle": role_rows(),
        "gevinst": gain_rows(),
        "undersoekelse": survey_rows(),
        "modenhet": maturity_rows(),
        "lederavtale": talk_rows(),
        "moeteplan_2026": meeting_rows(2026),
        "moeteplan_2027": meeting_rows(2027),
        "maalstruktur_2026_09": link_rows(SEPTEMBER),
        "maalstruktur": link_rows(OCTOBER),
        "oppdragsstatus_2026_09": report_rows(SEPTEMBER),
        "oppdragsstatus_2026_10": report_rows(OCTOBER),
    }
    for name, rows in tables.items():
        _csv(folder / f"{name}.csv", pd.DataFrame(rows), UTF8_BOM)
    controls = pd.DataFrame(control_rows()).astype({"År": int, "Måned": int})
    _write_months(folder, ("internkontroll.csv", "internkontroll_2026_10.csv"), controls, month="Måned")


def _write_kompass(folder: Path) -> None:
    tables = {
        "kompassevaluering_fjordvik": own_rows(),
        "kompassomtale": mention_rows(),
        "kompassreferanse": reference_rows(),
        "kompassspoersmaal": question_rows(),
        "egenvurdering": assessment_rows(SEPTEMBER),
        "egenvurdering_2026_10": assessment_rows(OCTOBER),
        "kompassplan": plan_rows(),
    }
    for name, rows in tables.items():
        _csv(folder / f"{name}.csv", pd.DataFrame(rows), UTF8_BOM)
    neighbours = pd.DataFrame(neighbour_rows())
    for column in ("Maks", "Poeng"):
        neighbours[column] = pd.to_numeric(neighbours[column].str.replace(",", "."))
    _xlsx(folder / "kompassevaluering_naboer.xlsx", "Evalueringer", neighbours, SEPTEMBER.made)


def _write_budgets(folder: Path) -> None:
    _csv(folder / "organisasjon.csv", pd.DataFrame(organisation_rows()), UTF8_BOM)
    for aar in YEARS:
        _csv(folder / f"budsjett_opprinnelig_{aar}.csv", _original_budget(aar), UTF8)
        _csv(folder / f"budsjett_{aar}.csv", _amended_budget(aar), UTF8_BOM)


def _write_closed_years(folder: Path) -> None:
    _csv(folder / "regnskap_2023.csv", _with_decimals(accounts(2023)), WINDOWS)
    _xlsx(folder / "regnskap_2024.xlsx", "Regnskap 2024", accounts(2024), SEPTEMBER.made)
    _csv(folder / "regnskap_2025.csv", _with_decimals(_without_names(accounts(2025))), UTF8)


def _write_months(folder: Path, names: tuple[str, str], frame: pd.DataFrame, month: str = "Periode") -> None:
    """What there was for September's report, and October alone."""
    of_october = (frame["År"] == AAR) & (frame[month] == OCTOBER.maaned)
    for name, part in zip(names, (frame[~of_october], frame[of_october]), strict=True):
        _csv(folder / name, part, UTF8_BOM)


def accounts(aar: int) -> pd.DataFrame:
    """The year's postings: one row per post and month that has an amount, whole kr; period 13 in closed years."""
    year = YEARS.index(aar)
    months = ledger().months[:, year * 12 : min(year * 12 + 12, MONTHS)]
    amounts = np.column_stack([months, ledger().closing[:, year]]) if year < CLOSED_YEARS else months
    periods, rows = np.nonzero(amounts.T)
    chart, names = posts(), {ansvar.kode: ansvar.navn for ansvar in ANSVAR}
    frame = pd.DataFrame(
        {
            "År": aar,
            "Periode": periods + 1,
            "Konto": [chart[row].konto for row in rows],
            "Konto (T)": [KONTOER[chart[row].konto[1:]] for row in rows],
            "Ansvar": [chart[row].ansvar for row in rows],
            "Ansvar (T)": [names[chart[row].ansvar] for row in rows],
            "Tjeneste": [chart[row].tjeneste_in(aar) for row in rows],
            "Tjeneste (T)": [TJENESTER[chart[row].tjeneste_in(aar)] for row in rows],
            "Prosjekt": [chart[row].prosjekt for row in rows],
            "Beløp": amounts[rows, periods],
        }
    )
    frame = pd.concat([frame, _unknown_ansvar()]) if aar == YEARS[-1] else frame
    return frame.sort_values(
        ["Periode", "Ansvar", "Tjeneste", "Konto", "Prosjekt"], kind="stable", ignore_index=True
    )


def _unknown_ansvar() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "År": YEARS[-1],
                "Periode": periode,
                "Konto": konto,
                "Konto (T)": KONTOER[konto[1:]],
                "Ansvar": problems.UKJENT_ANSVAR,
                "Ansvar (T)": problems.UKJENT_ANSVAR_NAVN,
                "Tjeneste": tjeneste,
                "Tjeneste (T)": TJENESTER[tjeneste],
                "Prosjekt": "",
                "Beløp": kroner,
            }
            for periode in range(problems.UKJENT_FRA, OCTOBER.maaned + 1)
            for tjeneste, konto, kroner in problems.UKJENT_POSTER
        ]
    )


def _address(aar: int, version: str) -> pd.DataFrame:
    chart = posts()
    return pd.DataFrame(
        {
            "Versjon": version,
            "År": aar,
            "Konto": [post.konto for post in chart],
            "Ansvar": [post.ansvar for post in chart],
            "Tjeneste": [post.tjeneste_in(aar) for post in chart],
            "Prosjekt": [post.prosjekt for post in chart],
        }
    )


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(["Ansvar", "Tjeneste", "Konto", "Prosjekt"], kind="stable")


def _amended_budget(aar: int) -> pd.DataFrame:
    months = regulert()[:, YEARS.index(aar)]
    columns: dict[str, Sequence[int]] = {
        name: months[:, index].tolist() for index, name in enumerate(MONTH_COLUMNS)
    }
    columns["Sum"] = months.sum(axis=1).tolist()
    used = np.flatnonzero(months.any(axis=1))
    amounts = pd.DataFrame({name: [_spaced(value) for value in values] for name, values in columns.items()})
    return _in_order(pd.concat([_address(aar, "Regulert"), amounts], axis=1).iloc[used])


def _original_budget(aar: int) -> pd.DataFrame:
    year = YEARS.index(aar)
    amounts = opprinnelig()[:, year]
    used = np.flatnonzero((amounts != 0) | regulert()[:, year].any(axis=1))
    # Excel's accounting format in the years someone sent the file through Excel.
    through_excel = aar in (2024, 2026)
    texts = [_accounting(value) if through_excel else _spaced(value) for value in amounts.tolist()]
    frame = _address(aar, "Opprinnelig").assign(**{"Årsbudsjett": texts})
    return _in_order(frame.iloc[used])


def _spaced(value: int) -> str:
    """`-1 456 538`"""
    return f"{value:,}".replace(",", " ")


def _accounting(value: int) -> str:
    """` -1 456 538 `, and zero as Excel shows it."""
    return f" {_spaced(value)} " if value else ACCOUNTING_ZERO


def _without_names(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.drop(columns=["Konto (T)", "Tjeneste (T)"])


def _with_decimals(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(Beløp=[f"{value},00" for value in frame["Beløp"]])


def _with_title(title: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The table as it looks where a line of text stands above its heading."""
    below = [list(frame.columns), *frame.to_numpy().tolist()]
    return pd.DataFrame(below, columns=[title, *[""] * (len(frame.columns) - 1)])


def _csv(path: Path, frame: pd.DataFrame, encoding: str) -> None:
    frame.to_csv(path, sep=";", decimal=",", index=False, encoding=encoding, lineterminator="\n")


def _xlsx(path: Path, sheet: str, frame: pd.DataFrame, made: date) -> None:
    workbook = xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"})
    # Not the time of the run: the same numbers give the same file.
    created = datetime.combine(made, time(8))
    workbook.set_properties({"title": f"{sheet}, Fjordvik kommune (fiktiv)", "created": created})
    worksheet = workbook.add_worksheet(sheet)
    worksheet.write_row(0, 0, list(frame.columns), workbook.add_format({"bold": True}))
    for number, row in enumerate(frame.itertuples(index=False), start=1):
        _write_row(worksheet, number, row)
    worksheet.freeze_panes(1, 0)
    workbook.close()


def _write_row(worksheet: xlsxwriter.worksheet.Worksheet, number: int, row: Iterable[object]) -> None:
    for column, value in enumerate(row):
        if isinstance(value, date):
            worksheet.write_datetime(number, column, value)
        elif isinstance(value, str):
            worksheet.write_string(number, column, value)  # codes stay text, with their leading zeros
        else:
            worksheet.write_number(number, column, value)
