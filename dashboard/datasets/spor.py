"""Spor: what people have done with the solution, besides what the versions themselves tell."""

from dashboard.datasets.contract import Column, Dataset, Type

HENDELSER = (
    "innlogget",
    "utlogget",
    "avvist innlogging",
    "utløpt innlogging",
    "ugyldig informasjonskapsel",
    "ingen tilgang",
    "ukjent adresse",
    "pakke endret",
    "vis som",
    "eksport",
)

SPOR = Dataset(
    name="spor",
    title="Sporingslogg",
    grain="én rad per hendelse; rader endres og slettes aldri",
    columns=(
        Column("id", Type.CODE, "Id", required=True),
        Column("tidspunkt", Type.TIME, "Tidspunkt (UTC)", required=True),
        Column("hendelse", Type.TEXT, "Hendelse", required=True, values=HENDELSER),
        Column("hvem", Type.TEXT, "Hvem"),
        Column("rolle", Type.TEXT, "Rolle"),
        Column("hva", Type.TEXT, "Hva det gjaldt"),
    ),
    key=("id",),
    replaces=("id",),
    uploaded=False,
    trace=True,
)
