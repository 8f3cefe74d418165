"""Budsjett: adopted (opprinnelig) and amended (regulert), for the year or spread over the months."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR, ACCOUNT_ADDRESS

BUDSJETT = Dataset(
    name="budsjett",
    title="Budsjett",
    grain="én rad per år, versjon, periode (0 = hele året, ikke periodisert), kontoklasse, ansvar, funksjon, art og prosjekt",
    columns=(
        AAR,
        Column(
            "versjon",
            Type.CODE,
            "Budsjettversjon",
            required=True,
            values=("opprinnelig", "regulert"),
            aliases=("budsjettype", "budsjettversjon", "type budsjett"),
        ),
        Column(
            "periode",
            Type.PERIOD,
            "Periode",
            required=True,
            aliases=("måned", "månad", "mnd", "budsjettperiode"),
        ),
        *ACCOUNT_ADDRESS,
        Column(
            "beloep",
            Type.KRONER,
            "Beløp",
            required=True,
            unit="kr",
            aliases=(
                "beløp",
                "budsjett",
                "årsbudsjett",
                "kr",
                "nok",
                "amount",
                "budsjettbeløp",
                "budsjett kr",
            ),
        ),
    ),
    key=(
        "aar",
        "versjon",
        "periode",
        "kontoklasse",
        "ansvar",
        "funksjon",
        "art",
        "prosjekt",
        "konto",
        "tjeneste",
    ),
    replaces=("aar", "versjon", "kontoklasse"),
    period=("aar",),
    measures=("beloep",),
    partitioned_by=("aar",),
)
