"""Regnskap: the accounts, month by month."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR, ACCOUNT_ADDRESS, PERIODE

REGNSKAP = Dataset(
    name="regnskap",
    title="Regnskap",
    grain="én rad per år, periode, kontoklasse, ansvar, funksjon, art og prosjekt; gjentatte nøkler legges sammen",
    columns=(
        AAR,
        PERIODE,
        *ACCOUNT_ADDRESS,
        Column(
            "beloep",
            Type.KRONER,
            "Beløp",
            required=True,
            unit="kr",
            aliases=(
                "beløp",
                "regnskap",
                "rekneskap",
                "sum",
                "kr",
                "nok",
                "amount",
                "beløp kr",
                "regnskapsført",
                "bokført",
                "saldo",
            ),
        ),
    ),
    key=("aar", "periode", "kontoklasse", "ansvar", "funksjon", "art", "prosjekt", "konto", "tjeneste"),
    replaces=("aar", "periode", "kontoklasse"),
    period=("aar", "periode"),
    measures=("beloep",),
    partitioned_by=("aar",),
)
