"""The committed demo files as DuckDB tables."""

from collections.abc import Iterator

import duckdb
import pandas as pd
import pytest

from dashboard import paths
from dashboard.demo.write import MONTH_COLUMNS

ENCODINGS = {"regnskap_2023.csv": "cp1252"}


def _read(name: str) -> pd.DataFrame:
    encoding = ENCODINGS.get(name, "utf-8-sig")
    return pd.read_csv(paths.DEMO / name, sep=";", dtype=str, keep_default_na=False, encoding=encoding)


def _amounts(texts: pd.Series) -> pd.Series:
    """Kr from `-1 456 538`, `121311,00` and ` -   `."""
    plain = texts.str.replace(" ", "").str.removesuffix(",00")
    return plain.mask(plain == "-", "0").astype("int64")


def _accounts() -> pd.DataFrame:
    files = [_read(f"regnskap_{part}.csv") for part in ("2023", "2025", "2026", "2026_10")]
    sheet = pd.read_excel(
        paths.DEMO / "regnskap_2024.xlsx", engine="calamine", dtype=str, keep_default_na=False
    )
    columns = ["År", "Periode", "Konto", "Ansvar", "Tjeneste", "Prosjekt", "Beløp"]
    frame = pd.concat([file[columns] for file in (*files, sheet)])
    frame["Beløp"] = _amounts(frame["Beløp"].str.removesuffix(".0"))
    return frame.astype({"År": "int64", "Periode": "int64"})


def _amended() -> pd.DataFrame:
    frame = pd.concat([_read(f"budsjett_{aar}.csv") for aar in range(2023, 2027)]).drop(columns="Sum")
    long = frame.melt(
        id_vars=["År", "Konto", "Ansvar", "Tjeneste", "Prosjekt"],
        value_vars=list(MONTH_COLUMNS),
        var_name="Periode",
        value_name="Beløp",
    )
    long["Periode"] = long["Periode"].map(
        {name: number for number, name in enumerate(MONTH_COLUMNS, start=1)}
    )
    long["Beløp"] = _amounts(long["Beløp"])
    return long.astype({"År": "int64"})


def _original() -> pd.DataFrame:
    frame = pd.concat([_read(f"budsjett_opprinnelig_{aar}.csv") for aar in range(2023, 2027)])
    return frame.assign(Beløp=_amounts(frame["Årsbudsjett"])).astype({"År": "int64"})


def _to_october(name: str) -> pd.DataFrame:
    return pd.concat([_read(f"{name}.csv"), _read(f"{name}_2026_10.csv")])


def _decisions(name: str) -> pd.DataFrame:
    return pd.read_excel(paths.DEMO / name, engine="calamine", keep_default_na=False)


@pytest.fixture(scope="session")
def demo() -> Iterator[duckdb.DuckDBPyConnection]:
    """Tables regnskap, budsjett, opprinnelig, organisasjon, prognose, sykefravaer, tiltak and vedtak as October left
    them, and tiltak_september and vedtak_september as they stood before."""
    connection = duckdb.connect()
    tables = {
        "regnskap": _accounts(),
        "budsjett": _amended(),
        "opprinnelig": _original(),
        "organisasjon": _read("organisasjon.csv"),
        "prognose": _to_october("prognose"),
        "sykefravaer": _to_october("sykefravaer"),
        "tiltak": _read("tiltak.csv"),
        "tiltak_september": _read("tiltak_2026_09.csv"),
        "vedtak": _decisions("vedtak.xlsx"),
        "vedtak_september": _decisions("vedtak_2026_09.xlsx"),
    }
    for name, frame in tables.items():
        connection.register(f"{name}_file", frame)
        connection.execute(f"create table {name} as from {name}_file")
    # The unit an ansvar belonged to when the amount was posted.
    connection.execute(
        """
        create view avvik as
        with amounts as (
            select "År" as aar, Periode as periode, Ansvar as ansvar, Tjeneste as tjeneste, Konto as konto,
                "Beløp" as budsjett, 0 as regnskap
            from budsjett
            union all
            select "År", Periode, Ansvar, Tjeneste, Konto, 0, "Beløp" from regnskap
        )
        select amounts.*, organisasjon.Enhet as enhet, budsjett - regnskap as avvik
        from amounts
        left join organisasjon on amounts.ansvar = organisasjon.Ansvar
            and make_date(aar, least(periode, 12), 1) >= strptime(organisasjon."Gyldig fra", '%d.%m.%Y')
            and (organisasjon."Gyldig til" = ''
                or make_date(aar, least(periode, 12), 1) <= strptime(organisasjon."Gyldig til", '%d.%m.%Y'))
        where konto[1] = '1'
        """
    )
    yield connection
    connection.close()
