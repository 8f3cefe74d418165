"""Tiltak: budget measures, with the account address where the effect must be seen."""

from dashboard.datasets.contract import Column, Dataset, Type

STATUSES = ("ikke startet", "under arbeid", "avventer", "gjennomført", "utgår")

TILTAK = Dataset(
    name="tiltak",
    title="Tiltak",
    grain="én rad per tiltak og år i økonomiplanen",
    columns=(
        Column(
            "id", Type.CODE, "Id", required=True, aliases=("tiltaksnr", "tiltak id", "tiltaksnummer", "nr")
        ),
        Column(
            "tittel", Type.TEXT, "Tittel", required=True, aliases=("tiltak", "tiltaksnavn", "beskrivelse")
        ),
        Column("aar", Type.YEAR, "År", required=True, aliases=("årstall", "budsjettår", "økonomiplanår")),
        Column(
            "tjenesteomraade",
            Type.CODE,
            "Tjenesteområde",
            aliases=("tjenesteområde", "tenesteområde", "sektor", "område"),
        ),
        Column("ansvar", Type.CODE, "Ansvar", aliases=("ansvarnr", "koststed")),
        Column("funksjon", Type.CODE, "Funksjon", aliases=("tjeneste",)),
        Column("art", Type.CODE, "Art", aliases=("konto",)),
        Column(
            "vedtatt_effekt",
            Type.KRONER,
            "Vedtatt effekt",
            required=True,
            unit="kr",
            aliases=("vedtatt", "budsjettert effekt", "effekt"),
        ),
        Column(
            "realisert_effekt",
            Type.KRONER,
            "Realisert effekt",
            unit="kr",
            aliases=("realisert", "oppnådd effekt", "hittil"),
        ),
        Column(
            "forventet_effekt",
            Type.KRONER,
            "Forventet effekt",
            unit="kr",
            aliases=("forventet", "forventa effekt", "prognose"),
        ),
        Column("eier", Type.TEXT, "Eier (rolle)", aliases=("ansvarlig", "tiltakseier", "eigar")),
        Column("frist", Type.DATE, "Frist", aliases=("tidsfrist",)),
        Column(
            "status",
            Type.TEXT,
            "Status",
            values=STATUSES,
            local_words=True,
            aliases=("framdrift", "fremdrift"),
        ),
        Column("kommentar", Type.TEXT, "Kommentar", aliases=("merknad",)),
    ),
    key=("id", "aar"),
    replaces=("aar",),
    period=("aar",),
)
