"""Møteplan: the year's meetings and dates, and what each is about."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR

FORA = {
    "klg drift": "KLG drift",
    "klg strategisk": "KLG strategisk",
    "uklg": "Utvidet ledergruppe (UKLG)",
    "formannskap": "Formannskapet",
    "kommunestyre": "Kommunestyret",
    "partssammensatt utvalg": "Partssammensatt utvalg",
    "tertial": "Tertialrapportering",
    "kostra": "KOSTRA",
    "budsjett": "Budsjett og økonomiplan",
    "regnskap": "Regnskap og årsberetning",
    "annet": "Annet",
}
"""Whose date it is, and what it is called on the screen."""

MOETEPLAN = Dataset(
    name="moeteplan",
    title="Møteplan",
    grain="én rad per møte eller frist; filen er hele årets plan",
    columns=(
        Column("id", Type.CODE, "Id", required=True, aliases=("møteid", "møte id")),
        AAR,
        Column("dato", Type.DATE, "Dato", required=True, aliases=("møtedato", "møtedag")),
        Column(
            "forum",
            Type.TEXT,
            "Forum",
            required=True,
            values=tuple(FORA),
            local_words=True,
            aliases=("møte", "møtetype"),
        ),
        Column("tittel", Type.TEXT, "Tittel", aliases=("møtetittel",)),
        Column("kl_fra", Type.TEXT, "Fra kl.", aliases=("fra kl", "starter", "klokkeslett")),
        Column("kl_til", Type.TEXT, "Til kl.", aliases=("til kl", "slutter")),
        Column("sted", Type.TEXT, "Sted", aliases=("møtested", "rom")),
        Column("tema", Type.TEXT, "Tema (ett per linje)", aliases=("temaer", "saker", "dagsorden")),
    ),
    key=("id",),
    replaces=("aar",),
    period=("aar",),
    edited=True,
)
"""Times as 12:00. Dates that the law and Statistics Norway fix are not here: reference list faste_datoer."""
