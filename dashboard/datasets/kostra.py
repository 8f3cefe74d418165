"""KOSTRA: key figures from Statistics Norway, and the accounts every municipality delivers to it (0A)."""

from dashboard.datasets.contract import Column, Dataset, Type

MARKS = (".", "..", ":")

KOSTRA = Dataset(
    name="kostra",
    title="KOSTRA-nøkkeltall",
    grain="én rad per tabell, nøkkeltall, undergruppe, region og år",
    columns=(
        Column("tabell", Type.CODE, "Tabell", required=True, aliases=("tabellnr", "ssb tabell")),
        Column(
            "nokkeltall",
            Type.CODE,
            "Nøkkeltall",
            required=True,
            aliases=("nøkkeltall", "statistikkvariabel", "contentscode", "indikator"),
        ),
        Column("tittel", Type.TEXT, "Tittel", aliases=("nøkkeltall tekst", "navn på nøkkeltall")),
        Column("undergruppe", Type.TEXT, "Undergruppe"),
        Column("undergruppe_kode", Type.CODE, "Undergruppe (koder)"),
        Column(
            "region",
            Type.CODE,
            "Region",
            required=True,
            aliases=("kommunenr", "kommunenummer", "kommune", "regionkode"),
        ),
        Column("region_navn", Type.TEXT, "Region (navn)", aliases=("kommunenavn", "region tekst")),
        Column("aar", Type.YEAR, "År", required=True, aliases=("årstall", "tid", "year")),
        Column("verdi", Type.NUMBER, "Verdi", aliases=("value", "tall")),
        Column("merke", Type.MARK, "Merke", values=MARKS, aliases=("status",)),
        Column("enhet", Type.TEXT, "Måleenhet", aliases=("måleenhet", "unit")),
        Column("oppdatert", Type.DATE, "Oppdatert", aliases=("sist endret", "updated")),
    ),
    key=("tabell", "nokkeltall", "undergruppe", "region", "aar"),
    replaces=("tabell", "nokkeltall", "undergruppe", "region", "aar"),
    period=("aar",),
    measures=("verdi",),
)

KOSTRA_REGNSKAP = Dataset(
    name="kostra_regnskap",
    title="KOSTRA-regnskap (filuttrekk 0A)",
    grain="én rad per post i filen; gjentatte nøkler legges sammen",
    columns=(
        Column("skjema", Type.CODE, "Skjema", required=True),
        Column("aar", Type.YEAR, "Årgang", required=True),
        Column("kvartal", Type.CODE, "Kvartal", values=("", "1", "2", "3", "4")),
        Column("region", Type.CODE, "Region", required=True),
        Column("orgnr", Type.CODE, "Organisasjonsnummer"),
        Column("foretaksnr", Type.CODE, "Foretaksnummer"),
        Column("kontoklasse", Type.CODE, "Kontoklasse", required=True, values=("1", "0")),
        Column("funksjon", Type.CODE, "Funksjon", required=True),
        Column("art", Type.CODE, "Art", required=True),
        Column("beloep", Type.KRONER, "Beløp", required=True, unit="1000 kr"),
    ),
    key=("skjema", "aar", "kvartal", "region", "kontoklasse", "funksjon", "art"),
    replaces=("skjema", "aar", "kvartal", "region", "orgnr", "foretaksnr"),
    period=("aar",),
)
