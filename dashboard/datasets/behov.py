"""Need: how much a municipality's inhabitants need of each service, and how that changes with the population."""

from dashboard.datasets.contract import Column, Dataset, Type

SEKTORER = ("pleie_og_omsorg", "grunnskole", "barnehage", "sosial", "kommunehelse", "barnevern")
SUM = "sum"
"""The sector of a printed row sum, kept to be held against the computed one."""

DELKOSTNAD = Dataset(
    name="delkostnad",
    title="Behovsindekser (delkostnadsnøkler)",
    grain="én rad per kommune, år og sektor",
    columns=(
        Column(
            "kommune",
            Type.CODE,
            "Kommune",
            required=True,
            aliases=("kommunenr", "kommunenummer", "region"),
        ),
        Column("kommune_navn", Type.TEXT, "Kommune (navn)", aliases=("kommunenavn",)),
        Column("aar", Type.YEAR, "År", required=True, aliases=("årstall", "budsjettår")),
        Column("sektor", Type.TEXT, "Sektor", required=True, aliases=("delkostnadsnøkkel", "tjeneste")),
        Column(
            "indeks",
            Type.NUMBER,
            "Indeks (landet = 1)",
            required=True,
            aliases=("indeks", "delkostnadsindeks", "utgiftsbehov", "behovsindeks"),
        ),
        Column("kilde", Type.TEXT, "Kilde"),
    ),
    key=("kommune", "aar", "sektor"),
    replaces=("kommune", "aar", "sektor"),
    period=("aar",),
    measures=("indeks",),
)
"""Sectors: `samlet`, and those of the reference list kostra_omraade (column delkostnad)."""

UTGIFTSBEHOV = Dataset(
    name="utgiftsbehov",
    title="Endret utgiftsbehov (KS)",
    grain="én rad per kommune, år (eller sum over år) og sektor",
    columns=(
        Column(
            "kommune",
            Type.CODE,
            "Kommune",
            required=True,
            aliases=("kommunenr", "kommunenummer", "region"),
        ),
        Column("aar", Type.YEAR, "År", required=True, aliases=("årstall", "fra år")),
        Column("aar_til", Type.YEAR, "Til og med år", aliases=("til år",)),  # of a printed sum over years
        Column("sektor", Type.TEXT, "Sektor", required=True, values=(*SEKTORER, SUM), local_words=True),
        Column("beloep", Type.KRONER, "Endring", required=True, unit="kr", aliases=("endring", "beløp")),
        Column("prisnivaa", Type.YEAR, "Prisnivå (år)", aliases=("prisår", "kroner fra år")),
        Column("kilde", Type.TEXT, "Kilde"),
    ),
    key=("kommune", "aar", "aar_til", "sektor"),
    replaces=("kommune",),
    period=("aar",),
    measures=("beloep",),
)
"""The yearly change in expenditure need because of the population, estimated by KS for every municipality."""
