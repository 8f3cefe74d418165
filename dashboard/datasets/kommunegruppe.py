"""Kommunegruppe: which KOSTRA group a municipality belongs to, from KLASS 112. Goes before the reference list."""

from dashboard.datasets.contract import Column, Dataset, Type

KOMMUNEGRUPPE = Dataset(
    name="kommunegruppe",
    title="KOSTRA-grupper",
    grain="én rad per kommune og tid i en gruppe",
    columns=(
        Column("kommune", Type.CODE, "Kommune", required=True, aliases=("kommunenr", "kommunenummer")),
        Column("kommune_navn", Type.TEXT, "Kommune (navn)", aliases=("kommunenavn",)),
        Column(
            "gruppe", Type.CODE, "KOSTRA-gruppe", required=True, aliases=("kostragruppe", "kostra gruppe")
        ),
        Column("gruppe_navn", Type.TEXT, "KOSTRA-gruppe (navn)"),
        Column("fra", Type.YEAR, "Fra og med år", required=True, aliases=("gyldig fra",)),
        Column("til", Type.YEAR, "Til og med år", aliases=("gyldig til",)),
    ),
    key=("kommune", "fra"),
    replaces=("kommune",),
)
