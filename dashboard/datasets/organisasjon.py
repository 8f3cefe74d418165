"""Organisasjon: which enhet and tjenesteområde an ansvar belongs to, and how many work there."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import ANSVAR_NAVN

ORGANISASJON = Dataset(
    name="organisasjon",
    title="Organisasjon",
    grain="én rad per ansvar og gyldighetstid",
    columns=(
        Column(
            "ansvar",
            Type.CODE,
            "Ansvar",
            required=True,
            aliases=("ansvarnr", "ansvarsnr", "ansvarskode", "koststed"),
        ),
        ANSVAR_NAVN,
        Column(
            "enhet",
            Type.CODE,
            "Enhet",
            required=True,
            aliases=("enhetsnr", "enhetskode", "eining", "einingskode", "avdeling"),
        ),
        Column(
            "enhet_navn",
            Type.TEXT,
            "Enhet (navn)",
            aliases=("enhetsnavn", "enhet tekst", "einingsnamn", "avdelingsnavn"),
        ),
        Column(
            "tjenesteomraade",
            Type.CODE,
            "Tjenesteområde",
            required=True,
            aliases=("tjenesteområde", "tenesteområde", "sektor", "område", "kommunalområde"),
        ),
        Column(
            "tjenesteomraade_navn",
            Type.TEXT,
            "Tjenesteområde (navn)",
            aliases=("tjenesteområde navn", "tjenesteområde tekst", "tenesteområde namn", "sektornavn"),
        ),
        Column(
            "gyldig_fra",
            Type.DATE,
            "Gyldig fra",
            required=True,
            aliases=("fra", "fra dato", "gjelder fra", "gyldig frå", "frå"),
            assumed="1900-01-01",
        ),
        Column("gyldig_til", Type.DATE, "Gyldig til", aliases=("til", "til dato", "gjelder til")),
        Column("ansatte", Type.COUNT, "Ansatte", aliases=("antall ansatte", "tal tilsette", "tilsette")),
    ),
    key=("ansvar", "gyldig_fra"),
)
