"""Prognose: the leader's own figure for the year's end."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR, PERIODE

PROGNOSE = Dataset(
    name="prognose",
    title="Prognose",
    grain="én rad per år, periode og enhet: lederens anslag for hele året",
    columns=(
        AAR,
        PERIODE,
        Column(
            "enhet",
            Type.CODE,
            "Enhet",
            required=True,
            aliases=("enhetsnr", "enhetskode", "eining", "avdeling"),
        ),
        Column(
            "prognose",
            Type.KRONER,
            "Prognose for året",
            required=True,
            unit="kr",
            aliases=("årsprognose", "prognose kr", "anslag", "forventet resultat", "forventa resultat"),
        ),
        Column("rolle", Type.TEXT, "Meldt av (rolle)", aliases=("forfatter", "meldt av", "leder", "leiar")),
        Column("dato", Type.DATE, "Dato", aliases=("meldt dato",)),
        Column(
            "begrunnelse",
            Type.TEXT,
            "Begrunnelse",
            aliases=("grunngiving", "kommentar", "forklaring", "årsak"),
        ),
    ),
    key=("aar", "periode", "enhet"),
    replaces=("aar", "periode"),
    period=("aar", "periode"),
    measures=("prognose",),
)
