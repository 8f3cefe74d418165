"""Befolkning: inhabitants by age, as registered 1 January and as projected."""

from dashboard.datasets.contract import Column, Dataset, Type

ALTERNATIVER = ("registrert", "hoved", "høy", "lav")
"""Registered (SSB 07459), and the projection's MMMM, HHMH and LLML (SSB 14288)."""

BEFOLKNING = Dataset(
    name="befolkning",
    title="Befolkning",
    grain="én rad per region, alternativ, år og aldersgruppe",
    columns=(
        Column(
            "region",
            Type.CODE,
            "Region",
            required=True,
            aliases=("kommunenr", "kommunenummer", "kommune", "regionkode"),
        ),
        Column("region_navn", Type.TEXT, "Region (navn)", aliases=("kommunenavn", "region tekst")),
        Column(
            "alternativ",
            Type.TEXT,
            "Alternativ",
            required=True,
            values=ALTERNATIVER,
            local_words=True,
            aliases=("framskriving", "vekstalternativ", "scenario"),
            assumed="registrert",
        ),
        Column("aar", Type.YEAR, "År", required=True, aliases=("årstall", "tid", "year")),
        Column("alder_fra", Type.COUNT, "Alder fra", required=True, aliases=("fra alder",), assumed="0"),
        Column("alder_til", Type.COUNT, "Alder til", aliases=("til alder",)),  # none: and older
        Column(
            "antall",
            Type.COUNT,
            "Innbyggere",
            required=True,
            aliases=("personer", "folkemengde", "folketall"),
        ),
        Column("merke", Type.MARK, "Merke", values=(".", "..", ":")),
        Column("tabell", Type.CODE, "Tabell", aliases=("tabellnr",)),
        Column("oppdatert", Type.DATE, "Oppdatert", aliases=("sist endret", "updated")),
    ),
    key=("region", "alternativ", "aar", "alder_fra", "alder_til"),
    replaces=("region", "alternativ", "aar"),
    period=("aar",),
    measures=("antall",),
)
